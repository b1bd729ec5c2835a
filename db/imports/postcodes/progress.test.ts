import { PassThrough } from 'node:stream';
import type { WriteStream } from 'node:tty';
import { expect, test } from '@jest/globals';
import { progressOn } from './progress.ts';

const count = (bytes: number, kept: number) => ({ bytes, kept, ended: 0, nowhere: 0, northernIrish: 0 });

test('where nobody watches, each tenth is one plain line', () => {
  const log = new PassThrough();
  const shown = progressOn(log as unknown as WriteStream, 1000);
  for (let bytes = 10; bytes <= 1000; bytes += 10) shown.tell(count(bytes, bytes * 20));
  shown.end();
  const lines = String(log.read()).trimEnd().split('\n');
  expect(lines).toHaveLength(10);
  expect(lines.at(-1)).toBe('100 % read, 20,000 postcodes');
});

test('of what has no known end, each hundred megabytes is one', () => {
  const log = new PassThrough();
  const shown = progressOn(log as unknown as WriteStream, null);
  for (const bytes of [5e7, 1.1e8, 1.9e8, 2e8]) shown.tell(count(bytes, 7));
  expect(String(log.read())).toBe('110 MB read, 7 postcodes\n200 MB read, 7 postcodes\n');
});

test('on a terminal there is a bar', () => {
  const terminal = Object.assign(new PassThrough(), {
    isTTY: true,
    columns: 100,
    cursorTo: () => true,
    clearLine: () => true,
  });
  const shown = progressOn(terminal as unknown as WriteStream, 10);
  shown.tell(count(10, 12_345));
  shown.end();
  expect(String(terminal.read())).toContain('100 %, 12,345 postcodes');
});
