import { dayInWords, momentInWords, quarterInWords, shortDayInWords, timeInWords } from './index.ts';

test('a day is written as people write it', () => {
  expect(dayInWords('2026-03-03')).toBe('Tuesday 3 March 2026');
  expect(shortDayInWords('2026-03-03')).toBe('3 March 2026');
});

test.each([
  ['2026-03-03T19:00:00Z', 'Tuesday 3 March 2026 at 7pm'],
  ['2026-07-03T18:30:00Z', 'Friday 3 July 2026 at 7:30pm'],
  ['2026-03-03T00:05:00Z', 'Tuesday 3 March 2026 at 12:05am'],
  ['2026-03-03T12:30:00Z', 'Tuesday 3 March 2026 at 12:30pm'],
  ['2026-03-03T12:00:00Z', 'Tuesday 3 March 2026 at midday'],
  ['2026-07-02T23:00:00Z', 'Friday 3 July 2026 at midnight'],
  ['2026-10-25T00:30:00Z', 'Sunday 25 October 2026 at 1:30am'],
  ['2026-10-25T01:30:00Z', 'Sunday 25 October 2026 at 1:30am'],
])('%s is %s', (instant, words) => expect(momentInWords(new Date(instant))).toBe(words));

test('a time alone is the London clock’s', () => expect(timeInWords(new Date('2026-07-03T18:30:00Z'))).toBe('7:30pm'));

test.each([
  ['2022-08-01', '2022-10-31', 'August to October 2022'],
  ['2022-11-02', '2023-01-31', 'November 2022 to January 2023'],
  ['2026-05-01', '2026-05-31', 'May 2026'],
  ['2022-12-01', '2023-12-31', 'December 2022 to December 2023'],
])('%s until %s is %s', (from, to, words) => expect(quarterInWords(from, to)).toBe(words));
