import type pg from 'pg';
import { CannotStart } from '../../cannot-start.ts';
import type { Asked } from './asked.ts';

/** The area whose parts new areas become. */
export interface Into {
  id: string;
  path: string;
  name: string;
  kind: 'FORCE' | 'NEIGHBOURHOOD';
  forceId: string;
}

/**
 * The neighbourhood or force of `--into`, made where `--create` says so; null without it.
 *
 * @throws CannotStart where it is not there, saying how to make it, and where it is no place for such areas
 */
export async function intoOf(client: pg.ClientBase, asked: Asked): Promise<Into | null> {
  const { into: path, kind } = asked;
  if (path === null) return null;
  if (asked.create) await createMissing(client, asked, path);
  const { rows } = await client.query<Omit<Into, 'kind'> & { kind: string; ended: boolean }>(
    `select id, path, name, kind, force_id as "forceId", ended_on <= $2 as ended from area where path = $1`,
    [path, asked.from],
  );
  const [area] = rows;
  if (!area) throw new CannotStart(`There is no area at ${path}. ${waysToMake(path)}`);
  if (area.ended) throw new CannotStart(`${area.name} (${path}) has ended. Name the area that took its place.`);
  if (area.kind !== 'FORCE' && area.kind !== 'NEIGHBOURHOOD')
    throw new CannotStart(`${area.name} (${path}) is a place, and nothing lies in a place. Name its neighbourhood.`);
  if (kind === 'PLACE' && area.kind === 'FORCE')
    throw new CannotStart(`Places lie in a neighbourhood, and ${area.name} (${path}) is a force.`);
  if (kind === 'NEIGHBOURHOOD' && area.kind === 'NEIGHBOURHOOD')
    throw new CannotStart(`Neighbourhoods lie in a force, and ${area.name} (${path}) is a neighbourhood.`);
  return { ...area, kind: area.kind };
}

function waysToMake(path: string): string {
  const [force = ''] = path.split('/');
  return `Check its spelling; or appoint an administrator (npm run officer -- appoint ADDRESS FORCE_ADMIN ${force} "NAME OF THE FORCE"), who adds it from the desk; or, for a trial, say --create here.`;
}

async function createMissing(client: pg.ClientBase, asked: Asked, path: string): Promise<void> {
  const [force = '', neighbourhood, ...more] = path.split('/');
  const isPath = [force, neighbourhood ?? 'none'].every((part) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(part));
  if (!isPath || more.length > 0)
    throw new CannotStart(`${path} is no path of a force or of a neighbourhood, like trial or trial/south-cambs.`);
  await client.query(
    `insert into area (id, path, kind, name, force_id)
     select id, $1, 'FORCE', $2, id from (select gen_random_uuid() as id) new on conflict (path) do nothing`,
    [force, asked.forceName ?? spoken(force)],
  );
  if (neighbourhood === undefined) return;
  await client.query(
    `insert into area (id, path, kind, name, parent_id, force_id, neighbourhood_id)
     select new.id, $1, 'NEIGHBOURHOOD', $2, f.id, f.id, new.id
     from (select gen_random_uuid() as id) new, area f where f.path = $3 on conflict (path) do nothing`,
    [path, asked.neighbourhoodName ?? spoken(neighbourhood), force],
  );
}

/** `south-cambs` is "South Cambs". */
function spoken(slug: string): string {
  return slug.replace(/(^|-)([a-z0-9])/g, (_, hyphen, letter: string) => (hyphen && ' ') + letter.toUpperCase());
}
