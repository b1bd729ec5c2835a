import { jest } from '@jest/globals';
import { anArea } from '#features/areas/area.factory.ts';
import { aPatch, type Patch } from '../../testing/a-patch.ts';

jest.setTimeout(60_000);

let demo: Patch;
let production: Patch;

beforeAll(async () => {
  const env = {
    PATCHWORK_MODE: 'production',
    PUBLIC_URL: 'http://127.0.0.1',
    SMTP_URL: 'smtp://127.0.0.1:1',
    MAIL_FROM: 'Testshire Police <no-reply@force.test>',
    TRUST_PROXY: '1',
  };
  [demo, production] = await Promise.all([aPatch(), aPatch(undefined, { env })]);
  for (const { em } of [demo, production]) await anArea(em(), 'testshire/south');
});
afterAll(() => Promise.all([demo?.close(), production?.close()]));

/** Whoever asks through our proxy from an address of theirs. */
const asked = ({ url }: Patch, from: string, path = 'forces') =>
  fetch(`${url}/api/${path}`, { headers: { 'x-forwarded-for': from } });
const many = (times: number, act: (i: number) => Promise<Response>) =>
  Promise.all(Array.from({ length: times }, (_, i) => act(i)));
const refusedOf = (responses: Response[]) => responses.filter(({ status }) => status === 429);

test('thirty at once are answered, and what is beyond is told to come again', async () => {
  const responses = await many(60, () => asked(production, '192.0.2.1'));
  expect(responses.filter(({ status }) => status === 200)).toHaveLength(30);
  const [refused] = refusedOf(responses) as [Response];
  expect(refusedOf(responses)).toHaveLength(30);
  expect(await refused.text()).toMatch(/^You have asked too often\. Ask again in (a second|\d seconds)\.$/);
  expect(Object.fromEntries(refused.headers)).toMatchObject({
    'content-type': 'text/plain',
    'access-control-allow-origin': '*',
    'x-content-type-options': 'nosniff',
    'retry-after': expect.stringMatching(/^[1-5]$/),
  });
  // Others are not made to wait for it, nor are the pages.
  expect((await asked(production, '192.0.2.2')).status).toBe(200);
  expect((await fetch(`${production.url}/livez`, { headers: { 'x-forwarded-for': '192.0.2.1' } })).status).toBe(200);
  await new Promise((resolve) => setTimeout(resolve, 1_000 * Number(refused.headers.get('retry-after'))));
  expect((await asked(production, '192.0.2.1')).status).toBe(200);
});

test('whatever is asked counts: what is kept, what is not there, and where a point lies', async () => {
  const paths = ['forces', 'nowhere/neighbourhoods', 'locate-neighbourhood?q=52,0', 'testshire/south/priorities'];
  const responses = await many(60, (i) => asked(production, '192.0.2.3', paths[i % paths.length]));
  expect(refusedOf(responses)).toHaveLength(30);
});

test('twelve a second, for three seconds, are never refused', async () => {
  const responses: Response[] = [];
  for (let second = 0; second < 3; second++) {
    responses.push(...(await many(12, () => asked(production, '192.0.2.4'))));
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  expect(refusedOf(responses)).toEqual([]);
});

test('in the demo nobody is', async () => {
  expect(refusedOf(await many(60, () => asked(demo, '192.0.2.1')))).toEqual([]);
});
