/** @jest-environment node */
import { parseWithZod } from '@conform-to/zod/v4';
import { z } from 'zod';
import { typedMoment } from './moment-input.tsx';
import { maybeMoment } from './moments.server.ts';

const schema = z.object({ publish: maybeMoment() });

function typed(day: string, at: string) {
  const [date = '', month = '', year = ''] = day.split(' ');
  const form = new FormData();
  for (const [name, value] of Object.entries({ day: date, month, year })) form.set(`publish.on.${name}`, value);
  form.set('publish.at', at);
  const read = parseWithZod(form, { schema });
  return read.status === 'success' ? read.value.publish : read.error;
}

describe('a day and a time in London', () => {
  test.each([
    ['1 12 2026', '7pm', '2026-12-01T19:00:00.000Z'],
    ['1 7 2026', '7pm', '2026-07-01T18:00:00.000Z'],
    ['29 3 2026', '2am', '2026-03-29T01:00:00.000Z'],
    ['25 10 2026', '1:30am', '2026-10-25T00:30:00.000Z'],
  ])('%s %s is %s', (day, at, instant) => {
    expect(typed(day, at)).toBe(instant);
  });

  test('left empty is none', () => {
    expect(typed('', '')).toBeUndefined();
  });

  test.each([
    ['', '7pm', 'publish.on', 'Enter the day too'],
    ['1 12 2026', '', 'publish.at', 'Enter the time too'],
    ['1 12 2026', 'soon', 'publish.at', 'Enter a time'],
    ['31 2 2026', '7pm', 'publish.on', 'Enter a real date'],
    ['29 3 2026', '1:30am', 'publish.at', 'On Sunday 29 March 2026 the clocks go forward'],
  ])('%j %j is told at %s: %s', (day, at, field, message) => {
    expect(typed(day, at)).toEqual({ [field]: [expect.stringContaining(message)] });
  });

  test('shows in the boxes as the clock did', () => {
    expect(typedMoment('2026-07-01T18:00:00.000Z')).toEqual({
      on: { day: '1', month: '7', year: '2026' },
      at: '19:00',
    });
  });
});
