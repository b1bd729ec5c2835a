import { clocksChangeAround, londonClock, londonInstant, timeTyped } from './clock.ts';

describe('the instant of a London time', () => {
  test.each([
    ['2026-03-28', '12:00', '2026-03-28T12:00:00.000Z'],
    ['2026-03-29', '00:59', '2026-03-29T00:59:00.000Z'],
    ['2026-03-29', '02:00', '2026-03-29T01:00:00.000Z'],
    ['2026-07-01', '19:30', '2026-07-01T18:30:00.000Z'],
    ['2026-10-25', '00:59', '2026-10-24T23:59:00.000Z'],
    ['2026-10-25', '02:00', '2026-10-25T02:00:00.000Z'],
    ['2026-11-23', '19:30', '2026-11-23T19:30:00.000Z'],
  ])('%s %s is %s', (day, time, instant) => {
    expect(londonInstant(day, time)?.toISOString()).toBe(instant);
  });

  test.each(['01:00', '01:30', '01:59'])('%s of the day that summer time begins never comes', (time) => {
    expect(londonInstant('2026-03-29', time)).toBeNull();
  });

  test.each([
    ['01:00', '2026-10-25T00:00:00.000Z'],
    ['01:59', '2026-10-25T00:59:00.000Z'],
  ])('%s of the day that it ends comes twice, and the first is meant', (time, instant) => {
    expect(londonInstant('2026-10-25', time)?.toISOString()).toBe(instant);
  });

  test.each([
    ['2026-02-30', '10:00'],
    ['2026-02-28', '24:00'],
    ['2026-02-28', '7pm'],
    ['tomorrow', '10:00'],
  ])('%s %s is none', (day, time) => {
    expect(londonInstant(day, time)).toBeNull();
  });

  test('comes back from what the clock shows, for each hour of a year but the second of a repeated one', () => {
    const lost: string[] = [];
    for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += 3_600_000) {
      const { day, time } = londonClock(new Date(at));
      if (londonInstant(day, time)?.getTime() !== at) lost.push(new Date(at).toISOString());
    }
    expect(lost).toEqual(['2026-10-25T01:00:00.000Z']);
  });
});

describe('a time as people type it', () => {
  test.each([
    ['7pm', '19:00'],
    ['7.30 pm', '19:30'],
    ['7:30PM', '19:30'],
    ['12am', '00:00'],
    ['12:15 pm', '12:15'],
    ['19:30', '19:30'],
    ['07:05', '07:05'],
    ['0930', '09:30'],
    [' midday ', '12:00'],
    ['midnight', '00:00'],
  ])('%j is %s', (typed, time) => {
    expect(timeTyped(typed)).toBe(time);
  });

  test.each(['', '7', 'soon', '25:00', '19:60', '13pm', '0pm', '7:3', '19:30:00'])('%j is none', (typed) => {
    expect(timeTyped(typed)).toBeNull();
  });
});

describe('clocks change around', () => {
  test.each([
    ['2026-10-25T00:30:00Z', '2026-10-25T00:45:00Z', true],
    ['2026-10-25T01:30:00Z', '2026-10-25T01:45:00Z', true],
    ['2026-10-24T22:00:00Z', '2026-10-25T03:00:00Z', true],
    ['2026-03-29T01:30:00Z', '2026-03-29T01:59:00Z', true],
    ['2026-10-24T18:00:00Z', '2026-10-24T19:30:00Z', false],
    ['2026-10-25T02:00:00Z', '2026-10-25T03:00:00Z', false],
    ['2026-10-25T19:00:00Z', '2026-10-25T20:00:00Z', false],
    ['2026-03-29T18:00:00Z', '2026-03-29T19:00:00Z', false],
  ])('%s to %s: %s', (from, to, expected) => {
    expect(clocksChangeAround(new Date(from), new Date(to))).toBe(expected);
  });
});
