import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { aDataFolder, freePort, type Product, startDemo } from '../product.ts';
import { type Role, roles } from '../roles.ts';
import { Ledger, type Row } from './ledger.ts';
import { aPriorityOf, EAST, SOUTH } from './patch-facts.ts';
import { postmasterOn } from './postmaster.ts';
import { Chance, percentile, sized, tell } from './size.ts';
import { addressesIn, expect, poolOf, test } from './two-processes.ts';
import { HANG, type Reply, run, signIn } from './wire.ts';

const chance = new Chance();
const WRITERS = 8;
/** How long after its start the database may still be missed, in milliseconds. */
const RECOVERS_WITHIN = 15_000;

/** What the writers met. */
interface Met {
  unavailable: number;
  refused: number;
  hung: number;
  /** Anything that is neither the update, nor 503, nor a connection refused or cut. */
  strange: string[];
  times: number[];
}

/** One attempt: the update's id, or nothing where it is to be tried again. */
async function attempt(send: () => Promise<Reply>, met: Met): Promise<string | undefined> {
  const began = performance.now();
  try {
    const { status, data, body } = await send();
    if (data?.postUpdate?.id) return data.postUpdate.id;
    if (status === 503) met.unavailable++;
    else met.strange.push(`${status} ${body.slice(0, 300)}`);
  } catch (error) {
    if ((error as Error).name === 'TimeoutError') met.hung++;
    else met.refused++;
  } finally {
    met.times.push(performance.now() - began);
  }
  return undefined;
}

/** The product as `npm start` runs it, its node to be killed and started anew at the same address. */
async function aProduct(data: string) {
  const port = await freePort();
  const start = () => startDemo(data, { PORT: String(port) });
  let now: Product = await start();
  return {
    url: `http://127.0.0.1:${port}`,
    isRunning: () => now.child.exitCode === null && now.child.signalCode === null,
    pid: () => now.child.pid,
    printed: () => now.printed(),
    crash: async () => {
      await now.kill();
      await pause(chance.int(300));
      now = await start();
    },
    stop: () => now.stop(),
  };
}

async function session(url: string, role: Role): Promise<string> {
  for (const until = Date.now() + 60_000; ; await pause(200)) {
    try {
      return await signIn(url, roles[role]);
    } catch (error) {
      if (Date.now() > until) throw error;
    }
  }
}

test('kill -9 of node and of PostgreSQL while teams post: nothing acknowledged is lost, nothing is there twice', async () => {
  const posts = sized(1_000, 100);
  const kills = sized(16, 3);
  const folder = await aDataFolder();
  let product: Awaited<ReturnType<typeof aProduct>> | undefined;
  try {
    product = await aProduct(folder.data);
    const { url, crash, isRunning, pid } = product;
    const postmaster = await postmasterOn(folder.data);
    const team = async (role: Role, path: string) => {
      const database = poolOf((await addressesIn(folder.data)).ownerUrl, 1);
      const priorityId = await aPriorityOf(database, path).finally(() => database.end());
      return { session: await session(url, role), priorityId };
    };
    const teams = [await team('inspector', SOUTH), await team('inspectorEast', EAST), await team('officer', SOUTH)];
    const ledger = new Ledger();
    const met: Met = { unavailable: 0, refused: 0, hung: 0, strange: [], times: [] };
    const sent: { send: () => Promise<Reply>; body: string }[] = [];
    let next = 0;

    const writer = async () => {
      for (let i = next++; i < posts; i = next++) {
        const { session: cookie, priorityId } = teams[i % teams.length] as (typeof teams)[number];
        const input = { priorityId, body: `Drill ${i} ${randomUUID()}`, clientKey: randomUUID() };
        const send = () => run(url, 'PostUpdate', { input }, cookie);
        sent.push({ send, body: input.body });
        for (const until = Date.now() + 120_000; ; await pause(50 + chance.int(100))) {
          const id = await attempt(send, met);
          if (id) {
            ledger.acknowledge(input.body, id);
            break;
          }
          if (Date.now() > until) throw new Error(`Not posted in two minutes: ${met.strange.join('\n')}`);
        }
      }
    };

    let isOver = false;
    const downs: number[] = [];
    const backs: number[] = [];
    const killer = async () => {
      for (let kill = 1; kill <= kills; kill++) {
        while (ledger.posts < (kill * posts) / (kills + 1) && !isOver) await pause(5);
        if (isOver) return;
        await pause(chance.int(100));
        if (kill % 2 === 0) {
          await crash();
          continue;
        }
        const [node, before] = [pid(), met.unavailable];
        await postmaster.kill();
        await pause(1_000 + chance.int(2_000));
        downs.push(met.unavailable - before);
        expect(await statusOf(`${url}/readyz`)).toBe(503);
        expect(await statusOf(`${url}/livez`)).toBe(200);
        await postmaster.start();
        const [began, done] = [performance.now(), ledger.answers];
        while (ledger.answers === done && performance.now() - began < RECOVERS_WITHIN) await pause(10);
        backs.push(performance.now() - began);
        expect([isRunning(), pid()], 'node lives through the death of PostgreSQL').toEqual([true, node]);
      }
    };
    const killing = killer();
    const writing = Promise.all(Array.from({ length: WRITERS }, writer)).finally(() => {
      isOver = true;
    });
    const [written, killed] = await Promise.allSettled([writing, killing]);
    for (const part of [written, killed]) if (part.status === 'rejected') throw part.reason;

    // Every key again, when all is calm: the first answer.
    for (const { send, body } of sent) {
      const { data } = await send();
      ledger.acknowledge(body, data?.postUpdate?.id);
    }
    const database = poolOf((await addressesIn(folder.data)).ownerUrl, 2);
    const { rows } = await database.query<Row>(`select id, body from progress_update where body like 'Drill %'`);
    const keys = await database.query<{ n: string }>('select count(*) as n from deed_key');
    await database.end();
    const audit = ledger.audit(rows);
    const [longest, slow] = [Math.max(...met.times), percentile(met.times, 99)];
    tell(
      `crashes: ${posts} posts, ${Math.floor(kills / 2)} kills of node and ${Math.ceil(kills / 2)} of PostgreSQL: ${rows.length} rows, ${audit.lost.length} lost, ${audit.twice.length} twice, ${audit.differed.length} retries answered otherwise; while down ${met.unavailable} × 503, ${met.refused} × no connection, ${met.hung} hung, longest ${longest.toFixed(0)} ms (99 % within ${slow.toFixed(0)} ms); back ${Math.max(...backs).toFixed(0)} ms after PostgreSQL`,
    );
    expect(met.strange).toEqual([]);
    expect(audit).toEqual({ lost: [], twice: [], unknown: [], differed: [] });
    expect(rows).toHaveLength(posts);
    expect(Number(keys.rows[0]?.n)).toBe(posts);
    expect(met.hung).toBe(0);
    expect(longest).toBeLessThan(HANG);
    expect(Math.min(...downs), '503s at each death of PostgreSQL').toBeGreaterThan(0);
    expect(Math.max(...backs)).toBeLessThan(RECOVERS_WITHIN);

    // The controls: the same ledger with an acknowledgement that no row stands for, and with rows that nobody asked for.
    ledger.acknowledge('Drill acknowledged before it was committed', randomUUID());
    const [first = { id: '', body: '' }] = rows;
    const broken = ledger.audit([
      ...rows,
      { id: randomUUID(), body: first.body },
      { id: randomUUID(), body: 'Drill ?' },
    ]);
    ledger.acknowledge(first.body, randomUUID());
    expect(broken).toEqual({
      lost: ['Drill acknowledged before it was committed'],
      twice: [first.body],
      unknown: ['Drill ?'],
      differed: [],
    });
    expect(ledger.audit(rows).differed).toEqual([first.body]);
  } finally {
    await product?.stop();
    await folder.remove();
  }
});

async function statusOf(url: string): Promise<number> {
  const response = await fetch(url, { signal: AbortSignal.timeout(HANG) });
  await response.arrayBuffer();
  return response.status;
}
