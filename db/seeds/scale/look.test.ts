import { expect, test } from '@jest/globals';
import { aLog, aTerminal } from '../../jest/a-stream.ts';
import { progressOn } from '../../progress.ts';
import { lookOf } from './seed-country.ts';

test.each([
  ['a log', aLog, '10 of 10 neighbourhoods, 12,345 rows\n'],
  ['a terminal', aTerminal, '█ 10 of 10 neighbourhoods, 12,345 rows, 0s to go'],
])('%s says how many neighbourhoods and rows there are', (_, aStream, words) => {
  const { stream, text } = aStream();
  const shown = progressOn(stream, lookOf(10));
  shown.tell({ neighbourhoods: 10, rows: 12_345 });
  shown.end();
  expect(text()).toContain(words);
});
