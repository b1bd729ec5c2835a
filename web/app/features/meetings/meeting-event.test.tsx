import type { MeetingFactsFragment } from '#graphql.generated.ts';
import { shown } from '#ui/markup.ts';
import { eventOf, MeetingEvent, withOffset } from './meeting-event.tsx';
import { aMeeting, anArea } from './meetings.factory.ts';

const publicUrl = 'https://patchwork.example';
const event = (meeting: Partial<MeetingFactsFragment> = {}) =>
  // biome-ignore lint/suspicious/noExplicitAny: the shape is what is tested.
  eventOf({ meeting: aMeeting(meeting), area: anArea, publicUrl }) as any;

describe('the meeting as search engines read it', () => {
  test('has the hour of London with how far it is ahead, on both sides of a clock change', () => {
    expect(event()).toMatchObject({ startDate: '2027-07-01T19:00:00+01:00', endDate: '2027-07-01T20:30:00+01:00' });
    expect(withOffset('2027-10-30T18:00:00Z')).toBe('2027-10-30T19:00:00+01:00');
    expect(withOffset('2027-10-31T19:00:00Z')).toBe('2027-10-31T19:00:00+00:00');
    for (const at of ['2027-03-28T00:59:00Z', '2027-03-28T01:00:00Z', '2027-10-31T00:30:00Z', '2027-10-31T01:30:00Z']) {
      expect(new Date(withOffset(at)).toISOString()).toBe(new Date(at).toISOString());
    }
  });

  test('says whether it is on, moved or off, and from when it was moved', () => {
    expect(event().eventStatus).toBe('https://schema.org/EventScheduled');
    expect(event()).not.toHaveProperty('previousStartDate');
    const movedFrom = '2027-06-30T18:00:00Z';
    expect(event({ movedFrom })).toMatchObject({
      eventStatus: 'https://schema.org/EventRescheduled',
      previousStartDate: '2027-06-30T19:00:00+01:00',
    });
    expect(event({ movedFrom, status: 'CANCELLED' }).eventStatus).toBe('https://schema.org/EventCancelled');
  });

  test('says where: the place, our own page for online, or both', () => {
    const url = `${publicUrl}/meetings/m1`;
    expect(event({ mode: 'ONLINE', address: null })).toMatchObject({
      eventAttendanceMode: 'https://schema.org/OnlineEventAttendanceMode',
      location: { '@type': 'VirtualLocation', url },
    });
    expect(event({ mode: 'IN_PERSON' })).toMatchObject({
      eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
      location: { '@type': 'Place', name: 'Village Hall', address: 'Village Hall, Girton' },
    });
    expect(event().location.map((place: { '@type': string }) => place['@type'])).toEqual(['Place', 'VirtualLocation']);
  });

  test('is free, with its places', () => {
    expect(event()).toMatchObject({
      isAccessibleForFree: true,
      maximumAttendeeCapacity: 100,
      remainingAttendeeCapacity: 12,
    });
  });

  test('never holds a joining link, even where somebody handed one over', () => {
    const meeting = { ...aMeeting(), joinUrl: 'https://meet.example/secret' };
    expect(JSON.stringify(eventOf({ meeting, area: anArea, publicUrl }))).not.toContain('secret');
  });

  test('cannot be ended early by a title', () => {
    const title = '</script><script>alert(1)</script> & "quotes"';
    const page = shown(<MeetingEvent meeting={aMeeting({ title })} area={anArea} publicUrl={publicUrl} />);
    const [script, ...others] = page.childNodes;
    expect(others).toEqual([]);
    expect((script as HTMLElement).getAttribute('type')).toBe('application/ld+json');
    expect(JSON.parse(script?.textContent ?? '').name).toBe(title);
  });
});
