import { jest } from '@jest/globals';
import { aPatch, type Patch } from '../../testing/a-patch.ts';
import type { Answer, Browser } from '../../testing/a-service.ts';
import { statementsOf, withoutLocksUntil } from '../../testing/statements.ts';
import { anArea } from './area.factory.ts';
import { aBoundary, aSquare } from './boundary.factory.ts';

jest.setTimeout(60_000);

let patch: Patch;
let admin: Browser;
const anyone = () => patch.browser();

beforeAll(async () => {
  patch = await aPatch();
  await anArea(patch.em(), 'testshire/south/girton');
  await anArea(patch.em(), 'testshire/south/histon-and-impington');
  await anArea(patch.em(), 'testshire/east/girton-end');
  await anArea(patch.em(), 'otherland/west');
  await patch.em().execute(`
    update area set name = 'Girton', gss_code = 'E04001779', latitude = 52.24, longitude = 0.08 where path = 'testshire/south/girton';
    update area set name = 'Girton End' where path = 'testshire/east/girton-end';
    update area set name = 'Histon & Impington' where path = 'testshire/south/histon-and-impington';
    update area set contact_email = 'force@x.test', contact_phone = '101' where path = 'testshire';
    update area set contact_email = 'south@x.test' where path = 'testshire/south';
    insert into area_code select id, 'E05011294', 'WARD', 'Girton ward' from area where path = 'testshire/south/girton';`);
  admin = await patch.asOfficer('FORCE_ADMIN', 'testshire');
});
afterAll(() => patch?.close());

const codeOf = ({ errors }: Answer) => errors[0]?.extensions?.code;
const find = async (text: string) => {
  const { data } = await anyone().ask('query ($text: String!) { findAreas(text: $text) { path } }', { text });
  return data.findAreas.map(({ path }: { path: string }) => path);
};

test.each([
  ['its name, however spelt', ' GIRTON ', ['testshire/south/girton', 'testshire/east/girton-end']],
  ['a part of its name', 'impington', ['testshire/south/histon-and-impington']],
  ['its path', 'testshire/south/girton', ['testshire/south/girton']],
  ['its GSS code', 'e04001779', ['testshire/south/girton']],
  ['the code of its ward', 'E05011294', ['testshire/south/girton']],
  ['a sign that has a meaning in patterns', '&', ['testshire/south/histon-and-impington']],
])('an area is found by %s', async (_, text, paths) => expect(await find(text)).toEqual(paths));

test.each(['', '  ', '%', '_', '\\', '\u0000', 'x'.repeat(101), "'; drop table area"])(
  'nothing is found by %j',
  async (text) => expect(await find(text)).toEqual([]),
);

test('a search finds at most fifty', async () => {
  await patch.em().execute(`insert into area (path, kind, name, parent_id, neighbourhood_id, force_id)
    select path || '/crowd-' || n, 'PLACE', 'Crowd ' || n, id, id, force_id from area, generate_series(1, 60) n where path = 'testshire/east'`);
  expect(await find('crowd')).toHaveLength(50);
});

const AREA = `query ($path: String!) { area(path: $path) { id path kind name gssCode centre { latitude longitude }
  codes { code kind name } contact { email phone website } parent { path } neighbourhood { path } force { path } children { name } } }`;

test('a place knows what it lies in, and is reached through its neighbourhood', async () => {
  const { data } = await anyone().ask(AREA, { path: 'testshire/south/girton' });
  expect(data.area).toMatchObject({
    kind: 'PLACE',
    name: 'Girton',
    gssCode: 'E04001779',
    centre: { latitude: 52.24, longitude: 0.08 },
    codes: [{ code: 'E05011294', kind: 'WARD', name: 'Girton ward' }],
    contact: { email: 'south@x.test', phone: '101', website: null },
    parent: { path: 'testshire/south' },
    neighbourhood: { path: 'testshire/south' },
    force: { path: 'testshire' },
    children: [],
  });
});

test('a force lies in nothing and holds its neighbourhoods, by name', async () => {
  const { data } = await anyone().ask(AREA, { path: 'Testshire' });
  expect(data.area).toMatchObject({ kind: 'FORCE', parent: null, neighbourhood: null, force: { path: 'testshire' } });
  expect(data.area.children).toEqual([{ name: 'east' }, { name: 'south' }]);
});

test.each(['nowhere', '', 'testshire/', 'testshire/south/girton\u0000', '../testshire', 'x'.repeat(101)])(
  'there is no area at %j',
  async (path) => {
    const answer = await anyone().ask(AREA, { path });
    expect(answer).toMatchObject({ status: 200, data: { area: null } });
    expect(answer.errors).toMatchObject([{ message: 'This area was not found.', extensions: { code: 'NOT_FOUND' } }]);
  },
);

const ADD = `mutation ($input: AddAreaInput!) { addArea(input: $input) { __typename
  ... on Area { id path kind name gssCode neighbourhood { path } force { path } parent { path } centre { latitude longitude } }
  ... on AreaRefusal { message reason field } } }`;
const add = (input: object, by = admin) => by.ask(ADD, { input });

test('an administrator adds a neighbourhood, which is its own team, and a place to it', async () => {
  const north = { parentPath: 'testshire', kind: 'NEIGHBOURHOOD', name: 'Far North' };
  expect((await add(north)).data.addArea).toMatchObject({
    path: 'testshire/far-north',
    neighbourhood: { path: 'testshire/far-north' },
    force: { path: 'testshire' },
    parent: { path: 'testshire' },
    centre: null,
  });
  const place = {
    parentPath: ' Testshire/Far-North',
    kind: 'PLACE',
    name: ' Ely ',
    slug: 'city-of-ely',
    gssCode: 'e04001699',
  };
  expect((await add({ ...place, latitude: 52.4, longitude: 0.26 })).data.addArea).toMatchObject({
    path: 'testshire/far-north/city-of-ely',
    name: 'Ely',
    gssCode: 'E04001699',
    neighbourhood: { path: 'testshire/far-north' },
    centre: { latitude: 52.4, longitude: 0.26 },
  });
  expect(await find('ely')).toEqual(['testshire/far-north/city-of-ely']);
});

const place = { parentPath: 'testshire/south', kind: 'PLACE', name: 'Milton' };

test.each([
  ['no name', { name: ' ' }, 'TEXT_MISSING', 'name'],
  ['too long a name', { name: 'M'.repeat(121) }, 'TEXT_TOO_LONG', 'name'],
  ['a name that cannot be shown', { name: 'Mil\u0000ton' }, 'CONTROL_CHARACTERS', 'name'],
  ['the name of another', { name: 'Girton' }, 'PATH_TAKEN', 'name'],
  ['the word of a page', { name: 'Quarters' }, 'BAD_SLUG', 'slug'],
  ['a slug that is none', { slug: 'a/b' }, 'BAD_SLUG', 'slug'],
  ['nothing above it', { parentPath: 'testshire/nowhere' }, 'UNKNOWN_PARENT', 'parentPath'],
  ['NUL above it', { parentPath: '\u0000' }, 'UNKNOWN_PARENT', 'parentPath'],
  ['a force above it', { parentPath: 'testshire' }, 'WRONG_KIND', 'kind'],
  ['a code that is none', { gssCode: 'E1' }, 'BAD_CODE', 'gssCode'],
  ['half a point', { latitude: 52.2 }, 'BAD_POINT', 'longitude'],
])('a place with %s is refused, and nothing is written', async (_, change, reason, field) => {
  const before = [await patch.count('area'), await patch.count('deed_key')];
  const { data, errors } = await add({ ...place, ...change, clientKey: 'a refusal leaves no key' });
  expect(errors).toEqual([]);
  expect(data.addArea).toMatchObject({
    __typename: 'AreaRefusal',
    reason,
    field,
    message: expect.stringMatching(/\.$/),
  });
  expect([await patch.count('area'), await patch.count('deed_key')]).toEqual(before);
});

test('nobody adds to another force', async () => {
  const before = await patch.count('area');
  expect(codeOf(await add({ ...place, parentPath: 'otherland/west' }))).toBe('FORBIDDEN');
  expect(codeOf(await add({ ...place, parentPath: 'otherland', kind: 'NEIGHBOURHOOD' }))).toBe('FORBIDDEN');
  expect(codeOf(await add(place, anyone()))).toBe('UNAUTHENTICATED');
  expect(await patch.count('area')).toBe(before);
});

test('the same key twice gives the first answer, and another key does not', async () => {
  const first = await add({ ...place, clientKey: 'milton \u0000' });
  const again = await add({ ...place, name: 'Something else', clientKey: 'milton \u0000' });
  expect(first.data.addArea.__typename).toBe('Area');
  expect(again.data).toEqual(first.data);
  expect((await add({ ...place, clientKey: 'another' })).data.addArea).toMatchObject({ reason: 'PATH_TAKEN' });
});

const reasons = (answers: Answer[]) =>
  answers
    .map(({ data, errors }) => data?.addArea.reason ?? data?.addArea.__typename ?? errors[0]?.extensions?.code)
    .sort();

test('one key sent ten times at once adds one area, and ten answers name it', async () => {
  const before = await patch.count('area');
  const input = { ...place, name: 'Waterbeach', clientKey: 'ten taps' };
  const answers = await Promise.all(Array.from({ length: 10 }, () => add(input)));
  expect(new Set(answers.map(({ data }) => data.addArea.id)).size).toBe(1);
  expect(await patch.count('area')).toBe(before + 1);
});

test('of five who add the same place at once, one does and four are told that it is there', async () => {
  const input = { ...place, name: 'Fulbourn' };
  const answers = await Promise.all(Array.from({ length: 5 }, () => add(input)));
  expect(reasons(answers)).toEqual(['Area', ...Array(4).fill('PATH_TAKEN')]);
});

test('without the lock they are not told, and the unique path alone holds', async () => {
  const before = await patch.count('area');
  const input = { ...place, name: 'Cottenham' };
  const answers = await withoutLocksUntil(2, /^insert into "area"/, () => Promise.all([add(input), add(input)]));
  expect(reasons(answers)).toEqual(['Area', 'INTERNAL_SERVER_ERROR']);
  expect(await patch.count('area')).toBe(before + 1);
});

test('a list costs as many statements for fifty areas as for one', async () => {
  const each = `path parent { name } neighbourhood { name } force { name } children { name } codes { code } contact { email }
    team { name } currentQuarter { name } nextQuarter { name } lastQuarter { name } outline { path } prioritiesHere { id }`;
  const query = (text: string) => `{ findAreas(text: "${text}") { ${each} } }`;
  const one = await statementsOf(async () =>
    expect((await anyone().ask(query('crowd 60'))).data.findAreas).toHaveLength(1),
  );
  const fifty = await statementsOf(async () =>
    expect((await anyone().ask(query('crowd'))).data.findAreas).toHaveLength(50),
  );
  expect(one.length).toBeGreaterThan(3);
  expect(fifty.length - one.length).toBeLessThanOrEqual(2);
});

test('the outline of an area is the one of today, from midnight in London on', async () => {
  const path = 'testshire/south/girton';
  const drawn = async (from: string, until: string | null, outline: string) => {
    const em = patch.em();
    const boundary = await aBoundary(em, path, [[aSquare(52.24, 0.08, 0.01)]], { from, until });
    await em.execute('update area_boundary set outline = ? where id = ?', [outline, boundary.id]);
  };
  await drawn('2010-01-01', '2022-09-15', 'M1,1');
  await drawn('2022-09-15', '2022-09-17', 'M2,2');
  const outline = async () =>
    (await anyone().ask('query ($path: String!) { area(path: $path) { outline { path frame source } } }', { path }))
      .data.area.outline;
  const noon = patch.clock.now().toISOString();
  for (const [at, there] of [
    ['2022-09-14T22:59:59Z', 'M1,1'],
    ['2022-09-14T23:00:00Z', 'M2,2'],
    ['2022-09-16T22:59:59Z', 'M2,2'],
    ['2022-09-16T23:00:00Z', null],
  ] as const) {
    patch.clock.set(at);
    expect(await outline()).toEqual(there && { path: there, frame: [0, 0, 1, 1], source: 'A test' });
  }
  patch.clock.set(noon);
});
