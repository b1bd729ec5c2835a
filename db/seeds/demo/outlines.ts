import type { EntityManager } from '@mikro-orm/postgresql';
import { type Area, AreaBoundary, type Parts } from '@patchwork/api/seeding';
import { Delaunay } from 'd3-delaunay';
import { intersection, union } from 'polyclip-ts';
import { outlinesOf } from '../../imports/boundaries/outlines.ts';
import type { DemoAreas } from './areas.ts';
import { idOf } from './ids.ts';

/** No land is farther from its village, in degrees of latitude: so no village of the demonstration has Cambridge. */
const REACH = 0.026;
/** How many sides a circle has here. */
const SIDES = 24;
const MADE_UP = 'Made up for the demonstration: the land nearest to each village.';
/** Before anything that the demonstration tells. */
const SINCE = '2020-01-01';

type Point = [x: number, y: number];
type Cell = Point[][][];

/**
 * Gives each place of the demonstration that has a middle the land nearest to it, and each neighbourhood the land of
 * its places: no true boundary may be committed, and a map of none would show little.
 */
export async function drawOutlines(em: EntityManager, areas: DemoAreas): Promise<void> {
  const cells = cellsOf(areas.places.filter((place) => place.latitude));
  const shapes = new Map([...cells].map(([place, cell]) => [place, partsOf(cell)]));
  for (const neighbourhood of [areas.south, areas.east]) {
    const own = [...cells].filter(([place]) => place.parent?.id === neighbourhood.id).map(([, cell]) => cell);
    const [first, ...rest] = own;
    if (first) shapes.set(neighbourhood, partsOf(union(first, ...rest) as Cell));
  }
  for (const outlines of mapsOf(shapes)) {
    for (const [area, { outline, frame }] of outlines) {
      const geometry = shapes.get(area) as Parts;
      const id = idOf(`boundary ${area.path}`);
      const drawn = { geometry, outline, frame: [...frame], source: MADE_UP, isMadeUp: true };
      em.create(AreaBoundary, { id, area, validFrom: SINCE, ...drawn });
    }
  }
  await em.flush();
}

/** The land nearest to each of these, around a circle at the most. */
function cellsOf(places: readonly Area[]): Map<Area, Cell> {
  const points = places.map(({ longitude, latitude }) => onPlane([longitude as number, latitude as number]));
  const all = points.flat();
  const [least, most] = [Math.min(...all) - 1, Math.max(...all) + 1];
  const voronoi = Delaunay.from(points).voronoi([least, least, most, most]);
  return new Map(
    places.map((place, i) => [place, intersection([voronoi.cellPolygon(i)], [circle(points[i] as Point)]) as Cell]),
  );
}

function circle([x, y]: Point): Point[] {
  const corners = Array.from({ length: SIDES }, (_, i): Point => {
    const angle = (i / SIDES) * 2 * Math.PI;
    return [x + REACH * Math.cos(angle), y + REACH * Math.sin(angle)];
  });
  return [...corners, corners[0] as Point];
}

/** How much shorter a degree of longitude is than one of latitude, in the middle of Cambridgeshire. */
const SHORTER = Math.cos((52.2 * Math.PI) / 180);
const onPlane = ([longitude, latitude]: Point): Point => [longitude * SHORTER, latitude];
const onMap = ([x, y]: Point): Point => [rounded(x / SHORTER), rounded(y)];
const rounded = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
const partsOf = (cell: Cell): Parts => cell.map((part) => part.map((ring) => ring.map(onMap)));

/** The outlines of each map: the places of one neighbourhood together, the neighbourhoods together. */
function mapsOf(shapes: ReadonlyMap<Area, Parts>) {
  const byParent = Map.groupBy(shapes, ([area]) => area.parent?.id);
  return [...byParent.values()].map((map) => {
    const drawn = outlinesOf(new Map(map.map(([area, parts]) => [area.id, parts])));
    return map.map(([area]) => [area, drawn.get(area.id) as NonNullable<ReturnType<typeof drawn.get>>] as const);
  });
}
