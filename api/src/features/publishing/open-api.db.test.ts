import { jest } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import AjvModule from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';
import { HotReads } from '#platform/hot-reads.ts';
import { aPatch, type Patch } from '../../testing/a-patch.ts';
import { aTeam } from '../../testing/a-team.ts';
import { type Everything, everything } from '../../testing/whole-schema.ts';
import { addresses, openApi } from './open-api.ts';
import { EMBEDS } from './open-api-others.ts';
import { POLICE_UK } from './open-api-police-uk.ts';

jest.setTimeout(60_000);

// biome-ignore lint/suspicious/noExplicitAny: a test says what it expects
type Any = any;

let patch: Patch;
let all: Everything;
beforeAll(async () => {
  patch = await aPatch(undefined, { env: { ROLE: 'web' } });
  all = await everything(patch, await aTeam(patch));
});
afterAll(() => patch?.close());

const demo = { publicUrl: 'http://localhost:3000', isDemo: true };

test.each([demo, { publicUrl: 'https://x.test', isDemo: false }])('is OpenAPI 3.1: %j', async (facts) => {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(structuredClone(openApi(facts)));
  expect({ valid, errors: errors ?? null }).toEqual({ valid: true, errors: null });
  expect(validator.version).toBe('3.1');
  const operations = Object.values(openApi(facts)['paths'] as Any).flatMap((path: Any) => Object.values(path));
  const ids = operations.map(({ operationId }: Any) => operationId);
  expect(ids.length).toBe(new Set(ids).size);
  expect((await validator.validate({ ...openApi(facts), paths: { nowhere: 1 } })).valid).toBe(false);
});

test('is served, and says what it is made of', async () => {
  const response = await fetch(`${patch.url}/openapi.json`);
  expect(await response.json()).toEqual(openApi(demo));
  const etag = response.headers.get('etag') as string;
  expect((await fetch(`${patch.url}/openapi.json`, { headers: { 'if-none-match': etag } })).status).toBe(304);
});

/** What stands in an address in the place of a part counts for nothing. */
const bare = (method: string, path: string) => `${method} ${path.replace(/\{\w+\}|:\w+/g, '{}')}`;

/** Every address that a controller answers, as the router has it. */
function routes(): string[] {
  const { router } = patch.app.getHttpAdapter().getInstance();
  return router.stack.flatMap(({ route }: Any) => {
    if (!route) return [];
    const methods = Object.keys(route.methods).filter((method) => method !== 'head');
    return [route.path].flat().flatMap((path: string) => methods.map((method) => bare(method, path)));
  });
}

test('names every address that a controller answers, and no other', () => {
  const elsewhere = [...EMBEDS, ...POLICE_UK];
  const named = addresses(demo).filter((address) => !elsewhere.includes(address));
  const told = named.map(({ method = 'get', path }) => bare(method, path)).sort();
  const there = [...new Set(routes())].sort();
  expect(there.length).toBeGreaterThan(60);
  expect(told).toEqual(there);
});

test('names everything under /api/', () => {
  const hot = patch.app.get(HotReads, { strict: false });
  expect(hot.at('/api/forces')?.under).toBe('/api/');
  expect(POLICE_UK.every(({ path }) => path.startsWith('/api/'))).toBe(true);
});

const ajv = addFormatsModule.default(new AjvModule.default({ strict: false, allErrors: true }));

/** The parts of the addresses of things that are there, the more particular first. */
async function partsOf(): Promise<[RegExp, string][]> {
  await patch.signedIn('reader@x.test');
  const [mail] = await patch.mailsTo('reader@x.test');
  await patch
    .em()
    .execute(`update kept_mail set calendar = ? where id = ?`, [
      JSON.stringify({ method: 'REQUEST', content: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' }),
      mail?.id,
    ]);
  return [
    [/^\/meetings\/\{id\}/, `/meetings/${all.meetings.ended}`],
    [/^\/ballots\/\{id\}/, `/ballots/${all.ballots.sealed.id}`],
    [/^\/dev\/inbox\/\{id\}/, `/dev/inbox/${mail?.id}`],
    [/\{force\}/, 'testshire'],
    [/\{neighbourhood\}/, 'north'],
    [/\{place\}/, 'girton'],
    [/\{token\}/, 'token'],
  ];
}

test('every address answers as it says', async () => {
  const parts = await partsOf();
  const document = openApi(demo);
  ajv.addSchema({ $id: 'https://x.test/openapi.json', ...document });
  const geometry = JSON.stringify([
    [
      [
        [0, 51],
        [1, 51],
        [1, 53],
        [0, 53],
        [0, 51],
      ],
    ],
  ]);
  await patch.em().execute(
    `insert into area_boundary (area_id, valid_from, geometry, outline, frame, source)
     select id, '2010-01-01', ?, 'M0,0L9,0L9,9Z', '{0,0,9,9}', 'Made up' from area where path = 'testshire/north'`,
    [geometry],
  );
  const asked: string[] = [];
  const wrong: unknown[] = [];
  for (const [path, operations] of Object.entries(document['paths'] as Record<string, Any>)) {
    if (!operations.get || path.startsWith('/embed/')) continue;
    const { responses, parameters } = operations.get;
    const query = parameters.some((each: Any) => each.in === 'query' && each.required) ? '?q=52.2,0.5' : '';
    const address = parts.reduce((known, [part, value]) => known.replace(part, value), path) + query;
    const response = await fetch(patch.url + address, { redirect: 'manual' });
    const [status, told] = Object.entries(responses)[0] as [string, Any];
    // Nobody has set up a sign-in of a force here.
    const expected = path.startsWith('/auth/') ? 404 : Number(status);
    const text = await response.text();
    asked.push(path);
    if (response.status !== expected) {
      wrong.push([address, response.status, text.slice(0, 300)]);
      continue;
    }
    if (expected !== 200) continue;
    const type = response.headers.get('content-type')?.split(';')[0] as string;
    const content = told.content[type];
    if (!content || Object.keys(told.content).length !== 1) wrong.push([address, type, Object.keys(told.content)]);
    if (responses[304] && !response.headers.get('etag')) wrong.push([address, 'no ETag']);
    if (!content || !type.endsWith('json')) continue;
    const schema = JSON.parse(JSON.stringify(content.schema).replaceAll('"#/', '"https://x.test/openapi.json#/'));
    const isSo = ajv.compile(schema);
    if (!isSo(JSON.parse(text))) wrong.push([address, isSo.errors, text.slice(0, 300)]);
  }
  expect(wrong).toEqual([]);
  expect(asked.length).toBeGreaterThan(60);
});

test('the one POST answers as it says', async () => {
  const send = (body: string) =>
    fetch(`${patch.url}/unsubscribe/nobodys`, { method: 'POST', body: new URLSearchParams(body) });
  const statuses = [await send('List-Unsubscribe=One-Click'), await send('a=b')].map(({ status }) => status);
  expect(statuses).toEqual([404, 400]);
  const post = (openApi(demo)['paths'] as Any)['/unsubscribe/{token}'].post;
  expect(Object.keys(post.responses)).toEqual(['200', '400', '404']);
});
