import { numberWords } from '#words/lists.ts';

const ordinals = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

function ordinal(count: number): string {
  const word = ordinals[count];
  if (word) return word;
  const ending = { 1: 'st', 2: 'nd', 3: 'rd' }[count % 100 > 10 && count % 100 < 14 ? 0 : count % 10] ?? 'th';
  return `${count}${ending}`;
}

/**
 * "New this quarter", "Second quarter in a row", "Fourth quarter in six": for how many of the neighbourhood's quarters,
 * since it first was one, this has been a priority.
 */
export function lineageWords(quarters: number, outOf: number): string {
  if (quarters <= 1) return 'New';
  const nth = ordinal(quarters);
  const words = `${nth} quarter in ${quarters >= outOf ? 'a row' : numberWords(outOf)}`;
  return words.charAt(0).toUpperCase() + words.slice(1);
}
