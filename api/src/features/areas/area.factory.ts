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
  const own = em.getReference(Area, id, { wrapped: true });
  const area = em.create(Area, {
    id,
    path,
    kind,
    name: slugs.at(-1) ?? path,
    parent,
    neighbourhood: kind === 'FORCE' ? null : kind === 'NEIGHBOURHOOD' ? own : parent?.neighbourhood,
    force: parent ? parent.force : own,
  });
  await em.flush();
  return area;
}
