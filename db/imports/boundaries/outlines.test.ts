import { expect, test } from '@jest/globals';
import type { Parts } from '@patchwork/api/seeding';
import { aCell } from './a-map.ts';
import { outlinesOf } from './outlines.ts';

type Point = [number, number];

/** The rings of a path as they would be drawn. */
function drawn(path: string): Point[][] {
  return path
    .split('z')
    .filter(Boolean)
    .map((ring) => {
      const [first = '', rest = ''] = ring.slice(1).split('l');
      const numbers = (text: string) => [...text.matchAll(/-?\d+/g)].map(Number);
      const points = [numbers(first) as Point];
      const steps = numbers(rest);
      for (let i = 0; i < steps.length; i += 2) {
        const [x, y] = points.at(-1) as Point;
        points.push([x + (steps[i] as number), y + (steps[i + 1] as number)]);
      }
      return points;
    });
}

/** Each side of the rings, whichever way it is walked. */
function sides(path: string): string[] {
  return drawn(path).flatMap((ring) =>
    ring.map((point, i) => [point.join(), (ring[(i + 1) % ring.length] as Point).join()].toSorted().join(' ')),
  );
}

const landOf = (ring: Point[]) =>
  ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length] as Point;
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);

const grid = (columns: number, rows: number, options?: Parameters<typeof aCell>[2]) =>
  new Map(
    Array.from({ length: columns * rows }, (_, i): [string, Parts] => {
      const [column, row] = [i % columns, Math.floor(i / columns)];
      return [`${column},${row}`, aCell(column, row, options)];
    }),
  );

test('a border between neighbours is the same line in both, and every inner border is one', () => {
  const outlines = outlinesOf(grid(4, 4, { points: 2000 }));
  const count = new Map<string, number>();
  for (const { outline } of outlines.values())
    for (const side of sides(outline)) count.set(side, (count.get(side) ?? 0) + 1);
  const alone = [...count].filter(([, times]) => times === 1).flatMap(([side]) => side.split(/[ ,]/).map(Number));
  expect(Math.max(...count.values())).toBe(2);
  // What only one shape has lies on the rim of the map.
  const frames = [...outlines.values()].map(({ frame }) => frame);
  const rim = [Math.min(...frames.map(([x]) => x)), Math.max(...frames.map(([, , x]) => x))];
  const ys = [Math.min(...frames.map(([, y]) => y)), Math.max(...frames.map(([, , , y]) => y))];
  const jag = 1_000;
  for (let i = 0; i < alone.length; i += 2) {
    const near = (value: number, [least = 0, greatest = 0]: number[]) =>
      Math.min(value - least, greatest - value) < jag;
    expect(near(alone[i] as number, rim) || near(alone[i + 1] as number, ys)).toBe(true);
  }
});

test('an outline of many thousand points stays below 2 kB', () => {
  for (const { outline } of outlinesOf(grid(2, 2, { points: 5000 })).values())
    expect(outline.length).toBeLessThan(2_000);
});

test('of 400 islands small ones go where they are too many, never the largest', () => {
  const islands = Array.from(
    { length: 400 },
    (_, i) => aCell(2 * (i % 20), 2 * Math.floor(i / 20), { points: 8, size: 0.01 })[0],
  );
  islands[7] = aCell(60, 0, { points: 8, size: 0.02 })[0];
  const outline = outlinesOf(new Map([['isles', islands as Parts]])).get('isles');
  expect(outline?.outline.length).toBeLessThan(2_000);
  const land = drawn(outline?.outline ?? '').map((ring) => Math.abs(landOf(ring)));
  // 2,000 by 2,000 hundred-thousandths of a degree; the others have a quarter.
  expect(Math.max(...land)).toBeGreaterThan(4_000_000);
});

test('a hamlet on the map of a country keeps most of its land, and one smaller than a metre is still there', () => {
  const country = aCell(0, 0, { size: 8, points: 3000 });
  const hamlet: Parts = aCell(0, 0, { size: 0.002, points: 40 });
  const dot: Parts = [
    [
      [
        [0.1, 52.2],
        [0.100001, 52.2],
        [0.100001, 52.200001],
        [0.1, 52.2],
      ],
    ],
  ];
  const outlines = outlinesOf(new Map(Object.entries({ country, hamlet, dot })));
  const [shape = []] = drawn(outlines.get('hamlet')?.outline ?? '');
  // 200 by 200 hundred-thousandths of a degree, longer to the north by 1 / cos 52.1°.
  expect(Math.abs(landOf(shape)) / (200 * (200 / Math.cos((52.1 * Math.PI) / 180)))).toBeGreaterThan(0.6);
  expect(Math.abs(landOf(drawn(outlines.get('dot')?.outline ?? '')[0] ?? []))).toBe(1);
});

test('holes run the other way round than what is around them, whichever way the file has them', () => {
  const [outer] = aCell(0, 0) as [Parts[0]];
  const [inner] = aCell(3, 3, { size: 0.012 }) as [Parts[0]];
  for (const hole of [inner[0], inner[0]?.toReversed()]) {
    const { outline = '' } = outlinesOf(new Map([['a', [[outer[0], hole]] as Parts]])).get('a') ?? {};
    const [around = 0, within = 0] = drawn(outline).map(landOf);
    expect([Math.sign(around), Math.sign(within)]).toEqual([1, -1]);
  }
});

test('an area in the hole of another fills it exactly', () => {
  const [town] = aCell(3, 3, { size: 0.012, points: 400 }) as [Parts[0]];
  const [outer] = aCell(0, 0) as [Parts[0]];
  const country: Parts = [[outer[0], town[0]?.toReversed()] as Parts[0]];
  const outlines = outlinesOf(
    new Map<string, Parts>([
      ['country', country],
      ['town', [town]],
    ]),
  );
  const around = new Set(sides(outlines.get('country')?.outline ?? ''));
  for (const side of sides(outlines.get('town')?.outline ?? '')) expect(around).toContain(side);
});

test('north is up, in hundred-thousandths of a degree of longitude, and the frame is the outline’s', () => {
  const square: Parts = [
    [
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 1],
        [0, 0],
      ],
    ],
  ];
  expect(outlinesOf(new Map([['a', square]])).get('a')).toEqual({
    outline: expect.stringMatching(/^M0 0l/),
    frame: [0, -100005, 100000, 0],
  });
  expect(outlinesOf(new Map())).toEqual(new Map());
});
