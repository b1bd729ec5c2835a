import { AreaKind, isRefusal, pathFor } from '@patchwork/api/seeding';
import type pg from 'pg';
import type { Asked } from './asked.ts';
import { isKindOfCode, type Matched } from './matching.ts';
import type { Into } from './where.ts';

/** The areas that were made of features. */
export interface Added {
  count: number;
  /** Those whose usual address is another area's, with the address that they have. */
  elsewhere: string[];
}

/** Makes areas in `into` of the features that have none, and names them in `import_match`. */
export async function addAreas(client: pg.ClientBase, into: Into, strangers: Matched['strangers']): Promise<Added> {
  const { rows } = await client.query<{ path: string }>('select path from area where parent_id = $1', [into.id]);
  const taken = new Set(rows.map(({ path }) => path));
  const elsewhere: string[] = [];
  const paths = strangers.map(({ slug, code, name }) => {
    const path = pathIn(into, [slug, `${slug}-${code.toLowerCase()}`, code.toLowerCase()], taken);
    if (path !== `${into.path}/${slug}`) elsewhere.push(`${name} (/areas/${path})`);
    taken.add(path);
    return path;
  });
  await client.query(
    `with new as (
       select gen_random_uuid() as id, number, path from unnest($1::int[], $2::text[]) as given (number, path)
     ), matched as (
       insert into import_match select number, id, false from new
     )
     insert into area (id, path, kind, name, gss_code, latitude, longitude, parent_id, force_id, neighbourhood_id)
     select new.id, new.path, $3, s.name, s.code, s.latitude, s.longitude, $4, $5,
       case when $3 = 'PLACE' then $4 else new.id end
     from new join import_shape s on s.number = new.number`,
    [strangers.map(({ number }) => number), paths, kindIn(into), into.id, into.forceId],
  );
  return { count: paths.length, elsewhere };
}

/** Gives areas that are new here, or had no code, that of their feature, so that the next file finds them by it. */
export async function keepCodes(client: pg.ClientBase, { kind }: Asked): Promise<void> {
  if (!isKindOfCode(kind)) return;
  await client.query(
    `insert into area_code (area_id, code, kind, name)
     select m.area_id, s.code, $1, s.name from import_match m join import_shape s on s.number = m.number
     where not m.is_coded`,
    [kind],
  );
}

const kindIn = (into: Into): AreaKind => (into.kind === 'FORCE' ? AreaKind.NEIGHBOURHOOD : AreaKind.PLACE);

/** The first address of these that is free and no word of the pages. */
function pathIn(into: Into, slugs: readonly string[], taken: ReadonlySet<string>): string {
  for (const slug of slugs) {
    const path = pathFor(into, kindIn(into), slug);
    if (!isRefusal(path) && !taken.has(path)) return path;
  }
  return `${into.path}/${crypto.randomUUID()}`;
}
