import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { aDataFolder, addressesIn } from '../product.ts';
import { aProduct, killing, type Mortal, nothingMet, RECOVERS_WITHIN, session, untilAnswered } from './killing.ts';
import { Ledger, type Row } from './ledger.ts';
import { numberOf } from './patch-facts.ts';
import { type Postmaster, postmasterOn } from './postmaster.ts';
import { Chance, percentile, sized, tell } from './size.ts';
import { expect, poolOf, test } from './two-processes.ts';
import {
  type Answer,
  aVote,
  cast,
  choiceOf,
  closeNow,
  publishedLines,
  untilSealed,
  type Vote,
  verified,
  voters,
} from './votes.ts';
import { HANG, type Reply } from './wire.ts';

const WRITERS = 8;
const chance = new Chance();

/** One choice of one voter as a row of the ledger: whose it is and what, under its receipt. */
const castAs = (i: number, choice: string) => `voter ${i}: ${choice}`;
const receiptsIn = (data: Reply['data']): string[] | undefined => (data?.castVote as Answer | undefined)?.receipts;

/** The lines that a vote must become: its options, “none” where it has none, and the rest left open. */
function choicesIn({ maxChoices }: Vote, optionIds: readonly string[]): string[] {
  const chosen = optionIds.length > 0 ? optionIds : ['none'];
  return Array.from({ length: maxChoices }, (_, i) => chosen[i] ?? '').sort();
}

test('kill -9 of node and of PostgreSQL during votes and their sealing: none acknowledged is lost, none is there twice', async () => {
  const people = sized(10_000, 300);
  const kills = sized(16, 3);
  const folder = await aDataFolder();
  let product: Mortal | undefined;
  try {
    product = await aProduct(folder.data);
    const { url } = product;
    const postmaster = await postmasterOn(folder.data);
    const database = poolOf((await addressesIn(folder.data)).ownerUrl, 2);
    const secret = await readFile(join(folder.data, 'session-secret'), 'utf8');
    const residents = await voters(database, secret, people);
    const vote = await aVote(database, url, await session(url, 'inspector'), { maxChoices: 2 });
    const last: { receipts: string[]; optionIds: string[] }[] = [];
    const met = nothingMet();
    let [next, done, isOver] = [0, 0, false];

    const voter = async () => {
      for (let i = next++; i < people; i = next++) {
        // One in ten thinks better of it.
        for (let turn = 0; turn < (i % 10 === 0 ? 2 : 1); turn++) {
          const optionIds = choiceOf(vote, i + turn);
          const send = () => cast(url, residents[i]?.session ?? '', vote, optionIds, HANG);
          last[i] = { receipts: await untilAnswered(send, receiptsIn, met), optionIds };
        }
        done++;
      }
    };
    const killed = killing(product, postmaster, kills, {
      met,
      part: () => done / people,
      answers: () => done,
      isOver: () => isOver,
    });
    const voting = Promise.all(Array.from({ length: WRITERS }, voter)).finally(() => {
      isOver = true;
    });
    await Promise.allSettled([voting, killed]);
    await voting;
    const { downs, backs } = await killed;

    const interrupted = await sealedThoughKilled(database, product, postmaster, vote, sized(4, 1));
    const lines = new Map(await publishedLines(url, vote));
    const check = await verified(`${url}/ballots/${vote.id}`);
    const sealings = await numberOf(database, `audit_entry where deed = 'sealBallot' and subject = $1`, [vote.id]);
    await database.end();

    const ledger = new Ledger();
    const rows: Row[] = [];
    let otherwise = 0;
    for (const [i, { receipts, optionIds }] of last.entries()) {
      const found = receipts.flatMap((receipt) => lines.get(receipt) ?? []).sort();
      if (found.join() !== choicesIn(vote, optionIds).join()) otherwise++;
      for (const receipt of receipts) {
        ledger.acknowledge(castAs(i, receipt), receipt);
        if (lines.delete(receipt)) rows.push({ id: receipt, body: castAs(i, receipt) });
      }
    }
    const audit = ledger.audit([...rows, ...[...lines].map(([id]) => ({ id, body: `nobody: ${id}` }))]);
    const [longest, slow] = [Math.max(...met.times), percentile(met.times, 99)];
    tell(
      `crashes during votes: ${people} voters, ${Math.floor(kills / 2)} kills of node and ${Math.ceil(kills / 2)} of PostgreSQL: ${rows.length} lines, ${audit.lost.length} lost, ${audit.twice.length} twice, ${audit.unknown.length} of nobody, ${otherwise} votes not as acknowledged; while down ${met.unavailable} × 503, ${met.refused} × no connection, ${met.hung} hung, longest ${longest.toFixed(0)} ms (99 % within ${slow.toFixed(0)} ms); back ${Math.max(...backs).toFixed(0)} ms after PostgreSQL; sealing killed ${interrupted} × midway, then sealed ${sealings} time, file ${check.isRight ? 'verified' : 'NOT right'}`,
    );
    expect(met.strange).toEqual([]);
    expect(audit).toEqual({ lost: [], twice: [], unknown: [], differed: [] });
    expect(otherwise).toBe(0);
    expect(met.hung).toBe(0);
    expect(longest).toBeLessThan(HANG);
    expect(Math.min(...downs), '503s at each death of PostgreSQL').toBeGreaterThan(0);
    expect(Math.max(...backs)).toBeLessThan(RECOVERS_WITHIN);
    expect(sealings).toBe(1);
    expect(check.printed).toContain(`The count is right: ${people} people voted`);

    // The control: a vote that was acknowledged before it was committed, and a line that nobody cast.
    ledger.acknowledge(castAs(people, 'lost'), 'lost');
    const broken = ledger.audit([...rows, { id: 'nobody', body: `nobody: ${randomUUID()}` }]);
    expect([broken.lost, broken.unknown.length]).toEqual([[castAs(people, 'lost')], 1]);
  } finally {
    await product?.stop();
    await folder.remove();
  }
});

/**
 * Closes a vote and kills, so many times and in turns, node and PostgreSQL in the middle of its sealing: when the lines
 * are written and counted, and the result is about to be. Each time nothing of it is left; then it is sealed.
 */
async function sealedThoughKilled(
  database: pg.Pool,
  product: Mortal,
  postmaster: Postmaster,
  vote: Vote,
  times: number,
): Promise<number> {
  for (let kill = 0; kill < times; kill++) {
    // Nobody can write a result while this is held: the sealing comes as far as that, and waits.
    const holder = await database.connect();
    await holder.query('begin; lock table ballot_result in share mode');
    try {
      await closeNow(database, vote);
      await untilMidway(database);
      if (kill % 2 === 0) await product.crash();
      else {
        await postmaster.kill();
        await pause(chance.int(500));
        await postmaster.start();
      }
    } finally {
      await holder.query('rollback').catch(() => undefined);
      holder.release(true);
    }
    expect(await leftOf(database, vote), 'nothing is left of a sealing that was interrupted').toEqual({
      lines: 0,
      results: 0,
      isBoxThere: true,
    });
  }
  await closeNow(database, vote);
  await untilSealed(database, vote, 180_000);
  expect(await leftOf(database, vote)).toMatchObject({ results: 1, isBoxThere: false });
  return times;
}

async function untilMidway(database: pg.Pool): Promise<void> {
  for (const until = Date.now() + 150_000; ; await pause(20)) {
    const { rows } = await database.query(
      `select from pg_locks where not granted and relation = 'ballot_result'::regclass and mode = 'RowExclusiveLock'`,
    );
    if (rows.length > 0) return;
    if (Date.now() > until) throw new Error('Nobody seals.');
  }
}

async function leftOf(database: pg.Pool, { id }: Vote) {
  const { rows } = await database.query<{ lines: number; results: number; isBoxThere: boolean }>(
    `select (select count(*)::int from sealed_line where ballot_id = $1) as lines,
       (select count(*)::int from ballot_result where ballot_id = $1) as results,
       to_regclass('ballot_box.live_vote_' || replace($1::text, '-', '')) is not null as "isBoxThere"`,
    [id],
  );
  return rows[0];
}
