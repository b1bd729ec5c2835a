import { describe, expect, jest, test } from '@jest/globals';
import type { Parts } from '@patchwork/api/seeding';
import { intersection } from 'polyclip-ts';
import { aDatabase } from '../../api/src/testing/a-database.ts';
import { onADatabase } from '../jest/on-a-database.ts';

jest.setTimeout(60_000);

const CAMBRIDGE = [0.1218, 52.2053] as const;

/** True for a point in the land of an area: a square metre around it is in it, whole. */
function holds(parts: Parts, [x, y]: readonly [number, number]): boolean {
  const e = 0.000005;
  const square: [number, number][] = [[x - e, y - e], [x + e, y - e], [x + e, y + e], [x - e, y - e]]; // biome-ignore format: points
  return intersection([square], parts as never).length > 0;
}

describe('the outlines that the demonstration makes up', () => {
  const { rows } = onADatabase(aDatabase, new Date('2026-11-24T12:00:00Z'));
  interface Drawn {
    path: string;
    kind: string;
    point: [number, number] | null;
    geometry: Parts;
    outline: string;
    source: string;
  }
  const all = (): Promise<Drawn[]> =>
    rows(
      `select a.path, a.kind, case when a.latitude is null then null else json_build_array(a.longitude, a.latitude) end as point,
         b.geometry, b.outline, b.source from area a join area_boundary b on b.area_id = a.id order by a.path`,
    );

  test('give each place with a middle the land around that, and its neighbourhood all of it', async () => {
    const drawn = await all();
    const [{ places }] = (await rows(
      `select count(*)::int as places from area where kind = 'PLACE' and latitude is not null`,
    )) as [{ places: number }];
    expect(drawn.filter(({ kind }) => kind === 'PLACE')).toHaveLength(places);
    const girton = drawn.find(({ path }) => path.endsWith('/girton'));
    const south = drawn.find(({ path }) => path === 'cambridgeshire/south-cambridgeshire');
    const east = drawn.find(({ path }) => path === 'cambridgeshire/east-cambridgeshire');
    for (const { point, geometry } of drawn) if (point) expect(holds(geometry, point)).toBe(true);
    const within = girton?.point as [number, number];
    expect([holds(south?.geometry as Parts, within), holds(east?.geometry as Parts, within)]).toEqual([true, false]);
  });

  test('leave Cambridge out, which is no area of the demonstration', async () => {
    expect((await all()).filter(({ geometry }) => holds(geometry, CAMBRIDGE))).toEqual([]);
  });

  test('say that they are made up, and are small enough for a page', async () => {
    const drawn = await all();
    expect(new Set(drawn.map(({ source }) => source))).toEqual(
      new Set(['Made up for the demonstration: the land nearest to each village.']),
    );
    expect(drawn.reduce((sum, { outline }) => sum + outline.length, 0)).toBeLessThan(60_000);
  });
});
