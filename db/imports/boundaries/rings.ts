import type { Parts, Ring } from '@patchwork/api/seeding';
import { crossingIn } from './crossings.ts';

/** A reason why a geometry cannot be an area's, on its way to `checkedParts`. */
class Wrong extends Error {}

/**
 * The parts of a GeoJSON Polygon or MultiPolygon (RFC 7946 §3.1.6, §3.1.7) without their heights, in degrees of WGS 84;
 * or the sentence that says why it cannot be an area's boundary: a ring that is not closed, has fewer than four points,
 * encloses nothing or crosses itself or another, or coordinates that are no longitudes and latitudes.
 */
export function checkedParts(geometry: unknown): Parts | string {
  try {
    const parts = polygonsOf(geometry).map((polygon, part, all) => {
      if (!Array.isArray(polygon) || polygon.length === 0) throw new Wrong(`${partName(part, all.length)}has no ring.`);
      return polygon.map((ring, i) => ringOf(ring, ringName(part, i, all.length)));
    });
    checkPlace(parts);
    parts.forEach((rings, part) => {
      rings.forEach((ring, i) => {
        checkRing(ring, ringName(part, i, parts.length));
      });
    });
    checkCrossings(parts);
    return parts;
  } catch (error) {
    if (error instanceof Wrong) return error.message;
    throw error;
  }
}

function polygonsOf(geometry: unknown): unknown[] {
  if (typeof geometry !== 'object' || geometry === null) throw new Wrong('It has no geometry.');
  const { type, coordinates } = geometry as { type?: unknown; coordinates?: unknown };
  if (type !== 'Polygon' && type !== 'MultiPolygon')
    throw new Wrong(
      `Its geometry is a ${typeof type === 'string' ? type : 'nameless thing'}, no Polygon or MultiPolygon.`,
    );
  if (!Array.isArray(coordinates) || coordinates.length === 0) throw new Wrong(`Its ${type} has no coordinates.`);
  return type === 'Polygon' ? [coordinates] : coordinates;
}

const partName = (part: number, parts: number) => (parts === 1 ? 'It ' : `Part ${part + 1} `);
const ringName = (part: number, ring: number, parts: number) =>
  `Ring ${ring + 1}${parts === 1 ? '' : ` of part ${part + 1}`}`;
const pointName = (point: readonly number[]) => `${point[0]}, ${point[1]}`;

function ringOf(ring: unknown, name: string): Ring {
  if (!Array.isArray(ring)) throw new Wrong(`${name} is no list of points.`);
  if (ring.length === 0) throw new Wrong(`${name} has no points.`);
  return ring.map((point, i) => {
    const [lng, lat] = Array.isArray(point) ? point : [];
    if (Number.isFinite(lng) && Number.isFinite(lat)) return [lng, lat];
    throw new Wrong(`Point ${i + 1} of ${name.replace('Ring', 'ring')} is no pair of numbers.`);
  });
}

/** Says which projection it looks like where it is not WGS 84. Northings of Great Britain end at 1,220 km. */
function checkPlace(parts: Parts): void {
  let isSwapped = true;
  let outside: [number, number] | null = null;
  let isGrid = true;
  for (const [lng, lat] of parts.flat(2)) {
    if (isSwapped && (lng < 49 || lng > 61 || lat < -9 || lat > 2)) isSwapped = false;
    if (isGrid && (lng < -10_000 || lng > 700_000 || lat < -10_000 || lat > 1_300_000)) isGrid = false;
    if (Math.abs(lng) > 180 || Math.abs(lat) > 90) outside ??= [lng, lat];
  }
  if (outside && isGrid)
    throw new Wrong(
      `These coordinates (${pointName(outside)}) are no longitudes and latitudes: they look like the British National Grid (EPSG:27700). Convert the file to WGS 84 (EPSG:4326) first.`,
    );
  if (outside)
    throw new Wrong(
      `These coordinates (${pointName(outside)}) are no longitudes and latitudes. Convert the file to WGS 84 (EPSG:4326) first.`,
    );
  if (isSwapped)
    throw new Wrong('Its latitudes stand before its longitudes. GeoJSON takes the longitude first: swap them.');
}

function checkRing(ring: Ring, name: string): void {
  const [first, last] = [ring[0], ring.at(-1)] as [Ring[number], Ring[number]];
  if (first[0] !== last[0] || first[1] !== last[1])
    throw new Wrong(
      `${name} is not closed: it begins at ${pointName(first)} and ends at ${pointName(last)}. Its last point must be its first.`,
    );
  if (ring.length < 4) throw new Wrong(`${name} has ${ring.length} points. A closed ring has at least four.`);
  if (!enclosesLand(ring)) throw new Wrong(`${name} encloses nothing: its points lie on one line.`);
}

/** False where all points lie on one line through the first and the one farthest from it. */
function enclosesLand(ring: Ring): boolean {
  const [x0, y0] = ring[0] as [number, number];
  const distance = ([x, y]: readonly [number, number]) => Math.abs(x - x0) + Math.abs(y - y0);
  const [farX, farY] = ring.reduce((far, point) => (distance(point) > distance(far) ? point : far));
  return ring.some(([x, y]) => (x - x0) * (farY - y0) !== (y - y0) * (farX - x0));
}

function checkCrossings(parts: Parts): void {
  const crossing = crossingIn(parts.flat());
  if (!crossing) return;
  const names = parts.flatMap((rings, part) => rings.map((_, i) => ringName(part, i, parts.length)));
  const [one, other] = crossing.rings.map((ring) => names[ring] as string) as [string, string];
  const where = `near ${crossing.at.map((degrees) => degrees.toFixed(5)).join(', ')}`;
  throw new Wrong(
    one === other ? `${one} crosses itself ${where}.` : `${one} and ${other.replace('Ring', 'ring')} cross ${where}.`,
  );
}
