import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { log } from '#platform/log.ts';
import type { Browser } from '../../testing/a-service.ts';
import { BallotDesk } from '../../testing/ballot-desk.ts';
import { aVoter, closeNow, type Opened } from './ballot.factory.ts';

jest.setTimeout(60_000);

let desk: BallotDesk;
let ballot: Opened;
let [a, b, c]: string[] = [];

beforeAll(async () => {
  desk = await BallotDesk.open();
});
beforeEach(async () => {
  ballot = await desk.ballot();
  [a, b, c] = ballot.options.map(({ id }) => id);
});
afterAll(() => desk?.patch.close());

let voters = 0;
const voter = (home?: string) => aVoter(desk.patch, `voter-${++voters}@x.test`, home);
const vote = async (by: Browser, optionIds: readonly unknown[], of: { id: string } = ballot) =>
  (await desk.cast(by, of, optionIds as string[])).data.castVote;
const boxOf = async ({ id }: { id: string }) =>
  desk.patch
    .em()
    .execute<{ choices: string[]; ballot_key: string }[]>(
      `select ballot_key, choices::text[] as choices from ballot_box.live_vote where ballot_id = ?`,
      [id],
    );

describe('nothing is written, and a sentence says why, for', () => {
  const refused = async (by: Browser, optionIds: readonly unknown[], of: { id: string } = ballot) => {
    const { data } = await desk.nothingWritten(() => desk.cast(by, of, optionIds as string[]));
    expect(data.castVote.message).toMatch(/^[A-Z].*\.$/);
    return data.castVote;
  };

  test('who lives elsewhere, nowhere, or in the force as a whole', async () => {
    expect(await refused(await voter('testshire/east/ely'), [a])).toMatchObject({ reason: 'NOT_A_RESIDENT' });
    expect(await refused(await desk.patch.as('nowhere@x.test'), [a])).toMatchObject({ reason: 'NO_HOME_AREA' });
    expect(await refused(await voter('testshire'), [a])).toMatchObject({ reason: 'NO_HOME_AREA' });
  });

  test('whose address may be anybody’s', async () => {
    const by = await aVoter(desk.patch, 'unverified@x.test');
    await desk.patch.em().execute(`update person set email_verified = false where email = 'unverified@x.test'`);
    expect(await refused(by, [a])).toMatchObject({ reason: 'UNVERIFIED' });
  });

  test('who works for the police here, wherever they live; not for an officer of elsewhere', async () => {
    const { officer, inspector, comms, admin, stranger } = desk.team;
    for (const member of [officer, inspector, comms, admin, stranger]) await aVoter(desk.patch, member.officer.email);
    for (const member of [officer, inspector, comms, admin])
      expect(await refused(member, [a])).toMatchObject({ reason: 'TEAM_MEMBER' });
    expect((await vote(stranger, [a])).__typename).toBe('VoteReceipt');
  });

  test('a vote that is not open yet, with the time when it opens', async () => {
    const planned = await desk.ballot({ opensIn: 3_600_000, closesIn: 7_200_000 });
    expect(await refused(await voter(), [planned.options[0]?.id], planned)).toMatchObject({
      reason: 'NOT_OPEN_YET',
      message: expect.stringMatching(/^This vote opens on \w+day \d+ \w+ 20\d\d at /),
    });
  });

  test('a vote that has closed, and one that is sealed', async () => {
    const by = await voter();
    await closeNow(desk.patch, ballot.id);
    const closed = { reason: 'CLOSED', message: expect.stringMatching(/^This vote closed on \w+day /) };
    expect(await refused(by, [a])).toMatchObject(closed);
    await desk.sealing.seal(ballot.id);
    expect(await refused(by, [a])).toMatchObject(closed);
  });

  test('an option of another vote, twice the same, too many, and what is no id', async () => {
    const by = await voter();
    const other = await desk.ballot();
    const bad: [unknown[], string][] = [
      [[a, other.options[0]?.id], 'UNKNOWN_OPTION'],
      [['none'], 'UNKNOWN_OPTION'],
      [["'; drop table ballot; --"], 'UNKNOWN_OPTION'],
      [[a, a], 'SAME_OPTION_TWICE'],
      [[a, a?.toUpperCase()], 'SAME_OPTION_TWICE'],
      [[a, b, c], 'TOO_MANY_CHOICES'],
    ];
    for (const [ids, reason] of bad) expect(await refused(by, ids)).toMatchObject({ reason, field: 'optionIds' });
  });

  test('a vote that stands: a bad one in its place changes nothing', async () => {
    const by = await voter();
    const first = await vote(by, [a]);
    await refused(by, [a, b, c]);
    expect(await desk.mine(by, ballot)).toMatchObject({ receipts: first.receipts, choices: [{ id: a }] });
  });
});

test.each(['turnoutSoFar { voters }', 'paperBatches { id }'])(
  'who asks with their vote for %s, which is for the team, gets their receipts all the same',
  async (field) => {
    const by = await voter();
    const text = `mutation ($ballotId: ID!, $optionIds: [ID!]!) { castVote(ballotId: $ballotId, optionIds: $optionIds) {
      ... on VoteReceipt { receipts ballot { id ${field} } } } }`;
    const { data, errors } = await by.ask(text, { ballotId: ballot.id, optionIds: [a] });
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    const name = field.split(' ')[0] as string;
    expect(data.castVote).toEqual({ receipts: expect.any(Array), ballot: { id: ballot.id, [name]: null } });
    expect(data.castVote.receipts).toHaveLength(2);
    expect(data.castVote.receipts).toEqual((await desk.mine(by, ballot)).receipts);
  },
);

test('faults are no refusals: not signed in, and a vote that is not there', async () => {
  const anonymous = await desk.nothingWritten(() => desk.cast(desk.patch.browser(), ballot, [a as string]));
  expect(anonymous.errors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  for (const id of ['x', crypto.randomUUID()]) {
    const { errors } = await desk.cast(await voter(), { id }, []);
    expect(errors[0]?.extensions?.code).toBe('NOT_FOUND');
  }
});

describe('a resident', () => {
  test('of a place, or of the neighbourhood itself, votes for some, or for none of these', async () => {
    const places = [await voter('testshire/north/milton'), await voter('testshire/north')];
    for (const by of places)
      expect((await vote(by, [b, a])).choices.map(({ id }: { id: string }) => id)).toEqual([a, b]);
    const none = await vote(await voter(), []);
    expect(none).toMatchObject({ __typename: 'VoteReceipt', choices: [], ballot: { id: ballot.id } });
    expect(none.receipts).toHaveLength(2);
    expect(await boxOf(ballot)).toHaveLength(3);
  });

  test('keeps the receipts for the same choices in any order, and gets new ones for others', async () => {
    const by = await voter();
    const first = await vote(by, [a, b]);
    expect((await vote(by, [b, a])).receipts).toEqual(first.receipts);
    const other = await vote(by, [a]);
    for (const receipt of other.receipts) expect(first.receipts).not.toContain(receipt);
    expect(await desk.mine(by, ballot)).toEqual({ receipts: other.receipts, choices: [{ id: a, title: 'Speeding' }] });
    expect(await boxOf(ballot)).toMatchObject([{ choices: [a] }]);
    expect(await desk.patch.em().execute('select 1 from participation where ballot_id = ?', [ballot.id])).toHaveLength(
      1,
    );
  });

  test('reads their own vote, on any device of theirs, and nobody else’s', async () => {
    const mine = await voter();
    const cast = await vote(mine, [c]);
    const device = await desk.patch.as(`voter-${voters}@x.test`);
    expect(await desk.mine(device, ballot)).toMatchObject({ receipts: cast.receipts });
    for (const by of [await voter(), desk.team.inspector, desk.team.admin])
      expect(await desk.mine(by, ballot)).toBeNull();
    const text = 'query ($id: ID!) { myVote(ballotId: $id) { receipts } }';
    const { errors } = await desk.patch.browser().ask(text, { id: ballot.id });
    expect(errors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });

  test('who has voted stays at home until the vote closes; who has not may move', async () => {
    const MOVE = `mutation ($path: String) { setHomeArea(path: $path) { __typename ... on PersonRefusal { reason message } } }`;
    const move = async (by: Browser, path: string | null) => (await by.ask(MOVE, { path })).data.setHomeArea;
    const [votes, waits] = [await voter(), await voter()];
    await vote(votes, [a]);
    for (const path of ['testshire/east/ely', null])
      expect(await move(votes, path)).toMatchObject({ reason: 'HOME_HELD', message: expect.stringContaining('until') });
    expect(await move(waits, 'testshire/east/ely')).toEqual({ __typename: 'Me' });
    expect(await vote(waits, [a])).toMatchObject({ reason: 'NOT_A_RESIDENT' });
    expect(await move(waits, 'testshire/north/milton')).toEqual({ __typename: 'Me' });
    expect(await vote(waits, [a])).toMatchObject({ __typename: 'VoteReceipt' });
    // A vote that closes earlier does not let go of a home that a longer one holds.
    const held = () =>
      desk.patch.em().execute('select home_held_until from person where email = ?', [`voter-${voters - 1}@x.test`]);
    const before = await held();
    const short = await desk.ballot({ closesIn: 60_000 });
    await vote(votes, [], short);
    expect(await held()).toEqual(before);
  });

  test('votes once with one mailbox, however it is spelt; at Gmail without the dots', async () => {
    const spellings = [
      ['one@x.test', 'one+again@x.test', 'MAILBOX_HAS_VOTED'],
      ['o.n.e@gmail.com', 'one+x@googlemail.com', 'MAILBOX_HAS_VOTED'],
      ['o.ne@x.test', 'one@y.test', undefined],
    ];
    for (const [first = '', second = '', reason] of spellings) {
      await vote(await aVoter(desk.patch, first), [a]);
      const box = await boxOf(ballot);
      const answer = await vote(await aVoter(desk.patch, second), [b]);
      expect(answer.reason).toBe(reason);
      expect(await boxOf(ballot)).toHaveLength(box.length + (reason ? 0 : 1));
    }
    // In another vote the mailbox is free.
    const other = await desk.ballot();
    expect(await vote(await aVoter(desk.patch, 'one+again@x.test'), [], other)).toMatchObject({ choices: [] });
  });
});

test('nothing in the database says who cast a vote: neither the person, nor the address, nor one key for two votes', async () => {
  const by = await aVoter(desk.patch, 'secret@x.test');
  const other = await desk.ballot();
  await vote(by, [a]);
  await vote(by, [], other);
  const [person] = await desk.patch
    .em()
    .execute<{ id: string }[]>(`select id from person where email = 'secret@x.test'`);
  const box = await desk.rows(['ballot_box.live_vote']);
  for (const trace of [person?.id as string, 'secret']) expect(box).not.toContain(trace);
  const [one, two] = [await boxOf(ballot), await boxOf(other)];
  expect(one[0]?.ballot_key).not.toBe(two[0]?.ballot_key);
  expect(await desk.rows(['participation'])).not.toContain('secret');
});

describe('the key of a vote', () => {
  const path = () => join(desk.keyDir, `${ballot.id}.key`);
  const { level } = log;
  beforeAll(() => {
    log.level = 'silent';
  });
  afterAll(() => {
    log.level = level;
  });

  test.each<[string, (file: string) => Promise<void>]>([
    ['is gone', (file) => rm(file)],
    ['is another’s', (file) => writeFile(file, Buffer.alloc(32, 7))],
    ['is cut short', (file) => writeFile(file, Buffer.alloc(5))],
  ])('that %s: no votes, whom to call, nothing lost, and all is well when it is back', async (_, spoil) => {
    await desk.patch
      .em()
      .execute(`update area set contact_phone = '101', contact_email = 'north@x.test' where path = 'testshire/north'`);
    const [by, late] = [await voter(), await voter()];
    const first = await vote(by, [a]);
    const kept = await readFile(path());
    await spoil(path());
    for (const one of [by, late]) {
      const { data } = await desk.nothingWritten(() => desk.cast(one, ballot, [b as string]));
      expect(data.castVote).toMatchObject({
        reason: 'KEY_MISSING',
        message: expect.stringMatching(
          /Nothing that was sent before is lost\. Please call 101 or write to north@x\.test/,
        ),
      });
    }
    await writeFile(path(), kept);
    expect(await desk.mine(by, ballot)).toMatchObject({ receipts: first.receipts });
    expect((await vote(by, [b])).choices).toMatchObject([{ id: b }]);
    expect((await vote(late, [])).receipts).toHaveLength(2);
    expect(await boxOf(ballot)).toHaveLength(2);
  });

  test('without whom to call names the team, and the force’s number where only that has one', async () => {
    const em = desk.patch.em();
    await em.execute(`update area set contact_phone = null, contact_email = null`);
    await rm(path());
    const by = await voter();
    expect((await vote(by, [a])).message).toMatch(/Please tell the team of north\.$/);
    await em.execute(`update area set contact_phone = '0300' where path = 'testshire'`);
    expect((await vote(by, [a])).message).toMatch(/Please call 0300 and tell them\.$/);
  });
});
