/** What we use of point-in-polygon, which ships no types. */
declare module 'point-in-polygon/flat.js' {
  /** True where a ring of x, y, x, y … (from `start` up to `end` in the list) holds a point. Of two that share a border one does. */
  function pointInPolygon(
    point: readonly [x: number, y: number],
    ring: ArrayLike<number>,
    start?: number,
    end?: number,
  ): boolean;
  export = pointInPolygon;
}
