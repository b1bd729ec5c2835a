import type { EntityManager } from '@mikro-orm/postgresql';
import { Area, AreaCode, CodeKind, slugOf } from '@patchwork/api/seeding';
import { idOf } from './ids.ts';
import { EAST_CAMBRIDGESHIRE, type Parish, SAID, SOUTH_CAMBRIDGESHIRE, WARDS } from './parishes.ts';

/** The areas of the demonstration. */
export interface DemoAreas {
  force: Area;
  south: Area;
  east: Area;
  /** The places of both neighbourhoods. */
  places: readonly Area[];
  /** A place of either neighbourhood by its slug. Throws on a misspelt one. */
  place(slug: string): Area;
}

/**
 * The force with its neighbourhoods and places. Contact facts are the force's public ones; its web chat begins at any
 * page of its site.
 */
export async function plantAreas(em: EntityManager): Promise<DemoAreas> {
  const force = em.create(Area, {
    ...named('cambridgeshire', 'Cambridgeshire Constabulary', 'E23000023'),
    kind: 'FORCE',
    force: idOf('area cambridgeshire'),
    about: 'Polices the whole county. In an emergency always call 999.',
    contactPhone: '101',
    reportUrl: 'https://www.cambs.police.uk/report',
    chatUrl: 'https://www.cambs.police.uk/',
    website: 'https://www.cambs.police.uk/',
  });
  coded(em, force, CodeKind.POLICE_FORCE_AREA);
  // Level by level: an area's force and neighbourhood must be there before it, and the ORM does not sort within a table.
  await em.flush();
  const neighbourhood = (name: string, code: string, about: string) => {
    const path = `${force.path}/${slugOf(name)}`;
    const own = { force, parent: force, neighbourhood: idOf(`area ${path}`), about };
    const area = em.create(Area, { ...named(path, name, code), kind: 'NEIGHBOURHOOD', ...own });
    coded(em, area, CodeKind.DISTRICT);
    return area;
  };
  const south = neighbourhood(
    'South Cambridgeshire',
    'E07000012',
    'The villages and new towns around Cambridge. The team meets residents every three months to agree what it works on.',
  );
  const east = neighbourhood('East Cambridgeshire', 'E07000009', 'Ely, Soham, Littleport and the fen villages.');
  await em.flush();
  const places = new Map([
    ...SOUTH_CAMBRIDGESHIRE.map((parish) => plantPlace(em, south, parish)),
    ...EAST_CAMBRIDGESHIRE.map((parish) => plantPlace(em, east, parish)),
  ]);
  const place = (slug: string) => {
    const found = places.get(slug);
    if (!found) throw new Error(`The demonstration has no place ${slug}.`);
    return found;
  };
  return { force, south, east, places: [...places.values()], place };
}

function plantPlace(em: EntityManager, neighbourhood: Area, parish: Parish): [slug: string, place: Area] {
  const [code, register, latitude, longitude] = parish;
  const name = SAID[register] ?? register;
  const slug = slugOf(name);
  const { force } = neighbourhood;
  const own = { force, parent: neighbourhood, neighbourhood, latitude, longitude };
  const place = em.create(Area, { ...named(`${neighbourhood.path}/${slug}`, name, code), kind: 'PLACE', ...own });
  coded(em, place, CodeKind.PARISH, register);
  for (const [ward, wardName, parishes] of WARDS) {
    if (parishes.includes(register)) em.create(AreaCode, { area: place, code: ward, kind: 'WARD', name: wardName });
  }
  return [slug, place];
}

function named(path: string, name: string, gssCode: string) {
  return { id: idOf(`area ${path}`), path, name, gssCode };
}

function coded(em: EntityManager, area: Area, kind: CodeKind, name = area.name): void {
  em.create(AreaCode, { area, code: area.gssCode as string, kind, name });
}
