import { expect, test } from '@jest/globals';
import { aLog, aTerminal } from '../../jest/a-stream.ts';
import { progressOn } from '../../progress.ts';
import { lookOf } from './file-table.ts';

test.each([
  ['a log', aLog, '70 % read, 12,345 features\n'],
  ['a terminal', aTerminal, ' 78 %, 12,345 features, 0s to go'],
])('%s says how much of a file was read', (_, aStream, words) => {
  const { stream, text } = aStream();
  const shown = progressOn(stream, lookOf(1_000));
  shown.tell({ bytes: 780, features: 12_345 });
  shown.end();
  expect(text()).toContain(words);
});
