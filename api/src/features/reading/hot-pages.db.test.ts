import { jest } from '@jest/globals';
import { EntityManager } from '@mikro-orm/postgresql';
import { operation } from '@patchwork/schema';
import { Reads } from '#platform/database.ts';
import { aService, type TestService } from '../../testing/a-service.ts';
import { anArea } from '../areas/area.factory.ts';

const AREA_PAGE = operation('AreaPage');
const variables = { path: 'testshire/north' };

let service: TestService;
let statements: () => number;

beforeAll(async () => {
  service = await aService();
  await anArea(service.app.get(EntityManager).fork(), 'testshire/north/mill');
  const prepared = jest.spyOn(service.app.get(Reads), 'prepared');
  statements = () => prepared.mock.calls.filter(([name]) => name === 'area_page').length;
});
afterAll(() => service.close());

function ask(body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${service.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-encoding': 'identity', ...headers },
    body: JSON.stringify(body),
  });
}

// biome-ignore lint/suspicious/noExplicitAny: a test says what it expects
const answerOf = (response: Response) => response.json() as Promise<any>;

async function tookTheShortWay(body: unknown, headers?: Record<string, string>): Promise<[boolean, Response]> {
  const before = statements();
  const response = await ask(body, headers);
  return [statements() > before, response];
}

test('a cookie that is no session of ours changes nothing but that the answer is not kept', async () => {
  for (const cookie of ['theme=dark', 'patchwork.session_token=made.up', 'patchwork.session_token=a%']) {
    const [short, response] = await tookTheShortWay({ query: AREA_PAGE, variables }, { cookie });
    expect([cookie, short, response.status]).toEqual([cookie, true, 200]);
    expect((await answerOf(response)).data.area.name).toBe('north');
  }
});

test('spaces and the order of fragments make no other document of it', async () => {
  const [page = '', ...fragments] = AREA_PAGE.split(/^(?=fragment )/m);
  const query = [...fragments.reverse(), page.replaceAll('\n', ' ')].join('\n');
  const [short, response] = await tookTheShortWay({ query, variables }, { cookie: 'theme=dark' });
  expect([short, (await answerOf(response)).data.area.name]).toEqual([true, 'north']);
});

test('the short way sends the headers that the ordinary way sends', async () => {
  const other = AREA_PAGE.replace('query AreaPage', 'query Other');
  const cookie = { cookie: 'theme=dark' };
  const [short, ordinary] = [
    await tookTheShortWay({ query: AREA_PAGE, variables }, cookie),
    await tookTheShortWay({ query: other, variables }, cookie),
  ];
  expect([short[0], ordinary[0]]).toEqual([true, false]);
  const headersOf = ([, { headers }]: [boolean, Response]) =>
    Object.fromEntries([...headers].filter(([name]) => !['date', 'etag', 'content-length'].includes(name)));
  expect(headersOf(short)).toEqual(headersOf(ordinary));
});

test.each([
  ['another operation’s name', { operationName: 'Other' }],
  ['no variables', { variables: undefined }],
  ['a list of variables', { variables: ['testshire/north'] }],
  ['a variable of another type', { variables: { path: 5 } }],
  ['more beside the document', { query: `${AREA_PAGE} query More { findAreas(text: "x") { id } }` }],
])('%s goes the ordinary way, and is refused', async (_, more) => {
  const [short, response] = await tookTheShortWay({ query: AREA_PAGE, variables, ...more }, { cookie: 'theme=dark' });
  const { data, errors } = await answerOf(response);
  expect([short, response.status, data, errors?.length]).toEqual([false, 400, undefined, 1]);
});

test('with anything beside the three keys of a request, it goes the ordinary way', async () => {
  const body = { query: AREA_PAGE, variables, extensions: {} };
  const [short, response] = await tookTheShortWay(body, { cookie: 'theme=dark' });
  expect([short, (await answerOf(response)).data.area.name]).toEqual([false, 'north']);
});

test('a field that its tree leaves out is answered all the same', async () => {
  const reads = service.app.get(Reads);
  const rows = await reads.prepared<{ tree: Record<string, unknown> }>('whole', 'select $1::json as tree', [
    JSON.stringify({ id: crypto.randomUUID(), path: 'testshire/north', name: 'north', kind: 'NEIGHBOURHOOD' }),
  ]);
  jest.mocked(reads.prepared).mockResolvedValueOnce(rows);
  const response = await ask({ query: AREA_PAGE, variables }, { cookie: 'theme=dark' });
  const { data, errors } = await answerOf(response);
  expect(errors).toBeUndefined();
  expect(data.area.children).toHaveLength(1);
});
