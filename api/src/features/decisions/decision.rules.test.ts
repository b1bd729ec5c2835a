import fc from 'fast-check';
import { isRefusal } from '#platform/refusal.ts';
import { type AdoptedWords, differsFrom, fingerprintOf, isAboutElse, wordsOf } from './decision.rules.ts';

/** A result in its order, the most votes first; equal votes are in any order. */
const results = fc
  .array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 12 })
  .map((votes) => votes.toSorted((a, b) => b - a).map((each, i) => ({ id: `o${i}`, votes: each })));
/** The same, with a choice of its options. */
const adoptions = results.chain((result) =>
  fc.tuple(fc.constant(result), fc.subarray(result, { minLength: 1 }), fc.integer({ min: 0, max: 99 })),
);
const ids = (options: readonly { id: string }[]) => options.map(({ id }) => id);

test('the first of a result never differ from it, whichever way ties were listed', () => {
  fc.assert(
    fc.property(adoptions, ([result, , n]) => {
      const count = 1 + (n % result.length);
      const first = result.slice(0, count);
      // Equal votes listed the other way round.
      const turned = result.toSorted((a, b) => b.votes - a.votes || b.id.localeCompare(a.id)).slice(0, count);
      for (const adopted of [first, turned]) {
        expect(differsFrom(result, ids(adopted))).toBe(false);
        expect(differsFrom(result.toReversed(), ids(adopted))).toBe(false);
      }
    }),
  );
});

test('the same ones in another order differ, unless only equal votes changed places', () => {
  let differing = 0;
  fc.assert(
    fc.property(results, (result) => {
      const turned = result.toReversed();
      const isOtherOrder = new Set(turned.map(({ votes }) => votes)).size > 1;
      differing += Number(isOtherOrder);
      expect(differsFrom(result, ids(turned))).toBe(isOtherOrder);
    }),
  );
  expect(differing).toBeGreaterThan(20);
});

test('what is adopted in its order differs exactly where an option with more votes was left', () => {
  let differing = 0;
  fc.assert(
    fc.property(adoptions, ([result, adopted]) => {
      const left = result.filter((option) => !adopted.includes(option));
      const isPassedOver = left.some(({ votes }) => adopted.some((each) => each.votes < votes));
      differing += Number(isPassedOver);
      expect(differsFrom(result, ids(adopted))).toBe(isPassedOver);
    }),
    { numRuns: 500 },
  );
  expect(differing).toBeGreaterThan(50);
});

test('something that was not voted on differs, and without a vote everything does', () => {
  fc.assert(
    fc.property(adoptions, ([result, adopted]) => {
      expect(differsFrom(result, [...ids(adopted), null])).toBe(true);
      expect(differsFrom(result, [null, ...ids(adopted)])).toBe(true);
      expect(differsFrom(null, ids(adopted))).toBe(true);
    }),
  );
  expect(differsFrom(null, [null])).toBe(true);
});

test('a priority that names an option is about it where the theme and one place are the same', () => {
  const option = { theme: 'ASB', placeIds: ['a', 'b'] };
  expect(isAboutElse({ theme: 'ASB', placeIds: ['b', 'c'] }, option)).toBe(false);
  expect(isAboutElse({ theme: 'DRUGS', placeIds: ['a', 'b'] }, option)).toBe(true);
  expect(isAboutElse({ theme: 'ASB', placeIds: ['c'] }, option)).toBe(true);
});

const one: AdoptedWords = { title: ' Slow \n cars ', promise: ' Checks.\r\nEach week. ', updateEveryDays: 14 };

test('words are kept trimmed, a title as one line, a promise with its lines', () => {
  expect(wordsOf([one])).toEqual([{ title: 'Slow cars', promise: 'Checks.\nEach week.', updateEveryDays: 14 }]);
});

test.each([1, 366])('an update every %i days can be promised', (updateEveryDays) => {
  expect(isRefusal(wordsOf([{ ...one, updateEveryDays }]))).toBe(false);
});

test.each([-1, 0, 367, Number.MAX_SAFE_INTEGER])('an update every %i days cannot', (updateEveryDays) => {
  expect(wordsOf([one, { ...one, updateEveryDays }])).toMatchObject({
    reason: 'BAD_RHYTHM',
    field: 'priorities.1.updateEveryDays',
  });
});

test('ten priorities are the most, one the least', () => {
  expect(wordsOf(Array.from({ length: 10 }, () => one))).toHaveLength(10);
  expect(wordsOf(Array.from({ length: 11 }, () => one))).toMatchObject({ reason: 'TOO_MANY' });
  expect(wordsOf([])).toMatchObject({ reason: 'NOTHING_ADOPTED' });
});

test('the same words about the same places say the same, however they are typed or listed', () => {
  expect(fingerprintOf('SLOW cars', ['a', 'b'])).toBe(fingerprintOf('Slow Cars', ['b', 'a']));
  expect(fingerprintOf('ｓlow cars', [])).toBe(fingerprintOf('slow cars', []));
  expect(fingerprintOf('Slow cars', ['a'])).not.toBe(fingerprintOf('Slow cars', ['b']));
  expect(fingerprintOf('Slow cars', ['a'])).not.toBe(fingerprintOf('Slow vans', ['a']));
});
