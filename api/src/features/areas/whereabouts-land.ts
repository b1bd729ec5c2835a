/// <reference path="./point-in-polygon.d.ts" />
import Flatbush from 'flatbush';
import pointInPolygon from 'point-in-polygon/flat.js';
import type { Parts, Ring } from './boundary.entity.ts';

/** Points are kept in ten-millionths of a degree (about a centimetre): eight bytes each, where a list of lists takes eighty. */
const PER_DEGREE = 1e7;

/** One piece of land without a gap: its outer ring, then the holes in it. */
interface Piece<Owner> {
  owner: Owner;
  /** x, y, x, y … of all its rings, one after the other. */
  points: Int32Array;
  /** Where each ring ends in `points`. */
  ends: number[];
  /** How large the box around it is: of several that hold a point, the smallest says most. */
  size: number;
}

/** Land and whose it is, kept small in memory, and found by a point. Fill it, then `settle` it, then ask. */
export class Land<Owner> {
  readonly #pieces: Piece<Owner>[] = [];
  #boxes: Flatbush | undefined;

  /** Adds what somebody owns. */
  add(owner: Owner, parts: Parts): void {
    for (const rings of parts) if (rings.length > 0) this.#pieces.push(pieceOf(owner, rings));
  }

  /** Makes the index; nothing can be added after it. */
  settle(): this {
    // Flatbush makes no index of nothing.
    if (this.#pieces.length === 0) return this;
    this.#boxes = new Flatbush(this.#pieces.length, 16, Int32Array);
    for (const piece of this.#pieces) {
      const [west, south, east, north] = boxOf(piece);
      piece.size = (east - west) * (north - south);
      this.#boxes.add(west, south, east, north);
    }
    this.#boxes.finish();
    return this;
  }

  /** Whose land holds a point (WGS 84, degrees): the smallest pieces first. */
  ownersAt(latitude: number, longitude: number): Owner[] {
    const point = [units(longitude), units(latitude)] as const;
    const near = this.#boxes?.search(...point, ...point) ?? [];
    return near
      .map((i) => this.#pieces[i] as Piece<Owner>)
      .filter((piece) => holds(piece, point))
      .sort((one, other) => one.size - other.size)
      .map(({ owner }) => owner);
  }
}

const units = (degrees: number): number => Math.round(degrees * PER_DEGREE);

function pieceOf<Owner>(owner: Owner, rings: Ring[]): Piece<Owner> {
  const points = new Int32Array(2 * rings.reduce((sum, ring) => sum + ring.length, 0));
  const ends: number[] = [];
  let at = 0;
  for (const ring of rings) {
    for (const [longitude, latitude] of ring) {
      points[at++] = units(longitude);
      points[at++] = units(latitude);
    }
    ends.push(at);
  }
  return { owner, points, ends, size: 0 };
}

/** Around the outer ring: least x, least y, greatest x, greatest y. */
function boxOf({ points, ends: [end = 0] }: Piece<unknown>): [number, number, number, number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < end; i += 2) {
    const [x, y] = [points[i] as number, points[i + 1] as number];
    if (x < west) west = x;
    if (x > east) east = x;
    if (y < south) south = y;
    if (y > north) north = y;
  }
  return [west, south, east, north];
}

function holds({ points, ends }: Piece<unknown>, point: readonly [number, number]): boolean {
  const isInRing = (ring: number) => pointInPolygon(point, points, ends[ring - 1] ?? 0, ends[ring]);
  return isInRing(0) && !ends.some((_, ring) => ring > 0 && isInRing(ring));
}
