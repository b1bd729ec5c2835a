import type { EntityManager } from '@mikro-orm/postgresql';
import { Refusal } from '#platform/refusal.ts';
import { Area } from './area.entity.ts';
import { endedRefusal } from './ended.queries.ts';

/** Why typed paths do not name places of a neighbourhood. */
export type PlacesReason = 'UNKNOWN_PLACE' | 'PLACE_ELSEWHERE' | 'AREA_ENDED';

interface Asked {
  /** Names the input; `placePaths` where left out. */
  field?: string;
  now: Date;
  /** Places that it is about already, so that one that has ended since may stay. */
  kept?: readonly Area[];
}

/**
 * The areas at these paths, by name, each once: places of a neighbourhood, or the neighbourhood itself. Refuses a path
 * where nothing is, a place that lies elsewhere and one that has ended.
 */
export async function placesIn(
  em: EntityManager,
  neighbourhood: Area,
  paths: readonly string[],
  { field = 'placePaths', now, kept = [] }: Asked,
): Promise<Area[] | Refusal<PlacesReason>> {
  const wanted = [...new Set(paths.map(Area.pathOf).filter(Boolean))];
  const places = await em.find(Area, { path: { $in: wanted } }, { orderBy: { name: 'asc' } });
  const missing = wanted.find((path) => !places.some((place) => place.path === path));
  if (missing) return new Refusal('UNKNOWN_PLACE', `There is no place at the path ${missing.slice(0, 100)}.`, field);
  const elsewhere = places.find((place) => !place.liesIn(neighbourhood.path));
  if (elsewhere) return new Refusal('PLACE_ELSEWHERE', `${elsewhere.name} is not in ${neighbourhood.name}.`, field);
  const added = places.filter(({ id }) => !kept.some((place) => place.id === id));
  return (await endedRefusal(em, added, now, field)) ?? places;
}
