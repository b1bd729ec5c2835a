import type { ReactNode } from 'react';
import type { MeetingFactsFragment, MyPlaceFragment } from '#graphql.generated.ts';
import { Button, ButtonLink } from '#ui/button.tsx';
import { areDoorsOpen, clockTime, isInPerson, isOnline, isPast, standingOf, when } from './meeting-state.ts';

interface YourPlaceProps {
  meeting: MeetingFactsFragment;
  place: MyPlaceFragment;
  now: string;
}

/** Where the viewer's own place stands, and what they can do next. Nothing where there is nothing to say any more. */
export function YourPlace(props: YourPlaceProps) {
  const told = toldOf(props);
  if (!told) return null;
  return (
    <section className={`app-place app-place--${told.tone}`} aria-labelledby="your-place">
      <h2 className="govuk-heading-m" id="your-place">
        {told.title}
      </h2>
      {told.words}
    </section>
  );
}

interface Told {
  title: string;
  /** `sure`: theirs; `act`: theirs if they do something; `none`: nothing to do, or not theirs. */
  tone: 'sure' | 'act' | 'none';
  words: ReactNode;
}

function toldOf(props: YourPlaceProps): Told | null {
  const { meeting, place, now } = props;
  const standing = standingOf(meeting, now);
  const isSure = place.status === 'CONFIRMED' || place.status === 'ATTENDED';
  if (standing === 'CANCELLED') {
    if (place.status === 'WITHDRAWN') return null;
    return { title: 'You need not do anything', tone: 'none', words: <CalledOff isSure={isSure} /> };
  }
  if (standing === 'ENDED') return isSure ? ended(props) : null;
  switch (place.status) {
    case 'ATTENDED':
      return { title: 'You are checked in', tone: 'sure', words: <WayToJoin {...props} /> };
    case 'CONFIRMED':
      return { title: 'You have a place', tone: 'sure', words: <Confirmed {...props} /> };
    case 'OFFERED':
      return isPast(place.offerEndsAt ?? meeting.startsAt, now) ? lapsed(meeting) : offered(props);
    case 'WAITING':
      return waiting(props, standing === 'UNDER_WAY');
    default:
      return place.hasLapsed ? lapsed(meeting) : withdrawn(meeting);
  }
}

function Confirmed(props: YourPlaceProps) {
  const { meeting, place } = props;
  return (
    <>
      {place.hasCompanion && <p className="govuk-body">Whoever you bring has a place too.</p>}
      <WayToJoin {...props} />
      <p className="govuk-body">If you cannot come, give your place up, so that the next in line can have it.</p>
      <Links>
        <a className="govuk-link" href="#calendar">
          Add it to your calendar
        </a>
        <a className="govuk-link" href={`/meetings/${meeting.id}/register`}>
          {place.hasCompanion && meeting.placesLeft === 1 ? 'Come alone' : 'Change what you told us'}
        </a>
        <a className="govuk-link" href={`/meetings/${meeting.id}/withdraw`}>
          Give up your place
        </a>
      </Links>
    </>
  );
}

/** How whoever has a place gets in: from half an hour before the start by a button, until then from when. */
function WayToJoin({ meeting, place, now }: YourPlaceProps) {
  const at = `/meetings/${meeting.id}`;
  if (!areDoorsOpen(meeting, now)) {
    return (
      <p className="govuk-body">
        {isOnline(meeting) &&
          `You can join online on this page from ${clockTime(meeting.doorsOpenAt)} on the day. We email you then. `}
        {isInPerson(meeting) && 'At the door, check in with the code that is shown there, or tell the team your name.'}
      </p>
    );
  }
  return (
    <div className="govuk-button-group">
      {isOnline(meeting) && <ButtonLink href={`${at}/join`}>Join the meeting</ButtonLink>}
      {isInPerson(meeting) && place.status === 'CONFIRMED' && (
        <ButtonLink href={`${at}/check-in`} variant={isOnline(meeting) ? 'secondary' : undefined}>
          Check in at the door
        </ButtonLink>
      )}
    </div>
  );
}

function offered({ meeting, place }: YourPlaceProps): Told {
  const at = `/meetings/${meeting.id}`;
  return {
    title: 'A place is free for you',
    tone: 'act',
    words: (
      <>
        <p className="govuk-body">
          It is yours if you accept it by <strong>{when(place.offerEndsAt ?? meeting.startsAt)}</strong>. After that it
          goes to the next in line.
          {place.hasCompanion && ' There is a place for whoever you bring too.'}
        </p>
        <div className="govuk-button-group">
          <form method="post" action={`${at}/accept`}>
            <Button preventDoubleClick>Accept this place</Button>
          </form>
          <a className="govuk-link" href={`${at}/withdraw`}>
            I do not want it
          </a>
        </div>
      </>
    ),
  };
}

function waiting({ meeting, place }: YourPlaceProps, isUnderWay: boolean): Told {
  const title = place.waitingPosition
    ? `You are number ${place.waitingPosition} on the waiting list`
    : 'You are on the waiting list';
  const words = isUnderWay ? (
    <p className="govuk-body">
      The meeting has begun, so no more places are offered.
      {isInPerson(meeting) && ' Ask at the door whether one is free.'}
    </p>
  ) : (
    <>
      <p className="govuk-body">
        When a place becomes free we email you, and hold it for you for some time. Until then you need not do anything.
        {place.hasCompanion && ' You wait for two places, one for whoever you bring.'}
        {place.hasCompanion && meeting.placesLeft === 1 && ' One is free now: come alone, and it is yours.'}
      </p>
      <Links>
        <a className="govuk-link" href={`/meetings/${meeting.id}/register`}>
          Change what you told us
        </a>
        <a className="govuk-link" href={`/meetings/${meeting.id}/withdraw`}>
          Leave the waiting list
        </a>
      </Links>
    </>
  );
  return { title, tone: 'none', words };
}

function lapsed(meeting: MeetingFactsFragment): Told {
  return {
    title: 'The place that we held for you went to the next in line',
    tone: 'none',
    words: <p className="govuk-body">We did not hear from you in time. {againIf(meeting)}</p>,
  };
}

function withdrawn(meeting: MeetingFactsFragment): Told {
  return {
    title: 'You are not coming',
    tone: 'none',
    words: <p className="govuk-body">You told us that you do not come. {againIf(meeting)}</p>,
  };
}

const againIf = ({ isRegistrationOpen }: MeetingFactsFragment) =>
  isRegistrationOpen ? 'If you want to come after all, register again below.' : null;

function ended({ meeting, place }: YourPlaceProps): Told {
  return {
    title: place.status === 'ATTENDED' ? 'You were there. Thank you for coming' : 'You had a place',
    tone: 'sure',
    words: (
      <p className="govuk-body">
        Two questions, one minute:{' '}
        <a className="govuk-link" href={`/meetings/${meeting.id}/feedback`}>
          what did you think of the meeting?
        </a>
      </p>
    ),
  };
}

function CalledOff({ isSure }: { isSure: boolean }) {
  return (
    <p className="govuk-body govuk-!-margin-bottom-0">
      {isSure ? 'Your place has gone with the meeting.' : 'The waiting list has gone with the meeting.'}
    </p>
  );
}

function Links({ children }: { children: readonly ReactNode[] }) {
  return <p className="govuk-body app-place__links app-no-print">{children}</p>;
}
