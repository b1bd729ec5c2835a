import { londonClock, momentInWords } from '@patchwork/calendar';
import type { MeetingOfTeamFragment } from '#graphql.generated.ts';
import { Tag } from '#ui/tag.tsx';

type Facts = Pick<MeetingOfTeamFragment, 'title' | 'startsAt' | 'endsAt' | 'status' | 'cancelReason' | 'mode' | 'area'>;

/** Whose meeting it is, what it is called and when it is. */
export function MeetingHeading({ meeting, deed }: { meeting: Facts; deed?: string }) {
  return (
    <>
      <h1 className="govuk-heading-l govuk-!-margin-bottom-2">
        <span className="govuk-caption-l">{deed ? meeting.title : meeting.area.name}</span>
        {deed ?? meeting.title}
      </h1>
      <p className="govuk-body">
        {whenWords(meeting)}, {modeWords[meeting.mode]}. {meeting.status === 'ENDED' && <Tag colour="grey">Over</Tag>}
        {meeting.status === 'CANCELLED' && <Tag colour="red">Cancelled</Tag>}
      </p>
      {meeting.cancelReason && <p className="govuk-body">Why it was cancelled: {meeting.cancelReason}</p>}
    </>
  );
}

export const modeWords = { ONLINE: 'online', IN_PERSON: 'in person', BOTH: 'in person and online' } as const;

/** "Tuesday 3 March 2026 at 7pm until 9pm"; with its day where it ends on another. */
export function whenWords({ startsAt, endsAt }: Pick<Facts, 'startsAt' | 'endsAt'>): string {
  const [start, end] = [new Date(startsAt), new Date(endsAt)];
  const until = momentInWords(end);
  const isSameDay = londonClock(start).day === londonClock(end).day;
  return `${momentInWords(start)} until ${isSameDay ? until.split(' at ')[1] : until}`;
}
