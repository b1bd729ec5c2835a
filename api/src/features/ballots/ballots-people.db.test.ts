import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { log } from '#platform/log.ts';
import type { Browser } from '../../testing/a-service.ts';
import { BallotDesk } from '../../testing/ballot-desk.ts';
import { aVoter, type Opened } from './ballot.factory.ts';

jest.setTimeout(60_000);

let desk: BallotDesk;
let ballot: Opened;
let [a, b]: string[] = [];
beforeAll(async () => {
  desk = await BallotDesk.open();
});
beforeEach(async () => {
  ballot = await desk.ballot();
  [a, b] = ballot.options.map(({ id }) => id);
});
afterAll(() => desk?.patch.close());

const erase = (by: Browser) => by.ask('mutation { eraseMe { __typename ... on PersonRefusal { reason message } } }');
const sections = async (by: Browser) => (await by.ask('{ exportMyData }')).data.exportMyData.sections;
const votesIn = async ({ id }: { id: string }) => {
  const many = async (table: string) =>
    (await desk.patch.em().execute(`select 1 from ${table} where ballot_id = ?`, [id])).length;
  return [await many('participation'), await many('ballot_box.live_vote')];
};

test('an export holds that I took part and, until it is sealed, how; nobody else’s', async () => {
  const mine = await aVoter(desk.patch, 'export@x.test');
  const { receipts } = (await desk.cast(mine, ballot, [a as string])).data.castVote;
  await desk.cast(await aVoter(desk.patch, 'other@x.test'), ballot, [b as string]);
  const took = { ballot_id: ballot.id, day: new Date().toISOString().slice(0, 10) };
  const before = await sections(mine);
  expect(before.participation).toEqual([took]);
  expect(before['ballot_box.live_vote']).toEqual([{ ballot_id: ballot.id, choices: [a], receipts }]);
  await desk.seal(ballot);
  const after = await sections(mine);
  expect(after.participation).toEqual([took]);
  expect(after['ballot_box.live_vote']).toEqual([]);
  for (const receipt of receipts) expect(JSON.stringify(after)).not.toContain(receipt);
});

test('erasing myself while the vote is open withdraws my vote, and only mine', async () => {
  const leaves = await aVoter(desk.patch, 'leaves@x.test');
  const stays = await aVoter(desk.patch, 'stays@x.test');
  const others = await desk.votes(ballot, 29, () => [b as string]);
  await desk.cast(leaves, ballot, [a as string]);
  const { receipts } = (await desk.cast(stays, ballot, [b as string])).data.castVote;
  expect(await votesIn(ballot)).toEqual([31, 31]);
  expect((await erase(leaves)).data.eraseMe).toEqual({ __typename: 'Done' });
  expect(await votesIn(ballot)).toEqual([30, 30]);
  expect(await desk.mine(stays, ballot)).toMatchObject({ receipts });
  await desk.seal(ballot);
  const { voters, options } = await desk.result(ballot);
  expect([voters, options[0].votes, options[1].votes]).toEqual([others.length + 1, 30, 0]);
});

test('who comes back with the same mailbox votes as anybody does', async () => {
  const leaves = await aVoter(desk.patch, 'comes.back@x.test');
  await desk.cast(leaves, ballot, [a as string]);
  await erase(leaves);
  const back = await aVoter(desk.patch, 'comes.back+again@x.test');
  expect((await desk.cast(back, ballot, [b as string])).data.castVote.__typename).toBe('VoteReceipt');
  expect(await votesIn(ballot)).toEqual([1, 1]);
});

test('after sealing nothing can be withdrawn: the count stays, that I took part goes', async () => {
  const leaves = await aVoter(desk.patch, 'late@x.test');
  await desk.cast(leaves, ballot, [a as string]);
  await desk.votes(ballot, 30, () => [b as string]);
  await desk.seal(ballot);
  const lines = () => desk.rows(['sealed_line', 'ballot_result']);
  const [result, before] = [await desk.result(ballot), await lines()];
  expect((await erase(leaves)).data.eraseMe).toEqual({ __typename: 'Done' });
  expect(await votesIn(ballot)).toEqual([30, 0]);
  expect(await lines()).toBe(before);
  expect(await desk.result(ballot)).toEqual(result);
});

test('without the key of a vote nobody is erased by half: a vote would be left that nobody could find', async () => {
  const { level } = log;
  log.level = 'silent';
  const leaves = await aVoter(desk.patch, 'half@x.test');
  await desk.cast(leaves, ballot, [a as string]);
  await rm(join(desk.keyDir, `${ballot.id}.key`));
  const answer = await desk.nothingWritten(() => erase(leaves));
  log.level = level;
  expect(answer.data.eraseMe).toMatchObject({ reason: 'CANNOT_ERASE_NOW' });
  expect(answer.data.eraseMe.message).toContain('Nothing was erased');
  expect(await desk.patch.em().execute(`select 1 from person where email = 'half@x.test'`)).toHaveLength(1);
});

test('who erases themselves while their vote is being sealed is erased, whichever comes first', async () => {
  for (let round = 0; round < 5; round++) {
    const vote = await desk.ballot();
    const leaves = await aVoter(desk.patch, `meanwhile${round}@x.test`);
    await desk.votes(vote, 2);
    await desk.cast(leaves, vote, []);
    const [answer] = await Promise.all([erase(leaves), desk.seal(vote)]);
    expect(answer.data).toEqual({ eraseMe: { __typename: 'Done' } });
    expect([2, 3]).toContain((await desk.result(vote)).voters);
    expect((await votesIn(vote))[0]).toBe(2);
  }
});
