import type { PriorityFactsFragment, QuarterDatesFragment } from '#graphql.generated.ts';
import { outcomeWords } from '#words/outcomes.ts';

type Quarter = Pick<QuarterDatesFragment, 'id' | 'name'> & { priorities: readonly PriorityFactsFragment[] };

/** The quarter before: what residents asked for, and what the team says became of it. */
export function YouSaidWeDid({ quarter }: { quarter: Quarter }) {
  return (
    <section aria-labelledby="you-said">
      <h2 className="govuk-heading-l" id="you-said">
        You said, we did
      </h2>
      <p className="govuk-body">
        What the team worked on from{' '}
        <a className="govuk-link" href={`/quarters/${quarter.id}`}>
          {quarter.name}
        </a>
        , and what it says became of it. Do you live here? Say on the page of each whether it got better, and see what
        others say.
      </p>
      <dl className="app-did">
        {quarter.priorities.map((priority) => (
          <div key={priority.id} className="app-did__pair">
            <dt>
              <a className="govuk-link" href={`/priorities/${priority.id}`}>
                {priority.title}
              </a>
            </dt>
            <dd>
              {priority.outcome ? (
                <>
                  <strong>{outcomeWords[priority.outcome]}.</strong> {priority.outcomeWords}
                </>
              ) : (
                'The team has not said yet what became of this.'
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
