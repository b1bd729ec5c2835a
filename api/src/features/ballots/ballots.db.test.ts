import { jest } from '@jest/globals';
import { aPatch, type Patch } from '../../testing/a-patch.ts';
import { aTeam, type Team } from '../../testing/a-team.ts';
import { aBallot, aVoter, CAST, closeNow, MY_VOTE } from './ballot.factory.ts';
import { SealingService } from './sealing.service.ts';

jest.setTimeout(60_000);

let patch: Patch;
let team: Team;

beforeAll(async () => {
  patch = await aPatch();
  patch.clock.set(new Date().toISOString());
  team = await aTeam(patch);
});
afterAll(() => patch.close());

test('a vote from beginning to end: opened, cast, changed, closed, sealed and counted', async () => {
  const ballot = await aBallot(patch, team.inspector);
  const [a, b, c] = ballot.options.map(({ id }) => id) as [string, string, string];
  for (let i = 0; i < 30; i++) {
    const voter = await aVoter(patch, `voter${i}@x.test`);
    const { data } = await voter.ask(CAST, { ballotId: ballot.id, optionIds: i < 20 ? [a, b] : i < 25 ? [c] : [] });
    expect(data.castVote).toMatchObject({ __typename: 'VoteReceipt' });
    expect(data.castVote.receipts).toHaveLength(2);
  }
  const last = await aVoter(patch, 'voter29@x.test');
  const first = (await last.ask(MY_VOTE, { id: ballot.id })).data.myVote;
  expect(first.choices).toEqual([]);
  const again = (await last.ask(CAST, { ballotId: ballot.id, optionIds: [c] })).data.castVote;
  expect(again.choices).toEqual([{ id: c, title: 'Parking' }]);

  await closeNow(patch, ballot.id);
  const sealing = patch.app.get(SealingService, { strict: false });
  expect(await sealing.seal(ballot.id)).toBe(true);
  expect(await sealing.seal(ballot.id)).toBe(false);

  const RESULT = `query ($id: ID!) { ballot(id: $id) { state result { voters residents isOrderOnly noneOfThese noFurtherChoice sha256 auditHead
    options { rank isTied votes option { title } } levels { level voters } turnout { voters area { path } } } } }`;
  const { data } = await patch.browser().ask(RESULT, { id: ballot.id });
  expect(data.ballot).toMatchObject({
    state: 'SEALED',
    result: {
      voters: 30,
      isOrderOnly: false,
      noneOfThese: 4,
      options: [
        { votes: 20, rank: 1, isTied: true },
        { votes: 20, rank: 1, isTied: true },
        { votes: 6, rank: 3, isTied: false, option: { title: 'Parking' } },
      ],
      levels: [{ level: 'EMAIL', voters: 30 }],
      turnout: [{ voters: 30, area: { path: 'testshire/north/girton' } }],
    },
  });
  const csv = await (await fetch(`${patch.url}/ballots/${ballot.id}/ballots.csv`)).text();
  expect(csv.split('\n')).toHaveLength(62);
  for (const receipt of again.receipts) expect(csv).toContain(receipt);
  expect((await last.ask(MY_VOTE, { id: ballot.id })).data.myVote).toBeNull();
});
