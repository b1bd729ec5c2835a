import { PassThrough } from 'node:stream';
import type { WriteStream } from 'node:tty';
import { expect, test } from '@jest/globals';
import { progressOn } from './progress.ts';

test('where nobody watches, each tenth is one plain line', () => {
  const log = new PassThrough();
  const shown = progressOn(log as unknown as WriteStream, 200);
  for (let neighbourhoods = 5; neighbourhoods <= 200; neighbourhoods += 5) {
    shown.tell({ neighbourhoods, rows: neighbourhoods * 1000 });
  }
  shown.end();
  const lines = String(log.read()).trimEnd().split('\n');
  expect(lines).toHaveLength(10);
  expect(lines.at(0)).toBe('20 of 200 neighbourhoods, 20,000 rows');
  expect(lines.at(-1)).toBe('200 of 200 neighbourhoods, 200,000 rows');
});

test('on a terminal there is a bar', () => {
  const terminal = Object.assign(new PassThrough(), {
    isTTY: true,
    columns: 100,
    cursorTo: () => true,
    clearLine: () => true,
  });
  const shown = progressOn(terminal as unknown as WriteStream, 10);
  shown.tell({ neighbourhoods: 10, rows: 12_345 });
  shown.end();
  const drawn = String(terminal.read());
  expect(drawn).toContain('10 of 10 neighbourhoods, 12,345 rows');
  expect(drawn).toContain('█'.repeat(10));
});
