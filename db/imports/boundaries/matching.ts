import type pg from 'pg';
import type { Asked } from './asked.ts';
import type { Into } from './where.ts';

/** Of what a file says, what has an area here. */
export interface Matched {
  /** How many of its features have one. */
  features: number;
  /** Areas that had no code, and were known by their name. */
  byName: string[];
  /** Areas known by their code that the file calls otherwise: theirs stays. */
  calledOtherwise: string[];
  /** Features whose code several areas carry, or that share an area: nobody's own boundary. */
  shared: string[];
  /** Features without an area. */
  strangers: { number: number; code: string; name: string; slug: string }[];
}

const AREA_KINDS: readonly string[] = ['FORCE', 'NEIGHBOURHOOD', 'PLACE'];

/** True for a kind of code, and not of area. */
export const isKindOfCode = (kind: string): boolean => !AREA_KINDS.includes(kind);

/**
 * Fills the temporary table `import_match` with the areas of the features: those whose own code it is, else the one area
 * that alone carries it and carries no other of its kind; in the force of `into` where there is one, and there also
 * those directly in `into` that have no code and the name.
 */
export async function match(client: pg.ClientBase, { kind }: Asked, into: Into | null): Promise<Matched> {
  const areaKinds = isKindOfCode(kind) ? ['NEIGHBOURHOOD', 'PLACE'] : [kind];
  const codeKind = isKindOfCode(kind) ? kind : null;
  await client.query(
    `create temporary table import_match (number int not null, area_id uuid primary key, is_coded boolean not null) on commit drop`,
  );
  const of = 'a.kind = any($1) and ($2::uuid is null or a.force_id = $2)';
  await client.query(
    `insert into import_match select distinct on (a.id) s.number, a.id, true
     from import_shape s join area a on upper(a.gss_code) = s.code where ${of}`,
    [areaKinds, into?.forceId],
  );
  const { rows: shared } = await client.query<{ name: string; code: string }>(
    `with carried as (
       select s.number, s.name, s.code, a.id as area_id,
         count(*) over (partition by s.number) = 1 and count(*) over (partition by a.id) = 1
           and (select count(*) from area_code other where other.area_id = a.id and other.kind = c.kind) = 1 as is_own
       from import_shape s join area_code c on upper(c.code) = s.code join area a on a.id = c.area_id
       where ${of} and ($3::text is null or c.kind = $3)
         and not exists (select from import_match m where m.number = s.number or m.area_id = a.id)
     ), own as (
       insert into import_match select number, area_id, true from carried where is_own
     )
     select distinct name, code, number from carried where not is_own order by number`,
    [areaKinds, into?.forceId, codeKind],
  );
  const { rows: named } = into ? await matchByName(client, into) : { rows: [] };
  const strangers = await client.query<Matched['strangers'][number]>(
    `select s.number, s.code, s.name, s.slug from import_shape s
     where not exists (select from import_match m where m.number = s.number) and s.code <> all($1) order by s.number`,
    [shared.map(({ code }) => code)],
  );
  const { rows: otherwise } = await client.query<{ here: string; there: string }>(
    `select a.name as here, s.name as there from import_match m join import_shape s on s.number = m.number
     join area a on a.id = m.area_id where m.is_coded and lower(a.name) <> lower(s.name) order by a.name`,
  );
  const { rows } = await client.query<{ features: number }>(
    'select count(distinct number)::int as features from import_match',
  );
  return {
    features: rows[0]?.features ?? 0,
    byName: named.map(({ name }) => name),
    calledOtherwise: otherwise.map(({ here, there }) => `${here} (${there})`),
    shared: shared.map(({ name, code }) => `${name} (${code})`),
    strangers: strangers.rows,
  };
}

function matchByName(client: pg.ClientBase, into: Into) {
  return client.query<{ name: string }>(
    `with named as (
       insert into import_match select distinct on (s.slug) s.number, a.id, false
       from import_shape s join area a on a.path = $2 || '/' || s.slug
       where a.parent_id = $1 and a.gss_code is null and a.ended_on is null
         and not exists (select from area_code c where c.area_id = a.id)
         and not exists (select from import_match m where m.number = s.number)
       order by s.slug, s.number
       returning number, area_id
     ), coded as (
       update area a set gss_code = s.code from named n join import_shape s on s.number = n.number where a.id = n.area_id
     )
     select s.name from named n join import_shape s on s.number = n.number order by s.name`,
    [into.id, into.path],
  );
}
