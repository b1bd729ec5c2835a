import { wordsFor, wordsOrNone } from './words.ts';

const title = (text: string) => wordsFor(text, 'title', 'The title', 5);

test('words are trimmed, and line ends of Windows made plain', () => {
  expect(title(' a\r\nb\r ')).toBe('a\nb');
  expect(title('a\tb')).toBe('a\tb');
});

test.each(['', ' ', '\n\t', '\u00A0'])('nothing typed is refused: %j', (text) => {
  expect(title(text)).toEqual({
    reason: 'TEXT_MISSING',
    message: 'The title is empty. Write something first.',
    field: 'title',
  });
});

test('a limit counts characters as people do, not half of an emoji', () => {
  expect(title('🚓🚓🚓🚓🚓')).toBe('🚓🚓🚓🚓🚓');
  expect(title('🚓🚓🚓🚓🚓🚓')).toMatchObject({ reason: 'TEXT_TOO_LONG', field: 'title' });
  expect(wordsFor('a'.repeat(5_001), 'body', 'The update', 5_000)).toMatchObject({
    message: 'The update has more than 5,000 characters. Shorten it.',
  });
});

test.each(['\u0000', '\u0007', '\u001B', '\u007F', '\u0085', '\u202E', '\u2066', '\uFFFF', '\uD800'])(
  'what cannot be shown, or turns the reading direction around, is refused: %j',
  (character) => expect(title(`a${character}b`)).toMatchObject({ reason: 'CONTROL_CHARACTERS' }),
);

test.each(['Ünïcödé'.slice(0, 5), '日本語', 'שלום', 'a\u200Db', '’“”–'])('ordinary writing passes: %s', (text) =>
  expect(title(text)).toBe(text),
);

test('words that may be left out are null when they are', () => {
  for (const nothing of [null, undefined, '', ' \n']) expect(wordsOrNone(nothing, 'unit', 'The unit', 5)).toBeNull();
  expect(wordsOrNone(' mph ', 'unit', 'The unit', 5)).toBe('mph');
  expect(wordsOrNone('too long', 'unit', 'The unit', 5)).toMatchObject({ reason: 'TEXT_TOO_LONG' });
});
