import type { AreaFactsFragment, MeetingFactsFragment } from '#graphql.generated.ts';
import { ButtonLink } from '#ui/button.tsx';
import { standingOf, when, whyNotRegister } from './meeting-state.ts';
import { TeamAt } from './team-at.tsx';

interface WayInProps {
  meeting: MeetingFactsFragment;
  area: Pick<AreaFactsFragment, 'path' | 'name' | 'contact'>;
  now: string;
  /** Nobody is signed in: whoever registered before sees their place once they are. */
  isStranger: boolean;
}

/** How to get a place for whoever has none, or why there is none to be had. */
export function WayIn({ meeting, area, now, isStranger }: WayInProps) {
  const why = whyNotRegister(meeting, now);
  const isOver = ['ENDED', 'CANCELLED'].includes(standingOf(meeting, now));
  if (isOver) {
    return (
      <p className="govuk-body">
        <a className="govuk-link" href={`/areas/${area.path}/meetings`}>
          See the other meetings of the team in {area.name}
        </a>
      </p>
    );
  }
  if (meeting.isOpenDoor) return <p className="govuk-body">{why}</p>;
  return (
    <div className="app-way-in app-no-print">
      {why ? <p className="govuk-body">{why}</p> : <Open meeting={meeting} />}
      {why && standingOf(meeting, now) === 'TO_COME' && !isNotYet(meeting, now) && (
        <p className="govuk-body">
          If you would still like to come, ask the team: <TeamAt area={area} />.
        </p>
      )}
      {isStranger && (
        <p className="govuk-body">
          Registered already?{' '}
          <a className="govuk-link" href={`/sign-in?next=${encodeURIComponent(`/meetings/${meeting.id}`)}`}>
            Sign in to see your place
          </a>
          .
          {meeting.placesLeft === 0 && (
            <>
              {' '}
              Were you offered one by email?{' '}
              <a className="govuk-link" href={`/meetings/${meeting.id}/accept`}>
                Accept it
              </a>
              .
            </>
          )}
        </p>
      )}
    </div>
  );
}

function Open({ meeting }: { meeting: MeetingFactsFragment }) {
  const isFull = meeting.placesLeft === 0;
  const { registrationUntil } = meeting;
  return (
    <>
      <p className="govuk-body">
        {isFull
          ? 'Every place is taken. Join the waiting list: when a place becomes free we email you, and hold it for you for some time.'
          : 'It is free, and you need no account: your email address is enough.'}
        {registrationUntil && ` You can register until ${when(registrationUntil)}.`}
      </p>
      <ButtonLink href={`/meetings/${meeting.id}/register`}>{isFull ? 'Join the waiting list' : 'Register'}</ButtonLink>
    </>
  );
}

const isNotYet = ({ registrationFrom }: MeetingFactsFragment, now: string) =>
  registrationFrom != null && Date.parse(registrationFrom) > Date.parse(now);
