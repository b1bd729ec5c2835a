import { londonClock } from '@patchwork/calendar';
import { expect } from '@playwright/test';
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';

/** One meeting of a calendar file, as two programs that know nothing of each other read it. */
export interface InCalendar {
  uid: string;
  sequence: number;
  method: string;
  status: string;
  title: string;
  startsAt: Date;
  endsAt: Date;
  /** What London's clocks show when it starts: "2027-01-15 19:00". */
  start: string;
  location: string;
}

/** The meetings of an `.ics`. Fails where `ical.js` and `node-ical` read them differently. */
export function meetingsIn(file: string): InCalendar[] {
  const calendar = new ICAL.Component(ICAL.parse(file));
  const method = String(calendar.getFirstPropertyValue('method') ?? '');
  const one = calendar.getAllSubcomponents('vevent').map((vevent) => {
    const event = new ICAL.Event(vevent);
    return inCalendar(method, {
      uid: event.uid,
      sequence: event.sequence,
      status: String(vevent.getFirstPropertyValue('status')),
      title: event.summary,
      startsAt: event.startDate.toJSDate(),
      endsAt: event.endDate.toJSDate(),
      location: event.location ?? '',
    });
  });
  const other = Object.values(nodeIcal.sync.parseICS(file)).flatMap((event) =>
    event?.type === 'VEVENT'
      ? [
          inCalendar(method, {
            uid: event.uid,
            sequence: Number(event.sequence),
            status: String(event.status),
            title: String(event.summary),
            startsAt: new Date(event.start),
            endsAt: new Date(event.end as Date),
            location: String(event.location ?? ''),
          }),
        ]
      : [],
  );
  const byUid = (a: InCalendar, b: InCalendar) => a.uid.localeCompare(b.uid);
  expect(other.sort(byUid)).toEqual(one.sort(byUid));
  return one;
}

/** The one meeting of an `.ics`. */
export function meetingIn(file: string): InCalendar {
  const [meeting, ...others] = meetingsIn(file);
  if (!meeting || others.length > 0) throw new Error(`Not one meeting:\n${file}`);
  return meeting;
}

function inCalendar(method: string, event: Omit<InCalendar, 'method' | 'start'>): InCalendar {
  const { day, time } = londonClock(event.startsAt);
  return { ...event, method, start: `${day} ${time}` };
}
