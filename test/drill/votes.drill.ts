import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { numberOf } from './patch-facts.ts';
import { type Resident, sessionsOf } from './residents.ts';
import { isWhole, sized, tell } from './size.ts';
import { spoiled, unguarded } from './spoil.ts';
import { expect, type TwoProcesses, test } from './two-processes.ts';
import {
  type Answer,
  answerOf,
  aVote,
  cast,
  choiceOf,
  publishedLines,
  untilSealed,
  type Vote,
  verified,
  voters,
} from './votes.ts';

/** How long after its closing a vote may be sealed, in seconds; timed at full size only. */
const SEALED_WITHIN = 15;
/** How long before and after the closing the crowd votes, and how much earlier the first of them, in milliseconds. */
const [AROUND, EARLIER] = [1_000, 3_000];

const faultsOf = (answers: readonly Answer[]) => answers.flatMap(({ fault = [] }) => fault);

/** One resident votes many times at once over twenty sessions and two processes, this and that. */
async function stormOfOne(patch: TwoProcesses, many: number) {
  const { database, secret, urls, turn, sessionOf } = patch;
  const vote = await aVote(database, urls[0], await sessionOf('inspector'));
  const [resident] = (await voters(database, secret, 1)) as [Resident];
  const sessions = await sessionsOf(database, secret, resident.personId, 20);
  const answers = await Promise.all(
    Array.from({ length: many }, async (_, i) => {
      const { session } = sessions[i % sessions.length] as Resident;
      // Twenty sessions in turns, each now at the one process, now at the other.
      return answerOf(await cast(turn(i + Math.floor(i / 20)), session, vote, choiceOf(vote, i)).catch(String));
    }),
  );
  const box = await database.query<{ choices: string[]; receipts: string[] }>(
    'select choices::text[], receipts from ballot_box.live_vote where ballot_id = $1',
    [vote.id],
  );
  return {
    faults: faultsOf(answers),
    acknowledged: answers.filter(({ receipts }) => receipts).map(voteIn),
    votes: box.rows.map(({ choices, receipts }) => ({ choices: choices.toSorted(), receipts })),
    tookPart: await numberOf(database, 'participation where ballot_id = $1', [vote.id]),
  };
}

const voteIn = ({ choices = [], receipts = [] }: Answer) => ({ choices: choices.map(({ id }) => id).sort(), receipts });

test('however often one resident votes at once, there is one vote, and it was acknowledged', async ({ patch }) => {
  const many = sized(200, 40);
  const one = await stormOfOne(patch, many);
  const apart = 'new.ballot_key := gen_random_uuid()::text;';
  const control = await spoiled(patch.database, 'ballot_box.live_vote', apart, () => stormOfOne(patch, many));
  tell(
    `votes of one: ${many} casts over 20 sessions and two processes, ${one.acknowledged.length} acknowledged, ${one.votes.length} vote, ${one.tookPart} took part (control whose keys never meet: ${control.votes.length} votes)`,
  );
  expect(one.faults).toEqual([]);
  expect(one.acknowledged).toHaveLength(many);
  expect([one.votes.length, one.tookPart]).toEqual([1, 1]);
  expect(one.acknowledged).toContainEqual(one.votes[0]);
  expect(control.votes.length).toBeGreaterThan(1);
});

/** How many of these receipts are lines of the published file, and how many lines are of nobody who was acknowledged. */
async function counted(url: string, vote: Vote, answers: readonly Answer[]) {
  const lines = new Set((await publishedLines(url, vote)).map(([receipt]) => receipt));
  const receipts = answers.flatMap(({ receipts: own = [] }) => own);
  return { missing: receipts.filter((receipt) => !lines.has(receipt)).length, more: lines.size - receipts.length };
}

test('across the closing second each acknowledged vote is counted, and no other', async ({ patch }) => {
  const { database, secret, urls, turn, sessionOf } = patch;
  const people = sized(2_000, 200);
  const residents = await voters(database, secret, people);
  const inspector = await sessionOf('inspector');
  const closesAt = Date.now() + AROUND + EARLIER + 1_000;
  const vote = await aVote(database, urls[0], inspector, { maxChoices: 3, closesAt: new Date(closesAt) });
  // A quarter of them some seconds before, so that there is a file to look at; the others across the closing.
  const momentOf = (i: number) =>
    i < people / 4
      ? closesAt - AROUND - EARLIER * (1 - i / (people / 4))
      : closesAt - AROUND + (2 * AROUND * (i - people / 4)) / (0.75 * people);
  const answers = await Promise.all(
    residents.map(async ({ session }, i) => {
      await pause(Math.max(0, momentOf(i) - Date.now()));
      return answerOf(await cast(turn(i), session, vote, choiceOf(vote, i)).catch(String));
    }),
  );
  await untilSealed(database, vote);
  const { rows } = await database.query<{ after: number; voters: number; times: number }>(
    `select extract(epoch from r.sealed_at - b.closes_at)::float as after, r.voters,
       (select count(*)::int from audit_entry where deed = 'sealBallot' and subject = b.id::text) as times
     from ballot b join ballot_result r on r.ballot_id = b.id where b.id = $1`,
    [vote.id],
  );
  const sealed = rows[0] ?? { after: Number.NaN, voters: 0, times: 0 };
  const acknowledged = answers.filter(({ receipts }) => receipts);
  const reasons = answers.flatMap(({ reason = [] }) => reason);
  const found = await counted(urls[1], vote, acknowledged);
  const check = await verified(`${urls[0]}/ballots/${vote.id}`);
  tell(
    `the closing second: ${people} casts by as many residents over two processes, ${acknowledged.length} acknowledged, ${reasons.length} refused; ${sealed.voters} counted, ${found.missing} receipts missing, ${found.more} lines of nobody; sealed ${sealed.times} time, ${sealed.after.toFixed(1)} s after closing`,
  );
  expect(faultsOf(answers)).toEqual([]);
  expect(new Set(reasons)).toEqual(new Set(['CLOSED']));
  expect(acknowledged.length + reasons.length).toBe(people);
  expect(acknowledged.length).toBeGreaterThanOrEqual(30);
  expect(sealed).toMatchObject({ voters: acknowledged.length, times: 1 });
  expect(found).toEqual({ missing: 0, more: 0 });
  expect(check.printed).toContain(`${acknowledged.length} people voted`);
  if (isWhole) expect(sealed.after).toBeLessThan(SEALED_WITHIN);
});

/** Whether the sealing waits for somebody: for the votes on their way, or, having counted, to drop the box beneath them. */
async function isWaiting(database: pg.Pool): Promise<boolean> {
  const { rows } = await database.query(
    `select from pg_locks where not granted and ((locktype = 'advisory' and classid = 7281827 and mode = 'ExclusiveLock')
       or (relation = 'ballot_box.live_vote'::regclass and mode = 'AccessExclusiveLock'))`,
  );
  return rows.length > 0;
}

/** Votes that are written and not committed while their ballot closes and is sealed. How many were acknowledged and lost. */
async function overtaken(patch: TwoProcesses, env: Record<string, string>) {
  const { database, secret, urls, sessionOf } = patch;
  const hold = join(tmpdir(), `patchwork-hold-${randomUUID()}`);
  // As many as two processes have under way at once.
  const [early, late] = [await voters(database, secret, 30), await voters(database, secret, 16)];
  const inspector = await sessionOf('inspector');
  const preload = `--import ${join(import.meta.dirname, 'held-votes.ts')}`;
  return patch.beside({ NODE_OPTIONS: preload, DRILL_HOLD: hold, ...env }, async (held) => {
    try {
      const vote = await aVote(database, urls[0], inspector, { closesAt: new Date(Date.now() + 6_000) });
      const before = await Promise.all(
        early.map(async ({ session }, i) => answerOf(await cast(urls[0], session, vote, choiceOf(vote, i)))),
      );
      await writeFile(hold, '');
      const casting = late.map(async ({ session }, i) =>
        answerOf(await cast(held[i % 2] as string, session, vote, choiceOf(vote, i)).catch(String)),
      );
      for (const until = Date.now() + 60_000; !(await isWaiting(database)); await pause(10))
        if (Date.now() > until) throw new Error('The sealing waits for nobody.');
      await rm(hold);
      const after = await Promise.all(casting);
      await untilSealed(database, vote);
      const acknowledged = [...before, ...after].filter(({ receipts }) => receipts);
      const receipts = acknowledged.length * vote.maxChoices;
      return {
        receipts,
        late: after.filter(({ receipts: own }) => own).length,
        ...(await counted(urls[0], vote, acknowledged)),
      };
    } finally {
      await rm(hold, { force: true });
    }
  });
}

test('a sealing waits for votes on their way; without the locks they are acknowledged and lost', async ({ patch }) => {
  const one = await overtaken(patch, {});
  // Who takes part refers to the ballot's row, which the sealing locks as well: so both locks are taken away.
  const reference = { table: 'participation', constraint: 'participation_ballot_id_foreign', tidy: 'select 1' };
  const control = await unguarded(patch.database, reference, () => overtaken(patch, { DRILL_UNLOCKED: '1' }));
  tell(
    `overtaken by the sealing: ${one.late} votes on their way, ${one.missing} of ${one.receipts} receipts missing (control without the locks: ${control.late} on their way, ${control.missing} of ${control.receipts} missing)`,
  );
  expect(one.late).toBeGreaterThan(0);
  expect(one).toMatchObject({ missing: 0, more: 0 });
  expect(control.missing).toBeGreaterThan(0);
});
