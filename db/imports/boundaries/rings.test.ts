import { describe, expect, test } from '@jest/globals';
import { aCell } from './a-map.ts';
import { checkedParts } from './rings.ts';

const square = [
  [0.1, 52.2],
  [0.2, 52.2],
  [0.2, 52.3],
  [0.1, 52.3],
  [0.1, 52.2],
];
const hole = [
  [0.14, 52.24],
  [0.14, 52.26],
  [0.16, 52.26],
  [0.16, 52.24],
  [0.14, 52.24],
];
const polygon = (...coordinates: unknown[]) => checkedParts({ type: 'Polygon', coordinates });

describe('a geometry that can be an area', () => {
  test('a polygon has one part, a multipolygon its own, and heights are left behind', () => {
    expect(
      polygon(
        square.map((point) => [...point, 12.5]),
        hole,
      ),
    ).toEqual([[square, hole]]);
    expect(checkedParts({ type: 'MultiPolygon', coordinates: [[square], [hole]] })).toEqual([[square], [hole]]);
  });

  test.each([
    [
      'touches itself in a point',
      [
        [0.1, 52],
        [0.2, 52.1],
        [0.3, 52],
        [0.3, 52.3],
        [0.2, 52.1],
        [0.1, 52.3],
        [0.1, 52],
      ],
    ],
    [
      'touches one of its sides',
      [
        [0, 52],
        [0.4, 52],
        [0.4, 52.4],
        [0.2, 52],
        [0, 52.4],
        [0, 52],
      ],
    ],
    [
      'goes there and back along a line',
      [
        [0, 52],
        [0.4, 52],
        [0.4, 52.4],
        [0.6, 52.6],
        [0.4, 52.4],
        [0, 52.4],
        [0, 52],
      ],
    ],
    [
      'says a point twice',
      [
        [0, 52],
        [0.4, 52],
        [0.4, 52],
        [0.4, 52.4],
        [0, 52],
      ],
    ],
  ])('a ring that %s is one', (_, ring) => expect(polygon(ring)).toEqual([[ring]]));

  test('a hole may touch the ring around it', () => {
    const touching = [
      [0.1, 52.2],
      [0.12, 52.25],
      [0.15, 52.22],
      [0.1, 52.2],
    ];
    expect(polygon(square, touching)).toEqual([[square, touching]]);
  });

  test('a ring of 100,000 points is one, and a crossing at its end is found', () => {
    const [[ring = []] = []] = aCell(0, 0, { points: 25_000 });
    expect(typeof polygon(ring)).toBe('object');
    const crossing = ring.toSpliced(-3, 0, [0.2, 52.12]);
    expect(polygon(crossing)).toMatch(/^Ring 1 crosses itself near 0\.\d{5}, 52\.\d{5}\.$/);
  });
});

describe('what cannot be an area is told in a sentence', () => {
  test.each<[string, unknown, string]>([
    ['nothing', null, 'It has no geometry.'],
    ['a point', { type: 'Point', coordinates: [0.1, 52.2] }, 'Its geometry is a Point, no Polygon or MultiPolygon.'],
    [
      'a collection',
      { type: 'GeometryCollection', geometries: [] },
      'Its geometry is a GeometryCollection, no Polygon or MultiPolygon.',
    ],
    ['an empty polygon', { type: 'Polygon', coordinates: [] }, 'Its Polygon has no coordinates.'],
    ['an empty part', { type: 'MultiPolygon', coordinates: [[square], []] }, 'Part 2 has no ring.'],
    ['a ring of words', { type: 'Polygon', coordinates: ['ring'] }, 'Ring 1 is no list of points.'],
    ['an empty ring', { type: 'Polygon', coordinates: [[]] }, 'Ring 1 has no points.'],
    [
      'an empty hole',
      { type: 'MultiPolygon', coordinates: [[square], [square, []]] },
      'Ring 2 of part 2 has no points.',
    ],
    [
      'a point of words',
      { type: 'Polygon', coordinates: [[...square.slice(0, 2), ['0.1', '52.2']]] },
      'Point 3 of ring 1 is no pair of numbers.',
    ],
    [
      'no number',
      { type: 'MultiPolygon', coordinates: [[square], [[[Number.NaN, 52]]]] },
      'Point 1 of ring 1 of part 2 is no pair of numbers.',
    ],
    [
      'an open ring',
      { type: 'MultiPolygon', coordinates: [[square], [square, hole.slice(0, -1)]] },
      'Ring 2 of part 2 is not closed: it begins at 0.14, 52.24 and ends at 0.16, 52.24. Its last point must be its first.',
    ],
    [
      'a ring of three points',
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 52],
            [1, 52],
            [0, 52],
          ],
        ],
      },
      'Ring 1 has 3 points. A closed ring has at least four.',
    ],
    [
      'a line',
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 52],
            [1, 52],
            [0.5, 52],
            [0, 52],
          ],
        ],
      },
      'Ring 1 encloses nothing: its points lie on one line.',
    ],
    [
      'a bow tie',
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 52],
            [1, 53],
            [1, 52],
            [0, 53],
            [0, 52],
          ],
        ],
      },
      'Ring 1 crosses itself near 0.50000, 52.50000.',
    ],
    [
      'a bow tie with a point where it crosses',
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 52],
            [0.5, 52.5],
            [1, 53],
            [1, 52],
            [0.5, 52.5],
            [0, 53],
            [0, 52],
          ],
        ],
      },
      'Ring 1 crosses itself near 0.50000, 52.50000.',
    ],
    [
      'a bow tie with a point on one side',
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 52],
            [0.5, 52.5],
            [1, 53],
            [1, 52],
            [0, 53],
            [0, 52],
          ],
        ],
      },
      'Ring 1 crosses itself near 0.50000, 52.50000.',
    ],
    [
      'a hole that leaves',
      { type: 'Polygon', coordinates: [square, hole.map(([x = 0, y]) => [x + 0.05, y])] },
      'Ring 1 and ring 2 cross near 0.20000, 52.26000.',
    ],
    [
      'two parts over one another',
      { type: 'MultiPolygon', coordinates: [[square], [square.map(([x = 0, y = 0]) => [x + 0.05, y + 0.05])]] },
      'Ring 1 of part 1 and ring 1 of part 2 cross near 0.15000, 52.30000.',
    ],
    [
      'metres of the National Grid',
      {
        type: 'Polygon',
        coordinates: [
          [
            [545000, 261000],
            [546000, 261000],
            [546000, 262000],
            [545000, 261000],
          ],
        ],
      },
      'These coordinates (545000, 261000) are no longitudes and latitudes: they look like the British National Grid (EPSG:27700). Convert the file to WGS 84 (EPSG:4326) first.',
    ],
    [
      'metres of a web map',
      {
        type: 'Polygon',
        coordinates: [
          [
            [13914, 6836787],
            [14914, 6836787],
            [14914, 6837787],
            [13914, 6836787],
          ],
        ],
      },
      'These coordinates (13914, 6836787) are no longitudes and latitudes. Convert the file to WGS 84 (EPSG:4326) first.',
    ],
    [
      'latitudes first',
      { type: 'Polygon', coordinates: [square.map(([x, y]) => [y, x])] },
      'Its latitudes stand before its longitudes. GeoJSON takes the longitude first: swap them.',
    ],
  ])('%s', (_, geometry, sentence) => expect(checkedParts(geometry)).toBe(sentence));
});
