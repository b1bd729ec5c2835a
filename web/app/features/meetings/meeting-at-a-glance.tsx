import type { MeetingFactsFragment } from '#graphql.generated.ts';
import { SummaryList, type SummaryRow } from '#ui/summary-list.tsx';
import { timesInWords } from './meeting-state.ts';

interface MeetingAtAGlanceProps {
  meeting: MeetingFactsFragment;
  /** What a page has to add: who holds it, what it is about. */
  more?: readonly SummaryRow[];
}

/** When, where and how many places: what everybody wants to know first of a meeting. */
export function MeetingAtAGlance({ meeting, more = [] }: MeetingAtAGlanceProps) {
  const rows = [
    {
      key: 'When',
      value: <time dateTime={new Date(meeting.startsAt).toISOString()}>{timesInWords(meeting)}</time>,
    },
    { key: 'Where', value: whereInWords(meeting) },
    // Nobody asks how many places there were at a meeting that is over, or off.
    ...(meeting.status === 'SCHEDULED'
      ? [{ key: meeting.isOpenDoor ? 'Register' : 'Places', value: placesInWords(meeting) }]
      : []),
    ...more,
  ];
  return <SummaryList className="app-facts" rows={rows} />;
}

/** "Online", an address, or both. */
export function whereInWords({ mode, address }: Pick<MeetingFactsFragment, 'mode' | 'address'>): string {
  if (mode === 'ONLINE') return 'Online';
  const place = address ?? 'The address follows';
  return mode === 'BOTH' ? `${place}, and online` : place;
}

/** "12 of 100 left", that none is and how many wait, or that people just come. */
export function placesInWords({
  capacity,
  isOpenDoor,
  placesLeft,
  waiting,
}: Pick<MeetingFactsFragment, 'capacity' | 'isOpenDoor' | 'placesLeft' | 'waiting'>): string {
  if (isOpenDoor) return 'No need to register, just come along';
  if (placesLeft > 0) return `${placesLeft} of ${capacity} left`;
  if (waiting === 0) return `None of ${capacity} left`;
  return `None of ${capacity} left, and ${waiting === 1 ? '1 person waits' : `${waiting} people wait`}`;
}
