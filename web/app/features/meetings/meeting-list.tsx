import type { AreaMeetingsQuery, MeetingFactsFragment } from '#graphql.generated.ts';
import { Tag } from '#ui/tag.tsx';
import { placesInWords, whereInWords } from './meeting-at-a-glance.tsx';
import { standingOf, timesInWords, when, whyNotRegister } from './meeting-state.ts';

type Past = NonNullable<AreaMeetingsQuery['area']>['past']['nodes'][number];

/** Meetings to come and under way, each with its way in. */
export function MeetingsToCome({ meetings, now }: { meetings: readonly MeetingFactsFragment[]; now: string }) {
  return (
    <ul className="app-meetings">
      {meetings.map((meeting) => (
        <Item key={meeting.id} meeting={meeting} now={now}>
          {meeting.status === 'CANCELLED' ? meeting.cancelReason : toComeInWords(meeting, now)}
        </Item>
      ))}
    </ul>
  );
}

function toComeInWords(meeting: MeetingFactsFragment, now: string): string {
  const moved = meeting.movedFrom ? `It was to start on ${when(meeting.movedFrom)}. ` : '';
  return `${moved}${whyNotRegister(meeting, now) ?? `Places: ${placesInWords(meeting).toLowerCase()}.`}`;
}

/** Meetings that are over, each with what is left of it. */
export function MeetingsBefore({ meetings, now }: { meetings: readonly Past[]; now: string }) {
  return (
    <ul className="app-meetings">
      {meetings.map((meeting) => (
        <Item key={meeting.id} meeting={meeting} now={now}>
          {meeting.status === 'CANCELLED' ? meeting.cancelReason : leftInWords(meeting)}
        </Item>
      ))}
    </ul>
  );
}

/** "64 people came. Minutes and a recording are there." */
function leftInWords({ attendance, minutes, recordingUrl }: Past): string {
  const came = attendance == null ? '' : `${attendance} people came. `;
  const hasMinutes = minutes && !minutes.withdrawnAt;
  if (hasMinutes) return `${came}${recordingUrl ? 'With minutes and a recording.' : 'With minutes.'}`;
  return `${came}${recordingUrl ? 'With a recording.' : 'No minutes yet.'}`;
}

interface ItemProps {
  meeting: MeetingFactsFragment;
  now: string;
  children: string | null | undefined;
}

function Item({ meeting, now, children }: ItemProps) {
  const standing = standingOf(meeting, now);
  return (
    <li className="app-meetings__item">
      <h3 className="govuk-heading-s govuk-!-margin-bottom-1">
        <a className="govuk-link" href={`/meetings/${meeting.id}`}>
          {meeting.title}
        </a>{' '}
        {standing === 'CANCELLED' && <Tag colour="red">Cancelled</Tag>}
        {standing === 'UNDER_WAY' && <Tag colour="green">Now</Tag>}
      </h3>
      <p className="govuk-body govuk-!-margin-bottom-0">
        {timesInWords(meeting)}
        <br />
        {whereInWords(meeting)}
        {children && (
          <>
            <br />
            {children}
          </>
        )}
      </p>
    </li>
  );
}
