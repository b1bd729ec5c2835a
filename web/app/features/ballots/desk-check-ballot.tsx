import { momentInWords } from '@patchwork/calendar';
import type { BallotOptionInput, BallotToOpenQuery } from '#graphql.generated.ts';
import { listWords } from '#words/lists.ts';
import { placesWords } from '#words/options.ts';
import { themeBefore } from '#words/themes.ts';
import type { Sources } from './desk-typed-ballot.ts';
import { advisesWords, upToWords } from './vote-words.ts';

/** A vote as it would be opened. */
export interface BallotToCheck {
  options: readonly BallotOptionInput[];
  maxChoices: number;
  /** Null: at once. */
  opensAt: string | null;
  closesAt: string;
  words: string | null;
}

export interface CheckBallotProps {
  ballot: BallotToCheck;
  sources: Sources;
  quarter: NonNullable<BallotToOpenQuery['quarter']>;
}

/** What residents will read, before it can no longer be changed: the options, the times, what was left off. */
export function CheckBallot({ ballot, sources, quarter }: CheckBallotProps) {
  const { area } = quarter;
  const { options, maxChoices, opensAt, closesAt, words } = ballot;
  const off = leftOff(options, sources);
  return (
    <div className="app-as-read">
      <p className="govuk-body">
        {advisesWords({ ballot: { quarter, closesAt, state: 'OPEN' }, area, team: area.team })}
      </p>
      <h2 className="govuk-heading-m">Choose {upToWords(maxChoices, options.length)}</h2>
      <ol className="app-as-read__options">
        {options.map((option) => (
          <li key={`${option.title} ${option.placePaths}`}>
            <strong>
              {themeBefore(option.theme, option.title)}
              {option.title}
            </strong>
            <br />
            {placesWords(placesAt(option.placePaths, area), area)}
            <FromWords option={option} sources={sources} />
          </li>
        ))}
      </ol>
      <p className="govuk-body">Or: none of these.</p>
      <h2 className="govuk-heading-s">When</h2>
      <p className="govuk-body">
        {opensAt ? `Opens on ${momentInWords(new Date(opensAt))}` : 'Opens at once'}, and closes on{' '}
        {momentInWords(new Date(closesAt))}.
      </p>
      <h2 className="govuk-heading-s">How the list was made</h2>
      <p className="govuk-body app-lines">{words ?? 'You have not said how the list was made.'}</p>
      <h2 className="govuk-heading-s">What was left off</h2>
      {off.length > 0 ? (
        <ul className="govuk-list govuk-list--bullet">
          {off.map(({ id, title, what }) => (
            <li key={id}>
              {title} ({what})
            </li>
          ))}
        </ul>
      ) : (
        <p className="govuk-body">Nothing was left off.</p>
      )}
    </div>
  );
}

/** The places at these paths: the neighbourhood itself is one too. */
const placesAt = (paths: readonly string[], area: CheckBallotProps['quarter']['area']) =>
  [area, ...area.children].filter(({ path }) => paths.includes(path));

function FromWords({ option, sources }: { option: BallotOptionInput; sources: Sources }) {
  const priority = sources.priorities.find(({ id }) => id === option.continuesId);
  const suggestions = sources.suggestions.filter(({ id }) => option.suggestionIds?.includes(id));
  if (!priority && suggestions.length === 0) return null;
  return (
    <span className="app-choice-line app-muted">
      {priority && `Goes on with “${priority.title}”. `}
      {suggestions.length > 0 && `Residents suggested: ${listWords(suggestions.map(({ title }) => `“${title}”`))}.`}
    </span>
  );
}

/** What could have gone on the list and did not: the page of the vote names it too. */
export function leftOff(options: readonly BallotOptionInput[], { priorities, suggestions }: Sources) {
  const taken = new Set(options.flatMap(({ continuesId, suggestionIds }) => [continuesId, ...(suggestionIds ?? [])]));
  return [
    ...priorities.map(({ id, title }) => ({ id, title, what: 'what the team works on now' })),
    ...suggestions.map(({ id, title }) => ({ id, title: title ?? 'A suggestion', what: 'suggested' })),
  ].filter(({ id }) => !taken.has(id));
}
