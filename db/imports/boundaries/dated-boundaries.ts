import type pg from 'pg';
import type { Asked } from './asked.ts';

/** How many areas got which boundary. */
export interface Dated {
  /** Had none on that day, and none later that is the same. */
  first: number;
  /** Had another. */
  changed: number;
  /** Have it already. */
  same: number;
  /** Had ended, and are there again. */
  returned: number;
}

/** What is there of each area on the day: the boundary that holds (`now_`) and the one that begins next (`next_`). */
const PLAN = `create temporary table import_plan on commit drop as
  select m.area_id, s.parts, held.id as now_id, held.valid_from as now_from, held.valid_until as now_until,
    next.id as next_id, next.valid_from as next_from, a.ended_on,
    held.geometry::text is not distinct from s.parts::text as is_same,
    next.geometry::text = s.parts::text and next.valid_from = coalesce(held.valid_until, next.valid_from) as is_next
  from import_match m join import_shape s on s.number = m.number join area a on a.id = m.area_id
  left join lateral (select b.* from area_boundary b
    where b.area_id = a.id and b.valid_from <= $1 and (b.valid_until is null or b.valid_until > $1)) held on true
  left join lateral (select b.* from area_boundary b
    where b.area_id = a.id and b.valid_from > $1 order by b.valid_from limit 1) next on true`;

/**
 * Gives each area of `import_match` its boundary from the day of `--from` until the next one it has begins. The one that
 * held on that day is kept until then; one that began on that very day is put right. Areas that had ended by then are
 * there again. Outlines are still to be drawn.
 */
export async function dateBoundaries(client: pg.ClientBase, { from, source }: Asked): Promise<Dated> {
  const count = async (sql: string, ...values: unknown[]) => (await client.query(sql, values)).rowCount ?? 0;
  const returned = await count(
    'update area a set ended_on = null from import_match m where a.id = m.area_id and a.ended_on <= $1',
    from,
  );
  await count(
    'delete from area_successor s using import_match m join area a on a.id = m.area_id where s.area_id = a.id and a.ended_on is null',
  );
  await count(PLAN, from);
  await count('create temporary table import_changed (area_id uuid primary key) on commit drop');
  await count('insert into import_changed select area_id from import_plan where not is_same');
  const { rows } = await client.query<Omit<Dated, 'returned'>>(
    `select (count(*) filter (where is_same))::int as same, (count(*) filter (where not is_same and now_id is not null))::int as changed,
       (count(*) filter (where not is_same and now_id is null))::int as first from import_plan`,
  );
  await count(
    `update area_boundary b set geometry = p.parts, source = $2, is_made_up = false, outline = '' from import_plan p
     where b.id = p.now_id and not p.is_same and p.now_from = $1`,
    from,
    source,
  );
  await count(
    `update area_boundary b set valid_until = $1 from import_plan p
     where b.id = p.now_id and not p.is_same and p.now_from < $1`,
    from,
  );
  // The next one is the same: it holds from the earlier day.
  await count(
    `update area_boundary b set valid_from = $1 from import_plan p
     where b.id = p.next_id and p.is_next and not p.is_same and p.now_from is distinct from $1`,
    from,
  );
  await count(
    `insert into area_boundary (area_id, valid_from, valid_until, geometry, outline, frame, source)
     select area_id, $1, coalesce(now_until, next_from, ended_on), parts, '', '{0,0,0,0}', $2 from import_plan
     where not is_same and is_next is not true and now_from is distinct from $1`,
    from,
    source,
  );
  return { ...(rows[0] as Omit<Dated, 'returned'>), returned };
}
