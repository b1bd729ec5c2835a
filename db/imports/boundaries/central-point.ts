import type { Parts, Ring } from '@patchwork/api/seeding';

/**
 * A point inside an area, for its marker: in its largest part, halfway along the longest line from west to east at the
 * height of that part's centre.
 *
 * @returns longitude and latitude, to five decimals (about a metre)
 */
export function centralPoint(parts: Parts): [longitude: number, latitude: number] {
  const lands = parts.map(([outer]) => Math.abs(momentsOf(outer as Ring).land));
  const rings = parts[lands.indexOf(Math.max(...lands))] as Ring[];
  const [first] = rings as [Ring];
  const { land, height } = momentsOf(first);
  const latitude = height / land;
  const crossings = rings.flatMap((ring) => crossingsAt(ring, latitude)).sort((a, b) => a - b);
  let [from, to] = [first[0]?.[0] ?? 0, first[0]?.[0] ?? 0];
  for (let i = 1; i < crossings.length; i += 2) {
    const [west, east] = [crossings[i - 1] as number, crossings[i] as number];
    if (east - west > to - from) [from, to] = [west, east];
  }
  return [rounded((from + to) / 2), rounded(latitude)];
}

const rounded = (degrees: number) => Math.round(degrees * 1e5) / 1e5;

/** The land of a ring, and its land times the latitude of its centre; both below zero where it runs clockwise. */
function momentsOf(ring: Ring): { land: number; height: number } {
  const [[x0, y0]] = ring as [[number, number]];
  let [land, height] = [0, 0];
  for (let i = 1; i < ring.length; i++) {
    const [[x1, y1], [x2, y2]] = [ring[i - 1] as Ring[0], ring[i] as Ring[0]];
    const triangle = ((x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)) / 2;
    land += triangle;
    height += (triangle * (y0 + y1 + y2)) / 3;
  }
  return { land, height };
}

/** The longitudes at which a ring crosses a latitude. */
function crossingsAt(ring: Ring, latitude: number): number[] {
  return ring.slice(1).flatMap(([x2, y2], i) => {
    const [x1, y1] = ring[i] as Ring[0];
    if (y1 > latitude === y2 > latitude) return [];
    return [x1 + ((latitude - y1) / (y2 - y1)) * (x2 - x1)];
  });
}
