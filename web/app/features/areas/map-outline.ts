/** A line through points of a picture, closed. */
export type Line = [x: number, y: number][];

/** A stretch of a level line that lies within a shape. */
export interface Run {
  middle: number;
  y: number;
  width: number;
}

/** The rings that the `d` of an SVG path of straight lines draws, in its own units. */
export function ringsOf(path: string): Line[] {
  const rings: Line[] = [];
  let [x, y] = [0, 0];
  for (const [, command = '', rest = ''] of path.matchAll(/([a-z])([^a-z]*)/gi)) {
    const numbers = rest.match(/-?\d*\.?\d+/g)?.map(Number) ?? [];
    const [isRelative, kind] = [command === command.toLowerCase(), command.toLowerCase()];
    for (let i = 0; i < numbers.length; i += kind === 'h' || kind === 'v' ? 1 : 2) {
      const value = numbers[i] as number;
      if (kind !== 'v') x = value + (isRelative ? x : 0);
      if (kind === 'v') y = value + (isRelative ? y : 0);
      else if (kind !== 'h') y = (numbers[i + 1] ?? 0) + (isRelative ? y : 0);
      if (kind === 'm' && i === 0) rings.push([]);
      rings.at(-1)?.push([x, y]);
    }
    // What follows a closed ring is told from its first point on.
    if (kind === 'z') [x, y] = rings.at(-1)?.[0] ?? [x, y];
  }
  return rings;
}

/** The rings as the `d` of a path in tenths of a unit. What is alike after rounding is left out, so that borders stay shared. */
export function drawn(rings: readonly Line[]): string {
  return rings.map(ringDrawn).join('');
}

function ringDrawn(ring: Line): string {
  const points = ring.map(([x, y]) => [Math.round(x * 10), Math.round(y * 10)] as const);
  const [first = [0, 0]] = points;
  let [x, y] = first;
  let steps = '';
  for (const [toX, toY] of points.slice(1)) {
    if (toX === x && toY === y) continue;
    const [dx, dy] = [tenths(toX - x), tenths(toY - y)];
    steps += `${steps && !dx.startsWith('-') ? ' ' : ''}${dx}${dy.startsWith('-') ? '' : ' '}${dy}`;
    [x, y] = [toX, toY];
  }
  return steps && `M${first[0] / 10} ${first[1] / 10}l${steps}z`;
}

const tenths = (n: number) => String(n / 10).replace(/^(-?)0\./, '$1.');

/** The widest level stretches within a shape, the best for a name first: wide, and not far from its middle. */
export function runsOf(rings: readonly Line[]): Run[] {
  const all = rings.flat().map(([, y]) => y);
  const [top, bottom] = [Math.min(...all), Math.max(...all)];
  const shares = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74];
  const found = shares.flatMap((share) => {
    const run = widestAt(rings, top + share * (bottom - top));
    return run ? [{ run, worth: run.width * (1 - 0.6 * Math.abs(share - 0.5)) }] : [];
  });
  return found.sort((a, b) => b.worth - a.worth).map(({ run }) => run);
}

function widestAt(rings: readonly Line[], y: number): Run | null {
  const crossings = rings.flatMap((ring) =>
    ring.flatMap(([x1, y1], i) => {
      const [x2, y2] = ring[(i + 1) % ring.length] as [number, number];
      return y1 > y !== y2 > y ? [x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)] : [];
    }),
  );
  crossings.sort((a, b) => a - b);
  let best: Run | null = null;
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    const [left, right] = [crossings[i] as number, crossings[i + 1] as number];
    if (!best || right - left > best.width) best = { middle: (left + right) / 2, y, width: right - left };
  }
  return best;
}
