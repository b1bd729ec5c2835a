import type { EntityManager } from '@mikro-orm/postgresql';
import { Refusal } from '#platform/refusal.ts';
import { Area } from './area.entity.ts';

/** Why typed paths do not name places of a neighbourhood. */
export type PlacesReason = 'UNKNOWN_PLACE' | 'PLACE_ELSEWHERE';

/**
 * The areas at these paths, by name, each once: places of a neighbourhood, or the neighbourhood itself. Refuses a path
 * where nothing is, and a place that lies elsewhere; `field` names the input.
 */
export async function placesIn(
  em: EntityManager,
  neighbourhood: Area,
  paths: readonly string[],
  field = 'placePaths',
): Promise<Area[] | Refusal<PlacesReason>> {
  const wanted = [...new Set(paths.map(Area.pathOf).filter(Boolean))];
  const places = await em.find(Area, { path: { $in: wanted } }, { orderBy: { name: 'asc' } });
  const missing = wanted.find((path) => !places.some((place) => place.path === path));
  if (missing) return new Refusal('UNKNOWN_PLACE', `There is no place at the path ${missing.slice(0, 100)}.`, field);
  const elsewhere = places.find((place) => !place.liesIn(neighbourhood.path));
  if (elsewhere) return new Refusal('PLACE_ELSEWHERE', `${elsewhere.name} is not in ${neighbourhood.name}.`, field);
  return places;
}
