import {
  escape as escaped,
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendar,
  ICalCalendarMethod,
  type ICalEventData,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import { DEMONSTRATION } from '#platform/demonstration.ts';

/** What a calendar says of a meeting. It has no room for the joining link, so no calendar can give it away. */
export interface MeetingEvent {
  /** The meeting’s; its UID is made of it alone, so that nothing that changes can make it another meeting. */
  id: string;
  /** SEQUENCE (RFC 5545 §3.8.7.4): goes up with every change that matters, also of the reader’s own place. */
  sequence: number;
  title: string;
  startsAt: Date;
  endsAt: Date;
  /** DTSTAMP and LAST-MODIFIED. */
  changedAt: Date;
  /** "South Cambridgeshire". */
  areaName: string;
  /** Where, in person; null where it is online alone. */
  address: string | null;
  isOnline: boolean;
  description: string | null;
  isCancelled: boolean;
  cancelReason: string | null;
}

/** The service that the calendar comes from; `publicUrl` without a slash at the end. */
export interface Surroundings {
  publicUrl: string;
  mode: 'demo' | 'production';
}

/** How somebody stands at a meeting, as far as their calendar cares. */
export type PlaceInCalendar = 'CONFIRMED' | 'WAITING' | 'OFFERED' | 'WITHDRAWN';

const PRODUCT = { company: 'Patchwork', product: 'Meetings', language: 'EN' };
const HOUR_SECONDS = 3600;

/**
 * The file of one or many meetings, to download or to subscribe to (asked for again each hour). Cancelled meetings stay
 * in it, marked, so that they leave nobody’s calendar unsaid. The same meetings always give the same bytes.
 */
export function calendarOf(name: string, events: readonly MeetingEvent[], s: Surroundings): string {
  const isDemo = s.mode === 'demo';
  const calendar = new ICalCalendar({
    prodId: PRODUCT,
    method: ICalCalendarMethod.PUBLISH,
    // The library writes these two as they are.
    name: escaped(plain(isDemo ? `${name} (${DEMONSTRATION})` : name), false),
    description: isDemo ? escaped(DEMONSTRATION, false) : undefined,
    ttl: HOUR_SECONDS,
  });
  for (const event of events) {
    const status = event.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED;
    calendar.createEvent({ ...told(event, s), status });
  }
  return written(calendar);
}

const PLACES: Record<PlaceInCalendar, { words: string; part: ICalAttendeeStatus; status: ICalEventStatus }> = {
  CONFIRMED: {
    words: 'You have a place.',
    part: ICalAttendeeStatus.ACCEPTED,
    status: ICalEventStatus.CONFIRMED,
  },
  WAITING: {
    words: 'You are on the waiting list: you do not have a place yet.',
    part: ICalAttendeeStatus.TENTATIVE,
    status: ICalEventStatus.TENTATIVE,
  },
  OFFERED: {
    words: 'A place is held for you: accept it on the meeting’s page, or it goes to the next in line.',
    part: ICalAttendeeStatus.TENTATIVE,
    status: ICalEventStatus.TENTATIVE,
  },
  WITHDRAWN: {
    words: 'You have given up your place.',
    part: ICalAttendeeStatus.DECLINED,
    status: ICalEventStatus.CANCELLED,
  },
};

/**
 * What a person’s mail carries (RFC 5546 §3.2): the mail’s recipient is its one attendee. CANCEL takes the meeting out
 * of their calendar, where it is cancelled or they withdrew.
 *
 * @param organiser the mail’s from address, with a name before it or without
 */
export function invitationFor(
  event: MeetingEvent,
  to: { email: string; place: PlaceInCalendar },
  organiser: string,
  s: Surroundings,
): { method: 'REQUEST' | 'CANCEL'; content: string } {
  const { words, part, status } = PLACES[to.place];
  const isGone = event.isCancelled || to.place === 'WITHDRAWN';
  const method = isGone ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST;
  const calendar = new ICalCalendar({ prodId: PRODUCT, method });
  calendar.createEvent({
    ...told(event, s, event.isCancelled ? '' : words),
    status: isGone ? ICalEventStatus.CANCELLED : status,
    // Who has no place is not busy.
    transparency: status === 'CONFIRMED' && !isGone ? ICalEventTransparency.OPAQUE : ICalEventTransparency.TRANSPARENT,
    organizer: namedAddress(organiser),
    attendees: [{ email: to.email, status: part, rsvp: false, role: ICalAttendeeRole.REQ }],
  });
  return { method: isGone ? 'CANCEL' : 'REQUEST', content: written(calendar) };
}

/**
 * Links that add the meeting to the calendars that people use on the web; the others take the file. They carry the
 * title, the times, the place and the page, not the description: an address has little room. None where it is
 * cancelled.
 */
export function calendarLinks(event: MeetingEvent, s: Surroundings): { name: string; href: string }[] {
  if (event.isCancelled) return [];
  const [start, end] = [event.startsAt, event.endsAt].map((at) => `${at.toISOString().slice(0, 19)}Z`);
  const [startDigits, endDigits] = [start, end].map((at = '') => at.replace(/[-:]/g, ''));
  const [title, where] = [titleOf(event), whereOf(event)].map(onOneLine);
  const words = aboutIn(event, s).join('\n\n');
  const outlook = {
    path: '/calendar/action/compose',
    rru: 'addevent',
    subject: title,
    startdt: start,
    enddt: end,
    location: where,
    body: words,
  };
  const google = {
    action: 'TEMPLATE',
    text: title,
    dates: `${startDigits}/${endDigits}`,
    location: where,
    details: words,
  };
  const yahoo = { v: '60', title, st: startDigits, et: endDigits, in_loc: where, desc: words };
  return [
    { name: 'Google Calendar', href: withQuery('https://calendar.google.com/calendar/render', google) },
    { name: 'Outlook.com', href: withQuery('https://outlook.live.com/calendar/0/deeplink/compose', outlook) },
    { name: 'Microsoft 365', href: withQuery('https://outlook.office.com/calendar/0/deeplink/compose', outlook) },
    { name: 'Yahoo', href: withQuery('https://calendar.yahoo.com/', yahoo) },
  ];
}

/** Spaces as %20: Outlook shows a plus as a plus. */
function withQuery(address: string, parameters: Record<string, string | undefined>): string {
  const pairs = Object.entries(parameters).map(([name, value = '']) => `${name}=${encodeURIComponent(value)}`);
  return `${address}?${pairs.join('&')}`;
}

function told(event: MeetingEvent, s: Surroundings, place = ''): ICalEventData {
  return {
    id: uidOf(event),
    sequence: event.sequence,
    summary: titleOf(event),
    start: event.startsAt,
    end: event.endsAt,
    stamp: event.changedAt,
    lastModified: event.changedAt,
    location: whereOf(event),
    description: aboutIn(
      event,
      s,
      event.isCancelled ? `This meeting is cancelled. ${event.cancelReason ?? ''}` : place,
      event.description ?? '',
    ).join('\n\n'),
    url: pageOf(event, s),
  };
}

function aboutIn(event: MeetingEvent, s: Surroundings, ...words: string[]): string[] {
  const first = s.mode === 'demo' ? DEMONSTRATION : '';
  const last = `A public meeting in ${event.areaName}. Its page: ${pageOf(event, s)}`;
  return [first, ...words, last].map((part) => plain(part).trim()).filter(Boolean);
}

/** The same for ever, wherever the service moves to. */
function uidOf({ id }: MeetingEvent): string {
  return `meeting-${id}@patchwork`;
}

/** Several calendars show a cancelled meeting like any other, so its title says so. */
function titleOf({ isCancelled, title }: MeetingEvent): string {
  return plain(isCancelled ? `Cancelled: ${title}` : title);
}

function pageOf({ id }: MeetingEvent, { publicUrl }: Surroundings): string {
  return `${publicUrl}/meetings/${id}`;
}

/** Where the meeting is, in words: never the joining link. Empty where nobody has said. */
function whereOf({ address, isOnline }: MeetingEvent): string {
  const here = plain(address ?? '').trim();
  if (!isOnline) return here;
  return here ? `${here}, and online: the link is on the meeting’s page` : 'Online: the link is on the meeting’s page';
}

/** Text that every calendar takes: whole characters, and of the control characters only line feed and tab. */
function plain(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/\r\n|[\r\u0085\u2028\u2029]/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it takes out
      .replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g, '')
  );
}

function onOneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ', ');
}

function namedAddress(from: string): { name: string; email: string } {
  const [, name = '', email = from] = /^\s*"?(.*?)"?\s*<([^<>]+)>\s*$/.exec(from) ?? [];
  return { name: plain(name).trim() || 'Patchwork', email: email.trim() };
}

/** RFC 5545 §3.1: every line ends in CRLF, the last one too. */
function written(calendar: ICalCalendar): string {
  return `${calendar.toString()}\r\n`;
}
