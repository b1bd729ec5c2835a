import type { Ring } from '@patchwork/api/seeding';

/** Where two straight pieces of rings cross: the rings by their number, and the place in degrees. */
export interface Crossing {
  rings: [number, number];
  at: Point;
}

type Point = readonly [longitude: number, latitude: number];

interface Piece {
  ring: number;
  from: Point;
  to: Point;
  /** Where the piece after it in its ring ends. */
  beyond: Point;
}

/** About a tenth of a millimetre, in degrees: what rounding may do to rings that only touch. */
const TOUCH = 1e-9;

/**
 * The first place where a ring crosses itself or another, or null. Rings may touch, in points and along lines.
 *
 * Sweeps along the axis on which fewer pieces lie above one another: 200,000 points of a coast take well under a second.
 */
export function crossingIn(rings: readonly Ring[]): Crossing | null {
  const pieces = rings.flatMap(piecesOf);
  const axis = depthAlong(pieces, 0) <= depthAlong(pieces, 1) ? 0 : 1;
  const across = 1 - axis;
  const low = ({ from, to }: Piece, on: number) => Math.min(from[on] as number, to[on] as number);
  const high = ({ from, to }: Piece, on: number) => Math.max(from[on] as number, to[on] as number);
  pieces.sort((a, b) => low(a, axis) - low(b, axis));
  const starts = Float64Array.from(pieces, (piece) => low(piece, axis));
  const [lows, highs] = [pieces.map((piece) => low(piece, across)), pieces.map((piece) => high(piece, across))];
  for (const [i, one] of pieces.entries()) {
    const reach = high(one, axis) + TOUCH;
    const [least, greatest] = [(lows[i] as number) - TOUCH, (highs[i] as number) + TOUCH];
    for (let j = i + 1; j < pieces.length && (starts[j] as number) <= reach; j++) {
      if ((lows[j] as number) > greatest || (highs[j] as number) < least) continue;
      const other = pieces[j] as Piece;
      const at = meetingOf(one, other);
      if (at) return { rings: [Math.min(one.ring, other.ring), Math.max(one.ring, other.ring)], at };
    }
  }
  return null;
}

function piecesOf(closed: Ring, ring: number): Piece[] {
  const points = closed.filter(([x, y], i) => i === 0 || x !== closed[i - 1]?.[0] || y !== closed[i - 1]?.[1]);
  const pieces: Piece[] = [];
  for (let i = 1; i < points.length; i++) {
    const beyond = (points[i + 1] ?? points[1]) as Point;
    pieces.push({ ring, from: points[i - 1] as Point, to: points[i] as Point, beyond });
  }
  return pieces;
}

/** How many pieces lie above one another on average, seen along an axis. */
function depthAlong(pieces: readonly Piece[], axis: 0 | 1): number {
  let [least, greatest, sum] = [Infinity, -Infinity, 0];
  for (const { from, to } of pieces) {
    least = Math.min(least, from[axis], to[axis]);
    greatest = Math.max(greatest, from[axis], to[axis]);
    sum += Math.abs(from[axis] - to[axis]);
  }
  return sum / (greatest - least);
}

/** Where one piece passes from one side of another to its other side, or null. */
function meetingOf(one: Piece, other: Piece): Point | null {
  const [a, b] = [side(one, other.from), side(one, other.to)];
  const [c, d] = [side(other, one.from), side(other, one.to)];
  if (areOpposite(a, b) && areOpposite(c, d)) {
    const share = c / (c - d);
    return [one.from[0] + share * (one.to[0] - one.from[0]), one.from[1] + share * (one.to[1] - one.from[1])];
  }
  if (Math.abs(d) <= TOUCH && liesWithin(other, one.to) && areOpposite(c, side(other, one.beyond))) return one.to;
  if (Math.abs(b) <= TOUCH && liesWithin(one, other.to) && areOpposite(a, side(one, other.beyond))) return other.to;
  const isOneCorner = one.to[0] === other.to[0] && one.to[1] === other.to[1];
  return isOneCorner && cornersCross(one, other) ? one.to : null;
}

/** How far left of a piece a point lies; below zero: right of it. */
function side({ from, to }: Piece, [x, y]: Point): number {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  return (dx * (y - from[1]) - dy * (x - from[0])) / Math.hypot(dx, dy);
}

const areOpposite = (a: number, b: number) => (a > TOUCH && b < -TOUCH) || (a < -TOUCH && b > TOUCH);

/** True for a point on a piece's line that lies between its ends, and on neither. */
function liesWithin({ from, to }: Piece, [x, y]: Point): boolean {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy);
  const along = (dx * (x - from[0]) + dy * (y - from[1])) / length;
  return along > TOUCH && along < length - TOUCH;
}

/** Two corners in one point cross where exactly one leg of the second lies between the legs of the first. */
function cornersCross(one: Piece, other: Piece): boolean {
  const [x, y] = one.to;
  const angle = (point: Point) => Math.atan2(point[1] - y, point[0] - x);
  const start = angle(one.from);
  const turn = (point: Point) => (angle(point) - start + 4 * Math.PI) % (2 * Math.PI);
  const width = turn(one.beyond);
  const [into, out] = [turn(other.from), turn(other.beyond)];
  const isTie = [into, out].some((leg) => leg < TOUCH || leg > 2 * Math.PI - TOUCH || Math.abs(leg - width) < TOUCH);
  return !isTie && into < width !== out < width;
}
