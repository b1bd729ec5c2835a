import * as fc from 'fast-check';
import {
  agendaFor,
  capacityFor,
  headCountFor,
  linkFor,
  meetingWordsFor,
  timesFor,
  windowFor,
} from './meeting.rules.ts';

const now = new Date('2022-09-14T12:00:00Z');
const at = (instant: string) => new Date(instant);
const HOUR = 3_600_000;

describe('when a meeting is', () => {
  const [start, end] = [at('2022-10-10T18:00:00Z'), at('2022-10-10T19:30:00Z')];

  test('ahead, for some hours', () => {
    expect(timesFor(start, end, now)).toEqual({ startsAt: start, endsAt: end });
  });

  test.each([
    ['ends when it starts', start, start, 'BAD_TIME', 'endsAt'],
    ['ends before it starts', start, at('2022-10-10T17:00:00Z'), 'BAD_TIME', 'endsAt'],
    ['starts now', now, end, 'BAD_TIME', 'startsAt'],
    ['lasts thirteen hours', start, at('2022-10-11T07:00:00Z'), 'BAD_TIME', 'endsAt'],
    ['is three years ahead', at('2025-10-10T18:00:00Z'), at('2025-10-10T19:00:00Z'), 'BAD_TIME', 'startsAt'],
    [
      'starts in the hour that repeats',
      at('2022-10-30T00:30:00Z'),
      at('2022-10-30T03:30:00Z'),
      'CLOCKS_CHANGE',
      'startsAt',
    ],
    [
      'ends in the hour that repeats',
      at('2022-10-29T23:00:00Z'),
      at('2022-10-30T01:30:00Z'),
      'CLOCKS_CHANGE',
      'startsAt',
    ],
    [
      'starts where an hour is skipped',
      at('2023-03-26T00:30:00Z'),
      at('2023-03-26T02:00:00Z'),
      'CLOCKS_CHANGE',
      'startsAt',
    ],
    ['spans the change', at('2022-10-29T20:00:00Z'), at('2022-10-30T06:00:00Z'), 'CLOCKS_CHANGE', 'startsAt'],
  ])('refused where it %s', (_, startsAt, endsAt, reason, field) => {
    expect(timesFor(startsAt, endsAt, now)).toMatchObject({ reason, field, message: expect.stringMatching(/\.$/) });
  });

  test('on the evening before and the day after the clocks change it is taken', () => {
    for (const day of ['2022-10-29T17:00:00Z', '2022-10-30T10:00:00Z', '2023-03-25T18:00:00Z', '2023-03-26T09:00:00Z'])
      expect(timesFor(at(day), new Date(at(day).getTime() + HOUR), now)).toHaveProperty('endsAt');
  });

  test('whatever is taken lies ahead and ends after it starts', () => {
    const instant = fc.date({ min: at('2022-01-01T00:00:00Z'), max: at('2026-01-01T00:00:00Z'), noInvalidDate: true });
    fc.assert(
      fc.property(instant, instant, (startsAt, endsAt) => {
        const times = timesFor(startsAt, endsAt, now);
        if (!('startsAt' in times)) return;
        expect(startsAt > now && endsAt > startsAt && endsAt.getTime() - startsAt.getTime() <= 12 * HOUR).toBe(true);
      }),
    );
  });
});

test('a whole number of places from 1 to 10,000', () => {
  for (const places of [1, 10_000]) expect(capacityFor(places)).toBe(places);
  for (const places of [0, -1, 10_001, 1.5, Number.NaN])
    expect(capacityFor(places)).toMatchObject({ reason: 'BAD_CAPACITY', field: 'capacity' });
});

describe('a link', () => {
  test('is https, and kept as typed', () => {
    expect(linkFor(' https://meet.example/a?b=c ', 'joinUrl')).toBe('https://meet.example/a?b=c');
    for (const none of [null, undefined, ' ']) expect(linkFor(none, 'joinUrl')).toBeNull();
  });

  test.each([
    'http://meet.example/a',
    'meet.example/a',
    'javascript:alert(1)',
    'https://meet',
    'https://user:word@meet.example/a',
    'https://meet.example/a b',
    'ftp://meet.example/a',
    'https:',
  ])('and not %s', (link) => {
    expect(linkFor(link, 'joinUrl')).toMatchObject({ reason: 'BAD_LINK', field: 'joinUrl' });
  });

  test('nor longer than 500 characters', () => {
    expect(linkFor(`https://meet.example/${'a'.repeat(500)}`, 'joinUrl')).toMatchObject({ reason: 'TEXT_TOO_LONG' });
  });
});

describe('the window of registration', () => {
  const start = at('2022-10-10T18:00:00Z');

  test('is open on each side that is left out', () => {
    expect(windowFor(null, undefined, start, now)).toEqual({ registrationFrom: null, registrationUntil: null });
    expect(windowFor(now, start, start, now)).toEqual({ registrationFrom: now, registrationUntil: start });
  });

  test('does not close after the start or open after it closes', () => {
    expect(windowFor(null, at('2022-10-10T18:00:01Z'), start, now)).toMatchObject({ field: 'registrationUntil' });
    expect(windowFor(start, null, start, now)).toMatchObject({ field: 'registrationFrom' });
    expect(windowFor(at('2022-10-02T00:00:00Z'), at('2022-10-01T00:00:00Z'), start, now)).toMatchObject({
      reason: 'BAD_TIME',
      field: 'registrationFrom',
    });
  });
});

test('an agenda has at most twenty points, and no empty ones', () => {
  expect(agendaFor(['Speeding', ' ', ' Parking '])).toEqual(['Speeding', 'Parking']);
  expect(agendaFor(null)).toEqual([]);
  expect(agendaFor(Array.from({ length: 21 }, (_, i) => `${i}`))).toMatchObject({ reason: 'BAD_AGENDA' });
  expect(agendaFor(['Speeding', 'a'.repeat(121)])).toMatchObject({ reason: 'TEXT_TOO_LONG', field: 'agenda.1' });
});

describe('the words of a meeting', () => {
  test('are trimmed, and what is left out is null', () => {
    expect(meetingWordsFor({ title: ' Public meeting ' })).toEqual({
      title: 'Public meeting',
      description: null,
      address: null,
      gettingThere: null,
      dialIn: null,
      joinUrl: null,
    });
  });

  test.each([
    ['title', ' ', 'TEXT_MISSING'],
    ['title', 'a'.repeat(121), 'TEXT_TOO_LONG'],
    ['description', 'a'.repeat(5_001), 'TEXT_TOO_LONG'],
    ['address', 'a'.repeat(501), 'TEXT_TOO_LONG'],
    ['gettingThere', 'a\u202E', 'CONTROL_CHARACTERS'],
    ['dialIn', 'a'.repeat(501), 'TEXT_TOO_LONG'],
    ['joinUrl', 'http://meet.example', 'BAD_LINK'],
  ])('%s as %j is refused', (field, words, reason) => {
    expect(meetingWordsFor({ title: 'Public meeting', [field]: words })).toMatchObject({ reason, field });
  });

  test.each(['description', 'address', 'gettingThere', 'dialIn'])('the joining link has no place in %s', (field) => {
    const joinUrl = 'https://meet.example/a';
    const words = { title: 'Public meeting', joinUrl, [field]: `Come to ${joinUrl}!` };
    expect(meetingWordsFor(words)).toMatchObject({ reason: 'LINK_IN_WORDS', field });
  });
});

test('how many came is a whole number, or nobody counted', () => {
  expect(headCountFor(null)).toBeNull();
  expect(headCountFor(0)).toBe(0);
  for (const bad of [-1, 10_001, 1.5]) expect(headCountFor(bad)).toMatchObject({ reason: 'BAD_NUMBER' });
});
