import { jest } from '@jest/globals';
import { operation, operationNames } from '@patchwork/schema';
import { getIntrospectionQuery } from 'graphql';
import pg from 'pg';
import { LIMITS } from './platform/graphql/limits.ts';
import { log } from './platform/log.ts';
import { aPatch, type Patch } from './testing/a-patch.ts';
import { heardOnce } from './testing/a-socket.ts';
import { statementsOf } from './testing/statements.ts';

jest.setTimeout(60_000);

let patch: Patch;
const answers: string[] = [];

beforeAll(async () => {
  patch = await aPatch();
});
afterAll(() => patch?.close());

async function send(body: unknown, init: RequestInit = {}, query = '') {
  const text = typeof body === 'string' || body === undefined ? (body as string) : JSON.stringify(body);
  const json = { 'content-type': 'application/json' };
  const response = await fetch(`${patch.url}/graphql${query}`, { method: 'POST', headers: json, body: text, ...init });
  const answer = await response.text();
  answers.push(answer);
  return {
    status: response.status,
    body: answer,
    errors: answer.startsWith('{') ? JSON.parse(answer).errors : undefined,
  };
}

const many = (count: number, each: (i: number) => string) => Array.from({ length: count }, (_, i) => each(i)).join(' ');
const deep = (levels: number) => `{ area(path: "x") ${'{ parent '.repeat(levels)} { id } ${'}'.repeat(levels)} }`;
const bomb = (levels: number) => `{ area(path: "x") { ...F0 } }
  ${many(levels, (i) => `fragment F${i} on Area { parent { ...F${i + 1} } force { ...F${i + 1} } }`)} fragment F${levels} on Area { id }`;

test.each<[string, string]>([
  ['deep', deep(30)],
  ['deep beyond parsing', deep(5_000)],
  [
    'deep in fragments',
    `{ area(path: "x") { ...F0 } } ${many(20, (i) => `fragment F${i} on Area { parent { ...F${i + 1} } }`)} fragment F20 on Area { id }`,
  ],
  ['deep in introspection', `{ __schema { types ${'{ fields { type '.repeat(6)} { name } ${'} }'.repeat(6)} } }`],
  ['wide', `{ area(path: "x") { ${'name '.repeat(3_000)} } }`],
  ['full of aliases', `{ ${many(100, (i) => `a${i}: me { id }`)} }`],
  [
    'full of guesses',
    `mutation { ${many(15, (i) => `a${i}: signIn(email: "a@x.test", code: "${100_000 + i}") { __typename }`)} }`,
  ],
  ['full of directives', `{ me { ${many(60, () => 'id @include(if: true)')} } }`],
  [
    'costly',
    `{ findAreas(text: "x") { children { children { quarters(first: 100) { nodes { priorities { updates(first: 100) { nodes {
    places { team { areas { children { name } } } } } } } } } } } } }`,
  ],
  ['a bomb of fragments', bomb(30)],
  ['a circle of fragments', '{ me { ...A } } fragment A on Me { ...B } fragment B on Me { ...A }'],
  ['of hundreds of operations', many(300, (i) => `query Q${i} { me { id } }`)],
  ['unparsable', '{ me { '],
  ['no operation', 'fragment A on Me { id }'],
  ['of an unknown field', '{ nonsense }'],
  ['a subscription', 'subscription { me { id } }'],
  ['empty', ''],
])('a document is refused before anything is looked up: %s', async (_, query) => {
  const sent = await statementsOf(async () => {
    const { status, errors } = await send({ query });
    expect(status).toBe(400);
    expect(errors[0].extensions.code).toMatch(
      /^(GRAPHQL_(PARSE|VALIDATION)_FAILED|BAD_REQUEST|OPERATION_RESOLUTION_FAILURE)$/,
    );
  });
  expect(sent).toEqual([]);
});

test('the limits let through what is under them', async () => {
  expect(await send({ query: deep(9) })).toMatchObject({ status: 200 });
  expect(await send({ query: bomb(5) })).toMatchObject({ status: 200 });
  expect(await send({ query: `{ ${many(LIMITS.aliases, (i) => `a${i}: me { id }`)} }` })).toMatchObject({
    status: 200,
  });
});

test.each<[string, unknown, RequestInit]>([
  ['a batch', [{ query: '{ me { id } }' }, { query: '{ me { id } }' }], {}],
  ['nothing', {}, {}],
  ['null', 'null', {}],
  ['half of JSON', '{"query": ', {}],
  ['JSON nested without end', '['.repeat(50_000), {}],
  ['more than 256 kB', { query: '{ me { id } }', variables: { x: 'x'.repeat(300_000) } }, {}],
  ['text', '{ me { id } }', { headers: { 'content-type': 'text/plain' } }],
  ['a form of another site', 'query={me{id}}', { headers: { 'content-type': 'application/x-www-form-urlencoded' } }],
  ['an upload', 'x', { headers: { 'content-type': 'multipart/form-data; boundary=x' } }],
])('a body that is no question of ours is refused: %s', async (_, body, init) => {
  const sent = await statementsOf(async () => expect(await send(body, init)).toMatchObject({ status: 400 }));
  expect(sent).toEqual([]);
});

test.each(['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH'])('questions come by POST, and not by %s', async (method) => {
  const headers = { 'content-type': 'application/json', 'apollo-require-preflight': 'yes' };
  const question = `?query=${encodeURIComponent('{ me { id } }')}`;
  expect(await send(undefined, { method, headers }, question)).toMatchObject({ status: 405 });
});

test.each<[string, object]>([
  ['none', {}],
  ['of another type', { id: { a: 1 } }],
])('variables that no form of ours sends are the client’s mistake: %s', async (_, variables) => {
  const { status, errors } = await send({ query: 'query ($id: ID!) { priority(id: $id) { id } }', variables });
  expect(status).toBe(400);
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
});

test('the schema may be read', async () => {
  const { status, body } = await send({ query: getIntrospectionQuery() });
  expect(status).toBe(200);
  expect(JSON.parse(body).data.__schema.types.length).toBeGreaterThan(30);
});

test('no page holds more than a hundred', async () => {
  const { id } = (
    await patch
      .em()
      .execute<{ id: string }[]>(
        `insert into area (id, path, kind, name, force_id) select i, 'here', 'FORCE', 'Here', i from gen_random_uuid() i returning id`,
      )
  )[0] as { id: string };
  expect(id).toBeTruthy();
  const page = (first: number) =>
    send({ query: `{ area(path: "here") { quarters(first: ${first}) { totalCount } } }` });
  expect((await page(100)).errors).toBeUndefined();
  expect((await page(101)).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
});

test('every document of our own client is within the limits', async () => {
  const refused: string[] = [];
  for (const name of operationNames()) {
    const query = operation(name);
    const isHeard = query.startsWith('subscription');
    const { errors = [] } = isHeard ? await heardOnce(patch, patch.browser(), query) : await send({ query });
    // Without its variables it gets past the limits, and no further.
    const isThrough = errors.every(
      ({ extensions }: { extensions: { code: string } }) => !/PARSE|VALIDATION/.test(extensions.code),
    );
    if (!isThrough) refused.push(`${name}: ${JSON.stringify(errors)}`);
  }
  expect(refused).toEqual([]);
  expect(operationNames().length).toBeGreaterThan(20);
});

test('of a bug of ours nobody hears more than a number to quote, on the ordinary way and on the fast one', async () => {
  const logged = jest.spyOn(log, 'error').mockImplementation(() => undefined);
  const owner = new pg.Client({ connectionString: patch.database.ownerUrl });
  await owner.connect();
  await owner.query('alter table area rename to gone');
  const path = { path: 'here' };
  try {
    for (const query of ['query ($path: String!) { area(path: $path) { about } }', operation('AreaPage')]) {
      const { status, errors } = await send({ query, variables: path });
      expect(status).toBeLessThan(501);
      expect(errors).toMatchObject([{ message: expect.stringMatching(/^Something went wrong\. Quote \w{4}\.$/) }]);
      const [, quote] = errors[0].message.match(/Quote (\w+)/);
      expect(logged).toHaveBeenCalledWith(expect.objectContaining({ quote }), expect.any(String));
    }
  } finally {
    await owner.query('alter table gone rename to area');
    await owner.end();
    logged.mockRestore();
  }
});

test('no answer of all these held a stack, SQL or a path of this machine', () => {
  const tells =
    /\bat \S+ ?\(?\S*:\d+:\d+|node_modules|\.[jt]s:\d|\b(select|insert|update) .+ (from|into|set) |stacktrace|postgres|pg_|relation "|\/(work|home|usr|srv|tmp|root)\//i;
  // The schema and the columns of the open data are told in sentences, which may say "update" and "from".
  const isProse = (answer: string) => answer.includes('__schema') || answer.startsWith('{"data":{"openData"');
  expect(answers.filter((answer) => tells.test(answer) && !isProse(answer))).toEqual([]);
  expect(answers.length).toBeGreaterThan(60);
  expect('Error\n    at x (/srv/api/dist/a.js:1:2)').toMatch(tells);
});
