import type { EntityManager } from '@mikro-orm/postgresql';
import { Area, type AreaKind } from './area.entity.ts';

/** The area at a path, made with every area above it that is missing: one slug a force, two a neighbourhood, three a place. */
export async function anArea(em: EntityManager, path: string): Promise<Area> {
  const known = await em.findOne(Area, { path });
  if (known) return known;
  const slugs = path.split('/');
  const kind: AreaKind = slugs.length === 1 ? 'FORCE' : slugs.length === 2 ? 'NEIGHBOURHOOD' : 'PLACE';
  const parent = kind === 'FORCE' ? null : await anArea(em, slugs.slice(0, -1).join('/'));
  const id = crypto.randomUUID();
  const neighbourhood = kind === 'FORCE' ? null : kind === 'NEIGHBOURHOOD' ? id : parent?.neighbourhood?.id;
  // By hand, since an area that names itself is no entity before its row is there.
  await em.execute(
    'insert into area (id, path, kind, name, parent_id, neighbourhood_id, force_id) values (?, ?, ?, ?, ?, ?, ?)',
    [id, path, kind, slugs.at(-1), parent?.id ?? null, neighbourhood, parent?.force.id ?? id],
  );
  return em.findOneOrFail(Area, id);
}

/** The area at a path, ended on a day; its land went to these, in equal shares. Everything is made that is missing. */
export async function anEndedArea(
  em: EntityManager,
  path: string,
  successors: readonly string[],
  endedOn: string,
): Promise<Area> {
  const area = await anArea(em, path);
  await em.execute('update area set ended_on = ? where id = ?', [endedOn, area.id]);
  for (const successor of successors) {
    const { id } = await anArea(em, successor);
    await em.execute('insert into area_successor (area_id, successor_id, share) values (?, ?, ?)', [
      ...[area.id, id, 1 / successors.length],
    ]);
  }
  return em.findOneOrFail(Area, area.id, { refresh: true });
}
