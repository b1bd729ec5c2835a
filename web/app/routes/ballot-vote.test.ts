import { aBallot, area } from '#features/ballots/ballots.factory.ts';
import { whyNotVote } from './ballot/why-not-vote.tsx';

test('whoever works for the police here is told before they fill anything in', () => {
  const quarter = { name: 'January 2027', startsOn: '2027-01-01', area };
  const ballot = { ...aBallot({ state: 'OPEN' }), quarter };
  const why = (isOfTeam: boolean) => whyNotVote({ ballot, home: null, isOfTeam } as Parameters<typeof whyNotVote>[0]);
  expect([why(false), why(true)?.words]).toEqual([null, expect.stringMatching(/^You work for the police here\./)]);
});
