import { jest } from '@jest/globals';
import { aPatch, type Patch } from '../../testing/a-patch.ts';
import { statementsOf } from '../../testing/statements.ts';
import { anArea } from './area.factory.ts';
import { aBoundary, aSquare } from './boundary.factory.ts';
import { somePostcodes } from './postcode.factory.ts';

jest.setTimeout(60_000);

let patch: Patch;
const GIRTON = 'testshire/south/girton';
const SOUTH = 'testshire/south';
const HISTON = 'testshire/south/histon';

beforeAll(async () => {
  patch = await aPatch();
  for (const path of [GIRTON, HISTON, 'testshire/south/impington', 'testshire/south/old', 'testshire/east/ely'])
    await anArea(patch.em(), path);
  await patch.em().execute(`
    update area set gss_code = 'E04001788' where path = '${GIRTON}';
    update area set gss_code = 'E04001806' where path = '${HISTON}';
    update area set gss_code = 'E07000012' where path = '${SOUTH}';
    update area set gss_code = 'E23000023' where path = 'testshire';
    update area set gss_code = 'E04000001', ended_on = '2022-09-14' where path = 'testshire/south/old';
    insert into area_code select id, 'E05011297', 'WARD', 'Histon & Impington' from area
      where path in ('${HISTON}', 'testshire/south/impington');`);
});
beforeEach(() => patch.em().execute('delete from postcode; delete from postcode_file; delete from area_boundary'));
afterAll(() => patch?.close());

const QUERY = `query ($text: String!) { findByPostcode(text: $text) {
  standing postcode message area { path } areas { area { path } postcodes } source } }`;
async function find(text: string) {
  const { data, errors } = await patch.browser().ask(QUERY, { text });
  expect(errors).toEqual([]);
  const { area, areas, ...more } = data.findByPostcode;
  type Choice = { area: { path: string }; postcodes: number };
  const choices = areas.map((each: Choice) => [each.area.path, each.postcodes]);
  return { ...more, area: area?.path ?? null, areas: choices };
}

const [GIRTONS, HISTONS, WARDS, SOUTHS] = [['E04001788'], ['E04001806'], ['E05011297'], ['E07000012']].map((codes) => ({
  codes: [...codes, 'E07000012'],
})) as [object, object, object, object];
const SOME = {
  'CB3 0QH': GIRTONS,
  'CB3 0QJ': GIRTONS,
  'CB3 1AA': SOUTHS,
  'CB30 1AA': SOUTHS,
  'CB24 9JE': WARDS,
  'CB24 9NP': HISTONS,
  'CB1 1AA': { codes: ['E05013050', 'E07000008'] },
  'CB9 9ZZ': { codes: ['E23000023'] },
  'SO1 4AB': SOUTHS,
};

test('without postcodes one is asked for a name instead', async () => {
  for (const text of ['CB3 0QH', 'CB3'])
    expect(await find(text)).toMatchObject({
      standing: 'NO_DATA',
      message: 'We cannot look up postcodes here yet. Type the name of your village, town or neighbourhood instead.',
      areas: [],
    });
  expect(await find('Girton')).toMatchObject({ standing: 'NOT_ONE', message: null });
  const source = async () => (await patch.browser().ask('{ postcodeSource }')).data.postcodeSource;
  expect(await source()).toBeNull();
  await somePostcodes(patch.em(), {});
  expect(await source()).toBe('Made up');
});

test.each(['CB3 0QH', 'cb30qh', 'CB3 OQH'])('%s leads to its place, in its neighbourhood', async (text) => {
  await somePostcodes(patch.em(), SOME);
  expect(await find(text)).toEqual({
    standing: 'FOUND',
    postcode: 'CB3 0QH',
    message: null,
    area: GIRTON,
    areas: [
      [GIRTON, 1],
      [SOUTH, 1],
    ],
    source: 'Made up',
  });
});

test.each([
  ['its neighbourhood, where no place is known', 'CB3 1AA', SOUTH, [[SOUTH, 1]]],
  [
    'a choice of both villages of its ward',
    'CB24 9JE',
    null,
    [
      [HISTON, 1],
      ['testshire/south/impington', 1],
      [SOUTH, 1],
    ],
  ],
  ['what it can only be a slip for', 'S01 4AB', SOUTH, [[SOUTH, 1]]],
])('a postcode leads to %s', async (_, text, area, areas) => {
  await somePostcodes(patch.em(), SOME);
  expect(await find(text)).toMatchObject({ standing: area ? 'FOUND' : 'CHOICES', area, areas });
});

test.each([
  ['CB1 1AA', 'ELSEWHERE', 'CB1 1AA is not in a neighbourhood that uses Patchwork.'],
  ['CB9 9ZZ', 'ELSEWHERE', 'CB9 9ZZ is not in a neighbourhood that uses Patchwork.'],
  ['CB9', 'ELSEWHERE', 'No postcode that begins with CB9 is in a neighbourhood that uses Patchwork.'],
  ['ZZ1 1ZZ', 'UNKNOWN', 'We do not know the postcode ZZ1 1ZZ.'],
  ['ZZ1', 'UNKNOWN', 'We know no postcode that begins with ZZ1.'],
  ['cb', 'TOO_SHORT', 'Type more of the postcode'],
  ['CB3 00H', 'MALFORMED', 'One looks like CB3 0QH.'],
])('%s is %s, and that is told', async (text, standing, words) => {
  await somePostcodes(patch.em(), SOME);
  expect(await find(text)).toMatchObject({
    standing,
    message: expect.stringContaining(words),
    areas: [],
    source: null,
  });
});

test.each([
  [
    'CB3',
    [
      [GIRTON, 2],
      [SOUTH, 1],
    ],
  ],
  ['cb3 0', [[GIRTON, 2]]],
  ['CB3 0Q', [[GIRTON, 2]]],
  // An outward half of its own before the beginning of another.
  ['CB30', [[SOUTH, 1]]],
  ['CB30 1', [[SOUTH, 1]]],
  ['CB2 4', null],
  [
    'CB24',
    [
      [HISTON, 2],
      ['testshire/south/impington', 1],
    ],
  ],
])('a part, %s, gives a choice with how many of it lie there', async (text, areas) => {
  await somePostcodes(patch.em(), SOME);
  expect(await find(text)).toMatchObject(areas ? { standing: 'CHOICES', area: null, areas } : { standing: 'UNKNOWN' });
});

test('what could be a slip for two postcodes is taken for neither, and as it was typed for one', async () => {
  await somePostcodes(patch.em(), { 'CO1 1AB': SOUTHS, 'C01 1AB': SOUTHS, 'CO1 1AD': SOUTHS });
  expect(await find('COI 1AD')).toMatchObject({ standing: 'FOUND', postcode: 'CO1 1AD' });
  expect(await find('COI 1AB')).toMatchObject({ standing: 'UNKNOWN' });
  expect(await find('C01 1AB')).toMatchObject({ standing: 'FOUND', postcode: 'C01 1AB' });
});

test('an area that has ended is no answer', async () => {
  await somePostcodes(patch.em(), { 'CB3 0AA': { codes: ['E04000001', 'E07000012'] } });
  expect(await find('CB3 0AA')).toMatchObject({ area: SOUTH, areas: [[SOUTH, 1]] });
  patch.clock.set('2022-09-13T12:00:00Z');
  expect(await find('CB3 0AA')).toMatchObject({ area: 'testshire/south/old' });
  patch.clock.set('2022-09-14T12:00:00Z');
});

test('the boundaries of today go before the codes of the file', async () => {
  await aBoundary(patch.em(), HISTON, [[aSquare(52.25, 0.1, 0.01)]]);
  await aBoundary(patch.em(), GIRTON, [[aSquare(52.25, 0.1, 0.01)]], { until: '2022-09-14' });
  await somePostcodes(patch.em(), {
    'CB3 0QH': { ...GIRTONS, at: [52.25, 0.1] },
    'CB3 0QJ': { ...GIRTONS, at: [52.35, 0.1] },
  });
  expect(await find('CB3 0QH')).toMatchObject({ area: HISTON });
  expect(await find('CB3 0QJ')).toMatchObject({ area: GIRTON });
  expect((await find('CB3')).areas.sort()).toEqual([
    [GIRTON, 1],
    [HISTON, 1],
  ]);
});

test('areas are found by a whole postcode as by a name', async () => {
  await somePostcodes(patch.em(), SOME);
  const paths = async (text: string) => {
    const { data } = await patch.browser().ask('query ($text: String!) { findAreas(text: $text) { path } }', { text });
    return data.findAreas.map(({ path }: { path: string }) => path);
  };
  expect(await paths('cb3 0qh')).toEqual([GIRTON, SOUTH]);
  expect(await paths('CB1 1AA')).toEqual([]);
  expect(await paths('CB3')).toEqual([]);
  expect(await paths('girton')).toEqual([GIRTON]);
});

test('a part costs as many statements for a thousand postcodes as for one', async () => {
  const letters = [...'ABDEFGHJLNPQRSTUWXYZ'];
  const many = letters.flatMap((a) =>
    letters.flatMap((b) => [...'0123456789'].map((n) => [`CB4 ${n}${a}${b}`, GIRTONS])),
  );
  await somePostcodes(patch.em(), { ...SOME, ...Object.fromEntries(many) });
  await find('CB3 0');
  const few = await statementsOf(() => find('CB3 0'));
  const all = await statementsOf(async () => expect((await find('CB4')).areas).toEqual([[GIRTON, 4000]]));
  expect(few.length).toBeGreaterThan(0);
  expect(all.length).toBe(few.length);
});
