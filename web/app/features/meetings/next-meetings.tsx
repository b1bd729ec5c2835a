import { momentInWords } from '@patchwork/calendar';
import type { MeetingFactsFragment } from '#graphql.generated.ts';
import { ButtonLink } from '#ui/button.tsx';
import { Tag } from '#ui/tag.tsx';
import { placesInWords, whereInWords } from './meeting-at-a-glance.tsx';

interface NextMeetingsProps {
  /** Those to come, the next first; cancelled ones say so. */
  meetings: readonly MeetingFactsFragment[];
  /** The neighbourhood's own path. */
  path: string;
}

/** Meet the team: the meetings to come, and how to ask without one. */
export function NextMeetings({ meetings, path }: NextMeetingsProps) {
  return (
    <section className="app-section" aria-labelledby="meet">
      <h2 className="govuk-heading-l" id="meet">
        Meet the team
      </h2>
      {meetings.length === 0 && (
        <p className="govuk-body">No public meeting is planned yet. You can ask the team at any time instead.</p>
      )}
      {meetings.map((meeting) => (
        <NextMeeting key={meeting.id} meeting={meeting} />
      ))}
      <p className="govuk-body app-no-print">
        <a className="govuk-link" href={`/areas/${path}/meetings`}>
          All meetings
        </a>{' '}
        ·{' '}
        <a className="govuk-link" href={`/areas/${path}/questions`}>
          Questions and answers
        </a>{' '}
        ·{' '}
        <a className="govuk-link" href={`/areas/${path}/ask`}>
          Ask the team
        </a>
      </p>
    </section>
  );
}

function NextMeeting({ meeting }: { meeting: MeetingFactsFragment }) {
  const isOff = meeting.status === 'CANCELLED';
  return (
    <div className="app-next-meeting">
      <h3 className="govuk-heading-m govuk-!-margin-bottom-1">
        <a className="govuk-link" href={`/meetings/${meeting.id}`}>
          {meeting.title}
        </a>{' '}
        {isOff && <Tag colour="red">Cancelled</Tag>}
      </h3>
      <p className="govuk-body govuk-!-margin-bottom-2">
        {momentInWords(new Date(meeting.startsAt))}. {whereInWords(meeting)}.
        {!isOff &&
          (meeting.isOpenDoor ? ` ${placesInWords(meeting)}.` : ` Places: ${lowerFirst(placesInWords(meeting))}.`)}
        {isOff && ` ${meeting.cancelReason}`}
      </p>
      {meeting.isRegistrationOpen && (
        <ButtonLink href={`/meetings/${meeting.id}/register`} variant="secondary" className="app-no-print">
          {meeting.placesLeft > 0 ? 'Register' : 'Join the waiting list'}
          <span className="govuk-visually-hidden"> for {meeting.title}</span>
        </ButtonLink>
      )}
    </div>
  );
}

/** The next meeting in a line: "Tuesday 3 March 2026 at 7pm, online". */
export function nextMeetingInWords(meeting: MeetingFactsFragment): string {
  return `${momentInWords(new Date(meeting.startsAt))}, ${lowerFirst(whereInWords(meeting))}`;
}

function lowerFirst(words: string): string {
  // An address keeps its capital: only our own words lose theirs.
  return /^(Online|None) ?/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words;
}
