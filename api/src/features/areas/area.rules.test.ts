import { Area, AreaKind } from './area.entity.ts';
import { codeFor, pathFor, pointFor, slugOf } from './area.rules.ts';

const force = { path: 'cambridgeshire', kind: AreaKind.FORCE, name: 'Cambridgeshire' };
const team = {
  path: 'cambridgeshire/south-cambridgeshire',
  kind: AreaKind.NEIGHBOURHOOD,
  name: 'South Cambridgeshire',
};
const village = { path: `${team.path}/girton`, kind: AreaKind.PLACE, name: 'Girton' };

test.each([
  ['Girton', 'girton'],
  ['Histon & Impington', 'histon-and-impington'],
  ['St. Neots (East)', 'st-neots-east'],
  ["King's Hedges", 'kings-hedges'],
  ['King’s Hedges', 'kings-hedges'],
  ['Ynys Môn', 'ynys-mon'],
  ['  --  ', ''],
])('the slug of %s is %s', (name, slug) => expect(slugOf(name)).toBe(slug));

test('a neighbourhood lies in a force, a place in a neighbourhood', () => {
  expect(pathFor(force, 'NEIGHBOURHOOD', 'east')).toBe('cambridgeshire/east');
  expect(pathFor(team, 'PLACE', 'girton')).toBe('cambridgeshire/south-cambridgeshire/girton');
});

test.each([
  ['a force anywhere', force, AreaKind.FORCE],
  ['a place in a force', force, AreaKind.PLACE],
  ['a neighbourhood in another', team, AreaKind.NEIGHBOURHOOD],
  ['a place in a place', village, AreaKind.PLACE],
])('%s is refused', (_, parent, kind) => {
  expect(pathFor(parent, kind, 'x')).toMatchObject({ reason: 'WRONG_KIND', field: 'kind' });
});

test('an unknown parent is refused', () => {
  expect(pathFor(null, 'PLACE', 'x')).toMatchObject({ reason: 'UNKNOWN_PARENT', field: 'parentPath' });
});

test.each([
  'suggest',
  'suggestions',
  'quarters',
  'meetings',
  'ask',
  'questions',
  'alerts',
  'feed.atom',
  '',
  'Girton',
  'a b',
  'a--b',
  '-a',
  'a/b',
  'é',
  'a'.repeat(81),
])('no area has the slug "%s"', (slug) =>
  expect(pathFor(team, 'PLACE', slug)).toMatchObject({ reason: 'BAD_SLUG', field: 'slug' }),
);

test('a GSS code is a letter and eight digits, however it was typed', () => {
  expect(codeFor(' e05011294 ')).toBe('E05011294');
  expect(codeFor('')).toBeNull();
  expect(codeFor(null)).toBeNull();
});

test.each(['E0501129', 'E050112945', '05011294', 'X05011294', 'E0501129O'])('%s is no GSS code', (code) =>
  expect(codeFor(code)).toMatchObject({ reason: 'BAD_CODE', field: 'gssCode' }),
);

test('a point is both its coordinates, in the United Kingdom, or none', () => {
  expect(pointFor(52.24, 0.08)).toEqual({ latitude: 52.24, longitude: 0.08 });
  expect(pointFor(null, undefined)).toBeNull();
  expect(pointFor(null, 0.08)).toMatchObject({ reason: 'BAD_POINT', field: 'latitude' });
  expect(pointFor(52.24, null)).toMatchObject({ reason: 'BAD_POINT', field: 'longitude' });
  expect(pointFor(0.08, 52.24)).toMatchObject({ reason: 'BAD_POINT' });
  expect(pointFor(Number.NaN, 0.08)).toMatchObject({ reason: 'BAD_POINT' });
});

test('a path is read as it is kept, and one that PostgreSQL could not even be asked for is no path', () => {
  expect(Area.pathOf(' Cambridgeshire/Girton ')).toBe('cambridgeshire/girton');
  expect(Area.pathOf('girton\u0000')).not.toMatch('\u0000');
});

test('an area lies in itself and in what is above it, and not in one whose name begins alike', () => {
  const area = Object.assign(Object.create(Area.prototype), { path: 'a/bc' }) as Area;
  expect(area.liesIn('a/bc')).toBe(true);
  expect(area.liesIn('a')).toBe(true);
  expect(area.liesIn('a/b')).toBe(false);
});
