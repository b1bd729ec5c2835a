import type { SuggestionFactsFragment } from '#graphql.generated.ts';
import { dayWords } from '#words/days.ts';
import { ReadBy, StandingTag } from './suggestion-standing.tsx';
import { aboutWords, notForwardBecause, titleOf } from './suggestion-words.ts';

/** Suggestions in the order given: what each says, how it stands, and why. */
export function SuggestionList({ suggestions }: { suggestions: readonly SuggestionFactsFragment[] }) {
  return (
    <ul className="app-questions">
      {suggestions.map((suggestion) => (
        <li key={suggestion.id} className="app-questions__item" id={`suggestion-${suggestion.id}`}>
          <Row suggestion={suggestion} />
        </li>
      ))}
    </ul>
  );
}

function Row({ suggestion }: { suggestion: SuggestionFactsFragment }) {
  const { id, title, status, suggestedAt, declineReason, mergedInto, isMine, reviewWords } = suggestion;
  const about = aboutWords(suggestion);
  return (
    <>
      <p className="govuk-body govuk-!-margin-bottom-1">
        <a className="govuk-link" href={`/suggestions/${id}`}>
          {titleOf(suggestion)}
          {title === null && <span className="govuk-visually-hidden">, suggested on {dayWords(suggestedAt)}</span>}
        </a>
      </p>
      <p className="app-questions__foot">
        <StandingTag status={status} />
      </p>
      {declineReason && <p className="app-questions__foot">{notForwardBecause[declineReason]}</p>}
      {mergedInto && (
        <p className="app-questions__foot">
          It goes forward as{' '}
          <a className="govuk-link" href={`/suggestions/${mergedInto.id}`}>
            {titleOf(mergedInto)}
          </a>
          .
        </p>
      )}
      {reviewWords && <p className="app-questions__foot app-own-words">The team adds: {reviewWords}</p>}
      <p className="app-questions__foot">
        {about && `${about}. `}Suggested on {dayWords(suggestedAt)}
        {isMine && ' by you'}. <ReadBy suggestion={suggestion} />
      </p>
    </>
  );
}
