import { expect, test } from '@jest/globals';
import type { Parts } from '@patchwork/api/seeding';
import { aCell } from './a-map.ts';
import { centralPoint } from './central-point.ts';
import { landOf, successorsAmong } from './shares.ts';

const box = (west: number, south: number, east: number, north: number): Parts => [
  [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
];
const village = box(0.1, 52.2, 0.2, 52.3);

test('land that went to several: those that hold a twentieth of it, the largest share first', () => {
  const found = successorsAmong(village, [
    { id: 'sliver', parts: box(0.0, 52.2, 0.104, 52.3) },
    { id: 'west', parts: box(0.104, 52.2, 0.13, 52.3) },
    { id: 'east', parts: box(0.13, 52.1, 0.3, 52.4) },
    { id: 'away', parts: box(0.3, 52.2, 0.4, 52.3) },
  ]);
  expect(found).toEqual([
    { id: 'east', share: expect.closeTo(0.7, 6) },
    { id: 'west', share: expect.closeTo(0.26, 6) },
  ]);
});

test('an area that went whole into one has that one, whatever the borders beside it do', () => {
  const found = successorsAmong(village, [
    { id: 'west', parts: box(0.0, 52.2, 0.1049, 52.3) },
    { id: 'east', parts: box(0.1045, 52.1, 0.3, 52.4) },
  ]);
  expect(found).toEqual([{ id: 'east', share: expect.closeTo(0.955, 6) }]);
  expect(successorsAmong(village, [{ id: 'itself', parts: village }])).toEqual([
    { id: 'itself', share: expect.closeTo(1, 9) },
  ]);
  expect(successorsAmong(village, [])).toEqual([]);
});

test('jagged neighbours share nothing but their border', () => {
  expect(successorsAmong(aCell(0, 0, { points: 500 }), [{ id: 'next', parts: aCell(1, 0, { points: 500 }) }])).toEqual(
    [],
  );
});

test('holes are no land, and a degree of longitude is shorter in the north', () => {
  const [[outer]] = village as [[Parts[0][0]]];
  const [[hole]] = box(0.15, 52.2, 0.2, 52.3) as [[Parts[0][0]]];
  expect(landOf([[outer, hole]]) / landOf(village)).toBeCloseTo(0.5, 3);
  expect(landOf(box(0, 60, 0.1, 60.1)) / landOf(box(0, 50, 0.1, 50.1))).toBeCloseTo(
    0.5 / Math.cos(50 * (Math.PI / 180)),
    2,
  );
});

test('the point of an area lies inside its largest part, also where its middle does not', () => {
  const horseshoe: Parts = [
    [
      [
        [0, 52],
        [0.3, 52],
        [0.3, 52.3],
        [0.2, 52.3],
        [0.2, 52.1],
        [0.1, 52.1],
        [0.1, 52.3],
        [0, 52.3],
        [0, 52],
      ],
    ],
    ...box(0.5, 52, 0.6, 52.1),
  ];
  const [longitude, latitude] = centralPoint(horseshoe);
  expect((longitude > 0 && longitude < 0.1) || (longitude > 0.2 && longitude < 0.3)).toBe(true);
  expect(latitude).toBeCloseTo(52.136, 3);
  expect(centralPoint(village)).toEqual([0.15, 52.25]);
});
