import { momentInWords } from '@patchwork/calendar';
import type { CorrectionOnDeskFragment, MeetingOnDeskFragment } from '#graphql.generated.ts';
import { Tag } from '#ui/tag.tsx';
import { dayWords } from '#words/days.ts';
import { counted } from '#words/lists.ts';
import { modeWords } from './desk-meeting-heading.tsx';

type Facts = MeetingOnDeskFragment;

/** Of a meeting to which people just come nobody expects any. */
const lacksMinutes = ({ isOpenDoor, status, minutes }: Facts) => status === 'ENDED' && !isOpenDoor && !minutes;

/** Those over without minutes first, then those to come, the next first. What is done with is left out. */
export function byWork(meetings: readonly Facts[]): Facts[] {
  return meetings
    .filter((meeting) => meeting.status === 'SCHEDULED' || lacksMinutes(meeting))
    .sort(
      (a, b) => Number(lacksMinutes(b)) - Number(lacksMinutes(a)) || Date.parse(a.startsAt) - Date.parse(b.startsAt),
    );
}

export interface DeskMeetingsProps {
  meetings: readonly Facts[];
  corrections: readonly CorrectionOnDeskFragment[];
}

/** A team's meetings: what has to be done of each, and the way to it. */
export function DeskMeetings({ meetings, corrections }: DeskMeetingsProps) {
  const listed = byWork(meetings);
  const isOneArea = new Set(listed.map(({ area }) => area.id)).size < 2;
  const done = meetings.filter((meeting) => !listed.includes(meeting));
  return (
    <>
      {listed.length === 0 && <p className="govuk-body">No meeting is planned.</p>}
      <ul className="app-desk-list">
        {listed.map((meeting) => (
          <li key={meeting.id} className="app-desk-list__item">
            <h3 className="govuk-heading-s govuk-!-margin-bottom-1">
              <a className="govuk-link" href={`/desk/meetings/${meeting.id}`}>
                {meeting.title}
              </a>
            </h3>
            <p className="govuk-body-s app-muted govuk-!-margin-bottom-1">
              {!isOneArea && `${meeting.area.name}. `}
              {momentInWords(new Date(meeting.startsAt))}, {modeWords[meeting.mode]}
            </p>
            <p className="govuk-body">{lacksMinutes(meeting) ? <NoMinutes id={meeting.id} /> : placesWords(meeting)}</p>
          </li>
        ))}
        {corrections.map(({ id, requestedAt, meeting }) => (
          <li key={id} className="app-desk-list__item">
            <p className="govuk-body">
              <a className="govuk-link" href={`/desk/corrections/${id}`}>
                Reply to a correction of the minutes
              </a>
              <br />
              <span className="app-muted">
                {meeting.title}, sent on {dayWords(requestedAt)}
              </span>
            </p>
          </li>
        ))}
      </ul>
      {done.length > 0 && (
        <p className="govuk-body">
          Over or cancelled:{' '}
          {done.map(({ id, title, startsAt }, at) => (
            <span key={id}>
              {at > 0 && '; '}
              <a className="govuk-link" href={`/desk/meetings/${id}`}>
                {title}, {dayWords(startsAt)}
              </a>
            </span>
          ))}
        </p>
      )}
    </>
  );
}

/** "42 of 80 places left. 3 people wait." */
function placesWords({ capacity, isOpenDoor, placesLeft, waiting }: Facts): string {
  if (isOpenDoor) return 'People just come: nobody registers.';
  const left = placesLeft > 0 ? `${placesLeft} of ${capacity} places left.` : `All ${capacity} places are taken.`;
  return waiting > 0 ? `${left} ${counted(waiting, 'person waits', 'people wait')}.` : left;
}

/** Those that wait for a second person are not public either: the meeting's page says which it is. */
function NoMinutes({ id }: { id: string }) {
  return (
    <>
      <Tag colour="orange">No minutes yet</Tag>{' '}
      <a className="govuk-link" href={`/desk/meetings/${id}`}>
        Publish the minutes
      </a>
    </>
  );
}
