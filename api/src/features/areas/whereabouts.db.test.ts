import { jest } from '@jest/globals';
import { aDatabase, type TestDatabase } from '../../testing/a-database.ts';
import { aLine, type Line } from '../../testing/a-line.ts';
import { aPatch, type Patch } from '../../testing/a-patch.ts';
import { statementsOf } from '../../testing/statements.ts';
import { anArea } from './area.factory.ts';
import { AreaBoundary } from './boundary.entity.ts';
import { aBoundary, aSquare } from './boundary.factory.ts';
import { Whereabouts } from './whereabouts.queries.ts';

jest.setTimeout(60_000);

let database: TestDatabase;
let line: Line;
let patch: Patch;
let whereabouts: Whereabouts;
const north = 'cambridgeshire/north';
const south = 'cambridgeshire/south';

beforeAll(async () => {
  database = await aDatabase();
  line = await aLine(database.appUrl);
  patch = await aPatch(database, { env: { DATABASE_DIRECT_URL: line.url } });
  whereabouts = patch.app.get(Whereabouts, { strict: false });
});
beforeEach(async () => {
  patch.clock.set('2022-09-14T12:00:00Z');
  await patch.em().execute('delete from area_boundary');
  await patch.em().execute('update area set ended_on = null');
});
afterAll(async () => {
  await patch?.close();
  await line?.close();
  await database?.drop();
});

/** Paths of the neighbourhood and the place at a point. */
async function at(latitude: number, longitude: number): Promise<[string, string | null] | null> {
  const found = await whereabouts.at(latitude, longitude);
  if (!found) return null;
  const rows = await patch.em().execute<{ id: string; path: string }[]>('select id, path from area');
  const pathOf = (id: string | null) => rows.find((row) => row.id === id)?.path ?? null;
  return [pathOf(found.neighbourhoodId) as string, pathOf(found.placeId)];
}

/** Says the same again until it is so: a change is heard of a moment after it. */
async function soon(say: () => Promise<void>): Promise<void> {
  for (const end = Date.now() + 10_000; ; ) {
    try {
      return await say();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

test('without boundaries nobody is anywhere', async () => {
  expect(await at(52.2, 0.1)).toBeNull();
});

test('a point lies in the neighbourhood whose boundary holds it, in every part of it, and in no hole', async () => {
  await aBoundary(patch.em(), north, [
    [aSquare(52.2, 0.1, 0.05), aSquare(52.2, 0.1, 0.01), aSquare(52.24, 0.14, 0.005)],
    [aSquare(53, 0.1, 0.05)],
  ]);
  await soon(async () => expect(await at(52.23, 0.1)).toEqual([north, null]));
  expect(await at(53.01, 0.12)).toEqual([north, null]);
  // In one hole, in the other, between the parts, and beside them.
  expect(await at(52.2, 0.1)).toBeNull();
  expect(await at(52.241, 0.141)).toBeNull();
  expect(await at(52.6, 0.1)).toBeNull();
  expect(await at(52.2, 0.1501)).toBeNull();
});

test('of two that share a border, the same one alone holds every point on it', async () => {
  await aBoundary(patch.em(), north, [[aSquare(52.3, 0.1, 0.1)]]);
  await aBoundary(patch.em(), south, [[aSquare(52.1, 0.1, 0.1)]]);
  await soon(async () => expect(await at(52.1, 0.1)).toEqual([south, null]));
  for (const longitude of [0.05, 0.1, 0.1234567]) expect(await at(52.2, longitude)).toEqual([north, null]);
  // Not the other one as well.
  await patch.em().execute('delete from area_boundary where area_id = (select id from area where path = ?)', [north]);
  await soon(async () => expect(await at(52.3, 0.1)).toBeNull());
  expect(await at(52.2, 0.1)).toBeNull();
});

test('a neighbourhood without a boundary lies where its places do', async () => {
  await aBoundary(patch.em(), `${south}/sawston`, [[aSquare(52.1, 0.1, 0.02)]]);
  await aBoundary(patch.em(), `${south}/girton`, [[aSquare(52.3, 0.1, 0.02)]]);
  await soon(async () => expect(await at(52.3, 0.1)).toEqual([south, `${south}/girton`]));
  expect(await at(52.1, 0.1)).toEqual([south, `${south}/sawston`]);
  expect(await at(52.2, 0.1)).toBeNull();
});

test('a neighbourhood’s own boundary comes before that of another’s place, and a smaller place before a larger', async () => {
  await aBoundary(patch.em(), `${south}/hills`, [[aSquare(52.2, 0.1, 0.03)]]);
  await aBoundary(patch.em(), `${north}/common`, [[aSquare(52.2, 0.1, 0.01)]]);
  await aBoundary(patch.em(), `${north}/parish`, [[aSquare(52.2, 0.1, 0.02)]]);
  await soon(async () => expect(await at(52.2, 0.115)).toEqual([north, `${north}/parish`]));
  await aBoundary(patch.em(), north, [[aSquare(52.2, 0.1, 0.5)]]);
  await soon(async () => expect(await at(52.4, 0.1)).toEqual([north, null]));
  expect(await at(52.2, 0.1)).toEqual([north, `${north}/common`]);
  expect(await at(52.2, 0.125)).toEqual([north, null]);
});

test('land that was made up holds a point only where no true boundary does, however small it is', async () => {
  await aBoundary(patch.em(), south, [[aSquare(52.2, 0.1, 0.02)]], { isMadeUp: true });
  await aBoundary(patch.em(), `${south}/girton`, [[aSquare(52.2, 0.1, 0.01)]], { isMadeUp: true });
  await soon(async () => expect(await at(52.2, 0.1)).toEqual([south, `${south}/girton`]));
  await aBoundary(patch.em(), `${north}/parish`, [[aSquare(52.21, 0.1, 0.015)]]);
  await soon(async () => expect(await at(52.2, 0.1)).toEqual([north, `${north}/parish`]));
  expect(await at(52.19, 0.1)).toEqual([south, `${south}/girton`]);
});

test('boundaries hold from their first day to the one before their last, in London', async () => {
  const old = aSquare(52.2, 0.1, 0.05);
  await aBoundary(patch.em(), north, [[old]], { from: '2013-01-01', until: '2022-10-01' });
  await aBoundary(patch.em(), south, [[old]], { from: '2022-10-01' });
  await soon(async () => expect(await at(52.2, 0.1)).toEqual([north, null]));
  // Summer time: at 23:00 UTC it is tomorrow in London.
  patch.clock.set('2022-09-30T22:59:59Z');
  expect(await at(52.2, 0.1)).toEqual([north, null]);
  patch.clock.set('2022-09-30T23:00:00Z');
  expect(await at(52.2, 0.1)).toEqual([south, null]);
  patch.clock.set('2012-12-31T12:00:00Z');
  expect(await at(52.2, 0.1)).toBeNull();
});

test('an area that ended holds nothing from that day on, nor do the places of a neighbourhood that did', async () => {
  await aBoundary(patch.em(), north, [[aSquare(52.2, 0.1, 0.05)]]);
  await aBoundary(patch.em(), `${south}/girton`, [[aSquare(53.2, 0.1, 0.05)]]);
  await soon(async () => expect(await at(53.2, 0.1)).toEqual([south, `${south}/girton`]));
  // No boundary changes here, and yet it is heard.
  await patch.em().execute(`update area set ended_on = '2022-09-15' where path in ('${north}', '${south}')`);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(await at(52.2, 0.1)).toEqual([north, null]);
  patch.clock.set('2022-09-15T12:00:00Z');
  expect(await at(52.2, 0.1)).toBeNull();
  expect(await at(53.2, 0.1)).toBeNull();
  patch.clock.set('2022-09-14T12:00:00Z');
  await patch.em().execute(`update area set ended_on = '2022-09-14' where path = '${north}'`);
  await soon(async () => expect(await at(52.2, 0.1)).toBeNull());
});

test('boundaries are read once for all who ask, stay in memory, and are read again after a change', async () => {
  await aBoundary(patch.em(), north, [[aSquare(52.2, 0.1, 0.05)]]);
  await soon(async () => expect(await at(52.2, 0.1)).toEqual([north, null]));
  const again = await statementsOf(() => whereabouts.at(52.2, 0.1));
  expect(again).toEqual([]);
  await patch.em().nativeDelete(AreaBoundary, {});
  await soon(async () => expect(await at(52.2, 0.1)).toBeNull());
});

test('a change that is heard of while boundaries are read begins the reading again', async () => {
  await aBoundary(patch.em(), north, [[aSquare(52.2, 0.1, 0.05)]]);
  await soon(async () => expect(await at(52.2, 0.1)).toEqual([north, null]));
  for (let i = 0; i < 20; i++) {
    const to = i % 2 ? north : south;
    await patch.em().execute('update area_boundary set area_id = ?', [(await anArea(patch.em(), to)).id]);
    // Many ask the whole time; whoever asks once it is heard is never told of before.
    await soon(async () => expect((await at(52.2, 0.1))?.[0]).toBe(to));
    const told = await Promise.all(Array.from({ length: 5 }, () => at(52.2, 0.1)));
    expect(new Set(told.map((each) => each?.[0]))).toEqual(new Set([to]));
  }
});

test('nothing stays in memory while the line is lost', async () => {
  await aBoundary(patch.em(), north, [[aSquare(52.2, 0.1, 0.05)]]);
  await soon(async () => expect(await at(52.2, 0.1)).toEqual([north, null]));
  line.cut();
  await soon(async () => expect(await statementsOf(() => whereabouts.at(52.2, 0.1))).not.toEqual([]));
  await patch.em().execute('delete from area_boundary');
  expect(await at(52.2, 0.1)).toBeNull();
  line.mend();
  await soon(async () => expect(await statementsOf(() => whereabouts.at(52.2, 0.1))).toEqual([]));
});

test.each([
  [Number.NaN, 0.1],
  [52.2, Number.NaN],
  [Number.POSITIVE_INFINITY, 0.1],
  [52.2, Number.NEGATIVE_INFINITY],
  [90.1, 0.1],
  [52.2, -180.1],
  [5220, 10],
])('%p, %p is nowhere', async (latitude, longitude) => {
  await aBoundary(patch.em(), north, [[aSquare(52.2, 0.1, 0.05)]]);
  expect(await whereabouts.at(latitude, longitude)).toBeNull();
});
