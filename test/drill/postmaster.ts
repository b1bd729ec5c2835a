import { execFile } from 'node:child_process';
import { readdir, readlink, realpath, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { isAlive, postgresOf } from '../product.ts';

const execute = promisify(execFile);

/** The embedded PostgreSQL of a product, to be killed and started again on the same port, as an operator would. */
export interface Postmaster {
  /** `kill -9` of the postmaster; its children end by themselves. */
  kill(): Promise<void>;
  /** Starts it on the data as the kill left it, and waits until it answers. */
  start(): Promise<void>;
}

/** The PostgreSQL that runs on a data folder now. Linux only: it is found by /proc. */
export async function postmasterOn(data: string): Promise<Postmaster> {
  const folder = join(data, 'postgres/data');
  const program = await readlink(`/proc/${await postgresOf(data)}/exe`);
  const { uid, gid } = await stat(join(folder, 'PG_VERSION'));
  const user = process.getuid?.() === 0 ? { uid, gid } : {};
  const start = () =>
    execute(
      join(dirname(program), 'pg_ctl'),
      ['start', '--wait', '--silent', '--pgdata', folder, '--log', join(folder, 'drill.log')],
      { ...user, cwd: folder, env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' } },
    );
  return {
    kill: async () => {
      const pid = await postgresOf(data);
      process.kill(pid, 'SIGKILL');
      while (isAlive(pid)) await pause(10);
    },
    start: async () => {
      // The children hold the shared memory until they have noticed.
      while ((await processesIn(folder)).length > 0) await pause(50);
      // A number that somebody else has by now would keep it from starting.
      await rm(join(folder, 'postmaster.pid'), { force: true });
      await start();
    },
  };
}

/** The processes that work in a folder. */
async function processesIn(folder: string): Promise<number[]> {
  const real = await realpath(folder);
  const all = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    all.map(async (pid) => {
      const place = await readlink(`/proc/${pid}/cwd`).catch(() => '');
      return place === real ? Number(pid) : 0;
    }),
  );
  return found.filter((pid) => pid > 0);
}
