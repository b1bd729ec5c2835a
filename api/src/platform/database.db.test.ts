import { jest } from '@jest/globals';
import { aPatch, type Patch } from '../testing/a-patch.ts';
import { log } from './log.ts';

jest.setTimeout(30_000);

let patch: Patch;
beforeAll(async () => {
  jest.spyOn(log, 'warn').mockImplementation(() => undefined);
  patch = await aPatch();
});
afterAll(() => patch?.close());

test('connections that die in a transaction are replaced, however many', async () => {
  const die = () =>
    patch.em().transactional(async (em) => {
      await em.execute('select 1');
      await em.execute('select pg_terminate_backend(pg_backend_pid())');
    });
  // The pool has ten.
  for (let round = 0; round < 2; round++) {
    for (const { status } of await Promise.allSettled(Array.from({ length: 10 }, die))) expect(status).toBe('rejected');
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const alive = () => patch.em().transactional((em) => em.execute('select 1 as one'));
    for (const rows of await Promise.all(Array.from({ length: 10 }, alive))) expect(rows).toEqual([{ one: 1 }]);
  }
});
