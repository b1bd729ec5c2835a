import { expect, jest, test } from '@jest/globals';
import { shutdown } from './shutdown.ts';

test('what began last ends first, once', async () => {
  const told: string[] = [];
  const ending = shutdown();
  ending.add(async () => told.push('PostgreSQL'));
  ending.add(async () => told.push('the application'));
  expect(ending.hasBegun).toBe(false);
  await Promise.all([ending.begin(), ending.begin()]);
  expect(ending.hasBegun).toBe(true);
  expect(told).toEqual(['the application', 'PostgreSQL']);
});

test('a step that hangs or fails does not keep PostgreSQL from being stopped', async () => {
  const shown = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const stop = jest.fn(async () => undefined);
  const ending = shutdown({ stepMs: 20 });
  ending.add(stop);
  ending.add(() => Promise.reject(new Error('no')));
  ending.add(() => new Promise(() => undefined));
  await ending.begin();
  shown.mockRestore();
  expect(stop).toHaveBeenCalledTimes(1);
});
