import type { Parts } from '@patchwork/api/seeding';
import { topology } from 'topojson-server';
import { presimplify } from 'topojson-simplify';
import type { MultiPolygon, Topology } from 'topojson-specification';
import { type ArcRing, Arcs, landIn, numberOf, type Point } from './arcs.ts';

/** What a map draws of an area, and the frame around it: least x, least y, greatest x, greatest y. */
export interface Outline {
  /** The `d` of an SVG path: each ring begins at an absolute point, goes on in relative ones, and is closed. */
  outline: string;
  frame: [number, number, number, number];
}

/** Of a degree of longitude: about 0.7 m in the middle of Great Britain. */
const UNITS = 100_000;
/** How many pixels wide a map is thought to be: what is smaller than one of them is nobody's loss. */
const PIXELS = 1_000;
/** An island of fewer square pixels is left out, as long as its shape has a larger one. */
const LEAST_ISLAND = 4;
/** Of one shape: at about 8 bytes each, below 2 kB. */
const MOST_POINTS = 220;
/** How much of its land a ring keeps at least, so that a hamlet on the map of a county is still one. */
const LEAST_LEFT = 0.6;

/** A ring: the arcs it is made of, and the land within it before anything was left out. */
interface Sized {
  arcs: ArcRing;
  land: number;
}
/** Parts of a shape, each its rings, the outer one first. */
type Shape = Sized[][];

/**
 * The outlines of all shapes of one map, simplified together (Visvalingam's method over a topology), so that a border
 * between two neighbours is one and the same line in both. No shape vanishes, however small it is on the map.
 *
 * @param shapes by any key, as `checkedParts` gives them
 * @returns by the same keys, in Mercator, in hundred-thousandths of a degree of longitude, y growing to the south
 */
export function outlinesOf(shapes: ReadonlyMap<string, Parts>): Map<string, Outline> {
  const projected = [...shapes.values()].map(projectedOf);
  const objects = projected.map((coordinates) => ({ type: 'MultiPolygon' as const, coordinates }));
  const weighed = presimplify(
    topology(Object.fromEntries(objects.entries())) as Topology<Record<string, MultiPolygon>>,
  );
  const pixel = pixelOf(projected);
  const arcs = new Arcs(weighed, pixel);
  const sized = objects.map((_, i) =>
    (weighed.objects[`${i}`] as MultiPolygon).arcs.map((part) =>
      part.map((ring) => ({ arcs: ring, land: Math.abs(landIn(arcs.whole(ring))) })),
    ),
  );
  const kept = coarsened(arcs, sized, pixel);
  refine(arcs, kept.flat(2));
  return new Map(
    [...shapes.keys()].map((key, i) => [key, pathOf((kept[i] as Shape).map((part) => wound(arcs, part)))]),
  );
}

function projectedOf(parts: Parts): Point[][][] {
  const all = parts.map((part) => part.map((ring) => withoutRepetition(ring.map(projectedPoint))));
  const sound = all.filter(([outer]) => outer && landIn(outer) !== 0);
  const [[[[x, y] = [0, 0]] = []] = []] = all;
  // What is smaller than a unit of the map is drawn as one.
  if (sound.length === 0) return [[squareAt(x, y)]];
  return sound.map((part) => part.filter((ring) => landIn(ring) !== 0));
}

const squareAt = (x: number, y: number): Point[] => {
  return [[x, y], [x + 1, y], [x + 1, y + 1], [x, y + 1], [x, y]]; // biome-ignore format: points
};

function projectedPoint([longitude, latitude]: readonly [number, number]): Point {
  const north = Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) * (180 / Math.PI);
  return [Math.round(longitude * UNITS), Math.round(-north * UNITS)];
}

function withoutRepetition(ring: readonly Point[]): Point[] {
  return ring.filter(([x, y], i) => i === 0 || x !== ring[i - 1]?.[0] || y !== ring[i - 1]?.[1]);
}

/** The land that a pixel of the map shows. */
function pixelOf(shapes: readonly Point[][][][]): number {
  const [west, north, east, south] = frameAround(shapes.flat(3));
  return (Math.max(east - west, south - north) / PIXELS) ** 2;
}

function frameAround(points: readonly Point[]): Outline['frame'] {
  const frame: Outline['frame'] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    frame[0] = Math.min(frame[0], x);
    frame[1] = Math.min(frame[1], y);
    frame[2] = Math.max(frame[2], x);
    frame[3] = Math.max(frame[3], y);
  }
  return frame;
}

/** Draws shapes of too many points with fewer, leaving small islands out; says what is left of each shape. */
function coarsened(arcs: Arcs, shapes: readonly Shape[], pixel: number): Shape[] {
  const shared = sharedOf(shapes);
  const isShared = ({ arcs: ring }: Sized) => ring.some((arc) => shared.has(numberOf(arc)));
  const leastIsland = shapes.map(() => LEAST_ISLAND * pixel);
  const kept = [...shapes];
  let open = [...shapes.keys()];
  for (let round = 0; open.length > 0 && round < 40; round++) {
    for (const i of open) kept[i] = withoutIslands(shapes[i] as Shape, leastIsland[i] as number, isShared);
    open = open.filter((i) => pointsIn(arcs, kept[i] as Shape) > MOST_POINTS);
    arcs.weigh(
      open.flatMap((i) => ringsOf(kept[i] as Shape)),
      1.5,
    );
    for (const i of open) leastIsland[i] = (leastIsland[i] as number) * 1.5;
  }
  return kept;
}

const ringsOf = (shape: Shape) => shape.flat().map((ring) => ring.arcs);
const pointsIn = (arcs: Arcs, shape: Shape) => ringsOf(shape).reduce((sum, ring) => sum + arcs.drawn(ring).length, 0);

/** The arcs that belong to several rings: to neighbours, or to an area and the hole that it lies in. */
function sharedOf(shapes: readonly Shape[]): Set<number> {
  const seen = new Set<number>();
  const shared = new Set<number>();
  for (const arc of shapes.flatMap(ringsOf).flat().map(numberOf)) (seen.has(arc) ? shared : seen).add(arc);
  return shared;
}

function withoutIslands(shape: Shape, least: number, isShared: (ring: Sized) => boolean): Shape {
  const lands = shape.map(([outer]) => outer?.land ?? 0);
  const largest = lands.indexOf(Math.max(...lands));
  const stays = (ring: Sized) => ring.land >= least || isShared(ring);
  return shape
    .filter((part, i) => part.some(stays) || i === largest)
    .map(([outer, ...holes]) => [outer as Sized, ...holes.filter(stays)]);
}

/** Draws rings that lost too much with more points, and with all that they have where nothing less will do. */
function refine(arcs: Arcs, rings: readonly Sized[]): void {
  let open = [...rings];
  for (let round = 0; open.length > 0 && round < 30; round++) {
    open = open.filter((ring) => Math.abs(landIn(arcs.drawn(ring.arcs))) < LEAST_LEFT * ring.land);
    arcs.weigh(
      open.map((ring) => ring.arcs),
      round === 28 ? 0 : 0.5,
    );
  }
}

/** The rings of a part, the holes the other way round than the outer one: whichever rule fills them, holes stay open. */
function wound(arcs: Arcs, part: readonly Sized[]): Point[][] {
  return part.map((ring, i) => {
    const points = arcs.drawn(ring.arcs);
    return landIn(points) > 0 === (i === 0) ? points : points.reverse();
  });
}

function pathOf(parts: readonly Point[][][]): Outline {
  const rings = parts.flat();
  return { outline: rings.map(written).join(''), frame: frameAround(rings.flat()) };
}

/** `M24700-6830000l12-3 4 5z`: a minus separates as a space does; closing goes back to the first point. */
function written(ring: readonly Point[]): string {
  const numbers = ring.slice(1, -1).flatMap(([x, y], i) => {
    const [fromX, fromY] = ring[i] as Point;
    return [x - fromX, y - fromY];
  });
  return `M${run(ring[0] as Point)}l${run(numbers)}z`;
}

const run = (numbers: readonly number[]) => numbers.map((n, i) => (i > 0 && n >= 0 ? ` ${n}` : `${n}`)).join('');
