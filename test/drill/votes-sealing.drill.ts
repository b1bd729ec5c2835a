import { createHmac, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { residentMegabytes } from '../bench/running.ts';
import { aDataFolder, addressesIn, type Product, startDemo } from '../product.ts';
import { roles } from '../roles.ts';
import { isWhole, sized, tell } from './size.ts';
import { expect, poolOf, test } from './two-processes.ts';
import { aVote, choiceOf, closeNow, settle, untilSealed, type Vote, verified } from './votes.ts';
import { signIn } from './wire.ts';

const MANY = sized(100_000, 10_000);
const FEW = MANY / 10;
/** How long sealing so many may take, in seconds, and how much more memory than a tenth of them, in MB; timed at full size only. */
const [WITHIN, MORE] = [20, 64];
const AT_ONCE = 10_000;
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const aReceipt = () =>
  Array.from(randomBytes(20), (byte) => ALPHABET[byte % 32])
    .join('')
    .replace(/.{5}(?=.)/g, '$&-');

/** So many residents and their votes, written straight into the box with the keys that the product would give them. */
async function fill(database: pg.Pool, keyFolder: string, vote: Vote, many: number): Promise<void> {
  const secret = await readFile(join(keyFolder, `${vote.id}.key`));
  const keyOf = (words: string) => createHmac('sha256', secret).update(words).digest('base64url');
  for (let from = 0; from < many; from += AT_ONCE) {
    const { rows } = await database.query<{ id: string }>(
      `insert into person (email, email_verified) select gen_random_uuid() || '@drill.test', true
       from generate_series(1, $1) returning id`,
      [Math.min(AT_ONCE, many - from)],
    );
    const people = rows.map(({ id }) => id);
    await settle(database, people);
    await database.query(
      `insert into participation (ballot_id, person_id, mailbox, day)
       select $1, id, mailbox, current_date from unnest($2::uuid[], $3::text[]) o (id, mailbox)`,
      [vote.id, people, people.map((id) => keyOf(`mailbox\n${id}@drill.test`))],
    );
    await database.query(
      `insert into ballot_box.live_vote (ballot_id, ballot_key, choices, receipts)
       select $1, key, choices::uuid[], receipts::text[] from unnest($2::text[], $3::text[], $4::text[]) o (key, choices, receipts)`,
      [
        vote.id,
        people.map((id) => keyOf(`vote\n${id}`)),
        people.map((_, i) => `{${choiceOf(vote, (i * 7) % 60).join()}}`),
        people.map(() => `{${Array.from({ length: vote.maxChoices }, aReceipt).join()}}`),
      ],
    );
  }
  // What arrives over weeks is analysed by then.
  await database.query('analyze participation; analyze person; analyze ballot_box.live_vote');
}

/** How long the transaction of a sealing took, in seconds, and the memory of the process, in MB. */
interface Sealing {
  seconds: number;
  before: number;
  peak: number;
  after: number;
}

async function sealed(database: pg.Pool, product: Product, vote: Vote): Promise<Sealing> {
  const pid = product.child.pid as number;
  const before = residentMegabytes(pid);
  let [peak, isOver] = [before, false];
  const watching = (async () => {
    while (!isOver) {
      peak = Math.max(peak, residentMegabytes(pid));
      await pause(10);
    }
  })();
  await closeNow(database, vote);
  const began = await sealingBegins(database);
  await untilSealed(database, vote);
  const seconds = (performance.now() - began) / 1_000;
  isOver = true;
  await watching;
  await pause(3_000);
  return { seconds, before, peak, after: residentMegabytes(pid) };
}

/** The moment at which somebody held the lock of sealing. */
async function sealingBegins(database: pg.Pool): Promise<number> {
  for (const until = Date.now() + 90_000; ; await pause(5)) {
    const { rows } = await database.query(
      `select from pg_locks where locktype = 'advisory' and classid = 7281827 and mode = 'ExclusiveLock'`,
    );
    if (rows.length > 0) return performance.now();
    if (Date.now() > until) throw new Error('Nobody seals.');
  }
}

test('a hundred thousand votes are sealed within 20 seconds, in memory that stays the same, and anybody can verify them', async () => {
  const folder = await aDataFolder();
  let product: Product | undefined;
  let database: pg.Pool | undefined;
  try {
    product = await startDemo(folder.data);
    const url = product.url.replace('localhost', '127.0.0.1');
    database = poolOf((await addressesIn(folder.data)).ownerUrl, 4);
    const inspector = await signIn(url, roles.inspector);
    const filled = async (many: number) => {
      const vote = await aVote(database as pg.Pool, url, inspector, { maxChoices: 3 });
      await fill(database as pg.Pool, join(folder.data, 'ballot-keys'), vote, many);
      return vote;
    };
    const few = await sealed(database, product, await filled(FEW));
    const vote = await filled(MANY);
    const many = await sealed(database, product, vote);
    const began = performance.now();
    const check = await verified(`${url}/ballots/${vote.id}`);
    const verifying = (performance.now() - began) / 1_000;
    const served = residentMegabytes(product.child.pid as number);

    // The controls: a file with one choice changed, and a box with one vote of nobody who took part.
    const falsified = await corrupted(url, vote);
    const stuffed = await filled(100);
    await database.query(
      `update ballot_box.live_vote set ballot_key = 'nobody' where (ballot_id, ballot_key) =
         (select ballot_id, ballot_key from ballot_box.live_vote where ballot_id = $1 limit 1)`,
      [stuffed.id],
    );
    await closeNow(database, stuffed);
    const refused = await untilPrinted(product, /votes of nobody who took part/);
    const { rows } = await database.query('select from ballot where id = $1 and sealed_at is null', [stuffed.id]);
    const memory = ({ before, peak, after }: Sealing) => [before, peak, after].map((mb) => mb.toFixed(0)).join(', ');
    tell(
      `sealing: ${MANY} votes in ${many.seconds.toFixed(1)} s, memory of the process before, at the peak and after ${memory(many)} MB; ${FEW} votes in ${few.seconds.toFixed(1)} s, ${memory(few)} MB; the served files verified in ${verifying.toFixed(1)} s, ${served.toFixed(0)} MB after (controls: ${falsified ? 'a changed choice NOT noticed' : 'a changed choice noticed'}, a vote of nobody ${refused && rows.length ? 'not sealed' : 'SEALED'})`,
    );
    expect(check.printed).toContain(`The count is right: ${MANY} people voted`);
    expect(falsified).toBe(false);
    expect([refused, rows.length]).toEqual([true, 1]);
    if (isWhole) {
      expect(many.seconds).toBeLessThan(WITHIN);
      expect(many.peak - few.peak).toBeLessThan(MORE);
    }
  } finally {
    await database?.end();
    await product?.stop();
    await folder.remove();
  }
});

/** Whether the verifier takes the files with one vote given to another option. */
async function corrupted(url: string, vote: Vote): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'patchwork-corrupted-'));
  try {
    const text = async (name: string) => (await fetch(`${url}/ballots/${vote.id}/${name}`)).text();
    const lines = (await text('ballots.csv')).split('\n');
    const [one, other] = vote.optionIds.map((id) => lines.findIndex((line) => line.includes(id))) as [number, number];
    const receiptOf = (at: number) => (lines[at] ?? '').split(',')[0] ?? '';
    lines[one] = (lines[other] ?? '').replace(receiptOf(other), receiptOf(one));
    await writeFile(join(folder, 'ballots.csv'), lines.join('\n'));
    await writeFile(join(folder, 'result.json'), await text('result.json'));
    return (await verified(folder)).isRight;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function untilPrinted(product: Product, words: RegExp): Promise<boolean> {
  for (const until = Date.now() + 90_000; Date.now() < until; await pause(100))
    if (words.test(product.printed())) return true;
  return false;
}
