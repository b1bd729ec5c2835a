import type { Chance } from './size.ts';

/** Things of the running product that an operation may name, by what the argument is called. */
export interface Known {
  ids: readonly string[];
  paths: readonly string[];
}

/** What people and programs type that nobody expected. None is a word of an error, so that an echo is no leak. */
const ODD_TEXTS = [
  '',
  ' ',
  'Girton',
  'speeding in Girton',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'; drop table person; --",
  '%',
  '_%\\',
  '{{7*7}}',
  '../../../etc/passwd',
  'nul\u0000byte',
  'bell\u0007 and \u001b[31mred',
  '\ud800 half a pair',
  'right to \u202eleft',
  'e\u0301 \u{1f468}\u200d\u{1f469}\u200d\u{1f467}',
  'line\r\nBcc: somebody@drill.test',
  '**bold** [link](javascript:alert(1)) ![x](https://drill.test/x.png)',
  '- '.repeat(400),
  '>'.repeat(300),
  '['.repeat(2_000),
  'é'.repeat(121),
  'x'.repeat(5_001),
  'Somebody was arrested and charged with theft.',
  '26 out of 330',
  'null',
  '__proto__',
  'constructor',
];
const ODD_IDS = ['', '1', '-1', 'null', '00000000-0000-0000-0000-000000000000', '{}', 'x'.repeat(300), '\u0000'];
const DATES = [
  '2026-11-23',
  '2026-02-30',
  '2026-13-01',
  '0000-01-01',
  '9999-12-31',
  '+275760-09-13',
  'today',
  '2027-01-01',
];
const TIMES = [
  '2026-12-24T19:00:00Z',
  '2026-12-24',
  '2026-12-24T25:00:00Z',
  '1066-10-14T09:00:00Z',
  '9999-12-31T23:59:59.999Z',
  'soon',
];
const NUMBERS = [0, 1, -1, 20, 100, 101, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), 1e21, 1e308, -1e308, 5e-324, 0.1, 330, 26];

/** A value for a scalar: mostly one that a form could send. */
export function scalar(chance: Chance, type: string, name: string, known: Known): unknown {
  switch (type) {
    case 'Int':
      return chance.percent(70) ? chance.int(100) + 1 : chance.of(NUMBERS);
    case 'Float':
      return chance.percent(60) ? chance.int(1_000) / 4 : chance.of(NUMBERS);
    case 'Boolean':
      return chance.percent(50);
    case 'Date':
      return chance.of(DATES);
    case 'DateTime':
      return chance.of(TIMES);
    case 'ID':
      return chance.percent(75) ? chance.of(known.ids) : chance.of(ODD_IDS);
    default:
      return text(chance, name, known);
  }
}

function text(chance: Chance, name: string, { paths }: Known): string {
  if (chance.percent(30)) return chance.of(ODD_TEXTS);
  if (/path/i.test(name)) return chance.of(paths);
  if (name === 'email') return chance.percent(80) ? `surface-${chance.int(40)}@drill.test` : chance.of(ODD_TEXTS);
  if (name === 'code') return String(chance.int(1_000_000)).padStart(6, '0');
  if (name === 'after')
    return Buffer.from(chance.of(['0', '1', '-1', '99999999999', 'x', 'offset:1'])).toString('base64');
  if (name === 'slug') return `surface-${chance.int(1_000)}`;
  return chance.of([
    'Speedwatch',
    'We stood at the roads that residents named.',
    'over 35 mph',
    'Community room',
    chance.of(ODD_TEXTS),
  ]);
}

/** A value of quite another kind than was asked for. */
export function wrong(chance: Chance): unknown {
  return chance.of<unknown>([
    null,
    true,
    12,
    -0.5,
    'text',
    [],
    {},
    [[[]]],
    { id: 1 },
    ['a', 2, null],
    [{ __proto__: null }],
  ]);
}
