import { aSuggestion } from './suggestion.factory.ts';
import { aboutWords, notForwardBecause, protecting, titleOf, whichMonthsWords } from './suggestion-words.ts';

const name = 'January to March 2027';
const places = (...names: string[]) => names.map((each) => ({ id: each, path: each, name: each }));

test.each([
  ['PLANNED', `What you suggest now can be part of the vote on ${name}.`],
  ['SUGGESTING', `What you suggest now can be part of the vote on ${name}.`],
  ['VOTING', `Suggestions for ${name} have closed: what you suggest now is kept for the months after.`],
  ['DECIDING', `Suggestions for ${name} have closed: what you suggest now is kept for the months after.`],
] as const)('while %s, no more is promised than can be kept', (stage, words) => {
  expect(whichMonthsWords({ stage, name })).toBe(words);
});

test('without dates a suggestion is kept for the next vote', () => {
  expect(whichMonthsWords(null)).toBe('You can suggest something at any time: it is kept for the next vote.');
});

test('says what it is about, and of many places only the first', () => {
  expect(aboutWords(aSuggestion())).toBe('Speeding, Girton');
  expect(aboutWords(aSuggestion({ places: places('A', 'B', 'C', 'D') }))).toBe('Speeding, A, B, C and D');
  expect(aboutWords(aSuggestion({ places: places('A', 'B', 'C', 'D', 'E') }))).toBe(
    'Speeding, A, B, C and 2 more places',
  );
});

test('says nothing where the words are not shown', () => {
  const hidden = aSuggestion({ title: null, why: null, theme: null, places: [] });
  expect(aboutWords(hidden)).toBe('');
  expect(titleOf(hidden)).toBe('A suggestion whose words are not shown');
});

test('the reasons that hide words come last, as the page on what is published says', () => {
  expect(Object.keys(notForwardBecause).slice(-protecting.length)).toEqual(protecting);
});
