import { LEVEL_AT_LEAST } from '@patchwork/tally';
import fc from 'fast-check';
import { mayShowNumbers, mayTellLevels, partsToShow } from './disclosure.rules.ts';

const part = fc.record({ voters: fc.oneof(fc.integer({ min: 0, max: 25 }), fc.integer({ min: 0, max: 5_000 })) });
const sum = (parts: readonly { voters: number }[]) => parts.reduce((total, { voters }) => total + voters, 0);
/** Places, and how many have their home nowhere in particular. */
const parts = fc.tuple(fc.array(part, { maxLength: 12 }), fc.integer({ min: 0, max: 30 }));

test('no part below ten is shown, nor told by subtraction, whatever the parts are', () => {
  fc.assert(
    fc.property(parts, ([places, nowhere]) => {
      const whole = sum(places) + nowhere;
      const { shown, others } = partsToShow(places, whole);
      for (const { voters } of shown) expect(voters).toBeGreaterThanOrEqual(LEVEL_AT_LEAST);
      // Whoever knows the whole takes the shown from it: nothing is left, or ten, or nothing was shown.
      expect(sum(shown) + others).toBe(whole);
      if (shown.length > 0) expect(others === 0 || others >= LEVEL_AT_LEAST).toBe(true);
      for (const one of shown) expect(places).toContain(one);
    }),
    { numRuns: 2_000 },
  );
});

test('no more is held back than must be: all that is ten or more is shown, but one where the rest were too few', () => {
  fc.assert(
    fc.property(parts, ([places, nowhere]) => {
      const { shown } = partsToShow(places, sum(places) + nowhere);
      const enough = places.filter(({ voters }) => voters >= LEVEL_AT_LEAST);
      expect(enough.length - shown.length).toBeLessThanOrEqual(1);
      const small = sum(places) + nowhere - sum(enough);
      if (small === 0 || small >= LEVEL_AT_LEAST) expect(shown).toHaveLength(enough.length);
    }),
  );
});

test('the most are shown first, and a place of nobody not at all', () => {
  const places = [{ voters: 12 }, { voters: 0 }, { voters: 30 }];
  expect(partsToShow(places, 42)).toEqual({ shown: [{ voters: 30 }, { voters: 12 }], others: 0 });
});

test('with a rest of three the smallest place that could be shown goes with it', () => {
  expect(partsToShow([{ voters: 30 }, { voters: 12 }, { voters: 3 }], 45)).toEqual({
    shown: [{ voters: 30 }],
    others: 15,
  });
  expect(partsToShow([{ voters: 12 }, { voters: 3 }], 15)).toEqual({ shown: [], others: 15 });
  expect(partsToShow([{ voters: 3 }], 3)).toEqual({ shown: [], others: 3 });
});

test('numbers are shown from thirty on', () => {
  expect([0, 29, 30, 1_000].map(mayShowNumbers)).toEqual([false, false, true, true]);
});

test.each([
  [[30, 0], true],
  [[0, 30], true],
  [[30, 9], false],
  [[9, 30], false],
  [[10, 10], true],
])('of %j by email and on paper levels are told: %s', (voters, isTold) => {
  expect(mayTellLevels(voters)).toBe(isTold);
});
