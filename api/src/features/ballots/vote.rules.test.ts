import fc from 'fast-check';
import { isRefusal } from '#platform/refusal.ts';
import { choicesFor, mailboxOf, type VoteFacts, voterRefusal } from './vote.rules.ts';

const at = (time: string) => new Date(`2022-09-14T${time}Z`);
const facts: VoteFacts = {
  ...{ now: at('12:00:00'), opensAt: at('11:00:00'), closesAt: at('13:00:00'), isSealed: false },
  ...{ maxChoices: 2, optionIds: ['a', 'b', 'c'], emailVerified: true, isOfTeam: false },
  ...{ homeNeighbourhoodId: 'north', neighbourhoodId: 'north', neighbourhoodName: 'North' },
};
const no = (more: Partial<VoteFacts>) => voterRefusal({ ...facts, ...more });

test.each<[string, Partial<VoteFacts>, string | null]>([
  ['a resident while the vote is open', {}, null],
  ['at the very moment it opens', { now: at('11:00:00') }, null],
  ['a moment before', { now: at('10:59:59.999') }, 'NOT_OPEN_YET'],
  ['a moment before it closes', { now: at('12:59:59.999') }, null],
  ['at the moment it closes', { now: at('13:00:00') }, 'CLOSED'],
  ['in one that is sealed', { isSealed: true }, 'CLOSED'],
  ['with an address that may be anybody’s', { emailVerified: false }, 'UNVERIFIED'],
  ['and works for the police here', { isOfTeam: true }, 'TEAM_MEMBER'],
  ['without a home', { homeNeighbourhoodId: null }, 'NO_HOME_AREA'],
  ['with a home elsewhere', { homeNeighbourhoodId: 'east' }, 'NOT_A_RESIDENT'],
])('who votes %s', (_, more, reason) => {
  expect(no(more)?.reason ?? null).toBe(reason);
});

test('whoever comes too early or too late reads when it opens or closed, in London', () => {
  expect(no({ now: at('10:00:00') })?.message).toBe('This vote opens on Wednesday 14 September 2022 at midday.');
  expect(no({ now: at('14:00:00') })?.message).toBe('This vote closed on Wednesday 14 September 2022 at 2pm.');
});

test('choices are kept in an order that says nothing, and none is a choice', () => {
  expect(choicesFor(['c', 'a'], facts)).toEqual(['a', 'c']);
  expect(choicesFor(['C'], facts)).toEqual(['c']);
  expect(choicesFor([], facts)).toEqual([]);
});

test.each<[string, string[], string]>([
  ['an option of another vote', ['a', 'x'], 'UNKNOWN_OPTION'],
  ['no id', [''], 'UNKNOWN_OPTION'],
  ['what a sealed line says for none', ['none'], 'UNKNOWN_OPTION'],
  ['the same twice', ['a', 'a'], 'SAME_OPTION_TWICE'],
  ['the same twice in another case', ['a', 'A'], 'SAME_OPTION_TWICE'],
  ['more than the maximum', ['a', 'b', 'c'], 'TOO_MANY_CHOICES'],
])('%s: a sentence', (_, typed, reason) => {
  expect(choicesFor(typed, facts)).toMatchObject({
    reason,
    field: 'optionIds',
    message: expect.stringMatching(/^[A-Z].*\.$/),
  });
});

test('whatever is typed, choices are different options of the vote, at most so many, or a refusal', () => {
  const typed = fc.array(fc.constantFrom('a', 'b', 'c', 'C', 'x'), { maxLength: 6 });
  fc.assert(
    fc.property(typed, fc.integer({ min: 1, max: 4 }), (ids, maxChoices) => {
      const choices = choicesFor(ids, { ...facts, maxChoices });
      const own = new Set(ids.map((id) => id.toLowerCase()));
      const isGood = !own.has('x') && own.size === ids.length && ids.length <= maxChoices;
      expect(isRefusal(choices)).toBe(!isGood);
      if (!isRefusal(choices)) expect(choices).toEqual([...own].sort());
    }),
  );
});

test.each([
  ['ann@x.test', 'Ann@X.TEST', true],
  ['ann@x.test', 'ann+votes@x.test', true],
  ['ann@x.test', 'ann+a+b@x.test', true],
  ['ann.smith@gmail.com', 'annsmith+2@googlemail.com', true],
  ['ann.smith@x.test', 'annsmith@x.test', false],
  ['ann@x.test', 'ann@y.test', false],
  ['ann@gmail.com', 'ann@gmail.com.x.test', false],
])('%s and %s are one mailbox: %s', (one, other, isSame) => {
  expect(mailboxOf(one) === mailboxOf(other)).toBe(isSame);
});
