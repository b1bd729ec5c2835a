import { randomUUID } from 'node:crypto';
import { aDataFolder, addressesIn } from '../product.ts';
import type { Role } from '../roles.ts';
import { aProduct, killing, type Mortal, nothingMet, RECOVERS_WITHIN, session, untilAnswered } from './killing.ts';
import { Ledger, type Row } from './ledger.ts';
import { aPriorityOf, EAST, SOUTH } from './patch-facts.ts';
import { postmasterOn } from './postmaster.ts';
import { percentile, sized, tell } from './size.ts';
import { expect, poolOf, test } from './two-processes.ts';
import { HANG, type Reply, run } from './wire.ts';

const WRITERS = 8;
const idOf = (data: Reply['data']): string | undefined => data?.postUpdate?.id;

test('kill -9 of node and of PostgreSQL while teams post: nothing acknowledged is lost, nothing is there twice', async () => {
  const posts = sized(1_000, 100);
  const kills = sized(16, 3);
  const folder = await aDataFolder();
  let product: Mortal | undefined;
  try {
    product = await aProduct(folder.data);
    const { url } = product;
    const postmaster = await postmasterOn(folder.data);
    const team = async (role: Role, path: string) => {
      const database = poolOf((await addressesIn(folder.data)).ownerUrl, 1);
      const priorityId = await aPriorityOf(database, path).finally(() => database.end());
      return { session: await session(url, role), priorityId };
    };
    const teams = [await team('inspector', SOUTH), await team('inspectorEast', EAST), await team('officer', SOUTH)];
    const ledger = new Ledger();
    const met = nothingMet();
    const sent: { send: () => Promise<Reply>; body: string }[] = [];
    let next = 0;

    const writer = async () => {
      for (let i = next++; i < posts; i = next++) {
        const { session: cookie, priorityId } = teams[i % teams.length] as (typeof teams)[number];
        const input = { priorityId, body: `Drill ${i} ${randomUUID()}`, clientKey: randomUUID() };
        const send = () => run(url, 'PostUpdate', { input }, cookie);
        sent.push({ send, body: input.body });
        ledger.acknowledge(input.body, await untilAnswered(send, idOf, met));
      }
    };

    let isOver = false;
    const killed = killing(product, postmaster, kills, {
      met,
      part: () => ledger.posts / posts,
      answers: () => ledger.answers,
      isOver: () => isOver,
    });
    const writing = Promise.all(Array.from({ length: WRITERS }, writer)).finally(() => {
      isOver = true;
    });
    await Promise.allSettled([writing, killed]);
    await writing;
    const { downs, backs } = await killed;

    // Every key again, when all is calm: the first answer.
    for (const { send, body } of sent) ledger.acknowledge(body, idOf((await send()).data) ?? 'none');
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
