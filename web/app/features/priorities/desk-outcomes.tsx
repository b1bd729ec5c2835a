import type { PriorityAwaitingOutcomeFragment } from '#graphql.generated.ts';

/** Priorities of past quarters of which the team has not said what became. */
export function DeskOutcomes({ priorities }: { priorities: readonly PriorityAwaitingOutcomeFragment[] }) {
  return (
    <ul className="app-desk-list">
      {priorities.map(({ id, title, quarter }) => (
        <li key={id} className="app-desk-list__item">
          <p className="govuk-body">
            <a className="govuk-link govuk-!-font-weight-bold" href={`/desk/priorities/${id}/outcome`}>
              <span className="govuk-visually-hidden">Say what became of: </span>
              {title}
            </a>
            <br />
            <span className="app-muted">
              {quarter.area.name}, {quarter.name}
            </span>
          </p>
        </li>
      ))}
    </ul>
  );
}
