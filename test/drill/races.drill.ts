import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { anUpdate, aPriorityOf, EAST, numberOf, SOUTH } from './patch-facts.ts';
import { Chance, sized, tell } from './size.ts';
import { spoiled, unguarded } from './spoil.ts';
import { expect, test } from './two-processes.ts';
import { ask, type Reply, run } from './wire.ts';

const chance = new Chance();

/** How long one attempt is made again while the service says that it has too much to do, in milliseconds. */
const PATIENCE = 60_000;

/** What came of many attempts at one deed: the things, the reasons of the refusals, and what is neither. */
interface Outcome {
  ids: string[];
  reasons: Record<string, number>;
  faults: string[];
  /** How often the service was too busy (503) and was asked again. What it had done by then stays done. */
  again: number;
}

/** Makes so many attempts at once, over both processes. */
async function atOnce(many: number, attempt: (i: number) => Promise<Reply>): Promise<Outcome> {
  const all: Outcome = { ids: [], reasons: {}, faults: [], again: 0 };
  const one = async (i: number) => {
    const until = Date.now() + PATIENCE;
    let reply = await attempt(i);
    for (; reply.status === 503 && Date.now() < until; reply = await attempt(i)) {
      all.again++;
      await pause(200 + chance.int(400));
    }
    const [answer] = Object.values(reply.data ?? {}) as ({ id?: string; reason?: string } | null)[];
    if (answer?.id) all.ids.push(answer.id);
    else if (answer?.reason) all.reasons[answer.reason] = (all.reasons[answer.reason] ?? 0) + 1;
    else all.faults.push(`${reply.status} ${reply.body.slice(0, 300)}`);
  };
  await Promise.all(Array.from({ length: many }, (_, i) => one(i)));
  return all;
}

/**
 * Holds that one of the attempts won and all others were told `reason`. A winner whose answer was cut off by 503 asks
 * again, and is then told what the others are; that one won is then seen in the rows alone.
 */
function oneWon({ ids, reasons, faults, again }: Outcome, reason: string, many: number): void {
  expect(faults).toEqual([]);
  expect(reasons).toEqual({ [reason]: many - ids.length });
  expect(ids.length).toBeLessThanOrEqual(1);
  if (again === 0) expect(ids).toHaveLength(1);
}

test('one key, posted many times at once through two processes, is one update', async ({ patch }) => {
  const { database, turn, sessionOf } = patch;
  const many = sized(200, 40);
  const [priorityId, session] = [await aPriorityOf(database, SOUTH), await sessionOf('inspector')];
  const posted = async () => {
    const input = { priorityId, body: `Two taps, ${randomUUID()}`, clientKey: randomUUID() };
    const outcome = await atOnce(many, (i) => run(turn(i), 'PostUpdate', { input }, session));
    return { ...outcome, rows: await numberOf(database, 'progress_update where body = $1', [input.body]) };
  };
  const one = await posted();
  const control = await spoiled(database, 'deed_key', 'new.key := gen_random_uuid()::text;', posted);
  tell(
    `one key at once: ${many} posts, ${one.ids.length} answered with ${new Set(one.ids).size} id, ${one.rows} row, ${one.again} × busy (control whose keys never meet: ${control.rows} rows)`,
  );
  expect(one.faults).toEqual([]);
  expect(one).toMatchObject({ rows: 1, reasons: {} });
  expect(one.ids).toEqual(Array(many).fill(one.ids[0]));
  expect(control.rows).toBeGreaterThan(1);
});

test('of many corrections of one version exactly one wins, and none is lost unseen', async ({ patch }) => {
  const { database, turn, sessionOf } = patch;
  const many = sized(50, 20);
  const [session, other] = [await sessionOf('inspector'), await sessionOf('officer')];
  const corrected = async () => {
    const { id } = await anUpdate(patch, { body: 'As first told.' });
    const outcome = await atOnce(many, (i) =>
      run(
        turn(i),
        'CorrectUpdate',
        { input: { updateId: id, version: 1, body: `Put right ${i}` } },
        i % 3 ? session : other,
      ),
    );
    return { ...outcome, id, kept: await numberOf(database, 'update_version where update_id = $1', [id]) };
  };
  const one = await corrected();
  const { rows } = await database.query('select version from progress_update where id = $1', [one.id]);
  const control = await unguarded(
    database,
    {
      table: 'update_version',
      constraint: 'update_version_pkey',
      tidy: "delete from update_version where body like 'Put right %'",
    },
    () => spoiled(database, 'progress_update', 'new.version := 1;', corrected),
  );
  tell(
    `one version at once: ${many} corrections, ${one.kept} won, ${one.reasons.STALE_VERSION} told that it is stale, ${one.again} × busy (control whose version never grows: ${control.ids.length} won)`,
  );
  oneWon(one, 'STALE_VERSION', many);
  expect(one.kept).toBe(1);
  expect(rows[0].version).toBe(2);
  expect(control.ids.length).toBeGreaterThan(1);
});

/** Pairs of quarters of one neighbourhood that share a day. */
const overlaps = (database: pg.Pool) =>
  numberOf(
    database,
    `quarter a join quarter b on a.area_id = b.area_id and a.id < b.id
     and a.starts_on <= b.ends_on and b.starts_on <= a.ends_on`,
    [],
  );

/** The naive planners: each looks for a quarter that overlaps, and then adds its own. All look before the first adds. */
async function planNaively(database: pg.Pool, quarters: readonly [string, string][]): Promise<void> {
  const area = '(select id from area where path = $3)';
  const look = `select 1 from quarter where area_id = ${area} and starts_on <= $2 and ends_on >= $1`;
  const add = `insert into quarter (area_id, starts_on, ends_on) values (${area}, $1, $2)`;
  const free = await Promise.all(
    quarters.map(async (dates) => (await database.query(look, [...dates, EAST])).rows.length === 0),
  );
  await Promise.all(quarters.filter((_, i) => free[i]).map((dates) => database.query(add, [...dates, EAST])));
}

test('of many overlapping quarters planned at once exactly one is', async ({ patch }) => {
  const { database, turn, sessionOf } = patch;
  const many = sized(50, 20);
  const session = await sessionOf('inspectorEast');
  const year = 2030 + chance.int(40);
  const day = (i: number) => String(1 + (i % 28)).padStart(2, '0');
  const one = await atOnce(many, (i) => {
    const input = { areaPath: EAST, startsOn: `${year}-03-${day(i)}`, endsOn: `${year}-05-${day(7 * i)}` };
    return run(turn(i), 'PlanQuarter', { input }, session);
  });
  const planned = await numberOf(database, 'quarter where extract(year from starts_on) = $1', [year]);
  const before = await overlaps(database);
  const control = await unguarded(
    database,
    {
      table: 'quarter',
      constraint: 'quarter_never_overlap',
      tidy: "delete from quarter where starts_on >= '2100-01-01'",
    },
    async () => {
      await planNaively(
        database,
        Array.from({ length: many }, (_, i) => [`2100-03-${day(i)}`, '2100-05-31']),
      );
      return overlaps(database);
    },
  );
  tell(
    `quarters at once: ${many} that overlap, ${planned} planned, ${one.reasons.OVERLAPS} refused, ${before} pairs overlap, ${one.again} × busy (control by look-then-insert: ${control} pairs)`,
  );
  oneWon(one, 'OVERLAPS', many);
  expect(planned).toBe(1);
  expect(before).toBe(0);
  expect(control).toBeGreaterThan(0);
});

test('of many approvals at once exactly one lets the update out', async ({ patch }) => {
  const { turn, sessionOf, database } = patch;
  const many = sized(100, 20);
  const approvers = [await sessionOf('inspector'), await sessionOf('comms')];
  const approved = async () => {
    const { id, status } = await anUpdate(patch, { body: 'Somebody was arrested at the station.' });
    expect(status).toBe('AWAITING_APPROVAL');
    const outcome = await atOnce(many, (i) => run(turn(i), 'ApproveUpdate', { updateId: id }, approvers[(i >> 1) % 2]));
    return { ...outcome, out: await numberOf(database, 'progress_update where id = $1 and not is_waiting', [id]) };
  };
  const one = await approved();
  const control = await spoiled(database, 'progress_update', 'new.is_waiting := true;', approved);
  tell(
    `approvals at once: ${many} by two people, ${one.out} let it out, ${one.reasons.NOT_WAITING} came late, ${one.again} × busy (control that goes on waiting: ${control.ids.length})`,
  );
  // Whoever won gets the first answer each time they ask; the other person, who asked as often, comes late.
  expect(one.faults).toEqual([]);
  expect(one.ids).toHaveLength(many / 2);
  expect(one.reasons.NOT_WAITING).toBe(many / 2);
  expect(one.out).toBe(1);
  expect(control.ids).toHaveLength(many);
});

test('a withdrawal wins over every correction beside it: no words come back', async ({ patch }) => {
  const { turn, sessionOf, database, urls } = patch;
  const rounds = sized(30, 8);
  const session = await sessionOf('inspector');
  const told = { corrected: 0, withdrawn: 0, words: 0 };
  for (let round = 0; round < rounds; round++) {
    const { id } = await anUpdate(patch, { body: 'Words to be taken back.' });
    const withdrawals = chance.int(4) + 1;
    const outcome = await atOnce(8, (i) =>
      i < withdrawals
        ? run(turn(i), 'WithdrawWords', { input: { updateId: id, reason: 'It named a road wrongly.' } }, session)
        : run(turn(i), 'CorrectUpdate', { input: { updateId: id, version: 1, body: 'Words put right.' } }, session),
    );
    expect(outcome.faults).toEqual([]);
    told.corrected += await numberOf(database, 'update_version where update_id = $1', [id]);
    told.withdrawn += await numberOf(database, 'progress_update where id = $1 and withdrawn_at is not null', [id]);
    for (const url of urls) {
      const { data } = await ask(url, 'query ($id: ID!) { update(id: $id) { body bodyHtml withdrawnAt } }', { id });
      if (!data.update.withdrawnAt || data.update.body !== null || data.update.bodyHtml !== null) told.words++;
    }
  }
  tell(
    `withdrawn beside corrections: ${rounds} updates, ${told.withdrawn} withdrawn, ${told.corrected} corrected first, ${told.words} with words left`,
  );
  expect(told).toMatchObject({ withdrawn: rounds, words: 0 });
});
