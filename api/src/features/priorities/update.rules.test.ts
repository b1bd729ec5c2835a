import { bodyFor, measuresFor, publicationFor, type TypedMeasure } from './update.rules.ts';

const quarter = { startsOn: '2022-08-01', endsOn: '2022-10-31' };
const now = new Date('2022-09-14T12:00:00Z');
const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

test('an update appears now, or at a time that is set', () => {
  expect(publicationFor(quarter, undefined, now)).toEqual(now);
  expect(publicationFor(quarter, null, now)).toEqual(now);
  expect(publicationFor(quarter, after(60), now)).toEqual(after(60));
});

test('a time just gone by is a slow form, and means now', () => {
  expect(publicationFor(quarter, after(-15), now)).toEqual(now);
  expect(publicationFor(quarter, after(-16), now)).toMatchObject({ reason: 'BAD_TIME', field: 'publishAt' });
});

test('an update appears before its quarter ends in London', () => {
  expect(publicationFor(quarter, new Date('2022-10-31T23:59:59Z'), now)).toBeInstanceOf(Date);
  expect(publicationFor(quarter, new Date('2022-11-01T00:00:00Z'), now)).toMatchObject({ reason: 'BAD_TIME' });
});

test('nothing is posted to a quarter that has ended or not begun', () => {
  expect(publicationFor(quarter, null, new Date('2022-11-01T00:00:00Z'))).toMatchObject({ reason: 'QUARTER_ENDED' });
  expect(publicationFor(quarter, null, new Date('2022-10-31T23:59:59Z'))).toBeInstanceOf(Date);
  // Summer time: the first of August begins an hour before midnight, UTC.
  expect(publicationFor(quarter, null, new Date('2022-07-31T22:59:59Z'))).toMatchObject({
    reason: 'QUARTER_NOT_STARTED',
  });
  expect(publicationFor(quarter, null, new Date('2022-07-31T23:00:00Z'))).toBeInstanceOf(Date);
});

test('the words are kept trimmed, up to five thousand characters, an emoji counting as one', () => {
  expect(bodyFor('  Done.\r\n')).toBe('Done.');
  expect(bodyFor('🚓'.repeat(5_000))).toHaveLength(10_000);
  expect(bodyFor('a'.repeat(5_001))).toMatchObject({ reason: 'TEXT_TOO_LONG', field: 'body' });
  expect(bodyFor(' \n ')).toMatchObject({ reason: 'TEXT_MISSING', field: 'body' });
  expect(bodyFor('a\u0000b')).toMatchObject({ reason: 'CONTROL_CHARACTERS', field: 'body' });
});

const share: TypedMeasure = { name: ' over 35 mph ', value: 26, outOf: 330 };

test('a figure is kept with all it has, and what it lacks is null', () => {
  expect(measuresFor([share])).toEqual([
    { name: 'over 35 mph', value: 26, outOf: 330, before: null, unit: null, fromDay: null, toDay: null, source: null },
  ]);
  const whole = {
    ...share,
    before: 40,
    unit: 'vehicles',
    from: '2022-09-01',
    to: '2022-09-01',
    source: ' Speedwatch ',
  };
  expect(measuresFor([whole])).toMatchObject([
    { before: 40, unit: 'vehicles', fromDay: '2022-09-01', toDay: '2022-09-01', source: 'Speedwatch' },
  ]);
});

test('no figures are no figures', () => {
  expect(measuresFor(undefined)).toEqual([]);
  expect(measuresFor(null)).toEqual([]);
  expect(measuresFor([])).toEqual([]);
});

test.each<[string, Partial<TypedMeasure>, string, string]>([
  ['no name', { name: ' ' }, 'TEXT_MISSING', 'name'],
  ['a name too long', { name: 'a'.repeat(121) }, 'TEXT_TOO_LONG', 'name'],
  ['a unit too long', { unit: 'a'.repeat(41) }, 'TEXT_TOO_LONG', 'unit'],
  ['a source that turns around', { source: 'a\u202Eb' }, 'CONTROL_CHARACTERS', 'source'],
  ['no number', { value: Number.NaN }, 'BAD_MEASURE', 'value'],
  ['a number without end', { value: Number.POSITIVE_INFINITY, outOf: null }, 'BAD_MEASURE', 'value'],
  ['a number beyond counting', { before: -1e13 }, 'BAD_MEASURE', 'before'],
  ['a whole of nothing', { value: 0, outOf: 0 }, 'BAD_MEASURE', 'outOf'],
  ['a whole below nothing', { outOf: -5 }, 'BAD_MEASURE', 'outOf'],
  ['a share above its whole', { value: 331 }, 'BAD_MEASURE', 'value'],
  ['a share below nothing', { value: -1 }, 'BAD_MEASURE', 'value'],
  ['a first day that is none', { from: '2022-02-30' }, 'BAD_MEASURE', 'from'],
  ['a last day of no year', { to: '0000-01-01' }, 'BAD_MEASURE', 'to'],
  ['days out of order', { from: '2022-09-02', to: '2022-09-01' }, 'BAD_MEASURE', 'to'],
])('a figure with %s is refused, beside its field', (_, change, reason, part) => {
  expect(measuresFor([share, { ...share, ...change }])).toMatchObject({ reason, field: `measures.1.${part}` });
});

test('figures below nothing are fine where there is no whole: two degrees of frost', () => {
  expect(measuresFor([{ name: 'degrees', value: -2 }])).toMatchObject([{ value: -2 }]);
});

test('an update takes twenty figures and no more', () => {
  expect(measuresFor(Array(20).fill(share))).toHaveLength(20);
  expect(measuresFor(Array(21).fill(share))).toMatchObject({ reason: 'BAD_MEASURE', field: 'measures' });
});
