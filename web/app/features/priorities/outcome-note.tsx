import type { PriorityFactsFragment } from '#graphql.generated.ts';
import { dayWords } from '#words/days.ts';
import { outcomeWords } from '#words/outcomes.ts';

type Facts = Pick<PriorityFactsFragment, 'outcome' | 'outcomeWords' | 'outcomeRecordedAt'>;

/** What the team says became of it. Nothing until the team has said. */
export function OutcomeNote({ priority }: { priority: Facts }) {
  if (!priority.outcome) return null;
  return (
    <div className="app-outcome">
      <p className="govuk-body">
        <strong>The team says: {outcomeWords[priority.outcome].toLowerCase()}.</strong> {priority.outcomeWords}
        {priority.outcomeRecordedAt && (
          <span className="app-muted"> Recorded on {dayWords(priority.outcomeRecordedAt)}.</span>
        )}
      </p>
    </div>
  );
}
