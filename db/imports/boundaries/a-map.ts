import type { Parts, Ring } from '@patchwork/api/seeding';

/** For the tests: a square cell of a grid near Cambridge with jagged sides that it shares, point by point, with its neighbours. */
export function aCell(column: number, row: number, { points = 50, size = 0.05 } = {}): Parts {
  const corner = (x: number, y: number): [number, number] => [0.1 + x * size, 52.1 + y * size];
  const side = (from: [number, number], to: [number, number]) => jagged(corner(...from), corner(...to), points);
  const [west, south, east, north] = [column, row, column + 1, row + 1];
  const ring = [
    ...side([west, south], [east, south]),
    ...side([east, south], [east, north]),
    ...side([west, north], [east, north]).toReversed(),
    ...side([west, south], [west, north]).toReversed(),
  ];
  return [[ring.filter(([x, y], i) => i === 0 || x !== ring[i - 1]?.[0] || y !== ring[i - 1]?.[1]) as Ring]];
}

function jagged([x1, y1]: [number, number], [x2, y2]: [number, number], points: number): Ring {
  return Array.from({ length: points + 1 }, (_, i) => {
    const share = i / points;
    const [along, up] = [x2 - x1, y2 - y1];
    const length = Math.hypot(along, up);
    const jag = i % points === 0 ? 0 : (0.4 / points) * Math.sin(i * 12.9898 + x1 * 78.233 + y1 * 37.719);
    const off = length * (0.05 * Math.sin(2 * Math.PI * share) + jag);
    return [x1 + along * share - (up / length) * off, y1 + up * share + (along / length) * off];
  });
}

/** For the tests: a feature of a GeoJSON file with a ward's code and name. */
export function aFeature(code: unknown, name: unknown, parts: unknown, type = 'MultiPolygon'): object {
  return { type: 'Feature', properties: { WD13CD: code, WD13NM: name }, geometry: { type, coordinates: parts } };
}
