import fc from 'fast-check';
import { equalRefusal, fingerprintOf, maximumFor, timesFor, titlesFor } from './ballot.rules.ts';

const now = new Date('2022-09-14T12:00:00Z');
const DAY = 86_400_000;
const at = (days: number) => new Date(now.getTime() + days * DAY);
const reasonOf = (answer: object) => (answer as { reason?: string }).reason ?? null;

test.each<[string, number, number, string | null]>([
  ['now, for a week', 0, 7, null],
  ['next week', 7, 14, null],
  ['since yesterday', -1, 1, null],
  ['since long ago, until tomorrow', -400, 1, null],
  ['for a hundred days', 0, 100, null],
  ['for longer', 0, 100.001, 'TOO_LONG'],
  ['later and for longer', 50, 150.001, 'TOO_LONG'],
  ['with its end before its beginning', 2, 1, 'CLOSES_BEFORE_OPENING'],
  ['for no time', 1, 1, 'CLOSES_BEFORE_OPENING'],
  ['until now', -1, 0, 'CLOSES_IN_THE_PAST'],
  ['until yesterday', -2, -1, 'CLOSES_IN_THE_PAST'],
  ['backwards in the past', -1, -2, 'CLOSES_BEFORE_OPENING'],
])('a vote that is open %s', (_, from, to, reason) => {
  expect(reasonOf(timesFor(at(from), at(to), now))).toBe(reason);
});

test('a vote that would be over already says when that was', () => {
  expect(timesFor(at(-2), at(-1), now)).toMatchObject({
    field: 'closesAt',
    message: 'The vote would have closed already, Tuesday 13 September 2022 at 1pm. Choose a later time.',
  });
});

test('from one to ten can be chosen', () => {
  expect([-1, 0, 1, 3, 10, 11].map((n) => maximumFor(n) === n)).toEqual([false, false, true, true, true, false]);
});

const titles = (n: number) => Array.from({ length: n }, (_, i) => ({ title: `Option ${i}` }));

test.each([
  [0, 'TOO_FEW_OPTIONS'],
  [1, 'TOO_FEW_OPTIONS'],
  [2, null],
  [20, null],
  [21, 'TOO_MANY_OPTIONS'],
])('%s options', (n, reason) => {
  expect(reasonOf(titlesFor(titles(n)))).toBe(reason);
});

test.each([
  ['', 'TEXT_MISSING'],
  [' \t', 'TEXT_MISSING'],
  ['a'.repeat(121), 'TEXT_TOO_LONG'],
  ['a\u0000b', 'CONTROL_CHARACTERS'],
])('a title %j is refused, and its field named', (title, reason) => {
  expect(titlesFor([{ title: 'Speeding' }, { title }])).toMatchObject({ reason, field: 'options.1.title' });
});

test('titles are trimmed', () => {
  expect(titlesFor([{ title: ' Speeding ' }, { title: 'a'.repeat(120) }])).toEqual(['Speeding', 'a'.repeat(120)]);
});

test('two options that a voter could not tell apart have one fingerprint', () => {
  const one = fingerprintOf('Slow cars', ['x', 'y']);
  expect(fingerprintOf('SLOW  CARS', ['y', 'x'])).toBe(one);
  expect(fingerprintOf('Ｓlow\u00a0cars', ['x', 'y'])).toBe(one);
  for (const other of [fingerprintOf('Slow cars', ['x']), fingerprintOf('Slow vans', ['x', 'y'])])
    expect(other).not.toBe(one);
});

test('the order of the places is nothing to a fingerprint, whatever they are', () => {
  fc.assert(
    fc.property(fc.string(), fc.uniqueArray(fc.uuid()), (title, places) => {
      expect(fingerprintOf(title, places.toReversed())).toBe(fingerprintOf(title, places));
    }),
  );
});

test('the first option that equals one before is named', () => {
  expect(equalRefusal(['a', 'b', 'c'], ['A', 'B', 'C'])).toBeNull();
  expect(equalRefusal(['a', 'b', 'a'], ['A', 'B', 'A again'])).toMatchObject({
    reason: 'EQUAL_OPTIONS',
    field: 'options.2.title',
    message: 'Two options say the same: “A again”. Take one off the list, or say how they differ.',
  });
});
