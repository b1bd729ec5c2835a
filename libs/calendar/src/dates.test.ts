import * as fc from 'fast-check';
import { addDays, calendarQuarter, daysBetween, isDateText, londonDate, londonMidnight } from './index.ts';

test.each([
  ['2026-03-29T00:59:59Z', '2026-03-29'],
  ['2026-01-31T23:59:59Z', '2026-01-31'],
  ['2026-06-30T22:59:59Z', '2026-06-30'],
  ['2026-06-30T23:00:00Z', '2026-07-01'],
  ['2026-10-25T23:59:59Z', '2026-10-25'],
  ['2026-10-24T23:00:00Z', '2026-10-25'],
])('at %s it is %s in London', (instant, day) => expect(londonDate(new Date(instant))).toBe(day));

test.each([
  ['2026-01-01', '2026-01-01T00:00:00.000Z'],
  ['2026-03-29', '2026-03-29T00:00:00.000Z'],
  ['2026-03-30', '2026-03-29T23:00:00.000Z'],
  ['2026-10-25', '2026-10-24T23:00:00.000Z'],
  ['2026-10-26', '2026-10-26T00:00:00.000Z'],
])('the day %s begins in London at %s', (day, instant) => expect(londonMidnight(day).toISOString()).toBe(instant));

const days = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((d) => d.toISOString().slice(0, 10));

test('a day begins at its midnight, and not a moment before', () => {
  fc.assert(
    fc.property(days, (day) => {
      const midnight = londonMidnight(day);
      expect(londonDate(midnight)).toBe(day);
      expect(londonDate(new Date(midnight.getTime() - 1))).toBe(addDays(day, -1));
    }),
  );
});

test('days added are days counted, clock changes or not', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: -5_000, max: 5_000 }), (day, n) => daysBetween(day, addDays(day, n)) === n),
  );
  expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
  expect(addDays('2023-01-01', -1)).toBe('2022-12-31');
});

test.each(['2026-02-28', '2024-02-29', '0001-01-01', '9999-12-31'])('the calendar has %s', (day) =>
  expect(isDateText(day)).toBe(true),
);

test.each(['2026-02-29', '2026-13-01', '2026-00-01', '0000-01-01', '26-01-01', '2026-1-1', '2026-01-01T00:00:00Z', ''])(
  'the calendar has no "%s"',
  (day) => expect(isDateText(day)).toBe(false),
);

test.each([
  ['2026-01-01', '2026-01-01', '2026-03-31'],
  ['2026-06-30', '2026-04-01', '2026-06-30'],
  ['2026-07-01', '2026-07-01', '2026-09-30'],
  ['2026-12-31', '2026-10-01', '2026-12-31'],
  ['2024-02-29', '2024-01-01', '2024-03-31'],
  ['0099-11-05', '0099-10-01', '0099-12-31'],
])('%s lies in the quarter from %s to %s', (day, from, until) => expect(calendarQuarter(day)).toEqual({ from, until }));

test('quarters leave out no day, and share none', () => {
  fc.assert(
    fc.property(days, (day) => {
      const { from, until } = calendarQuarter(day);
      return from <= day && day <= until && calendarQuarter(addDays(from, -1)).until === addDays(from, -1);
    }),
  );
});
