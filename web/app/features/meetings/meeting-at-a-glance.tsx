import { momentInWords } from '@patchwork/calendar';
import type { MeetingFactsFragment } from '#graphql.generated.ts';
import { SummaryList } from '#ui/summary-list.tsx';

/** When, where and how many places: what everybody wants to know first of a meeting. */
export function MeetingAtAGlance({ meeting }: { meeting: MeetingFactsFragment }) {
  const rows = [
    {
      key: 'When',
      value: `${momentInWords(new Date(meeting.startsAt))} until ${momentInWords(new Date(meeting.endsAt)).split(' at ')[1]}`,
    },
    { key: 'Where', value: whereInWords(meeting) },
    { key: 'Places', value: placesInWords(meeting) },
  ];
  return <SummaryList rows={rows} />;
}

/** "Online", an address, or both. */
export function whereInWords({ mode, address }: Pick<MeetingFactsFragment, 'mode' | 'address'>): string {
  if (mode === 'ONLINE') return 'Online';
  const place = address ?? 'The address follows';
  return mode === 'BOTH' ? `${place}, and online` : place;
}

/** "12 of 100 places left", or how many wait. */
export function placesInWords({
  capacity,
  placesLeft,
  waiting,
}: Pick<MeetingFactsFragment, 'capacity' | 'placesLeft' | 'waiting'>): string {
  if (placesLeft > 0) return `${placesLeft} of ${capacity} left`;
  if (waiting === 0) return `All ${capacity} are taken`;
  return `All ${capacity} are taken, and ${waiting} ${waiting === 1 ? 'person waits' : 'people wait'}`;
}
