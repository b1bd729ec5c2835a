import { momentInWords } from '@patchwork/calendar';
import type { MeetingOfTeamFragment } from '#graphql.generated.ts';

export interface DoorSheetProps {
  meeting: Pick<MeetingOfTeamFragment, 'title' | 'startsAt' | 'doorsOpenAt'>;
  /** Six letters and digits to type. */
  checkInCode: string;
  /** The whole address of the page to check in at, without the code. */
  page: string;
  /** A QR code of that page with the code filled in. */
  code: { size: number; path: string };
}

const QUIET = 4;

/** What hangs at the door or is shown on the wall: the code to type, and the way to the page. */
export function DoorSheet({ meeting, checkInCode, page, code }: DoorSheetProps) {
  const size = code.size + 2 * QUIET;
  const address = page.replace(/^https?:\/\//, '');
  return (
    <div className="app-door">
      <h1 className="govuk-heading-xl govuk-!-margin-bottom-2">
        <span className="govuk-caption-xl">{meeting.title}</span>
        Check in here
      </h1>
      <p className="govuk-body-l">{momentInWords(new Date(meeting.startsAt))}</p>
      <p className="govuk-body">The code to type</p>
      <p className="app-door__code">
        <span className="govuk-visually-hidden">{[...checkInCode].join(' ')}</span>
        <span aria-hidden="true">{checkInCode}</span>
      </p>
      <svg
        className="app-door__picture"
        viewBox={`${-QUIET} ${-QUIET} ${size} ${size}`}
        role="img"
        aria-label={`QR code of ${page} with the code`}
      >
        <rect x={-QUIET} y={-QUIET} width={size} height={size} fill="#fff" />
        <path d={code.path} fill="#000" shapeRendering="crispEdges" />
      </svg>
      <p className="govuk-body-l app-door__address">
        Scan the picture, or type this address: <strong>{address}</strong>
      </p>
      <p className="govuk-body">
        You need your place at this meeting and the email address that you registered with. Without a phone, tell the
        team your name.
      </p>
      <p className="govuk-body app-no-print">
        It works from {momentInWords(new Date(meeting.doorsOpenAt))} until the meeting ends. Print this page for the
        door, or show it on the wall.
      </p>
    </div>
  );
}
