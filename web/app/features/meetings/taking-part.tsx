import type { AreaFactsFragment, MeetingFactsFragment } from '#graphql.generated.ts';
import { clockTime, isInPerson, isOnline } from './meeting-state.ts';
import { TeamAt } from './team-at.tsx';

type Area = Pick<AreaFactsFragment, 'path' | 'name' | 'contact'>;

interface TakingPartProps {
  meeting: MeetingFactsFragment;
  area: Area;
}

/** How to be there: online, by phone and with captions, or at the place itself. */
export function TakingPart({ meeting, area }: TakingPartProps) {
  return (
    <>
      {isOnline(meeting) && (
        <section className="app-section" aria-labelledby="online">
          <h2 className="govuk-heading-m" id="online">
            How to join online
          </h2>
          <p className="govuk-body">
            From {clockTime(meeting.doorsOpenAt)}, half an hour before it starts, whoever has a place joins from this
            page. The link is for them alone, so it is in no email and on no other page.
          </p>
          <OtherWays meeting={meeting} area={area} />
        </section>
      )}
      {isInPerson(meeting) && (
        <section className="app-section" aria-labelledby="there">
          <h2 className="govuk-heading-m" id="there">
            How to get there
          </h2>
          <p className="govuk-body app-lines">{meeting.address ?? 'The team will say here where it is.'}</p>
          {meeting.gettingThere ? (
            <p className="govuk-body app-lines">{meeting.gettingThere}</p>
          ) : (
            <p className="govuk-body">
              For steps, parking, a hearing loop or an interpreter, ask the team: <TeamAt area={area} />.
            </p>
          )}
          {meeting.address && (
            <p className="govuk-body app-no-print">
              <a
                className="govuk-link"
                href={`https://www.openstreetmap.org/search?query=${encodeURIComponent(meeting.address.replace(/\s+/g, ' '))}`}
              >
                Find it on a map
              </a>
            </p>
          )}
        </section>
      )}
    </>
  );
}

/** Without a computer, and without hearing: by phone and with captions. */
export function OtherWays({ meeting, area }: { meeting: Pick<MeetingFactsFragment, 'dialIn'>; area: Area }) {
  return (
    <>
      <p className="govuk-body app-lines">
        <strong>By phone:</strong>{' '}
        {meeting.dialIn ?? (
          <>
            ask the team how to join by phone: <TeamAt area={area} />.
          </>
        )}
      </p>
      <p className="govuk-body">
        <strong>With captions:</strong> once you have joined, look for “Captions”, “Live captions” or “CC”, often behind
        “More” or three dots. What is said is then shown as words.
      </p>
    </>
  );
}
