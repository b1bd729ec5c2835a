import { expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { cellsOf, linesOf } from './csv.ts';

test.each([
  ['nothing quoted', 'CB3 0QH,10,5', ['CB3 0QH', '10', '5']],
  ['all quoted', '"CB3 0QH","10",""', ['CB3 0QH', '10', '']],
  ['some quoted', '"CB3 0QH",,52.2', ['CB3 0QH', '', '52.2']],
  ['a line of Windows', '"CB3 0QH","x"\r', ['CB3 0QH', 'x']],
  ['a comma in quotes', '"a, b",c', ['a, b', 'c']],
  ['a quote in quotes', '"a ""b"" c",d', ['a "b" c', 'd']],
  ['only two quotes', '"",a', ['', 'a']],
  ['what looks like two cells', '"a","b,c"', ['a', 'b,c']],
  ['nothing', '', ['']],
])('a line with %s', (_, line, cells) => expect(cellsOf(line)).toEqual(cells));

test.each(['"open', 'a"b,c', '"a"b,c', '"'])('%s is no line of CSV', (line) => expect(cellsOf(line)).toBeNull());

test('any line means what csv-parse says that it means', () => {
  const cell = fc.string({ maxLength: 6, unit: fc.constantFrom('a', '1', ',', '"', ' ') });
  const written = (text: string, isQuoted: boolean) =>
    isQuoted || /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, fc.boolean()), { minLength: 2, maxLength: 6 }), (cells) => {
      const line = cells.map(([text, isQuoted]) => written(text, isQuoted)).join(',');
      expect(cellsOf(line)).toEqual(cells.map(([text]) => text));
      expect(cellsOf(line)).toEqual(parse(line)[0]);
    }),
  );
});

test('lines come whole wherever the text is cut', async () => {
  async function* pieces() {
    yield* ['a\r\nb', 'c\n', '', '\nlast'];
  }
  const lines: string[] = [];
  for await (const some of linesOf(pieces())) lines.push(...some);
  expect(lines).toEqual(['a\r', 'bc', '', 'last']);
});
