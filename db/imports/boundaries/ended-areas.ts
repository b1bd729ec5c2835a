import type { Parts } from '@patchwork/api/seeding';
import type pg from 'pg';
import { type Settled, settleSuccession } from '../succession.ts';
import type { Asked } from './asked.ts';
import { isKindOfCode } from './matching.ts';
import { successorsAmong } from './shares.ts';
import type { Into } from './where.ts';

/** An area that ended, and where its land went. */
export interface Ended {
  id: string;
  /** With its code: the one that took its place may have the same name. */
  name: string;
  successors: string[];
}

const NAME = `a.name || coalesce(' (' || a.gss_code || ')', '')`;

/**
 * Ends the areas in `into` of the file's kind that have a boundary and are not in the file, on the day of `--from`; says
 * which areas of the file hold their land; and settles what becomes of those who follow them or live there.
 *
 * An area that has a boundary from a later day is not ended: the file is older than what is known of it.
 */
export async function endAreas(
  client: pg.ClientBase,
  asked: Asked,
  into: Into,
  now: Date,
): Promise<{ ended: Ended[]; settled: Settled }> {
  const { rows: gone } = await client.query<{ id: string; name: string; geometry: Parts }>(
    `select a.id, ${NAME} as name, b.geometry from area a cross join lateral (
       select geometry, valid_from from area_boundary b where b.area_id = a.id order by valid_from desc limit 1) b
     where a.parent_id = $1 and a.ended_on is null and b.valid_from <= $2
       and ($3::text is null or exists (
         select from area_code c where c.area_id = a.id and c.kind = $3 and c.code = a.gss_code))
       and not exists (select from import_match m where m.area_id = a.id)
     order by a.path`,
    [into.id, asked.from, isKindOfCode(asked.kind) ? asked.kind : null],
  );
  const ids = gone.map(({ id }) => id);
  await client.query('insert into import_changed select unnest($1::uuid[])', [ids]);
  await client.query('update area set ended_on = $2 where id = any($1)', [ids, asked.from]);
  // One that began on that very day was there for it: no boundary holds for no day.
  await client.query(
    `update area_boundary set valid_until = greatest($2::date, valid_from + 1)
     where area_id = any($1) and (valid_until is null or valid_until > $2)`,
    [ids, asked.from],
  );
  const ended: Ended[] = [];
  for (const area of gone) ended.push(await succeeded(client, area));
  return { ended, settled: await settleSuccession(client, ids, now) };
}

async function succeeded(
  client: pg.ClientBase,
  { id, name, geometry }: { id: string; name: string; geometry: Parts },
): Promise<Ended> {
  const points = geometry.flat(2);
  const side = (axis: 0 | 1, of: (a: number, b: number) => number) =>
    points.reduce((most, point) => of(most, point[axis]), points[0]?.[axis] ?? 0);
  const { rows } = await client.query<{ id: string; name: string; parts: Parts }>(
    `select a.id, ${NAME} as name, s.parts from import_shape s join import_match m on m.number = s.number join area a on a.id = m.area_id
     where s.west <= $1 and s.east >= $2 and s.south <= $3 and s.north >= $4 order by a.path`,
    [side(0, Math.max), side(0, Math.min), side(1, Math.max), side(1, Math.min)],
  );
  const successors = successorsAmong(geometry, rows);
  await client.query(
    'insert into area_successor (area_id, successor_id, share) select $1, * from unnest($2::uuid[], $3::float8[])',
    [id, successors.map((successor) => successor.id), successors.map(({ share }) => share)],
  );
  const nameOf = new Map(rows.map((row) => [row.id, row.name]));
  return { id, name, successors: successors.map((successor) => nameOf.get(successor.id) as string) };
}
