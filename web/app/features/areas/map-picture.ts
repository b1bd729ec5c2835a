import { geoMercatorRaw } from 'd3-geo';
import { type Name, namesOf, type Wanted } from './map-names.ts';
import { drawn, type Line, type Run, ringsOf, runsOf } from './map-outline.ts';
import type { MapPlace } from './map-place.ts';

/** A place as its shape on the picture. */
interface Shape {
  place: MapPlace;
  d: string;
}

/** A place as a point on the picture. */
interface Point {
  place: MapPlace;
  x: number;
  y: number;
  /** How far it reaches from its middle. */
  reach: number;
}

/** A picture of places, north up: what lies inside another drawn after it, else in the order given. */
export interface Picture {
  width: number;
  height: number;
  shapes: Shape[];
  points: Point[];
  /** The line around all of them, where it is known. */
  around: string | null;
  /** Names for a picture as wide as a phone, and for one as wide as half a desk: bigger and fewer, smaller and more. */
  names: { narrow: Name[]; wide: Name[] };
  /** How long a bar of `km` kilometres is. */
  scale: { km: number; length: number };
  /** Whose data it is. */
  sources: string[];
}

/** A rectangle in the units of outlines (see the schema). */
interface Frame {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const WIDTH = 400;
/** Letters of the names, in units of the picture: about 12 pixels each. */
const LETTERS = { narrow: 14, wide: 10 } as const;
/** Room below for the scale. */
const FOOT = 26;
const UNITS_PER_DEGREE = 100_000;
/** A shape less than this wide and high would not be seen: it is a point. */
const SMALLEST = 5;

/**
 * Places laid out: shapes where outlines are known, points for the rest. Null where there is no outline and fewer than
 * two places whose middle is known: one point is no map.
 *
 * @param first paths of the places that matter here: named before the others, and bigger where they are points
 */
export function pictureOf(
  places: readonly MapPlace[],
  first: ReadonlySet<string>,
  around: MapPlace['outline'] = null,
): Picture | null {
  const outlines = [...places.map(({ outline }) => outline), around].flatMap((outline) => outline ?? []);
  const middles = places.flatMap(({ centre, outline }) => (centre && !outline ? [unitsOf(centre)] : []));
  if (outlines.length === 0 && new Set(middles.map(String)).size < 2) return null;
  const frame = frameOf([...outlines.map(({ frame: box }) => box), ...middles.map(([x, y]) => [x, y, x, y])]);
  const isAllPoints = outlines.length === 0;
  const { height, scale, move } = layout(frame, isAllPoints ? { x: 40, y: 30 } : { x: 8, y: 8 });

  const [shapes, points, wanted]: [Shape[], Point[], Wanted[]] = [[], [], []];
  for (const place of byDepth(places)) {
    const isFirst = first.has(place.path);
    const shape = place.outline && shapeOf(place.outline, move, scale);
    if (shape) {
      shapes.push({ place, d: shape.d });
      wanted.push({ name: place.name, isFirst, runs: shape.runs });
    } else {
      const point = pointOf(place, move, isFirst ? 8 : 4.5);
      if (!point) continue;
      points.push(point);
      wanted.push({ name: place.name, isFirst, point });
    }
  }
  const within = { left: 2, top: 2, right: WIDTH - 2, bottom: height - FOOT };
  return {
    width: WIDTH,
    height,
    shapes,
    points,
    around: around ? drawn(moved(around.path, move)) : null,
    names: { narrow: namesOf(wanted, LETTERS.narrow, within), wide: namesOf(wanted, LETTERS.wide, within) },
    scale: barOf(frame, scale),
    sources: [...new Set(outlines.map(({ source }) => source))].sort(),
  };
}

type Move = (x: number, y: number) => [number, number];

/** Where a place in degrees lies, in the units of outlines. */
function unitsOf({ latitude, longitude }: { latitude: number; longitude: number }): [number, number] {
  const [x = 0, y = 0] = geoMercatorRaw((longitude * Math.PI) / 180, (latitude * Math.PI) / 180);
  const unit = (180 / Math.PI) * UNITS_PER_DEGREE;
  return [x * unit, -y * unit];
}

function frameOf(boxes: readonly (readonly number[])[]): Frame {
  const all = (at: number) => boxes.map((box) => box[at] as number);
  return {
    left: Math.min(...all(0)),
    top: Math.min(...all(1)),
    right: Math.max(...all(2)),
    bottom: Math.max(...all(3)),
  };
}

/** As wide as the picture, and as high as the places ask for, between a strip and somewhat more than a square. */
function layout({ left, top, right, bottom }: Frame, margin: { x: number; y: number }) {
  const [across, down] = [Math.max(right - left, 1), Math.max(bottom - top, 1)];
  const [room, least, most] = [WIDTH - 2 * margin.x, WIDTH * 0.45, WIDTH * 1.15];
  const inner = Math.min(most, Math.max(least, (down / across) * room + 2 * margin.y)) - 2 * margin.y;
  const scale = Math.min(room / across, inner / down);
  const [x0, y0] = [(WIDTH - across * scale) / 2, margin.y + (inner - down * scale) / 2];
  const move: Move = (x, y) => [(x - left) * scale + x0, (y - top) * scale + y0];
  return { height: Math.round(inner + 2 * margin.y) + FOOT, scale, move };
}

const moved = (path: string, move: Move): Line[] => ringsOf(path).map((ring) => ring.map(([x, y]) => move(x, y)));

/** A neighbourhood before the places within it: their shapes lie on it. */
const byDepth = (places: readonly MapPlace[]) =>
  [...places].sort((a, b) => a.path.split('/').length - b.path.split('/').length);

function shapeOf(
  outline: NonNullable<MapPlace['outline']>,
  move: Move,
  scale: number,
): { d: string; runs: Run[] } | null {
  const [left = 0, top = 0, right = 0, bottom = 0] = outline.frame;
  if (Math.max(right - left, bottom - top) * scale < SMALLEST) return null;
  const rings = moved(outline.path, move);
  return { d: drawn(rings), runs: runsOf(rings) };
}

function pointOf(place: MapPlace, move: Move, reach: number): Point | null {
  const [left = 0, top = 0, right = 0, bottom = 0] = place.outline?.frame ?? [];
  const middle = place.outline ? [(left + right) / 2, (top + bottom) / 2] : place.centre && unitsOf(place.centre);
  if (!middle) return null;
  const [x, y] = move(middle[0] as number, middle[1] as number);
  return { place, x: rounded(x), y: rounded(y), reach };
}

const rounded = (length: number) => Math.round(length * 10) / 10;

/** A round number of kilometres that fits into the corner. A degree of longitude is 111.32 km times the cosine of the latitude. */
function barOf({ top, bottom }: Frame, scale: number) {
  const mercator = -(top + bottom) / 2 / UNITS_PER_DEGREE;
  const latitude = 2 * Math.atan(Math.exp((mercator * Math.PI) / 180)) - Math.PI / 2;
  const perKm = (UNITS_PER_DEGREE / (111.32 * Math.cos(latitude))) * scale;
  const km = [50, 20, 10, 5, 2, 1, 0.5].find((length) => length * perKm <= WIDTH / 4) ?? 0.2;
  return { km, length: rounded(km * perKm) };
}
