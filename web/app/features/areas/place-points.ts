import { geoMercator } from 'd3-geo';

/** What the map needs to know of a place. */
export interface MapPlace {
  path: string;
  name: string;
  centre: { latitude: number; longitude: number } | null;
}

/** A place on the picture, and where its name stands; no name where another is in the way. */
export interface Point {
  place: MapPlace;
  x: number;
  y: number;
  label: { x: number; y: number; anchor: 'start' | 'end' | 'middle' } | null;
}

/** A picture of places: its size, its points in the order given, and how long a bar of `km` kilometres is. */
export interface Picture {
  width: number;
  height: number;
  points: Point[];
  scale: { km: number; length: number };
}

const WIDTH = 400;
const MARGIN = { x: 40, y: 30 };
/** Room below for the scale. */
const FOOT = 24;
const LETTER = 7.1;
const LINE = 16;

/**
 * Places laid out north up. Names are set for `first` before the rest, each where it covers no other name and no
 * point. Null with fewer than two places whose middle is known: one point is no map.
 */
export function pictureOf(places: readonly MapPlace[], first: ReadonlySet<string>): Picture | null {
  const known = places.filter((place): place is Known => place.centre !== null);
  const at = known.map(({ centre }) => [centre.longitude, centre.latitude] as [number, number]);
  if (new Set(at.map(String)).size < 2) return null;
  const height = heightFor(at) + FOOT;
  const box: [[number, number], [number, number]] = [
    [MARGIN.x, MARGIN.y],
    [WIDTH - MARGIN.x, height - MARGIN.y - FOOT],
  ];
  const projection = geoMercator().fitExtent(box, { type: 'MultiPoint', coordinates: at });
  const bare = known.map((place, i) => {
    const [x = 0, y = 0] = projection(at[i] as [number, number]) ?? [];
    return { place, x: rounded(x), y: rounded(y), label: null };
  });
  const scale = scaleOf(projection, at);
  return { width: WIDTH, height, points: withNames(bare, first, height - FOOT), scale };
}

type Known = MapPlace & { centre: NonNullable<MapPlace['centre']> };

const rounded = (length: number) => Math.round(length * 10) / 10;

/** Between a wide strip and a square, after the places' own shape. */
function heightFor(at: [number, number][]): number {
  const east = spread(at.map(([longitude]) => longitude)) * Math.cos(((at[0]?.[1] ?? 52) * Math.PI) / 180);
  const north = spread(at.map(([, latitude]) => latitude));
  return Math.round(Math.min(1.1, Math.max(0.6, north / Math.max(east, 1e-6))) * WIDTH);
}

const spread = (values: number[]) => Math.max(...values) - Math.min(...values);

/** A round number of kilometres that fits into the corner. */
function scaleOf(projection: ReturnType<typeof geoMercator>, at: [number, number][]) {
  const [longitude, latitude] = at[0] ?? [0, 52];
  const kmPerDegree = 111.32 * Math.cos((latitude * Math.PI) / 180);
  const [x0 = 0] = projection([longitude, latitude]) ?? [];
  const [x1 = 0] = projection([longitude + 1 / kmPerDegree, latitude]) ?? [];
  const perKm = x1 - x0;
  const km = [20, 10, 5, 2, 1].find((length) => length * perKm <= WIDTH / 4) ?? 1;
  return { km, length: rounded(km * perKm) };
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const overlap = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/**
 * Names right, left, above or below their points, the important ones first. Who finds no room goes without, but an
 * important name may cover points that are not, before it is left out.
 */
function withNames(points: readonly Point[], first: ReadonlySet<string>, bottom: number): Point[] {
  const dots = points.map(dotOf);
  const names: Box[] = [];
  const labels = new Map<string, Point['label']>();
  const isImportant = ({ place }: Point) => first.has(place.path);
  const importantDots = points.filter(isImportant).map(dotOf);
  for (const point of [...points].sort((a, b) => Number(isImportant(b)) - Number(isImportant(a)))) {
    const within = candidates(point).filter(
      ({ box }) => box.left >= 2 && box.right <= WIDTH - 2 && box.bottom <= bottom,
    );
    const free = within.filter(({ box }) => !names.some((other) => overlap(other, box)));
    const clear = free.find(({ box }) => !dots.some((other) => overlap(other, box)));
    const covering = free.find(({ box }) => !importantDots.some((other) => overlap(other, box)));
    const room = clear ?? (isImportant(point) ? covering : undefined);
    if (!room) continue;
    names.push(room.box);
    labels.set(point.place.path, room.label);
  }
  return points.map((point) => ({ ...point, label: labels.get(point.place.path) ?? null }));
}

const dotOf = ({ x, y }: Point): Box => ({ left: x - 6, right: x + 6, top: y - 6, bottom: y + 6 });

function candidates({ x, y, place: { name } }: Point) {
  const width = name.length * LETTER;
  const box = (left: number, middle: number): Box => ({
    left,
    right: left + width,
    top: middle - LINE / 2,
    bottom: middle + LINE / 2,
  });
  return [
    { label: { x: x + 10, y: y + 5, anchor: 'start' as const }, box: box(x + 9, y) },
    { label: { x: x - 10, y: y + 5, anchor: 'end' as const }, box: box(x - 9 - width, y) },
    { label: { x, y: y - 11, anchor: 'middle' as const }, box: box(x - width / 2, y - 15) },
    { label: { x, y: y + 21, anchor: 'middle' as const }, box: box(x - width / 2, y + 16) },
    { label: { x: x + 4, y: y - 9, anchor: 'start' as const }, box: box(x + 4, y - 14) },
    { label: { x: x + 4, y: y + 18, anchor: 'start' as const }, box: box(x + 4, y + 14) },
    { label: { x: x - 4, y: y - 9, anchor: 'end' as const }, box: box(x - 4 - width, y - 14) },
    { label: { x: x - 4, y: y + 18, anchor: 'end' as const }, box: box(x - 4 - width, y + 14) },
  ];
}
