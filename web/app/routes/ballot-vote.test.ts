import { aBallot, area } from '#features/ballots/ballots.factory.ts';
import { whyNotVote } from './ballot/why-not-vote.tsx';
import { pasted } from './ballot-check.server.ts';

test('whoever works for the police here is told before they fill anything in', () => {
  const quarter = { name: 'January 2027', startsOn: '2027-01-01', area };
  const ballot = { ...aBallot({ state: 'OPEN' }), quarter };
  const why = (isOfTeam: boolean) => whyNotVote({ ballot, home: null, isOfTeam } as Parameters<typeof whyNotVote>[0]);
  expect([why(false), why(true)?.words]).toEqual([null, expect.stringMatching(/^You work for the police here\./)]);
});

test('a receipt that was pasted twice, however it was typed, is looked up once', () => {
  const receipt = '7K2QX-9MZB4-0HTRN-C5WVE';
  const typed = `${receipt}\n${receipt.toLowerCase()}, 7k2qx 9mzb4 Ohtrn c5wve`;
  expect(pasted.parse({ receipts: typed }).receipts).toHaveLength(1);
  expect(pasted.safeParse({ receipts: ' , \n' }).success).toBe(false);
});
