import type { PriorityPageQuery } from '#graphql.generated.ts';
import { Scroll } from '#ui/scroll.tsx';
import { Table } from '#ui/table.tsx';
import { outcomeWords } from '#words/outcomes.ts';

type Lineage = NonNullable<PriorityPageQuery['priority']>['lineage'];

/** The same line of work over the months, the newest first. Nothing where this is its first time. */
export function History({ lineage, here }: { lineage: Lineage; here: string }) {
  if (lineage.length < 2) return null;
  return (
    <section className="app-section" aria-labelledby="history">
      <h2 className="govuk-heading-m" id="history">
        How long this has been a priority
      </h2>
      <Scroll>
        <Table
          firstCellIsHeader
          head={['When', 'What the team worked on', 'What it says became of it']}
          rows={[...lineage].reverse().map(({ id, title, outcome, quarter }) => [
            <a key="quarter" className="govuk-link" href={`/quarters/${quarter.id}`}>
              {quarter.name}
            </a>,
            id === here ? (
              `${title} (this page)`
            ) : (
              <a key="priority" className="govuk-link" href={`/priorities/${id}`}>
                {title}
              </a>
            ),
            outcome ? outcomeWords[outcome] : 'Not said yet',
          ])}
        />
      </Scroll>
    </section>
  );
}
