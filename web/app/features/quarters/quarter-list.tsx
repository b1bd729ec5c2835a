import type { AreaQuartersQuery, QuarterStage } from '#graphql.generated.ts';
import { outcomeWords } from '#words/outcomes.ts';
import { themeBefore } from '#words/themes.ts';

type Quarters = NonNullable<AreaQuartersQuery['area']>['quarters']['nodes'];

/** Months of a neighbourhood that have begun, the newest first, each with what was agreed and what became of it. */
export function QuarterList({ quarters }: { quarters: Quarters }) {
  if (quarters.length === 0) return <p className="govuk-body">Nothing yet: the first months have not begun.</p>;
  return quarters.map(({ id, name, stage, priorities }) => (
    <section key={id} className="app-section" aria-labelledby={`quarter-${id}`}>
      <h2 className="govuk-heading-m" id={`quarter-${id}`}>
        <a className="govuk-link" href={`/quarters/${id}`}>
          {name}
        </a>
        {stageWords[stage] && <span className="govuk-caption-m">{stageWords[stage]}</span>}
      </h2>
      {priorities.length === 0 && <p className="govuk-body">Nothing was agreed.</p>}
      <ul className="govuk-list govuk-list--bullet">
        {priorities.map((priority) => (
          <li key={priority.id}>
            {themeBefore(priority.theme, priority.title)}
            <a className="govuk-link" href={`/priorities/${priority.id}`}>
              {priority.title}
            </a>
            {priority.outcome && ` (${outcomeWords[priority.outcome].toLowerCase()})`}
          </li>
        ))}
      </ul>
    </section>
  ));
}

const stageWords: Partial<Record<QuarterStage, string>> = { CURRENT: 'Under way' };
