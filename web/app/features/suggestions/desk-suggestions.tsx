import type { SuggestionOnDeskFragment } from '#graphql.generated.ts';
import { Details } from '#ui/details.tsx';
import { dayWords } from '#words/days.ts';
import { counted } from '#words/lists.ts';
import { aboutWords, titleOf } from './suggestion-words.ts';

const FIRST = 5;

/** What residents suggested and nobody of the team has read, the oldest first. */
export function DeskSuggestions({ toRead }: { toRead: readonly SuggestionOnDeskFragment[] }) {
  const isOneArea = new Set(toRead.map(({ area }) => area.id)).size < 2;
  const rows = toRead.map((suggestion) => <Row key={suggestion.id} suggestion={suggestion} isOneArea={isOneArea} />);
  if (rows.length === 0) return <p className="govuk-body">No suggestion waits to be read.</p>;
  const more = rows.slice(FIRST);
  return (
    <>
      <h3 className="govuk-heading-s">To read ({rows.length})</h3>
      <ul className="app-desk-list">{rows.slice(0, FIRST)}</ul>
      {more.length > 0 && (
        <Details summary={counted(more.length, 'more suggestion')}>
          <ul className="app-desk-list">{more}</ul>
        </Details>
      )}
    </>
  );
}

function Row({ suggestion, isOneArea }: { suggestion: SuggestionOnDeskFragment; isOneArea: boolean }) {
  const { id, suggestedAt, area } = suggestion;
  return (
    <li className="app-desk-list__item">
      <p className="govuk-body govuk-!-margin-bottom-1">
        <a className="govuk-link" href={`/desk/suggestions/${id}`}>
          {titleOf(suggestion)}
        </a>
      </p>
      <p className="app-questions__foot govuk-!-margin-bottom-3">
        {aboutWords(suggestion)}. Suggested on {dayWords(suggestedAt)}. {!isOneArea && `${area.name}.`}
      </p>
    </li>
  );
}
