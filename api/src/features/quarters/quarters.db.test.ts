import { jest } from '@jest/globals';
import { anArea } from '#features/areas/area.factory.ts';
import { aPatch, type Patch } from '../../testing/a-patch.ts';
import type { Answer, Browser } from '../../testing/a-service.ts';
import { statementsOf, withoutLocksUntil } from '../../testing/statements.ts';
import { aQuarter } from './quarter.factory.ts';

jest.setTimeout(60_000);

const NORTH = 'testshire/north';
let patch: Patch;
let inspector: Browser;
const anyone = () => patch.browser();

beforeAll(async () => {
  patch = await aPatch();
  await anArea(patch.em(), `${NORTH}/girton`);
  await anArea(patch.em(), 'testshire/east');
  inspector = await patch.asOfficer('INSPECTOR', NORTH);
  await aQuarter(patch.em(), { startsOn: '2022-02-01', endsOn: '2022-04-30' });
  await aQuarter(patch.em(), { startsOn: '2022-05-01', endsOn: '2022-07-31' });
  await aQuarter(patch.em(), { startsOn: '2022-08-01', endsOn: '2022-10-31' });
  const voteFrom = new Date('2022-10-01T09:00:00Z');
  await aQuarter(patch.em(), { startsOn: '2022-11-01', endsOn: '2023-01-31', voteFrom });
  await aQuarter(patch.em(), { startsOn: '2023-02-01', endsOn: '2023-04-30' });
});
beforeEach(() => patch.clock.set('2022-09-14T12:00:00Z'));
afterAll(() => patch?.close());

const codeOf = ({ errors }: Answer) => errors[0]?.extensions?.code;

const AROUND = `query ($path: String!) { area(path: $path) {
  currentQuarter { name stage area { path } } nextQuarter { name stage } lastQuarter { name stage } quarters { totalCount } } }`;
const around = async (path: string) => (await anyone().ask(AROUND, { path })).data.area;

test('a neighbourhood has the quarter that today is in, the next and the last', async () => {
  expect(await around(NORTH)).toEqual({
    currentQuarter: { name: 'August to October 2022', stage: 'CURRENT', area: { path: NORTH } },
    nextQuarter: { name: 'November 2022 to January 2023', stage: 'PLANNED' },
    lastQuarter: { name: 'May to July 2022', stage: 'ENDED' },
    quarters: { totalCount: 5 },
  });
});

test('the quarters of a place are its neighbourhood’s, and a force has none', async () => {
  expect(await around(`${NORTH}/girton`)).toEqual(await around(NORTH));
  const none = { currentQuarter: null, nextQuarter: null, lastQuarter: null, quarters: { totalCount: 0 } };
  expect(await around('testshire')).toEqual(none);
  expect(await around('testshire/east')).toEqual(none);
});

test('midnight in London ends one quarter and begins the next', async () => {
  patch.clock.set('2022-10-31T23:59:59Z');
  expect(await around(NORTH)).toMatchObject({ currentQuarter: { name: 'August to October 2022' } });
  expect(await around(NORTH)).toMatchObject({ nextQuarter: { stage: 'VOTING' } });
  patch.clock.set('2022-11-01T00:00:00Z');
  expect(await around(NORTH)).toMatchObject({
    currentQuarter: { name: 'November 2022 to January 2023', stage: 'CURRENT' },
    lastQuarter: { name: 'August to October 2022', stage: 'ENDED' },
    nextQuarter: { name: 'February to April 2023' },
  });
});

const PAGE = `query ($first: Int, $after: String) { area(path: "${NORTH}") { quarters(first: $first, after: $after) {
  nodes { startsOn } edges { cursor node { startsOn } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount } } }`;

test('all quarters are read page by page, the newest first', async () => {
  const starts: string[] = [];
  let after: string | null = null;
  do {
    const { data } = await anyone().ask(PAGE, { first: 2, after });
    const { nodes, edges, pageInfo, totalCount } = data.area.quarters;
    expect(totalCount).toBe(5);
    expect(edges.map(({ node }: { node: unknown }) => node)).toEqual(nodes);
    expect(pageInfo.hasPreviousPage).toBe(after !== null);
    starts.push(...nodes.map(({ startsOn }: { startsOn: string }) => startsOn));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after);
  expect(starts).toEqual(['2023-02-01', '2022-11-01', '2022-08-01', '2022-05-01', '2022-02-01']);
});

test('those that have begun are listed alone, however many are planned', async () => {
  const text = `query ($hasBegun: Boolean) { area(path: "${NORTH}") { quarters(first: 2, hasBegun: $hasBegun) { nodes { startsOn } totalCount } } }`;
  const listed = async (hasBegun: boolean | null, at: string) => {
    patch.clock.set(at);
    const { nodes, totalCount } = (await anyone().ask(text, { hasBegun })).data.area.quarters;
    return [totalCount, ...nodes.map(({ startsOn }: { startsOn: string }) => startsOn)];
  };
  expect(await listed(true, '2022-08-01T11:00:00Z')).toEqual([3, '2022-08-01', '2022-05-01']);
  // In London it is still July.
  expect(await listed(true, '2022-07-31T22:59:00Z')).toEqual([2, '2022-05-01', '2022-02-01']);
  for (const all of [false, null]) {
    expect(await listed(all, '2022-08-01T11:00:00Z')).toEqual([5, '2023-02-01', '2022-11-01']);
  }
});

test.each([{ first: 101 }, { first: 0 }, { first: -1 }, { after: 'nowhere' }])(
  'there is no such page: %j',
  async (page) => {
    const answer = await anyone().ask(PAGE, page);
    expect(answer.status).toBe(200);
    expect(codeOf(answer)).toBe('BAD_USER_INPUT');
  },
);

test.each(['', 'x', '1', '00000000-0000-4000-8000-000000000000', "' or true --", '\u0000'])(
  'there is no quarter %j, malformed or absent alike',
  async (id) => {
    const answer = await anyone().ask('query ($id: ID!) { quarter(id: $id) { name } }', { id });
    expect(answer).toMatchObject({ status: 200, data: { quarter: null } });
    expect(answer.errors).toMatchObject([
      { message: 'This quarter was not found.', extensions: { code: 'NOT_FOUND' } },
    ]);
  },
);

const PLAN = `mutation ($input: PlanQuarterInput!) { planQuarter(input: $input) { __typename
  ... on Quarter { id startsOn endsOn name stage suggestFrom voteFrom voteUntil area { path } }
  ... on QuarterRefusal { message reason field } } }`;
const plan = (input: object, by = inspector) => by.ask(PLAN, { input });
const summer = { areaPath: NORTH, startsOn: '2023-05-01', endsOn: '2023-07-31' };
const road = {
  suggestFrom: '2023-03-01T09:00:00Z',
  voteFrom: '2023-04-01T10:00:00+01:00',
  voteUntil: '2023-04-15T18:00:00Z',
};

test('an inspector plans a quarter with its road', async () => {
  const { data } = await plan({ ...summer, areaPath: ` ${NORTH.toUpperCase()} `, ...road });
  expect(data.planQuarter).toMatchObject({
    startsOn: '2023-05-01',
    endsOn: '2023-07-31',
    name: 'May to July 2023',
    stage: 'PLANNED',
    voteFrom: '2023-04-01T09:00:00.000Z',
    area: { path: NORTH },
  });
  const { id } = data.planQuarter;
  const read = await anyone().ask('query ($id: ID!) { quarter(id: $id) { startsOn endsOn voteUntil } }', { id });
  expect(read.data.quarter).toEqual({
    startsOn: '2023-05-01',
    endsOn: '2023-07-31',
    voteUntil: '2023-04-15T18:00:00.000Z',
  });
});

const autumn = { areaPath: NORTH, startsOn: '2023-08-01', endsOn: '2023-10-31' };

test.each([
  ['no area', { areaPath: 'nowhere' }, 'UNKNOWN_AREA', 'areaPath'],
  ['NUL for an area', { areaPath: '\u0000' }, 'UNKNOWN_AREA', 'areaPath'],
  ['a place', { areaPath: `${NORTH}/girton` }, 'WRONG_KIND', 'areaPath'],
  ['its last day first', { endsOn: '2023-07-31' }, 'ENDS_BEFORE_START', 'endsOn'],
  ['more than 366 days', { endsOn: '2024-08-01' }, 'TOO_LONG', 'endsOn'],
  ['an end gone by', { startsOn: '2022-01-01', endsOn: '2022-01-31' }, 'ENDED_ALREADY', 'endsOn'],
  ['a vote after its first day', { voteFrom: '2023-08-01T23:00:00Z' }, 'TIMETABLE_ORDER', 'voteFrom'],
  ['a vote that never opens', { ...road, voteUntil: road.voteFrom }, 'TIMETABLE_ORDER', 'voteUntil'],
  ['a year that never was', { suggestFrom: '0000-01-01T00:00:00Z' }, 'TIMETABLE_ORDER', 'suggestFrom'],
  ['its first day in another', { startsOn: '2023-07-31' }, 'OVERLAPS', 'startsOn'],
  ['its last day in another', { startsOn: '2022-08-01', endsOn: '2022-11-01' }, 'OVERLAPS', 'startsOn'],
])('a quarter with %s is refused, and nothing is written', async (_, change, reason, field) => {
  const before = [await patch.count('quarter'), await patch.count('deed_key')];
  const { data, errors } = await plan({ ...autumn, ...change, clientKey: 'a refusal leaves no key' });
  expect(errors).toEqual([]);
  expect(data.planQuarter).toMatchObject({
    __typename: 'QuarterRefusal',
    reason,
    field,
    message: expect.stringMatching(/\.$/),
  });
  expect([await patch.count('quarter'), await patch.count('deed_key')]).toEqual(before);
});

test.each(['2023-02-30', '01/08/2023', '', '2023-08-01T00:00:00Z'])('no form sends the day %j', async (startsOn) => {
  const answer = await plan({ ...autumn, startsOn });
  expect(answer.status).toBe(400);
  expect(codeOf(answer)).toBe('BAD_USER_INPUT');
});

test('nobody plans for another neighbourhood', async () => {
  const before = await patch.count('quarter');
  expect(codeOf(await plan({ ...autumn, areaPath: 'testshire/east' }))).toBe('FORBIDDEN');
  expect(codeOf(await plan({ ...autumn, areaPath: 'testshire' }))).toBe('FORBIDDEN');
  expect(codeOf(await plan(autumn, anyone()))).toBe('UNAUTHENTICATED');
  for (const role of ['OFFICER', 'COMMS', 'FORCE_ADMIN'] as const) {
    const by = await patch.asOfficer(role, 'testshire', NORTH);
    expect(codeOf(await plan(autumn, by))).toBe('FORBIDDEN');
  }
  expect(await patch.count('quarter')).toBe(before);
});

const reasons = (answers: Answer[]) =>
  answers.map(
    ({ data, errors }) => data?.planQuarter.reason ?? data?.planQuarter.__typename ?? errors[0]?.extensions?.code,
  );
const times = <T>(n: number, act: (i: number) => Promise<T>) =>
  Promise.all(Array.from({ length: n }, (_, i) => act(i)));

test('one key sent ten times at once plans one quarter, and ten answers name it', async () => {
  const before = await patch.count('quarter');
  const answers = await times(10, () => plan({ ...autumn, clientKey: 'ten taps' }));
  expect(new Set(answers.map(({ data }) => data.planQuarter.id)).size).toBe(1);
  const again = await plan({ ...autumn, startsOn: '2023-08-02', clientKey: 'ten taps' });
  expect(again.data).toEqual(answers[0]?.data);
  expect(await patch.count('quarter')).toBe(before + 1);
});

test('of five overlapping quarters planned at once one is, and four are told', async () => {
  const answers = await times(5, (i) =>
    plan({ areaPath: NORTH, startsOn: `2024-01-0${i + 1}`, endsOn: `2024-03-1${i}` }),
  );
  expect(reasons(answers).sort()).toEqual([...Array(4).fill('OVERLAPS'), 'Quarter']);
});

test('without the lock they are not told, and the exclusion constraint alone holds', async () => {
  const before = await patch.count('quarter');
  const answers = await withoutLocksUntil(2, /^insert into "quarter"/, () =>
    times(2, (i) => plan({ areaPath: NORTH, startsOn: `2025-01-0${i + 1}`, endsOn: '2025-03-31' })),
  );
  expect(reasons(answers).sort()).toEqual(['INTERNAL_SERVER_ERROR', 'Quarter']);
  expect(await patch.count('quarter')).toBe(before + 1);
});

test('a list costs as many statements for fifty quarters as for one', async () => {
  const days = (n: number) => new Date(Date.UTC(2010, 0, 1 + n * 20)).toISOString().slice(0, 10);
  const em = patch.em();
  for (let n = 0; n < 50; n++) await aQuarter(em, { area: 'testshire/many', startsOn: days(n), endsOn: days(n + 0.9) });
  const read = (first: number) => () =>
    anyone()
      .ask(`{ area(path: "testshire/many") { quarters(first: ${first}) { totalCount edges { cursor node {
        name stage startsOn area { name force { name } } priorities { title places { name } } } } } } }`)
      .then(({ data }) => expect(data.area.quarters.edges).toHaveLength(first));
  const [one, fifty] = [await statementsOf(read(1)), await statementsOf(read(50))];
  expect(one.length).toBeGreaterThan(2);
  expect(fifty.length - one.length).toBeLessThanOrEqual(2);
});
