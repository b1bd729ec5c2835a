import { shown, textOf } from '#ui/markup.ts';
import { correctionWords, FigureHistory, goneWords } from './figure-history.tsx';
import { MeasureChart } from './measure-chart.tsx';
import { aMeasure } from './priorities.factory.ts';

const cars = aMeasure({ id: 'f1', name: 'vehicles over 35 mph', value: 25, outOf: 330 });
const at = '2026-03-03T12:00:00Z';
const figure = { id: 'f1', measure: cars, corrections: [], takenOutAt: null } as never;

describe('a figure to quote', () => {
  test('says what it said until it was corrected', () => {
    expect(correctionWords({ at, value: 26, outOf: 330, before: null }, cars)).toBe(
      'Corrected on 3 March 2026. Until then it said: 26 of 330 vehicles over 35 mph (8%).',
    );
  });

  test('says no number that counted something else, and where no number changed', () => {
    expect(correctionWords({ at, value: null, outOf: null, before: null }, cars)).toContain('What it counts');
    expect(correctionWords({ at, value: 25, outOf: 330, before: null }, cars)).toContain('stayed as it is');
  });

  test('says that nothing was corrected', () => {
    expect(textOf(shown(<FigureHistory figure={figure} />))).toBe('This figure has not been corrected.');
  });

  test('says why it is gone', () => {
    expect(goneWords({ takenOutAt: at, update: { withdrawnAt: null } } as never)).toContain('left this figure out');
    expect(goneWords({ takenOutAt: null, update: { withdrawnAt: at } } as never)).toContain('back on 3 March 2026');
  });

  test('is led to from wherever it is drawn, but not from its own page', () => {
    expect(
      shown(<MeasureChart measure={cars} />)
        .querySelector('a')
        ?.getAttribute('href'),
    ).toBe('/figures/f1');
    expect(shown(<MeasureChart measure={cars} isOwnPage />).querySelector('a')).toBeNull();
  });
});
