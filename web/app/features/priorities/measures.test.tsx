import { shown, textOf } from '#ui/markup.ts';
import { MeasureChart } from './measure-chart.tsx';
import { MeasureTable } from './measure-table.tsx';
import { barsOf, measureWords } from './measures.ts';
import { aMeasure } from './priorities.factory.ts';

const share = aMeasure({
  name: 'vehicles over 35 mph',
  value: 26,
  outOf: 330,
  from: '2026-11-18',
  to: '2026-11-18',
  source: 'Speedwatch',
});
const speeds = aMeasure({ id: 'm2', name: 'average speed', value: 33, before: 38, unit: 'mph' });

describe('a figure in words', () => {
  test.each([
    ['a share', share, '26 of 330 vehicles over 35 mph (8%)'],
    [
      'a share whose unit stands apart',
      aMeasure({ name: 'over 35 mph', value: 26, outOf: 330, unit: 'vehicles' }),
      '26 of 330 vehicles over 35 mph (8%)',
    ],
    ['a tiny share', aMeasure({ name: 'cars', value: 1, outOf: 400 }), '1 of 400 cars (less than 1%)'],
    ['none of a whole', aMeasure({ name: 'cars', value: 0, outOf: 400 }), '0 of 400 cars (0%)'],
    ['before and now', speeds, 'Average speed: 33 mph, before: 38 mph'],
    ['a count', aMeasure(), '4 school visits'],
    ['thousands', aMeasure({ name: 'letters', value: 1200 }), '1,200 letters'],
    ['a nought before', aMeasure({ name: 'checks', value: 3, before: 0 }), 'Checks: 3, before: 0'],
  ])('%s', (_, measure, words) => {
    expect(measureWords(measure)).toBe(words);
  });
});

describe('a figure drawn', () => {
  test('a share reaches as far as it is of its whole', () => {
    expect(barsOf(share)).toEqual([{ label: '', kind: 'now', words: '26 of 330', percent: 7.9 }]);
  });

  test('before and now are on one scale', () => {
    expect(barsOf(speeds).map(({ kind, percent }) => [kind, percent])).toEqual([
      ['before', 100],
      ['now', 86.8],
    ]);
  });

  test('a figure by itself, or all noughts, has nothing to compare', () => {
    expect(barsOf(aMeasure())).toEqual([]);
    expect(barsOf(aMeasure({ value: 0, before: 0 }))).toEqual([]);
  });

  test('says in words what it shows, with its days and who counted', () => {
    const chart = shown(<MeasureChart measure={share} />);
    expect(chart.querySelector('svg')?.getAttribute('aria-label')).toBe('26 of 330 vehicles over 35 mph (8%)');
    expect(chart.querySelector('.app-bars__now')?.getAttribute('width')).toBe('7.9%');
    expect(chart.querySelector('.app-bars__whole')?.getAttribute('width')).toBe('100%');
    expect(textOf(chart)).toContain('Counted 18 November 2026 by Speedwatch.');
  });

  test('carries no style attribute, which the policy of our pages forbids', () => {
    expect(shown(<MeasureChart measure={speeds} />).querySelector('[style]')).toBeNull();
  });
});

describe('the same figures as a table', () => {
  const cells = (row: Element) => [...row.children].map(textOf);

  test('hold everything that the pictures show', () => {
    const table = shown(<MeasureTable measures={[share, speeds]} />);
    expect([...table.querySelectorAll('tr')].map(cells)).toEqual([
      ['What was counted', 'Before', 'Now', 'Out of', 'When', 'Who counted'],
      ['Vehicles over 35 mph', '–', '26', '330 (8%)', '18 November 2026', 'Speedwatch'],
      ['Average speed', '38 mph', '33 mph', '–', 'Not said', 'Not said'],
    ]);
  });

  test('leave out the columns that no figure has', () => {
    const table = shown(<MeasureTable measures={[aMeasure()]} />);
    expect(cells(table.querySelectorAll('tr')[0] as Element)).toEqual([
      'What was counted',
      'Now',
      'When',
      'Who counted',
    ]);
  });
});
