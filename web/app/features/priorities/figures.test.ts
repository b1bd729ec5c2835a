/** @jest-environment node */

import { parseWithZod } from '@conform-to/zod/v4';
import { z } from 'zod';
import { figures, filledIn } from './figures.server.ts';

const schema = z.object({ measures: figures });

function typed(answers: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(answers)) form.set(name, value);
  const read = parseWithZod(form, { schema });
  return read.status === 'success' ? read.value.measures : (read.error ?? {});
}

const row = (value: string) => typed({ 'measures[0].name': 'vehicles over 35 mph', 'measures[0].value': value });

describe('the figures of a form', () => {
  test.each([
    ['26', 26],
    [' 4.5 ', 4.5],
    ['1,200', 1200],
    ['1,234,567.5', 1234567.5],
    ['-3', -3],
    ['−3', -3],
    ['0', 0],
  ])('%j is %d', (text, value) => {
    expect(row(text)).toMatchObject([{ name: 'vehicles over 35 mph', value }]);
  });

  test.each(['abc', '1,2,3', '26%', '1e400', '0x1f', 'Infinity', '12 34', '1.2.3', '٣'])(
    '%j is no number, and the sentence stands at its box',
    (text) => {
      expect(row(text)).toEqual({ 'measures[0].value': [expect.stringContaining(`“${text}” is not a number`)] });
    },
  );

  test('a row left empty is no figure, wherever it stands', () => {
    const rows = typed({
      'measures[0].name': '',
      'measures[0].from.day': '',
      'measures[1].name': 'average speed',
      'measures[1].value': '33',
      'measures[1].before': '38',
      'measures[1].unit': 'mph',
    });
    expect(rows).toMatchObject([null, { name: 'average speed', value: 33, before: 38, unit: 'mph' }]);
    const { measures, names } = filledIn(rows as never);
    expect(measures).toHaveLength(1);
    expect(names['measures.0.value']).toBe('measures[1].value');
  });

  test('half a row says what is missing', () => {
    expect(typed({ 'measures[0].value': '33', 'measures[0].to.day': '31' })).toEqual({
      'measures[0].name': ['Enter what the figure counts'],
      'measures[0].to': [expect.stringContaining('Enter a real date')],
    });
    expect(typed({ 'measures[0].name': 'average speed' })).toEqual({ 'measures[0].value': ['Enter the number'] });
  });

  test('days come as the api takes them', () => {
    const rows = typed({
      'measures[0].name': 'n',
      'measures[0].value': '1',
      'measures[0].from.day': '1',
      'measures[0].from.month': '8',
      'measures[0].from.year': '2026',
    });
    expect(rows).toMatchObject([{ from: '2026-08-01' }]);
  });

  test('no rows at all are none', () => {
    expect(typed({})).toEqual([]);
  });
});
