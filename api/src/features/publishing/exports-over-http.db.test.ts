import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { gunzipSync } from 'node:zlib';
import { jest } from '@jest/globals';
import { EntityManager } from '@mikro-orm/postgresql';
import { aService, type TestService } from '../../testing/a-service.ts';
import { statementsOf } from '../../testing/statements.ts';
import { anUpdate, aPriority } from '../priorities/priority.factory.ts';
import { aQuarter } from '../quarters/quarter.factory.ts';
import { priorities } from './export-work.ts';

jest.setTimeout(60_000);

let service: TestService;
let before: string[];
beforeAll(async () => {
  before = await folders();
  service = await aService({ env: { ROLE: 'web' } });
  await anUpdate(em(), { priority: await aPriority(em()), body: 'Said first.' });
});
afterAll(() => service?.close());

const em = () => service.app.get(EntityManager).fork();
const get = (path: string, init: RequestInit = {}) => fetch(service.url + path, init);
const UPDATES = '/areas/testshire/north/updates';

/** What lies in the temporary folder of exports, of every process of this machine. */
async function folders(): Promise<string[]> {
  return (await readdir(tmpdir())).filter((name) => name.startsWith('patchwork-exports-'));
}
async function filesKept(): Promise<string[]> {
  const own = (await folders()).filter((name) => !before.includes(name));
  return (await Promise.all(own.map((name) => readdir(`${tmpdir()}/${name}`).catch(() => [])))).flat();
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 8_000; !(await holds()); ) {
    if (Date.now() > end) throw new Error('It did not come about.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
/** How many statements read the rows of a table while it was asked for. */
const readsFor = async (ask: () => Promise<unknown>) =>
  (await statementsOf(ask)).filter((text) => text.includes('from quarter q join area n')).length;
/** Until the process listens nothing is kept. */
async function untilKept(path: string): Promise<void> {
  await until(async () => {
    await get(path);
    return (await readsFor(() => get(path))) === 0;
  });
}

describe.each([
  ['csv', 'text/csv; charset=utf-8; header=present'],
  ['json', 'application/json; charset=utf-8'],
])('as %s', (form, type) => {
  test('goes to every origin, is asked for again cheaply, and says what it is', async () => {
    const response = await get(`${UPDATES}.${form}`);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': type,
      'content-disposition': `inline; filename="north-updates.${form}"`,
      'access-control-allow-origin': '*',
      'cache-control': 'public, max-age=0, must-revalidate',
      vary: 'accept-encoding',
      link: '</data/datapackage.json>; rel="describedby"',
      // Of a demonstration.
      'x-robots-tag': 'noindex',
    });
    const etag = response.headers.get('etag') as string;
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const again = await get(`${UPDATES}.${form}`, { headers: { 'if-none-match': known } });
      expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
    }
    expect((await get(`${UPDATES}.${form}`, { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
  });

  test('has a head, and is the same for whoever takes no gzip', async () => {
    const plain = await get(`${UPDATES}.${form}`, { headers: { 'accept-encoding': 'identity' } });
    expect(plain.headers.get('content-encoding')).toBeNull();
    const text = await plain.text();
    expect(Number(plain.headers.get('content-length'))).toBe(Buffer.byteLength(text));
    const zipped = await get(`${UPDATES}.${form}`, { headers: { 'accept-encoding': 'gzip' } });
    expect([zipped.headers.get('content-encoding'), await zipped.text()]).toEqual(['gzip', text]);
    const head = await get(`${UPDATES}.${form}`, { method: 'HEAD', headers: { 'accept-encoding': 'identity' } });
    expect([head.status, await head.text()]).toEqual([200, '']);
    for (const name of ['etag', 'content-type', 'content-length'])
      expect(head.headers.get(name)).toBe(plain.headers.get(name));
  });
});

test('is made once while nothing changes, and anew once something does', async () => {
  await untilKept(`${UPDATES}.csv`);
  const etag = (await get(`${UPDATES}.csv`)).headers.get('etag') as string;
  const again = () => get(`${UPDATES}.csv`, { headers: { 'if-none-match': etag } });
  expect(await readsFor(async () => expect((await again()).status).toBe(304))).toBe(0);
  const kept = (await filesKept()).length;
  const update = await anUpdate(em(), { priority: await aPriority(em()), body: 'Said just now.' });
  let reads = 0;
  await until(async () => {
    reads = await readsFor(again);
    return reads > 0;
  });
  expect(reads).toBe(1);
  expect(await (await get(`${UPDATES}.csv`)).text()).toContain('Said just now.');
  // The new one in the place of the old one.
  await until(async () => (await filesKept()).length === kept);
  await em().execute(`update progress_update set withdrawn_at = now(), withdrawn_reason = 'Wrong.' where id = ?`, [
    update.id,
  ]);
  await until(async () => !(await (await get(`${UPDATES}.csv`)).text()).includes('Said just now.'));
});

test('a change that alters none of its rows leaves its tag as it is', async () => {
  const ask = () => get('/data/measures.csv');
  const etag = (await ask()).headers.get('etag');
  const quarter = await aQuarter(em(), { startsOn: '2023-02-01', endsOn: '2023-04-30' });
  await anUpdate(em(), { priority: await aPriority(em(), { quarter }) });
  await until(async () => (await (await get(`${UPDATES}.json?quarter=${quarter.id}`)).text()).includes('"version":1'));
  expect((await ask()).headers.get('etag')).toBe(etag);
});

test('an update that was posted for a set time appears at that time', async () => {
  const postedAt = new Date(Date.now() + 1_500);
  await anUpdate(em(), { priority: await aPriority(em()), postedAt, body: 'Said on time.' });
  const isThere = async () => (await (await get(`${UPDATES}.json`)).text()).includes('Said on time.');
  expect(await isThere()).toBe(false);
  await until(isThere);
  expect(Date.now() - postedAt.getTime()).toBeGreaterThanOrEqual(0);
  expect(Date.now() - postedAt.getTime()).toBeLessThan(10_000);
});

test('many who ask at once share one making, of all areas too', async () => {
  await aQuarter(em(), { area: 'testshire/south' });
  await untilKept('/data/updates.csv');
  await anUpdate(em(), { priority: await aPriority(em()), body: 'Said to many.' });
  let texts: string[] = [];
  const reads = await readsFor(async () => {
    const ask = async () => gunzipSync(await bytesOf('/data/updates.csv')).toString();
    await until(async () => {
      texts = await Promise.all(Array.from({ length: 12 }, ask));
      return texts.every((text) => text.includes('Said to many.'));
    });
  });
  expect(new Set(texts).size).toBe(1);
  // Not twelve; and twice where the news of the change had not come when the first was begun.
  expect([1, 2]).toContain(reads);
});

/** The bytes as they came, still zipped. */
async function bytesOf(path: string): Promise<Buffer> {
  const { get: getRaw } = await import('node:http');
  return new Promise((resolve, reject) => {
    getRaw(service.url + path, { headers: { 'accept-encoding': 'gzip' } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part)).on('end', () => resolve(Buffer.concat(parts)));
    }).on('error', reject);
  });
}

test('a table that cannot be read is no file, and leaves none', async () => {
  const kept = (await filesKept()).length;
  const sql = jest.replaceProperty(
    priorities as { sql: string },
    'sql',
    'select 1 / 0, $1::uuid[], $2::date, $3::uuid, $4::uuid',
  );
  expect((await get('/areas/testshire/south/priorities.csv')).status).toBe(500);
  sql.restore();
  expect((await filesKept()).length).toBe(kept);
});

test('leaves no file behind when it stops', async () => {
  const other = await aService({ env: { ROLE: 'web' } });
  const known = await folders();
  await anUpdate(other.app.get(EntityManager).fork());
  expect((await fetch(`${other.url}/data/updates.csv`)).status).toBe(200);
  const [folder] = (await folders()).filter((name) => !known.includes(name));
  expect(folder).toBeDefined();
  await other.close();
  expect(await folders()).not.toContain(folder);
});
