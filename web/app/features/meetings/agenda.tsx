import type { MeetingPageQuery } from '#graphql.generated.ts';

type Points = NonNullable<MeetingPageQuery['meeting']>['agenda'];

interface AgendaProps {
  points: Points;
  /** The position of what is spoken of now; null before, after, and where nobody says. */
  now: number | null | undefined;
}

/** What the meeting is to speak of, in its order. Nothing where nobody has said. */
export function Agenda({ points, now }: AgendaProps) {
  if (points.length === 0) return null;
  return (
    <section className="app-section" aria-labelledby="agenda">
      <h2 className="govuk-heading-m" id="agenda">
        Agenda
      </h2>
      <ol className="govuk-list govuk-list--number app-agenda">
        {points.map(({ position, title }) => {
          const isNow = position === now;
          return (
            <li
              key={position}
              aria-current={isNow ? 'step' : undefined}
              className={isNow ? 'app-agenda__now' : undefined}
            >
              {title}
              {isNow && <span className="app-road__now">Now</span>}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
