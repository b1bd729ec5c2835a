import { execFileSync } from 'node:child_process';
import { jest } from '@jest/globals';
import { londonClock, londonInstant } from '@patchwork/calendar';
import fc from 'fast-check';
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { calendarLinks, calendarOf, invitationFor, type MeetingEvent, type Surroundings } from './calendar-file.ts';

const ID = '0f0e8a52-6a5f-4a5b-9a55-0c3f6a1f7c11';
const UID = `meeting-${ID}@patchwork`;
const DEMO: Surroundings = { publicUrl: 'http://localhost:3000', mode: 'demo' };
const LIVE: Surroundings = { publicUrl: 'https://patchwork.example', mode: 'production' };
const FROM = 'Patchwork demonstration <no-reply@patchwork.test>';
const ANN = { email: 'ann@example.org', place: 'CONFIRMED' } as const;

const at = (day: string, time: string) => londonInstant(day, time) as Date;

function aMeeting(change: Partial<MeetingEvent> = {}): MeetingEvent {
  return {
    id: ID,
    sequence: 3,
    title: 'What shall we work on next?',
    startsAt: at('2026-11-30', '19:00'),
    endsAt: at('2026-11-30', '20:30'),
    changedAt: new Date('2026-11-01T08:09:10.987Z'),
    areaName: 'South Cambridgeshire',
    address: 'Village Hall, High Street',
    isOnline: false,
    description: 'Bring your questions.',
    isCancelled: false,
    cancelReason: null,
    ...change,
  };
}

/** What both parsers say, of the calendar and of its first meeting, in the same words. */
function parsed(content: string) {
  const calendar = new ICAL.Component(ICAL.parse(content));
  const [event] = calendar.getAllSubcomponents('vevent');
  const text = (name: string) => event?.getFirstPropertyValue(name)?.toString() ?? null;
  const time = (name: string) => {
    const value = event?.getFirstPropertyValue(name) as ICAL.Time;
    expect(value.zone?.tzid).toBe('UTC');
    return value.toJSDate();
  };
  const mails = (name: string) => event?.getAllProperties(name).map((one) => String(one.getFirstValue()).toLowerCase());
  const ofIcalJs = {
    method: calendar.getFirstPropertyValue('method'),
    uid: text('uid'),
    sequence: text('sequence'),
    title: text('summary'),
    description: text('description'),
    where: text('location'),
    status: text('status'),
    url: text('url'),
    starts: time('dtstart'),
    ends: time('dtend'),
    stamp: time('dtstamp'),
    attendees: mails('attendee'),
    part: event?.getFirstProperty('attendee')?.getParameter('partstat') ?? null,
    organiser: mails('organizer'),
  };
  const said = nodeIcal.sync.parseICS(content);
  // biome-ignore lint/suspicious/noExplicitAny: a bag of whatever was there
  const other = Object.values(said).find((one) => one?.type === 'VEVENT') as any;
  const attendees = [other.attendee ?? []].flat();
  const ofNodeIcal: typeof ofIcalJs = {
    method: said.vcalendar?.method ?? null,
    uid: other.uid,
    sequence: other.sequence,
    title: other.summary,
    description: other.description,
    where: other.location ?? null,
    status: other.status,
    url: other.url.val ?? other.url,
    starts: new Date(other.start),
    ends: new Date(other.end),
    stamp: new Date(other.dtstamp),
    attendees: attendees.map(({ val }) => val.toLowerCase()),
    part: attendees[0]?.params.PARTSTAT ?? null,
    organiser: [other.organizer ?? []].flat().map(({ val }) => val.toLowerCase()),
  };
  return { ofIcalJs, ofNodeIcal, calendar, event, said };
}

/** The one answer that both parsers give. */
function agreed(content: string) {
  const { ofIcalJs, ofNodeIcal } = parsed(content);
  expect({ ...ofNodeIcal, sequence: Number(ofNodeIcal.sequence) }).toEqual({
    ...ofIcalJs,
    sequence: Number(ofIcalJs.sequence),
  });
  return { ...ofIcalJs, sequence: Number(ofIcalJs.sequence) };
}

/** RFC 5545 §3.1: CRLF alone ends a line, the last too; no line above 75 octets, no character cut in two. */
function expectLines(content: string) {
  expect(content.endsWith('END:VCALENDAR\r\n')).toBe(true);
  expect(content.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  for (const line of content.split('\r\n')) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(line.isWellFormed()).toBe(true);
  }
}

test.each([
  ['the day before clocks go forward', '2026-03-28', 'T190000Z'],
  ['the day after clocks went forward', '2026-03-30', 'T180000Z'],
  ['the day that they do', '2026-03-29', 'T180000Z'],
  ['the day before clocks go back', '2026-10-24', 'T180000Z'],
  ['the day after clocks went back', '2026-10-26', 'T190000Z'],
  ['the day that they do so', '2026-10-25', 'T190000Z'],
])('a meeting at 7pm in London is at 7pm on %s', (_, day, utc) => {
  const event = aMeeting({ startsAt: at(day, '19:00'), endsAt: at(day, '20:30') });
  for (const content of [calendarOf('Meetings', [event], LIVE), invitationFor(event, ANN, FROM, LIVE).content]) {
    expect(content).toContain(`\r\nDTSTART:${day.replaceAll('-', '')}${utc}\r\n`);
    const { starts, ends } = agreed(content);
    expect([londonClock(starts), londonClock(ends)]).toEqual([
      { day, time: '19:00' },
      { day, time: '20:30' },
    ]);
    // No time that floats, none that leans on a zone, and nothing that rings.
    expect(content).not.toMatch(/TZID|VTIMEZONE|VALARM|DT(START|END|STAMP)[^\r]*\d\r/);
  }
});

test('an invitation says who, where, when and how sure', () => {
  const { method, content } = invitationFor(aMeeting(), ANN, FROM, LIVE);
  expectLines(content);
  expect(method).toBe('REQUEST');
  expect(agreed(content)).toEqual({
    method: 'REQUEST',
    uid: UID,
    sequence: 3,
    title: 'What shall we work on next?',
    description:
      'You have a place.\n\nBring your questions.\n\n' +
      `A public meeting in South Cambridgeshire. Its page: https://patchwork.example/meetings/${ID}`,
    where: 'Village Hall, High Street',
    status: 'CONFIRMED',
    url: `https://patchwork.example/meetings/${ID}`,
    starts: at('2026-11-30', '19:00'),
    ends: at('2026-11-30', '20:30'),
    stamp: new Date('2026-11-01T08:09:10Z'),
    attendees: ['mailto:ann@example.org'],
    part: 'ACCEPTED',
    organiser: ['mailto:no-reply@patchwork.test'],
  });
  expect(content).not.toContain('Demonstration');
});

test.each([
  ['CONFIRMED', 'REQUEST', 'CONFIRMED', 'ACCEPTED', 'OPAQUE', 'You have a place.'],
  ['WAITING', 'REQUEST', 'TENTATIVE', 'TENTATIVE', 'TRANSPARENT', 'waiting list'],
  ['OFFERED', 'REQUEST', 'TENTATIVE', 'TENTATIVE', 'TRANSPARENT', 'accept it'],
  ['WITHDRAWN', 'CANCEL', 'CANCELLED', 'DECLINED', 'TRANSPARENT', 'given up'],
] as const)('who is %s gets %s', (place, ...expected) => {
  const [method, status, part, transparency, words] = expected;
  const invitation = invitationFor(aMeeting(), { email: 'ann@example.org', place }, FROM, LIVE);
  expect(invitation.method).toBe(method);
  expect(agreed(invitation.content)).toMatchObject({ method, status, part, uid: UID });
  expect(agreed(invitation.content).description).toContain(words);
  expect(invitation.content).toContain(`\r\nTRANSP:${transparency}\r\n`);
});

test.each(['CONFIRMED', 'WAITING', 'OFFERED', 'WITHDRAWN'] as const)(
  'a cancelled meeting leaves the calendar of who is %s, with the reason',
  (place) => {
    const event = aMeeting({ isCancelled: true, cancelReason: 'The hall has flooded.' });
    const { method, content } = invitationFor(event, { email: 'ann@example.org', place }, FROM, LIVE);
    expect(method).toBe('CANCEL');
    expect(agreed(content)).toMatchObject({ method: 'CANCEL', status: 'CANCELLED', uid: UID });
    expect(agreed(content).title).toBe('Cancelled: What shall we work on next?');
    expect(agreed(content).description).toContain('This meeting is cancelled. The hall has flooded.');
    expect(content).not.toContain('You have a place');
  },
);

test('a moved meeting is the same one, later said', () => {
  const before = agreed(invitationFor(aMeeting(), ANN, FROM, LIVE).content);
  const moved = aMeeting({ sequence: 4, startsAt: at('2026-12-07', '18:00'), endsAt: at('2026-12-07', '19:00') });
  // Not even a new address of the service makes it another.
  const after = agreed(invitationFor(moved, ANN, FROM, { ...LIVE, publicUrl: 'https://elsewhere.example' }).content);
  expect(after.uid).toBe(before.uid);
  expect(after.sequence).toBeGreaterThan(before.sequence);
  expect(londonClock(after.starts)).toEqual({ day: '2026-12-07', time: '18:00' });
  expect(agreed(calendarOf('Meetings', [moved], DEMO)).uid).toBe(before.uid);
});

describe('the file to subscribe to', () => {
  const events = [
    aMeeting(),
    aMeeting({ id: ID.replace('0f', 'ff'), isCancelled: true, cancelReason: 'Snow' }),
    aMeeting({ id: ID.replace('0f', 'aa'), address: null, isOnline: true }),
  ];

  test('holds every meeting, is published, and is asked for hourly', () => {
    const content = calendarOf('Meetings in Ely; and, "around"', events, LIVE);
    expectLines(content);
    const { calendar, said } = parsed(content);
    const value = (name: string) => calendar.getFirstPropertyValue(name)?.toString();
    expect(value('method')).toBe('PUBLISH');
    // TEXT by RFC 7986 §5.1, which ical.js does not know.
    expect(content).toContain('\r\nNAME:Meetings in Ely\\; and\\, "around"\r\n');
    expect(said.vcalendar?.['WR-CALNAME']).toBe('Meetings in Ely; and, "around"');
    expect([value('refresh-interval'), value('x-published-ttl')]).toEqual(['PT1H', 'PT1H']);
    const meetings = calendar.getAllSubcomponents('vevent');
    expect(meetings.map((one) => one.getFirstPropertyValue('status'))).toEqual(['CONFIRMED', 'CANCELLED', 'CONFIRMED']);
    expect(new Set(meetings.map((one) => one.getFirstPropertyValue('uid'))).size).toBe(3);
    expect(Object.values(said).filter((one) => one?.type === 'VEVENT')).toHaveLength(3);
    expect(content).not.toMatch(/ATTENDEE|ORGANIZER|Demonstration/);
  });

  test('says in the demonstration that it is one: in its name, its description and each meeting', () => {
    const { calendar } = parsed(calendarOf('Meetings', events, DEMO));
    const words = 'Demonstration: not real police information';
    expect(calendar.getFirstPropertyValue('name')).toBe(`Meetings (${words})`);
    expect(calendar.getFirstPropertyValue('x-wr-caldesc')).toBe(words);
    for (const one of calendar.getAllSubcomponents('vevent'))
      expect(`${one.getFirstPropertyValue('description')}`.startsWith(words)).toBe(true);
    expect(agreed(invitationFor(aMeeting(), ANN, FROM, DEMO).content).description).toContain(words);
  });

  test('is a calendar without a meeting, too', () => {
    const content = calendarOf('Meetings', [], LIVE);
    expectLines(content);
    expect(new ICAL.Component(ICAL.parse(content)).getAllSubcomponents()).toEqual([]);
  });

  test('takes no line of its name for one of its own', () => {
    const content = calendarOf('Ely\r\nBEGIN:VEVENT\nX:\u0000y', [], LIVE);
    expectLines(content);
    expect(content.split('\r\n')).not.toContain('BEGIN:VEVENT');
  });
});

test('where: in person, online, both, or nobody has said', () => {
  const where = (change: Partial<MeetingEvent>) => agreed(calendarOf('Meetings', [aMeeting(change)], LIVE)).where;
  expect(where({ address: 'Hall\nEly', isOnline: false })).toBe('Hall\nEly');
  expect(where({ address: null, isOnline: true })).toBe('Online: the link is on the meeting’s page');
  expect(where({ address: 'Hall', isOnline: true })).toBe('Hall, and online: the link is on the meeting’s page');
  expect(where({ address: null, isOnline: false })).toBeNull();
});

/** Emoji that meet the 75th octet at each of its four bytes, and one of many code points. */
const AT_FOLDS = [0, 1, 2, 3].map((n) => `${'a'.repeat(60 + n)}\u{1F3DB}\u{1F469}\u200D\u{1F9BD}`);

test.each([
  [
    'a line that begins a meeting',
    'x\r\nBEGIN:VEVENT\r\nUID:evil\nEND:VEVENT\rEND:VCALENDAR',
    'x\nBEGIN:VEVENT\nUID:evil\nEND:VEVENT\nEND:VCALENDAR',
  ],
  ['marks that mean something', 'a;b,c:d"e"^f=g%0Ah', undefined],
  ['a backslash', 'C:\\\\server\\; \\, \\', undefined],
  ['spaces where a line is folded', `${'a '.repeat(200)}b`, undefined],
  ['a line break at every fold', `${'a'.repeat(30)}\n`.repeat(20).trim(), undefined],
  ['Unicode’s own line ends', 'a\u2028b\u2029c\u0085d', 'a\nb\nc\nd'],
  ['controls', 'a\u0000b\u0007c\u001Fd\u007Fe\tf', 'abcde\tf'],
  ['half an emoji', 'a\uD83Cb', 'a\uFFFDb'],
  ...AT_FOLDS.map((text): [string, string, undefined] => [`emoji at the fold (${text.length})`, text, undefined]),
  ['120 emoji', '\u{1F3DB}'.repeat(120), undefined],
  ['5,000 characters', 'Yr Ŵyl, Ely; \u{1F3F4}\n'.repeat(300).slice(0, 4_999).concat('.'), undefined],
])('words come back as they were: %s', (_, words, expected = words) => {
  const event = aMeeting({ title: words, description: words, address: words });
  for (const content of [calendarOf(words, [event], DEMO), invitationFor(event, ANN, FROM, DEMO).content]) {
    expectLines(content);
    const { title, description, where } = agreed(content);
    expect(title).toBe(expected);
    expect(where).toBe(expected);
    expect(description).toContain(`\n\n${expected}\n\n`);
    expect(content.split('\r\n').filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1);
  }
});

// node-ical reads an escaped backslash before an n as a line break: its mistake, so that ical.js alone is asked.
test('a backslash before an n is not a line break', () => {
  const { event } = parsed(calendarOf('Meetings', [aMeeting({ title: 'C:\\new and \\N' })], LIVE));
  expect(event?.getFirstPropertyValue('summary')).toBe('C:\\new and \\N');
});

test('any words at all come back, in lines that are whole', () => {
  const words = fc
    .string({ unit: 'binary', minLength: 1, maxLength: 400 })
    .filter((text) => !/[\p{Cc}\u2028\u2029]/u.test(text));
  fc.assert(
    fc.property(words, (title) => {
      const content = calendarOf('Meetings', [aMeeting({ title })], LIVE);
      expectLines(content);
      expect(parsed(content).event?.getFirstPropertyValue('summary')).toBe(title);
    }),
    { numRuns: 300, seed: 20261123 },
  );
});

test('the same meeting gives the same bytes, whenever it is asked', () => {
  const make = () => [
    calendarOf('Meetings', [aMeeting(), aMeeting()], DEMO),
    invitationFor(aMeeting(), ANN, FROM, DEMO).content,
    JSON.stringify(calendarLinks(aMeeting(), DEMO)),
  ];
  const first = make();
  jest.useFakeTimers({ now: new Date('2031-07-01T00:00:00Z') });
  try {
    expect(make()).toEqual(first);
  } finally {
    jest.useRealTimers();
  }
});

test('the zone of the machine says nothing', () => {
  const { href } = new URL('calendar-file.ts', import.meta.url);
  const script = `
    import { calendarLinks, calendarOf } from '${href}';
    const { event, s } = JSON.parse(process.argv[1], (_, v) => (/^\\d{4}-.*Z$/.test(v) ? new Date(v) : v));
    if (new Date(0).getHours() !== 12) throw new Error('Not in Auckland');
    process.stdout.write(calendarOf('Meetings', [event], s) + JSON.stringify(calendarLinks(event, s)));`;
  const elsewhere = execFileSync(
    process.execPath,
    ['--conditions=source', '--input-type=module', '-e', script, JSON.stringify({ event: aMeeting(), s: LIVE })],
    { env: { ...process.env, TZ: 'Pacific/Auckland', NODE_OPTIONS: '' }, encoding: 'utf8' },
  );
  expect(elsewhere).toBe(calendarOf('Meetings', [aMeeting()], LIVE) + JSON.stringify(calendarLinks(aMeeting(), LIVE)));
});

test('the organiser is the mail’s sender, with a name or without', () => {
  const lineOf = (from: string) => invitationFor(aMeeting(), ANN, from, LIVE).content.match(/ORGANIZER[^\r]*/)?.[0];
  expect(lineOf('"Ely, \'police\'" <a@b.test>')).toBe('ORGANIZER;CN="Ely, \'police\'":mailto:a@b.test');
  expect(lineOf('a@b.test')).toBe('ORGANIZER;CN="Patchwork":mailto:a@b.test');
});

describe('links to calendars on the web', () => {
  test('carry the title, the hour in UTC, the place and the page', () => {
    const event = aMeeting({ title: 'Speed & noise; 20% more? \u{1F697}', address: 'Hall\nEly' });
    const links = calendarLinks(event, LIVE);
    expect(links.map(({ name }) => name)).toEqual(['Google Calendar', 'Outlook.com', 'Microsoft 365', 'Yahoo']);
    const [google, outlook, microsoft, yahoo] = links.map(({ href }) => Object.fromEntries(new URL(href).searchParams));
    const body = `A public meeting in South Cambridgeshire. Its page: https://patchwork.example/meetings/${ID}`;
    expect(google).toEqual({
      action: 'TEMPLATE',
      text: event.title,
      dates: '20261130T190000Z/20261130T203000Z',
      location: 'Hall, Ely',
      details: body,
    });
    expect(outlook).toMatchObject({
      subject: event.title,
      startdt: '2026-11-30T19:00:00Z',
      enddt: '2026-11-30T20:30:00Z',
      location: 'Hall, Ely',
      body,
    });
    expect(microsoft).toEqual(outlook);
    expect(yahoo).toMatchObject({ title: event.title, st: '20261130T190000Z', et: '20261130T203000Z', desc: body });
    for (const { href } of links) expect(href).not.toMatch(/[+\s]/);
  });

  test('say in the demonstration that it is one, stay short, and are none where the meeting is cancelled', () => {
    const long = aMeeting({ title: '\u{1F3DB}'.repeat(60), description: 'x'.repeat(5_000) });
    for (const { href } of calendarLinks(long, DEMO)) {
      expect(decodeURIComponent(href)).toContain('Demonstration: not real police information');
      expect(href.length).toBeLessThan(2_000);
    }
    expect(calendarLinks(aMeeting({ isCancelled: true, cancelReason: 'Snow' }), LIVE)).toEqual([]);
  });
});
