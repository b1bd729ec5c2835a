import type { Run } from './map-outline.ts';

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** A name on the picture: its lines, the baseline of the first. */
export interface Name {
  lines: string[];
  x: number;
  y: number;
  anchor: 'start' | 'middle' | 'end';
}

/** Something that wants a name: a shape with its level runs, or a point with its reach. */
export interface Wanted {
  name: string;
  /** It matters here: its name is set before the others, and may reach farther beyond its shape. */
  isFirst: boolean;
  runs?: readonly Run[];
  point?: { x: number; y: number; reach: number };
}

interface Offer {
  name: Name;
  box: Box;
}

/**
 * Names of this size where there is room for them: within their shapes or beside their points, over no other name and
 * no point, those that matter first. Who finds no room goes without.
 */
export function namesOf(wanted: readonly Wanted[], size: number, within: Box): Name[] {
  const [dots, firstDots] = [wanted, wanted.filter(({ isFirst }) => isFirst)].map((some) => some.flatMap(dotOf));
  const boxes: Box[] = [];
  const names: Name[] = [];
  const worth = ({ isFirst, runs }: Wanted) => (isFirst ? 1e6 : 0) + (runs?.[0]?.width ?? 0);
  for (const each of [...wanted].sort((a, b) => worth(b) - worth(a))) {
    const offers = offersFor(each, size).filter(
      ({ box }) => liesIn(box, within) && !boxes.some((other) => overlap(other, box)),
    );
    const clearOf = (points: readonly Box[] = []) => offers.find(({ box }) => !points.some((dot) => overlap(dot, box)));
    const room = clearOf(dots) ?? (each.isFirst ? clearOf(firstDots) : undefined);
    if (!room) continue;
    boxes.push(room.box);
    names.push(room.name);
  }
  return names;
}

const overlap = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
const liesIn = (a: Box, b: Box) => a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom;

const dotOf = ({ point }: Wanted): Box[] =>
  point
    ? [
        {
          left: point.x - point.reach,
          right: point.x + point.reach,
          top: point.y - point.reach,
          bottom: point.y + point.reach,
        },
      ]
    : [];

/** Of the size of the letters: how wide one is on average, how high a line. */
const [LETTER, LINE] = [0.56, 1.12];

const widthOf = (lines: readonly string[], size: number) =>
  Math.max(...lines.map(({ length }) => length)) * size * LETTER;

function offersFor(each: Wanted, size: number): Offer[] {
  return each.point ? offersBeside(each, each.point, size) : offersWithin(each, each.runs ?? [], size);
}

/** In one line within the shape, else in two, else over its border: farther for what matters. */
function offersWithin({ name, isFirst }: Wanted, runs: readonly Run[], size: number): Offer[] {
  const settings = [[name], inTwo(name)].filter((lines) => lines.length > 0);
  const offer = (lines: string[], { middle, y }: Run): Offer => {
    const [half, height] = [widthOf(lines, size) / 2, lines.length * LINE * size];
    return {
      name: { lines, x: middle, y: y - height / 2 + 0.86 * size, anchor: 'middle' },
      box: { left: middle - half, right: middle + half, top: y - height / 2, bottom: y + height / 2 },
    };
  };
  const beyond = runs.flatMap((run) =>
    [0, 0.3, -0.3].map((part) => ({ ...run, middle: run.middle + part * run.width })),
  );
  const fitting = (reach: number, some: readonly Run[]) =>
    settings.flatMap((lines) =>
      some.filter(({ width }) => widthOf(lines, size) <= width * reach).map((run) => offer(lines, run)),
    );
  return [...fitting(1.05, runs), ...fitting(1.4, runs), ...(isFirst ? fitting(2.2, beyond) : [])];
}

/** A name of several words in two lines that are about as long. */
function inTwo(name: string): string[] {
  const gaps = [...name.matchAll(/[ -]/g)].map(({ index }) => index + 1);
  const [at] = gaps.sort((a, b) => Math.abs(a - name.length / 2) - Math.abs(b - name.length / 2));
  return at ? [name.slice(0, at).trim(), name.slice(at)] : [];
}

/** Right, left, above and below a point. */
function offersBeside({ name }: Wanted, { x, y, reach }: NonNullable<Wanted['point']>, size: number): Offer[] {
  const [width, gap] = [widthOf([name], size), reach + size * 0.25];
  const offer = (anchor: Name['anchor'], at: number, middle: number): Offer => {
    const left = anchor === 'start' ? at : anchor === 'end' ? at - width : at - width / 2;
    return {
      name: { lines: [name], x: at, y: middle + size * 0.36, anchor },
      box: { left, right: left + width, top: middle - size * 0.56, bottom: middle + size * 0.56 },
    };
  };
  const [above, below] = [y - reach - size * 0.6, y + reach + size * 0.6];
  return [
    offer('start', x + gap, y),
    offer('end', x - gap, y),
    offer('middle', x, above),
    offer('middle', x, below),
    offer('start', x + 4, above),
    offer('start', x + 4, below),
    offer('end', x - 4, above),
    offer('end', x - 4, below),
  ];
}
