import { MeasureChart } from '#features/priorities/measure-chart.tsx';
import { ThemeIcon } from '#features/priorities/theme-icon.tsx';
import type { BallotPageQuery } from '#graphql.generated.ts';
import { dayWords } from '#words/days.ts';
import { counted } from '#words/lists.ts';
import { placesWords } from '#words/options.ts';
import { outcomeWords } from '#words/outcomes.ts';
import { themeBefore, themeWords } from '#words/themes.ts';
import { verdictsInWords } from '#words/verdicts.ts';

type Option = NonNullable<BallotPageQuery['ballot']>['options'][number];

/** One thing to choose: what and where, who suggested it, and what is known of it where the team works on it now. */
export function OptionCard({
  option,
  area,
  isOver,
}: {
  option: Option;
  area: { id: string; name: string };
  /** True once the months that were voted on have begun. */
  isOver: boolean;
}) {
  const { position, theme, title, places, suggestions, continues } = option;
  return (
    <li className="app-card app-option">
      <p className="app-card__theme">
        <ThemeIcon theme={theme} />
        {themeBefore(theme, title) && `${themeWords[theme]} · `}
        {continues ? (isOver ? 'The team was working on this' : 'The team works on this now') : 'New'}
      </p>
      <h3 className="govuk-heading-m app-card__title">
        <span className="app-option__number">{position}.</span> {title}
      </h3>
      <p className="app-card__where">{placesWords(places, area)}</p>
      {suggestions.length > 0 && <Suggested suggestions={suggestions} />}
      {continues && <Evidence priority={continues} area={area} />}
      {suggestions.length === 0 && !continues && (
        <p className="govuk-body app-muted">Put on the list by the team: no resident suggested it.</p>
      )}
    </li>
  );
}

function Suggested({ suggestions }: Pick<Option, 'suggestions'>) {
  return (
    <>
      <p className="govuk-body app-option__suggested">
        {suggestions.length === 1 ? 'A resident suggested:' : 'Residents suggested:'}
      </p>
      <ul className="govuk-list govuk-list--bullet">
        {suggestions.map(({ id, title, suggestedAt }) => (
          <li key={id}>
            <a className="govuk-link" href={`/suggestions/${id}`}>
              {title ?? 'A suggestion'}
            </a>{' '}
            <span className="app-muted">{dayWords(suggestedAt)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** How many figures of the newest update are drawn: the priority's own page has all. */
const FIGURES = 2;

/** What is known of a present priority: the newest figures, what the team says of it, and what residents say. */
function Evidence({ priority, area }: { priority: NonNullable<Option['continues']>; area: { name: string } }) {
  const { id, title, quarter, outcome, outcomeWords: more, verdicts, updates } = priority;
  const newest = updates.nodes.find(({ withdrawnAt, measures }) => !withdrawnAt && measures.length > 0);
  return (
    <div className="app-evidence">
      <p className="govuk-body">
        It would go on with{' '}
        <a className="govuk-link" href={`/priorities/${id}`}>
          {title}
        </a>{' '}
        ({quarter.name}). The team has posted{' '}
        {updates.totalCount === 0 ? 'no updates' : counted(updates.totalCount, 'update')} on it.
      </p>
      {newest && (
        <>
          <p className="govuk-body app-evidence__head">The newest figures, from {dayWords(newest.postedAt)}</p>
          {newest.measures.slice(0, FIGURES).map((measure) => (
            <MeasureChart key={measure.id} measure={measure} />
          ))}
        </>
      )}
      {outcome && (
        <p className="govuk-body">
          <strong>What the team says:</strong> {outcomeWords[outcome].toLowerCase()}. {more}
        </p>
      )}
      {verdicts && (
        <p className="govuk-body">
          <strong>Did it get better?</strong> {verdictsInWords(verdicts)}
          <span className="app-muted"> Residents of {area.name} who chose to say.</span>
        </p>
      )}
    </div>
  );
}
