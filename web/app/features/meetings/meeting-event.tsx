import { londonClock } from '@patchwork/calendar';
import type { AreaFactsFragment, MeetingFactsFragment } from '#graphql.generated.ts';
import { StructuredData } from '#ui/structured-data.tsx';
import { isInPerson, isOnline } from './meeting-state.ts';
import { meetingInWords } from './meeting-words.ts';

interface MeetingEventProps {
  meeting: MeetingFactsFragment;
  area: Pick<AreaFactsFragment, 'path' | 'name' | 'force'>;
  /** Where people reach the service, without a slash at the end. */
  publicUrl: string;
}

/** The meeting as search engines and calendars read it (schema.org `Event`, JSON-LD). Never with the joining link. */
export function MeetingEvent(props: MeetingEventProps) {
  return <StructuredData of={eventOf(props)} />;
}

/** https://schema.org/Event, with what Google asks of one: https://developers.google.com/search/docs/appearance/structured-data/event */
export function eventOf({ meeting, area, publicUrl }: MeetingEventProps): Record<string, unknown> {
  const url = `${publicUrl}/meetings/${meeting.id}`;
  return {
    '@type': 'Event',
    '@id': url,
    url,
    name: meeting.title,
    description: meetingInWords(meeting, area.name),
    image: `${url}/preview.png`,
    startDate: withOffset(meeting.startsAt),
    endDate: withOffset(meeting.endsAt),
    ...statusOf(meeting),
    eventAttendanceMode: `https://schema.org/${modes[meeting.mode]}`,
    location: locationsOf(meeting, url),
    organizer: {
      '@type': 'Organization',
      name: `${area.force.name}: neighbourhood team of ${area.name}`,
      url: `${publicUrl}/areas/${area.path}`,
    },
    isAccessibleForFree: true,
    // Where people just come nobody counts places.
    ...(!meeting.isOpenDoor && {
      maximumAttendeeCapacity: meeting.capacity,
      remainingAttendeeCapacity: meeting.placesLeft,
    }),
  };
}

const modes = {
  ONLINE: 'OnlineEventAttendanceMode',
  IN_PERSON: 'OfflineEventAttendanceMode',
  BOTH: 'MixedEventAttendanceMode',
} as const;

function statusOf({ status, movedFrom }: MeetingFactsFragment) {
  const previous = movedFrom ? { previousStartDate: withOffset(movedFrom) } : {};
  const name = status === 'CANCELLED' ? 'EventCancelled' : movedFrom ? 'EventRescheduled' : 'EventScheduled';
  return { eventStatus: `https://schema.org/${name}`, ...previous };
}

function locationsOf(meeting: MeetingFactsFragment, url: string) {
  const room = {
    '@type': 'Place',
    name: meeting.address?.split(/[,\n]/)[0] ?? 'To be announced',
    address: meeting.address,
  };
  const online = { '@type': 'VirtualLocation', url };
  const all = [...(isInPerson(meeting) ? [room] : []), ...(isOnline(meeting) ? [online] : [])];
  return all.length === 1 ? all[0] : all;
}

/** `2026-07-01T19:00:00+01:00`: the hour that London's clocks show, and how far they are ahead. */
export function withOffset(instant: string): string {
  const at = new Date(instant);
  const { day, time } = londonClock(at);
  const isSummerTime = Date.parse(`${day}T${time}:00Z`) > at.getTime();
  return `${day}T${time}:00${isSummerTime ? '+01:00' : '+00:00'}`;
}
