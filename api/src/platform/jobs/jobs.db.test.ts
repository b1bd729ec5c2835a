import { jest } from '@jest/globals';
import { EntityManager } from '@mikro-orm/postgresql';
import pg from 'pg';
import { aService, type TestService } from '../../testing/a-service.ts';
import { Jobs } from './jobs.ts';

jest.setTimeout(60_000);

let service: TestService;
let jobs: Jobs;
let em: EntityManager;
const done: number[] = [];
beforeAll(async () => {
  service = await aService();
  jobs = service.app.get(Jobs);
  em = service.app.get(EntityManager).fork();
  await jobs.queue('counted', { retryLimit: 20, retryDelay: 1 });
  await jobs.work<{ n: number }>('counted', async ({ n }) => void done.push(n));
});
afterAll(() => service.close());

const leave = (n: number, fails = false) =>
  em.fork().transactional(async (own) => {
    await jobs.send(own, 'counted', { n });
    if (fails) throw new Error('the deed failed');
  });

async function until(is: () => boolean): Promise<void> {
  for (const end = Date.now() + 30_000; !is(); await new Promise((resolve) => setTimeout(resolve, 20))) {
    if (Date.now() > end) throw new Error(`Waited too long; done: ${done}`);
  }
}

test('a job is there exactly if its deed committed, and is done at once', async () => {
  await expect(leave(1, true)).rejects.toThrow('the deed failed');
  const before = performance.now();
  await leave(2);
  await until(() => done.includes(2));
  console.log(`a job was done ${(performance.now() - before).toFixed(0)} ms after it was left`);
  expect(done).toEqual([2]);
});

test('every connection cut: the process lives, answers and does its jobs', async () => {
  const cutter = new pg.Client({ connectionString: service.database.appUrl });
  cutter.on('error', () => undefined);
  await cutter.connect();
  for (let round = 0; round < 3; round++) {
    const cut = await cutter.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where usename = current_user and datname = current_database() and pid <> pg_backend_pid()',
    );
    if (round === 0) expect(cut.rowCount).toBeGreaterThan(2);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await cutter.end();
  await leave(3).catch(() => leave(3));
  await until(() => done.includes(3));
  expect((await service.browser().ask('{ me { id } }')).data).toEqual({ me: null });
});

test('with ROLE=web a process leaves jobs and does none', async () => {
  const web = await aService({ database: service.database, env: { ROLE: 'web' } });
  try {
    expect(web.app.get(Jobs).works).toBe(false);
    const seen: number[] = [];
    await web.app.get(Jobs).work<{ n: number }>('counted', async ({ n }) => void seen.push(n));
    const own = web.app.get(EntityManager).fork();
    for (let n = 10; n < 20; n++) await own.transactional((inside) => web.app.get(Jobs).send(inside, 'counted', { n }));
    await until(() => done.includes(19));
    expect(seen).toEqual([]);
    expect(done.filter((n) => n >= 10)).toHaveLength(10);
  } finally {
    await web.close();
  }
});
