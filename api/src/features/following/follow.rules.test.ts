import type { Follow } from './follow.entity.ts';
import { successionRefusal, togetherOf } from './follow.rules.ts';

const heard = (facts: Partial<Follow> = {}) => ({
  topics: ['UPDATES', 'ALERTS'] as Follow['topics'],
  themes: [] as Follow['themes'],
  frequency: 'DAILY' as Follow['frequency'],
  leastImportance: 'LOW' as Follow['leastImportance'],
  followedAt: new Date('2026-01-02'),
  ...facts,
});

test('two follows that become one hear what either heard, as often as the more frequent', () => {
  const one = heard({ topics: ['ALERTS'], themes: ['FRAUD'], frequency: 'WEEKLY', leastImportance: 'HIGH' });
  const other = heard({ topics: ['VOTES', 'ALERTS'], themes: ['BURGLARY'], leastImportance: 'NORMAL' });
  expect(togetherOf(one, { ...other, followedAt: new Date('2026-01-01') })).toEqual({
    ...{ topics: ['VOTES', 'ALERTS'], themes: ['BURGLARY', 'FRAUD'], frequency: 'DAILY', leastImportance: 'NORMAL' },
    followedAt: new Date('2026-01-01'),
  });
  expect(togetherOf(one, heard()).themes).toEqual([]);
});

test('one without alerts says nothing about them', () => {
  const without = heard({ topics: ['VOTES'], frequency: 'INSTANT' });
  const withSome = heard({ topics: ['ALERTS'], themes: ['FRAUD'], leastImportance: 'HIGH' });
  for (const [one, other] of [
    [without, withSome],
    [withSome, without],
  ] as const) {
    expect(togetherOf(one, other)).toMatchObject({ themes: ['FRAUD'], leastImportance: 'HIGH', frequency: 'INSTANT' });
  }
});

test('emails go on only about what took the place of an area that has ended', () => {
  const old = { name: 'Old', hasEnded: true };
  const [a, b] = [
    { id: 'a', name: 'Ashton' },
    { id: 'b', name: 'Burton' },
  ];
  expect(successionRefusal(old, [a, b], a)).toBeNull();
  expect(successionRefusal(old, [a, b], { id: 'c' })?.message).toBe(
    'Choose Ashton or Burton: that is what Old became.',
  );
  expect(successionRefusal(old, [{ id: 'new', name: 'Old' }], null)?.message).toBe(
    'Choose Old as it is now, with its new boundaries.',
  );
  expect(successionRefusal(old, [], null)?.message).toMatch(/^No area took the place of Old\./);
  expect(successionRefusal({ ...old, hasEnded: false }, [], a)?.reason).toBe('AREA_STANDS');
});
