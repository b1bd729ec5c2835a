import { describe, expect, test } from '@jest/globals';
import { aLog, aTerminal } from './jest/a-stream.ts';
import { type Look, progressOn, type Reached, written } from './progress.ts';

interface Told {
  done: number;
  rows: number;
}

const look = (reached: (done: number) => Reached): Look<Told> => ({
  reached: ({ done }) => reached(done),
  format: '{bar} {value} of {total}, {rows} rows',
  words: ({ rows }) => ({ rows: written(rows) }),
  line: ({ done, rows }) => `${done} done, ${written(rows)} rows`,
});
const of = (total: number) => look((done) => ({ done, total }));
const withoutEnd = look((done) => ({ done, step: 100 }));

describe('where nobody watches', () => {
  test('each tenth is one plain line', () => {
    const { stream, text } = aLog();
    const shown = progressOn(stream, of(200));
    for (let done = 5; done <= 200; done += 5) shown.tell({ done, rows: done * 1000 });
    shown.end();
    const lines = text().trimEnd().split('\n');
    expect(lines).toHaveLength(10);
    expect(lines.at(0)).toBe('20 done, 20,000 rows');
    expect(lines.at(-1)).toBe('200 done, 200,000 rows');
  });

  test('what is less than a tenth, and a tenth that was told, is none', () => {
    const { stream, text } = aLog();
    const shown = progressOn(stream, of(70));
    for (const done of [0, 6, 49, 49, 55]) shown.tell({ done, rows: 7 });
    expect(text()).toBe('49 done, 7 rows\n');
  });
});

test.each([
  ['where nobody watches', aLog],
  ['on a terminal', aTerminal],
])('of what has no known end, each step is a plain line %s', (_, aStream) => {
  const { stream, text } = aStream();
  const shown = progressOn(stream, withoutEnd);
  for (const done of [50, 110, 190, 200]) shown.tell({ done, rows: 7 });
  shown.end();
  expect(text()).toBe('110 done, 7 rows\n200 done, 7 rows\n');
});

test.each([
  ['where nobody watches', aLog],
  ['on a terminal', aTerminal],
])('of nothing nothing is shown %s', (_, aStream) => {
  const { stream, text } = aStream();
  const shown = progressOn(stream, of(0));
  shown.tell({ done: 0, rows: 0 });
  shown.end();
  expect(text()).toBe('');
});

describe('on a terminal', () => {
  test('there is a bar', () => {
    const { stream, text } = aTerminal();
    const shown = progressOn(stream, of(10));
    shown.tell({ done: 4, rows: 1 });
    shown.tell({ done: 10, rows: 12_345 });
    shown.end();
    const drawn = text();
    expect(drawn).toContain('4 of 10, 1 rows');
    expect(drawn).toContain('10 of 10, 12,345 rows');
    expect(drawn).toContain('█'.repeat(10));
  });

  test('before anything was told there is none, and it can be ended', () => {
    const { stream, text } = aTerminal();
    progressOn(stream, of(10)).end();
    expect(text()).toBe('');
  });

  test('what has ended can be ended again', () => {
    const { stream, text } = aTerminal();
    const shown = progressOn(stream, of(10));
    shown.tell({ done: 10, rows: 1 });
    shown.end();
    text();
    shown.end();
    expect(text()).toBe('');
  });
});
