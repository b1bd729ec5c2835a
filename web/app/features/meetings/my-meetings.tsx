import type { MyRegistrationsQuery } from '#graphql.generated.ts';
import { Tag, type TagColour } from '#ui/tag.tsx';
import { isPast, standingOf, timesInWords, when } from './meeting-state.ts';

export type MyRegistration = MyRegistrationsQuery['myRegistrations'][number];

/** The meetings that somebody registered for: those to come, the next first, then those that are over. */
export function MyMeetings({ registrations, now }: { registrations: readonly MyRegistration[]; now: string }) {
  const { toCome, over } = sorted(registrations, now);
  return (
    <section className="app-section" aria-labelledby="my-meetings">
      <h2 className="govuk-heading-m" id="my-meetings">
        My meetings
      </h2>
      {registrations.length === 0 && (
        <p className="govuk-body">
          You have not registered for a meeting. The page of your area says when the next one is:{' '}
          <a className="govuk-link" href="/">
            find your area
          </a>
          .
        </p>
      )}
      {toCome.length > 0 && <List registrations={toCome} now={now} />}
      {over.length > 0 && (
        <>
          <h3 className="govuk-heading-s">Over</h3>
          <List registrations={over} now={now} />
        </>
      )}
    </section>
  );
}

/** Those to come from the earliest, those that are over from the latest. */
export function sorted(registrations: readonly MyRegistration[], now: string) {
  const byStart = [...registrations].sort((a, b) => Date.parse(a.meeting.startsAt) - Date.parse(b.meeting.startsAt));
  const isOver = ({ meeting }: MyRegistration) => isPast(meeting.endsAt, now);
  return { toCome: byStart.filter((one) => !isOver(one)), over: byStart.filter(isOver).reverse() };
}

function List({ registrations, now }: { registrations: readonly MyRegistration[]; now: string }) {
  return (
    <ul className="app-meetings">
      {registrations.map((registration) => {
        const { id, meeting } = registration;
        const { tag, colour, words } = placeInWords(registration, now);
        return (
          <li key={id} className="app-meetings__item">
            <p className="govuk-body govuk-!-margin-bottom-0">
              <a className="govuk-link govuk-!-font-weight-bold" href={`/meetings/${meeting.id}`}>
                {meeting.title}
              </a>
              <br />
              {timesInWords(meeting)}
              <br />
              <Tag colour={colour}>{tag}</Tag>
              {words && (
                <>
                  <br />
                  {words}
                </>
              )}
            </p>
          </li>
        );
      })}
    </ul>
  );
}

interface PlaceWords {
  tag: string;
  colour: TagColour;
  words?: string;
}

/** Where somebody's place stands, in a word or two, and what follows from it where something does. */
export function placeInWords({ meeting, ...place }: MyRegistration, now: string): PlaceWords {
  const standing = standingOf(meeting, now);
  const { status, waitingPosition, offerEndsAt, hasLapsed } = place;
  if (standing === 'CANCELLED') return { tag: 'Cancelled', colour: 'red', words: meeting.cancelReason ?? undefined };
  if (status === 'ATTENDED') return { tag: standing === 'ENDED' ? 'You were there' : 'Checked in', colour: 'green' };
  if (status === 'WITHDRAWN') {
    return hasLapsed
      ? { tag: 'Went to the next', colour: 'grey', words: 'We held a place for you and did not hear in time.' }
      : { tag: 'Given up', colour: 'grey' };
  }
  if (standing === 'ENDED') return { tag: status === 'CONFIRMED' ? 'You had a place' : 'No place', colour: 'grey' };
  if (status === 'CONFIRMED') return { tag: 'You have a place', colour: 'green' };
  if (status === 'OFFERED') {
    const until = offerEndsAt ?? meeting.startsAt;
    if (isPast(until, now)) return { tag: 'Went to the next', colour: 'grey' };
    return { tag: 'A place is free for you', colour: 'orange', words: `Accept it by ${when(until)}.` };
  }
  return { tag: waitingPosition ? `Number ${waitingPosition} on the waiting list` : 'Waiting list', colour: 'yellow' };
}
