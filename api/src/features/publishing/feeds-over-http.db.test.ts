import { jest } from '@jest/globals';
import { EntityManager } from '@mikro-orm/postgresql';
import { aService, type TestService } from '../../testing/a-service.ts';
import { anAlert } from '../../testing/all-news.ts';
import { statementsOf } from '../../testing/statements.ts';
import { anArea } from '../areas/area.factory.ts';
import { anUpdate, aPriority } from '../priorities/priority.factory.ts';
import { aQuarter } from '../quarters/quarter.factory.ts';

jest.setTimeout(60_000);

const NORTH = 'testshire/north';
let service: TestService;
beforeAll(async () => {
  service = await aService({ env: { ROLE: 'web' } });
  await anAlert(em());
});
afterAll(() => service?.close());

const em = () => service.app.get(EntityManager).fork();
const get = (path: string, init: RequestInit = {}) => fetch(service.url + path, init);
const itemsAt = async (path: string) => ((await (await get(path)).json()) as { items: { title: string }[] }).items;

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 8_000; !(await holds()); ) {
    if (Date.now() > end) throw new Error('It did not come about.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe.each([
  ['feed.atom', 'application/atom+xml; charset=utf-8'],
  ['feed.json', 'application/feed+json; charset=utf-8'],
])('%s', (name, type) => {
  const path = `/areas/${NORTH}/${name}`;

  // A made answer, and the kept one after it.
  test.each(['made', 'kept'])(
    'as it is %s goes to every origin, is asked for again cheaply, and says what it is',
    async () => {
      const response = await get(path);
      expect(response.status).toBe(200);
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'content-type': type,
        'access-control-allow-origin': '*',
        'cache-control': 'public, max-age=0, must-revalidate',
        'x-content-type-options': 'nosniff',
        // Of a demonstration.
        'x-robots-tag': 'noindex',
      });
      expect(response.headers.get('set-cookie')).toBeNull();
      const etag = response.headers.get('etag') as string;
      expect(etag).toMatch(/^"/);
      for (const known of [etag, `W/${etag}`, `"other", ${etag}`]) {
        const again = await get(path, { headers: { 'if-none-match': known } });
        expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
      }
      expect((await get(path, { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
    },
  );

  test('has a head', async () => {
    const [head, whole] = [await get(path, { method: 'HEAD' }), await get(path)];
    expect([head.status, await head.text()]).toEqual([200, '']);
    for (const name of ['etag', 'content-type', 'content-length'])
      expect(head.headers.get(name)).toBe(whole.headers.get(name));
  });

  test('is the same for whoever is signed in, and for a reader that takes no gzip', async () => {
    const { jar } = await service.signedIn('reader@x.test');
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const plain = await (await get(path, { headers: { 'accept-encoding': 'identity' } })).text();
    expect(await (await get(path, { headers: { cookie } })).text()).toBe(plain);
  });
});

test('is made once for many who ask, and anew when something is said', async () => {
  const path = `/areas/${NORTH}/feed.json?topic=ALERTS`;
  // Until the process listens nothing is kept.
  await until(async () => {
    await get(path);
    return (await statementsOf(() => get(path))).length === 0;
  });
  await anAlert(em(), { title: 'Said just now' });
  await until(async () => (await itemsAt(path)).some(({ title }) => title === 'Said just now'));
});

test('an update that was posted for a set time appears at that time', async () => {
  const path = `/areas/${NORTH}/feed.json?topic=UPDATES`;
  const postedAt = new Date(Date.now() + 1_500);
  await anUpdate(em(), { priority: await aPriority(em()), postedAt });
  expect(await itemsAt(path)).toEqual([]);
  await until(async () => (await itemsAt(path)).length === 1);
  // Before the fifteen seconds after which every answer ends by itself.
  expect(Date.now() - postedAt.getTime()).toBeLessThan(10_000);
});

test('the newest fifty are read at the price of one', async () => {
  const fill = async (area: string, count: number) => {
    await anArea(em(), area);
    const priority = await aPriority(em(), { quarter: await aQuarter(em(), { area }) });
    for (let i = 0; i < count; i++) await anUpdate(em(), { priority, body: `The ${i}th.`, measures: [{}] });
    const path = `/areas/${area}/feed.json`;
    const statements = await statementsOf(() => get(path));
    return { items: (await itemsAt(path)).length, statements: statements.length };
  };
  const [one, many] = [await fill('feedshire/single', 1), await fill('feedshire/many', 60)];
  expect([one.items, many.items]).toEqual([1, 50]);
  expect(Math.abs(many.statements - one.statements)).toBeLessThanOrEqual(1);
});
