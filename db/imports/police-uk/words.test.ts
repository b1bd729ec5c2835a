import { describe, expect, test } from '@jest/globals';
import { htmlOf } from '@patchwork/api/seeding';
import { themeOf } from './themes.ts';
import { instantOf, quarterAround } from './times.ts';
import { cutTo, markdownOf, showable } from './words.ts';

describe('words', () => {
  test('are cut at a word, and never longer than asked', () => {
    expect(cutTo(20, 'short enough')).toBe('short enough');
    expect(cutTo(20, 'one two three four five')).toBe('one two three four…');
    expect([...cutTo(120, 'x'.repeat(300))]).toHaveLength(120);
    expect(cutTo(10, '😀'.repeat(11))).toBe(`${'😀'.repeat(9)}…`);
  });

  test('lose what cannot be shown', () => {
    expect(showable('a\u0000b\u202Ec\r\nd\ud800')).toBe('abc\nd\uFFFD');
  });

  test.each([
    '* no list *',
    '# no heading',
    '1. no number',
    '- no dash',
    '> no quote',
    '_no_ **stress** `code` [link](https://example.org) <b>',
    'A &amp; B',
    '---',
    'Setext\n===',
    'two\nlines\n\nand a paragraph',
    'ends in \\',
    '    indented',
  ])('%j as Markdown shows itself', (text) => {
    const html = htmlOf(markdownOf(text));
    expect(html).not.toMatch(/<(?!\/?(?:p|br)\b)/);
    const shown = html
      .replace(/<br ?\/?>/g, '')
      .replace(/<\/p>\s*<p>/g, '\n\n')
      .replace(/<[^>]*>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&');
    expect(shown.trim()).toBe(text.trim());
  });
});

describe('times', () => {
  test.each([
    ['2026-06-15T12:00:00', '2026-06-15T11:00:00.000Z', false],
    ['2026-12-15T12:00:30', '2026-12-15T12:00:30.000Z', false],
    ['2026-10-25T01:30:00', '2026-10-25T00:30:00.000Z', false],
    ['2026-03-29T01:30:00', '2026-03-29T01:30:00.000Z', true],
    ['2026-06-15T12:00:00Z', '2026-06-15T12:00:00.000Z', false],
    ['2026-06-15T12:00:00+01:00', '2026-06-15T11:00:00.000Z', false],
    ['2026-06-15', '2026-06-14T23:00:00.000Z', false],
  ])('%s is %s', (text, at, isSkipped) => {
    expect(instantOf(text)).toEqual({ at: new Date(at), isSkipped });
  });

  test.each(['', null, 'soon', '2026-02-30T12:00:00', '2026-06-15T25:00:00', '15/06/2026'])('%j is none', (text) => {
    expect(instantOf(text)).toBeNull();
  });

  test('the calendar quarter around a day gives way to those that are there', () => {
    expect(quarterAround('2026-11-23', [])).toEqual({ startsOn: '2026-10-01', endsOn: '2026-12-31' });
    const others = [
      { startsOn: '2026-08-01', endsOn: '2026-10-31' },
      { startsOn: '2026-12-15', endsOn: '2027-03-14' },
    ];
    expect(quarterAround('2026-11-23', others)).toEqual({ startsOn: '2026-11-01', endsOn: '2026-12-14' });
  });
});

test.each([
  ['Speeding through Girton', 'SPEEDING'],
  ['Anti-social behaviour and drug dealing', 'ASB'],
  ['Drug dealing and anti social behaviour', 'DRUGS'],
  ['Theft from motor vehicles', 'VEHICLE_CRIME'],
  ['Burglaries of sheds', 'BURGLARY'],
  ['Parking outside schools', 'PARKING'],
  ['Nuisance in the park', 'ASB'],
  ['Hare coursing', 'RURAL_CRIME'],
  ['Scams by phone', 'FRAUD'],
  ['Knife crime', 'VIOLENCE'],
  ['Hate crime', 'HATE_CRIME'],
  ['Being seen', 'OTHER'],
])('%s is %s', (words, theme) => {
  expect(themeOf(words)).toBe(theme);
});
