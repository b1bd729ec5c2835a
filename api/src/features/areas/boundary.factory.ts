import type { EntityManager } from '@mikro-orm/postgresql';
import { anArea } from './area.factory.ts';
import { AreaBoundary, type Parts, type Ring } from './boundary.entity.ts';

/** A ring around a square, whose corners lie so far from its middle, in degrees. */
export function aSquare(latitude: number, longitude: number, reach: number): Ring {
  const [west, east, south, north] = [longitude - reach, longitude + reach, latitude - reach, latitude + reach];
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

/** Where the area at a path lay, and from when until when; without dates since 2010. Makes the area where it is missing. */
export async function aBoundary(
  em: EntityManager,
  path: string,
  geometry: Parts,
  { from = '2010-01-01', until = null as string | null, isMadeUp = false } = {},
): Promise<AreaBoundary> {
  const area = await anArea(em, path);
  const boundary = em.create(AreaBoundary, {
    ...{ area, geometry, validFrom: from, validUntil: until },
    ...{ outline: 'M0,0', frame: [0, 0, 1, 1], source: 'A test', isMadeUp },
  });
  await em.persist(boundary).flush();
  return boundary;
}
