import type { Parts } from '@patchwork/api/seeding';
import type pg from 'pg';
import { outlinesOf } from './outlines.ts';

/**
 * Draws the outlines of every map on which something changed: those of all areas that lie in the same one, together.
 * The map of today is drawn anew as a whole; on that of another day, only what has no outline yet. Forces are drawn each
 * alone.
 */
export async function drawMaps(client: pg.ClientBase, from: string, today: string): Promise<void> {
  const { rows: maps } = await client.query<{ id: string }>(
    'select distinct coalesce(a.parent_id, a.id) as id from import_changed c join area a on a.id = c.area_id',
  );
  for (const { id } of maps) {
    if (from !== today) await drawMap(client, id, from, false);
    if (from <= today) await drawMap(client, id, today, true);
  }
}

async function drawMap(client: pg.ClientBase, mapId: string, day: string, whole: boolean): Promise<void> {
  const { rows } = await client.query<{ id: string; geometry: Parts; isDrawn: boolean }>(
    `select b.id, b.geometry, b.outline <> '' as "isDrawn" from area a join area_boundary b on b.area_id = a.id
     where (a.parent_id = $1 or (a.id = $1 and a.parent_id is null)) and (a.ended_on is null or a.ended_on > $2)
       and b.valid_from <= $2 and (b.valid_until is null or b.valid_until > $2)`,
    [mapId, day],
  );
  const outlines = outlinesOf(new Map(rows.map(({ id, geometry }) => [id, geometry])));
  const drawn = rows.filter(({ isDrawn }) => whole || !isDrawn).map(({ id }) => ({ id, ...outlines.get(id) }));
  await client.query(
    `update area_boundary b set outline = d.outline, frame = d.frame::int[]
     from unnest($1::uuid[], $2::text[], $3::text[]) as d (id, outline, frame)
     where b.id = d.id and (b.outline, b.frame) is distinct from (d.outline, d.frame::int[])`,
    [drawn.map(({ id }) => id), drawn.map(({ outline }) => outline), drawn.map(({ frame }) => `{${frame?.join()}}`)],
  );
}
