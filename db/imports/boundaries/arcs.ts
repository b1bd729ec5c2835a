import type { Topology } from 'topojson-specification';

export type Point = [x: number, y: number];
/** A point of an arc; the larger its weight (an area in square units), the more of the arc goes with it. */
type WeighedPoint = [x: number, y: number, weight: number];
/** The arcs of a closed ring by their numbers; below zero: `~number`, walked backwards. */
export type ArcRing = number[];

/** The lines that rings are made of, each kept once for all rings that it belongs to, and how finely each is drawn. */
export class Arcs {
  readonly #arcs: readonly WeighedPoint[][];
  /** By arc: the least weight of the points that are drawn. */
  readonly #least: number[];

  /**
   * @param weighed a topology whose points `presimplify` has weighed
   * @param least the weight below which no point is drawn, to begin with
   */
  constructor(weighed: Topology, least: number) {
    this.#arcs = weighed.arcs as unknown as WeighedPoint[][];
    this.#least = this.#arcs.map(() => least);
  }

  /** The points of a ring as it is drawn now: closed, its last point its first. */
  drawn(ring: ArcRing): Point[] {
    return this.#walked(ring, (arc) => this.#least[arc] as number);
  }

  /** The points of a ring before anything was left out. */
  whole(ring: ArcRing): Point[] {
    return this.#walked(ring, () => 0);
  }

  /** Draws arcs with fewer points: a factor above 1; or with more: one below 1. */
  weigh(rings: readonly ArcRing[], factor: number): void {
    const numbers = new Set(rings.flat().map(numberOf));
    for (const number of numbers) this.#least[number] = (this.#least[number] as number) * factor;
  }

  #walked(ring: ArcRing, leastOf: (arc: number) => number): Point[] {
    const points: Point[] = [];
    for (const arc of ring) {
      const number = numberOf(arc);
      const least = leastOf(number);
      const kept = (this.#arcs[number] as WeighedPoint[]).filter(([, , weight]) => weight >= least);
      if (arc < 0) kept.reverse();
      // Where two arcs meet, both have the point.
      for (const [x, y] of points.length ? kept.slice(1) : kept) points.push([x, y]);
    }
    return points;
  }
}

export const numberOf = (arc: number): number => (arc < 0 ? ~arc : arc);

/** The land within a closed ring, in square units; below zero where it runs the other way round. */
export function landIn(ring: readonly Point[]): number {
  const [x0, y0] = ring[0] ?? [0, 0];
  let twice = 0;
  for (let i = 1; i < ring.length; i++) {
    const [[x1, y1], [x2, y2]] = [ring[i - 1] as Point, ring[i] as Point];
    twice += (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0);
  }
  return twice / 2;
}
