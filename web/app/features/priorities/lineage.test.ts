import { lineageWords } from './lineage.ts';

test.each([
  [1, 1, 'New'],
  [1, 4, 'New'],
  [2, 2, 'Second quarter in a row'],
  [4, 4, 'Fourth quarter in a row'],
  [4, 6, 'Fourth quarter in six'],
  [10, 12, 'Tenth quarter in twelve'],
  [11, 14, '11th quarter in 14'],
  [12, 13, '12th quarter in 13'],
  [21, 23, '21st quarter in 23'],
  [22, 23, '22nd quarter in 23'],
  [112, 113, '112th quarter in 113'],
])('%i quarters out of %i: %s', (quarters, outOf, words) => {
  expect(lineageWords(quarters, outOf)).toBe(words);
});
