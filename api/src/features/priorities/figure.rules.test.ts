import { continuing, fateOf } from './figure.rules.ts';
import type { MeasureKept } from './progress-update.entity.ts';

const aFigure = (given: Partial<MeasureKept> = {}): MeasureKept => ({
  id: 'one',
  name: 'vehicles over 35 mph',
  value: 26,
  outOf: 330,
  before: null,
  unit: null,
  fromDay: null,
  toDay: null,
  source: 'Speedwatch',
  ...given,
});
const POSTED = new Date('2026-03-01T12:00:00Z');
const at = (day: number) => new Date(Date.UTC(2026, 2, day, 12));

describe('a figure that is corrected', () => {
  test('keeps its id by its name, wherever it stands and however it is spelt', () => {
    const visits = aFigure({ id: 'two', name: 'School visits' });
    const after = [aFigure({ id: undefined, name: ' school visits ' }), aFigure({ id: undefined, value: 25 })];
    expect(continuing(after, [aFigure(), visits]).map(({ id }) => id)).toEqual(['two', 'one']);
  });

  test('gives its id to one figure alone', () => {
    const twice = [aFigure({ id: undefined }), aFigure({ id: undefined, value: 3 })];
    expect(continuing(twice, [aFigure()]).map(({ id }) => id)).toEqual(['one', undefined]);
  });

  test('says what it said before, and when it was put right', () => {
    const versions = [
      { measures: [aFigure()], writtenAt: POSTED },
      { measures: [aFigure({ value: 25 })], writtenAt: at(3) },
      { measures: [aFigure({ value: 25 })], writtenAt: at(4) },
      { measures: [aFigure({ value: 25, source: 'The parish' })], writtenAt: at(5) },
    ];
    expect(fateOf('one', versions, POSTED)).toEqual({
      corrections: [
        { at: at(3), value: 26, outOf: 330, before: null },
        { at: at(5), value: 25, outOf: 330, before: null },
      ],
      takenOutAt: null,
    });
  });

  test('gives no number that counted something else', () => {
    const versions = [
      { measures: [aFigure({ unit: 'km' })], writtenAt: POSTED },
      { measures: [aFigure({ unit: 'miles' })], writtenAt: at(3) },
    ];
    expect(fateOf('one', versions, POSTED).corrections).toEqual([
      { at: at(3), value: null, outOf: null, before: null },
    ]);
  });

  test('says when it was taken out, and nothing of that once it is back', () => {
    const gone = [
      { measures: [aFigure()], writtenAt: POSTED },
      { measures: [], writtenAt: at(3) },
    ];
    expect(fateOf('one', gone, POSTED).takenOutAt).toEqual(at(3));
    expect(fateOf('one', [...gone, { measures: [aFigure()], writtenAt: at(4) }], POSTED).takenOutAt).toBeNull();
  });

  test('keeps to itself what was put right before it was published', () => {
    const versions = [
      { measures: [aFigure()], writtenAt: at(1) },
      { measures: [aFigure({ value: 25 })], writtenAt: at(2) },
    ];
    expect(fateOf('one', versions, at(2)).corrections).toEqual([]);
  });
});
