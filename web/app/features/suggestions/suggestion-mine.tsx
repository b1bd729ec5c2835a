import type { MySuggestionsQuery } from '#graphql.generated.ts';
import { Details } from '#ui/details.tsx';
import { dayWords } from '#words/days.ts';
import { counted } from '#words/lists.ts';
import { StandingTag } from './suggestion-standing.tsx';
import { notForwardBecause, titleOf } from './suggestion-words.ts';

type Mine = MySuggestionsQuery['mySuggestions'][number];

const FIRST = 5;

/** What somebody suggested, the newest first, and what became of each. Nothing for whoever suggested nothing. */
export function MySuggestions({ suggestions }: { suggestions: readonly Mine[] }) {
  if (suggestions.length === 0) return null;
  const older = suggestions.slice(FIRST);
  return (
    <section aria-labelledby="my-suggestions">
      <h2 className="govuk-heading-m" id="my-suggestions">
        My suggestions
      </h2>
      <Rows suggestions={suggestions.slice(0, FIRST)} />
      {older.length > 0 && (
        <Details summary={counted(older.length, 'earlier suggestion')}>
          <Rows suggestions={older} />
        </Details>
      )}
    </section>
  );
}

function Rows({ suggestions }: { suggestions: readonly Mine[] }) {
  return (
    <ul className="app-questions">
      {suggestions.map((suggestion) => (
        <li key={suggestion.id} className="app-questions__item">
          <p className="govuk-body govuk-!-margin-bottom-1">
            <a className="govuk-link" href={`/suggestions/${suggestion.id}`}>
              {titleOf(suggestion)}
            </a>
          </p>
          <p className="app-questions__foot">
            <StandingTag status={suggestion.status} />
          </p>
          <p className="app-questions__foot">
            Suggested on {dayWords(suggestion.suggestedAt)}, {suggestion.area.name}. {mineWords(suggestion)}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** How a suggestion stands, said to who made it. */
function mineWords({ status, declineReason }: Mine): string {
  if (status === 'UNREAD') return 'We email you when the team has read it.';
  if (status === 'MERGED') return 'It goes forward together with another that asks for the same.';
  return declineReason ? notForwardBecause[declineReason] : '';
}
