import type { Parts, Ring } from '#features/areas/boundary.entity.ts';
import type { Json } from './police-uk-captured.ts';

/** A point as data.police.uk writes one. */
export interface Point {
  latitude: string;
  longitude: string;
}

/** The outer ring of the largest part: the answer has room for one. Undefined where there is no part. */
export function largestRing(parts: Parts): Ring | undefined {
  const rings = parts.flatMap(([outer]) => (outer ? [{ outer, size: Math.abs(twiceTheSizeOf(outer)) }] : []));
  return rings.sort((one, other) => other.size - one.size)[0]?.outer;
}

/** In square degrees: good enough among parts of one neighbourhood (the shoelace formula). */
function twiceTheSizeOf(ring: Ring): number {
  return ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length] ?? [x, y];
    return sum + x * nextY - nextX * y;
  }, 0);
}

/** The ring closed, its points as strings. */
export function pointsOf(ring: Ring): Point[] {
  const [first, last] = [ring[0], ring.at(-1)];
  const isClosed = first && last && first[0] === last[0] && first[1] === last[1];
  return (isClosed || !first ? ring : [...ring, first]).map(([longitude, latitude]) => pointOf(latitude, longitude));
}

export function pointOf(latitude: number, longitude: number): Point {
  return { latitude: inDegrees(latitude), longitude: inDegrees(longitude) };
}

/** Without an exponent, which a number near nought would be written with: Greenwich is in London. */
function inDegrees(degrees: number): string {
  const text = String(degrees);
  return text.includes('e') ? degrees.toFixed(12).replace(/\.?0+$/, '') : text;
}

/** The middle of the box around a ring. */
export function middleOf(ring: Ring): Point {
  const middle = (of: 0 | 1) => {
    const [least, most] = ring.reduce(
      ([low, high], point) => [Math.min(low, point[of]), Math.max(high, point[of])],
      [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
    );
    return Number(((least + most) / 2).toFixed(6));
  };
  return pointOf(middle(1), middle(0));
}

/** True while a boundary is the captured ring and nothing else; the import may have closed it. */
export function isStillOf(captured: unknown, parts: Parts): captured is Json[] {
  const [ring, ...otherRings] = parts[0] ?? [];
  if (!Array.isArray(captured) || !ring || otherRings.length > 0 || parts.length > 1) return false;
  if (captured.length !== ring.length && captured.length !== ring.length - 1) return false;
  return captured.every(
    (point: Json, i) => Number(point['longitude']) === ring[i]?.[0] && Number(point['latitude']) === ring[i]?.[1],
  );
}
