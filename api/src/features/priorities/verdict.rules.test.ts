import { type JudgeFacts, verdictRefusal } from './verdict.rules.ts';

const north = { id: 'north', name: 'North' };
const girton = { name: 'Girton', neighbourhoodId: 'north' };
const facts: JudgeFacts = { endsOn: '2022-10-31', area: north, home: girton, isVerified: true, isOfTeam: false };
const ended = new Date('2022-11-01T12:00:00Z');
const reasonOf = (more: Partial<JudgeFacts>, now = ended) => verdictRefusal({ ...facts, ...more }, now)?.reason ?? null;

test('a resident judges from midnight in London after the last day, and for as long as they like', () => {
  expect(reasonOf({}, new Date('2022-10-31T23:59:59Z'))).toBe('NOT_ENDED');
  expect(reasonOf({}, new Date('2022-11-01T00:00:00Z'))).toBeNull();
  expect(reasonOf({}, new Date('2032-11-01T00:00:00Z'))).toBeNull();
  // In summer London is an hour ahead.
  expect(reasonOf({ endsOn: '2022-07-31' }, new Date('2022-07-31T22:59:59Z'))).toBe('NOT_ENDED');
  expect(reasonOf({ endsOn: '2022-07-31' }, new Date('2022-07-31T23:00:00Z'))).toBeNull();
});

test('too early, the day from which one may is named', () => {
  const no = verdictRefusal(facts, new Date('2022-09-14T12:00:00Z'));
  expect(no?.message).toBe('These months are not over yet: say whether it got better from Tuesday 1 November 2022 on.');
});

test.each<[string, Partial<JudgeFacts>, string | null]>([
  ['in a place of the neighbourhood', {}, null],
  ['in the neighbourhood itself', { home: { name: 'North', neighbourhoodId: 'north' } }, null],
  ['in another neighbourhood', { home: { name: 'Ely', neighbourhoodId: 'east' } }, 'NOT_A_RESIDENT'],
  ['in a force, which is no neighbourhood', { home: { name: 'Testshire', neighbourhoodId: null } }, 'NOT_A_RESIDENT'],
  ['nowhere that they said', { home: null }, 'NO_HOME_AREA'],
  ['here, and works for the team', { isOfTeam: true }, 'TEAM_MEMBER'],
  ['here, with an address that may be anybody’s', { isVerified: false }, 'UNVERIFIED'],
])('who lives %s', (_, more, reason) => {
  expect(reasonOf(more)).toBe(reason);
});

test('whoever lives elsewhere reads where that is, and how to change it', () => {
  const no = verdictRefusal({ ...facts, home: { name: 'Ely', neighbourhoodId: 'east' } }, ended);
  expect(no?.message).toBe(
    'Only residents of North say whether it got better, and your home area is Ely. If you have moved, change it on your own page.',
  );
});
