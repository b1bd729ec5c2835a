import { createHash } from 'node:crypto';
import { jest } from '@jest/globals';
import pg from 'pg';
import { Audit } from '#platform/audit.ts';
import { log } from '#platform/log.ts';
import { BallotDesk } from '../../testing/ballot-desk.ts';
import { aPaperBatch, closeNow, type Opened } from './ballot.factory.ts';

jest.setTimeout(60_000);

let desk: BallotDesk;
let ballot: Opened;
let [a, b, c]: string[] = [];

beforeAll(async () => {
  desk = await BallotDesk.open();
});
beforeEach(async () => {
  ballot = await desk.ballot({ maxChoices: 3 });
  [a, b, c] = ballot.options.map(({ id }) => id);
});
afterAll(() => desk?.patch.close());

interface Line {
  receipt: string;
  choice: string;
  level: string;
}
const linesOf = ({ id }: { id: string }) =>
  desk.patch
    .em()
    .execute<Line[]>('select receipt, choice, level from sealed_line where ballot_id = ? order by ctid', [id]);
const boxName = ({ id }: { id: string }) => `ballot_box.live_vote_${id.replaceAll('-', '')}`;
const isThere = async (table: string) => {
  const [row] = await desk.patch.em().execute<{ is: boolean }[]>('select to_regclass(?) is not null as is', [table]);
  return row?.is;
};
const stateOf = async ({ id }: { id: string }) => {
  desk.patch.clock.set(new Date().toISOString());
  return (await desk.patch.browser().ask('query ($id: ID!) { ballot(id: $id) { state } }', { id })).data.ballot.state;
};
const quietly = async <T>(act: () => Promise<T>): Promise<T> => {
  const { level } = log;
  log.level = 'silent';
  return act().finally(() => {
    log.level = level;
  });
};

test('each vote becomes as many lines as it had choices, with the receipts its voter was given, in their order', async () => {
  const chosen = [[], [a], [a, b], [c, a, b]] as string[][];
  const cast = await desk.votes(ballot, 40, (nth) => chosen[nth % 4] as string[]);
  expect(await desk.seal(ballot)).toBe(true);
  const lines = await linesOf(ballot);
  expect(lines).toHaveLength(120);
  expect(lines.map(({ receipt }) => receipt)).toEqual(cast.flatMap(({ receipts }) => receipts).sort());
  const byReceipt = new Map(lines.map((line) => [line.receipt, line]));
  for (const { receipts, optionIds } of cast) {
    const own = receipts.map((receipt) => byReceipt.get(receipt) as Line);
    const none = optionIds.length === 0 ? ['none'] : [];
    const open = Array<string>(3 - optionIds.length - none.length).fill('');
    expect(own.map(({ choice }) => choice).sort()).toEqual([...optionIds, ...none, ...open].sort());
    for (const { level } of own) expect(level).toBe('EMAIL');
  }
});

test('the file has the hash that was published, and the result says what its lines come to', async () => {
  await desk.votes(ballot, 30, (nth) => (nth < 20 ? [a, b] : [c]) as string[]);
  await desk.seal(ballot);
  const file = await desk.file(ballot, 'ballots.csv');
  const csv = Buffer.from(await file.arrayBuffer());
  const result = await desk.result(ballot);
  expect(createHash('sha256').update(csv).digest('hex')).toBe(result.sha256);
  const counted = Object.groupBy(`${csv}`.trimEnd().split('\n').slice(1), (line) => line.split(',')[1] as string);
  for (const { votes, option } of result.options) expect(counted[option.id]).toHaveLength(votes);
  expect(result.noFurtherChoice).toBe(counted['']?.length);
});

describe('votes by email and on paper', () => {
  const papers = (many: number, ballotOf = ballot) => desk.papers(ballotOf, { [a as string]: many }, many);

  test('are told apart where both are ten', async () => {
    await desk.votes(ballot, 20, () => [b as string]);
    await papers(10);
    await desk.seal(ballot);
    expect(new Set((await linesOf(ballot)).map(({ level }) => level))).toEqual(new Set(['EMAIL', 'PAPER']));
    const { turnout } = await desk.result(ballot);
    expect(turnout).toEqual([{ voters: 20, area: { path: 'testshire/north/girton' } }]);
  });

  test.each([
    [27, 9],
    [9, 27],
  ])('of %s and %s are not, in no line, no result and by no subtraction', async (byEmail, onPaper) => {
    await desk.votes(ballot, byEmail, () => [b as string]);
    await papers(onPaper);
    await desk.seal(ballot);
    expect(new Set((await linesOf(ballot)).map(({ level }) => level))).toEqual(new Set(['ALL']));
    const { voters, levels, turnout } = await desk.result(ballot);
    expect({ voters, levels }).toMatchObject({ voters: 36, levels: [{ level: 'ALL', voters: 36 }] });
    const told = turnout.reduce((sum: number, one: { voters: number }) => sum + one.voters, 0);
    expect(told).toBe(36);
    for (const one of turnout) expect(one.voters).toBeGreaterThanOrEqual(10);
  });

  test('on paper alone', async () => {
    await papers(30);
    await desk.seal(ballot);
    expect(await desk.result(ballot)).toMatchObject({
      voters: 30,
      levels: [{ level: 'PAPER', voters: 30 }],
      turnout: [],
    });
  });
});

test('the audit is appended to and stays whole; result and audit entry hold one another', async () => {
  await desk.votes(ballot, 30, () => [a as string]);
  await desk.seal(ballot);
  const em = desk.patch.em();
  const [entry] = await em.execute<{ deed: string; subject: string; hash: string; actor_id: null; facts: object }[]>(
    'select * from audit_entry order by seq desc limit 1',
  );
  const { auditHead, sha256 } = await desk.result(ballot);
  expect(entry).toMatchObject({ deed: 'sealBallot', subject: ballot.id, actor_id: null, hash: auditHead });
  expect(entry?.facts).toEqual({ result: expect.stringMatching(/^[0-9a-f]{64}$/), sha256, voters: 30 });
  expect(await desk.patch.app.get(Audit).firstBroken(em)).toBeNull();
});

test('the application can neither change nor remove an option, a line or a result', async () => {
  await desk.votes(ballot, 2, () => [a as string]);
  await desk.seal(ballot);
  const deeds = [
    ...['sealed_line', 'ballot_result', 'ballot_option', 'ballot_option_place', 'ballot_option_suggestion'].flatMap(
      (table) => [`delete from ${table}`, `truncate ${table}`],
    ),
    `update sealed_line set choice = 'none'`,
    'update ballot_result set voters = 1',
    `update ballot_option set title = 'Another'`,
    `select ballot_box_open('${ballot.id}')`,
    `drop table ballot_box.live_vote`,
  ];
  for (const deed of deeds)
    await expect(desk.patch.em().execute(deed)).rejects.toThrow(/permission denied|must be owner|no such ballot/);
  expect(await linesOf(ballot)).toHaveLength(6);
});

test('a box is not closed before it is counted', async () => {
  await desk.votes(ballot, 1);
  const close = desk.patch.em().execute('select ballot_box_close(?)', [ballot.id]);
  await expect(close).rejects.toThrow('The votes of a ballot stay until they are counted.');
  expect(await isThere(boxName(ballot))).toBe(true);
});

test('the box and the key are gone when it is sealed, and no votes of it are left anywhere', async () => {
  await desk.votes(ballot, 5);
  expect([await isThere(boxName(ballot)), await desk.hasKey(ballot)]).toEqual([true, true]);
  await desk.seal(ballot);
  expect([await isThere(boxName(ballot)), await desk.hasKey(ballot)]).toEqual([false, false]);
  const left = await desk.patch.em().execute('select 1 from ballot_box.live_vote where ballot_id = ?', [ballot.id]);
  expect(left).toEqual([]);
});

test('a vote whose key was lost is sealed all the same', async () => {
  await desk.votes(ballot, 30, () => [b as string]);
  await desk.keys.forget(ballot.id);
  expect(await quietly(() => desk.seal(ballot))).toBe(true);
  expect(await desk.result(ballot)).toMatchObject({ voters: 30, options: [{ votes: 30 }, {}, {}] });
});

test('a key that outlived its process goes at the next start; that of a vote that is not sealed stays', async () => {
  const other = await desk.ballot();
  const forget = jest.spyOn(desk.keys, 'forget').mockRejectedValueOnce(new Error('The process died.'));
  await expect(desk.seal(ballot)).rejects.toThrow('The process died.');
  forget.mockRestore();
  expect([await desk.hasKey(ballot), await stateOf(ballot)]).toEqual([true, 'SEALED']);
  await desk.jobs.onApplicationBootstrap();
  expect([await desk.hasKey(ballot), await desk.hasKey(other)]).toEqual([false, true]);
});

describe('it is not sealed, nothing is written and its votes stay', () => {
  /** Sees that a sealing fails and leaves everything as it is. */
  async function stopped(message: RegExp): Promise<void> {
    await closeNow(desk.patch, ballot.id);
    const before = await desk.rows();
    await quietly(() => expect(desk.sealing.seal(ballot.id)).rejects.toThrow(message));
    expect(await desk.rows()).toBe(before);
    expect([await stateOf(ballot), await desk.result(ballot), await desk.hasKey(ballot)]).toEqual([
      'CLOSED',
      null,
      true,
    ]);
  }

  test('where somebody took part and has no vote', async () => {
    await desk.votes(ballot, 3);
    await desk.patch
      .em()
      .execute(
        `insert into participation select ?, id, 'planted', current_date from person where email = 'resident@x.test'`,
        [ballot.id],
      );
    await stopped(/4 who took part and 3 votes: not sealed/);
  });

  test('where there is a vote of nobody', async () => {
    await desk.votes(ballot, 3);
    await desk.patch
      .em()
      .execute(`insert into ballot_box.live_vote values (?, 'planted', '{}', '{A,B,C}')`, [ballot.id]);
    await stopped(/3 who took part and 4 votes: not sealed/);
  });

  test('where one vote was put in the place of another', async () => {
    await desk.votes(ballot, 3);
    await desk.patch.em().execute(
      `update ballot_box.live_vote set ballot_key = 'planted' where ballot_key = (
         select max(ballot_key) from ballot_box.live_vote where ballot_id = ?)`,
      [ballot.id],
    );
    await stopped(/votes of nobody who took part: not sealed/);
  });

  test('where it has not closed', async () => {
    await desk.votes(ballot, 3);
    const before = await desk.rows();
    expect(await desk.sealing.seal(ballot.id)).toBe(false);
    expect(await desk.rows()).toBe(before);
  });

  test('and one that cannot be sealed does not hold up another', async () => {
    await desk.patch
      .em()
      .execute(
        `insert into participation select ?, id, 'planted', current_date from person where email = 'resident@x.test'`,
        [ballot.id],
      );
    const other = await desk.ballot();
    await closeNow(desk.patch, ballot.id);
    await closeNow(desk.patch, other.id);
    await quietly(() => expect(desk.jobs.sealWhatClosed()).rejects.toThrow('could not be sealed'));
    expect([await stateOf(ballot), await stateOf(other)]).toEqual(['CLOSED', 'SEALED']);
  });
});

describe('a sealing that dies in the middle rolls back whole, and the next one succeeds', () => {
  async function dies(act: () => Promise<unknown>): Promise<void> {
    await desk.votes(ballot, 30, () => [a as string]);
    await closeNow(desk.patch, ballot.id);
    const before = await desk.rows();
    await quietly(() => expect(act()).rejects.toThrow());
    expect(await desk.rows()).toBe(before);
    expect([await stateOf(ballot), await desk.hasKey(ballot)]).toEqual(['CLOSED', true]);
    expect(await desk.sealing.seal(ballot.id)).toBe(true);
    expect(await desk.result(ballot)).toMatchObject({ voters: 30, options: [{ votes: 30 }, {}, {}] });
    expect(await desk.patch.app.get(Audit).firstBroken(desk.patch.em())).toBeNull();
  }

  test('by an error after its lines were written', () =>
    dies(async () => {
      const spoilt = jest.spyOn(desk.patch.app.get(Audit), 'append').mockRejectedValueOnce(new Error('planted'));
      return desk.sealing.seal(ballot.id).finally(() => spoilt.mockRestore());
    }));

  test('by its connection, killed when all is done but the commit', () =>
    dies(async () => {
      const owner = new pg.Client({ connectionString: desk.patch.database.ownerUrl });
      await owner.connect();
      try {
        // Whoever drops the box waits for us: by then everything else is written.
        await owner.query('begin; select 1 from ballot_box.live_vote limit 1');
        const sealing = desk.sealing.seal(ballot.id);
        const killed = kill(owner);
        await Promise.allSettled([sealing, killed]);
        expect(await killed).toBe(1);
        return await sealing;
      } finally {
        await owner.end();
      }
    }));

  /** Kills whoever waits to drop a box, once there is somebody. How many. */
  async function kill(owner: pg.Client): Promise<number> {
    for (let tries = 0; tries < 100; tries++) {
      const em = desk.patch.em();
      const rows = await em.execute(
        `select pg_terminate_backend(pid) from pg_stat_activity where query like '%ballot_box_close%' and wait_event_type = 'Lock'
           and datname = current_database()`,
      );
      if (rows.length > 0) {
        await owner.query('commit');
        return rows.length;
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await owner.query('commit');
    return 0;
  }
});

test('eight that seal one at once: one does', async () => {
  await desk.votes(ballot, 30, () => [a as string]);
  await closeNow(desk.patch, ballot.id);
  const sealed = await Promise.all(Array.from({ length: 8 }, () => desk.sealing.seal(ballot.id)));
  expect(sealed.filter(Boolean)).toHaveLength(1);
  expect(await linesOf(ballot)).toHaveLength(90);
});

test('votes that close at one time are sealed at one time, while another is opened and somebody erases themselves', async () => {
  const many = [ballot, await desk.ballot(), await desk.ballot(), await desk.ballot()];
  for (const one of many) await desk.votes(one, 3);
  const open = await desk.ballot();
  await desk.votes(open, 1);
  const leaver = await desk.patch.as('leaver@x.test');
  await desk.patch
    .em()
    .execute(
      `update person set home_area_id = (select id from area where path = 'testshire/north') where email = 'leaver@x.test'`,
    );
  await desk.cast(leaver, open, []);
  const [, erased, opened, ...sealed] = await Promise.all([
    ...[null, leaver.ask('mutation { eraseMe { __typename } }'), desk.ballot()],
    ...many.map((one) => desk.seal(one)),
  ]);
  expect(sealed).toEqual(many.map(() => true));
  expect((erased as { data: unknown }).data).toEqual({ eraseMe: { __typename: 'Done' } });
  expect(await desk.hasKey(opened as Opened)).toBe(true);
});

test('a batch of one officer is no vote, and is not mixed up with one of two', async () => {
  const figures = { papers: 30, noneOfThese: 0, votes: { [a as string]: 30 } };
  const by = desk.team.officer.officer;
  await aPaperBatch(desk.patch.em(), { ballot, figures, enteredBy: by });
  await aPaperBatch(desk.patch.em(), { ballot, figures, enteredBy: by, confirmedBy: desk.team.inspector.officer });
  await desk.seal(ballot);
  expect(await desk.result(ballot)).toMatchObject({ voters: 30 });
});
