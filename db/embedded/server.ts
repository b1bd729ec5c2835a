import { execFile } from 'node:child_process';
import { readFile, readlink, realpath, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { CannotStart } from '../cannot-start.ts';
import type { Binaries } from './binaries.ts';
import { configure, dataOf, logOf } from './cluster.ts';
import type { Place } from './place.ts';

const run = promisify(execFile);

const patienceMs = 30_000;

/** What `postmaster.pid` says; PostgreSQL writes it line by line while it starts. */
interface Postmaster {
  pid: number;
  port: number;
  ready: boolean;
}

async function postmasterOf(place: Place): Promise<Postmaster | undefined> {
  const text = await readFile(join(dataOf(place), 'postmaster.pid'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const lines = text.split('\n').map((line) => line.trim());
  return {
    pid: Number(lines[0]),
    port: Number(lines[3]),
    ready: lines[7] === 'ready',
  };
}

/**
 * Whether that process is a PostgreSQL on our data, not some other process that got the number of a dead one: after a
 * container's restart the low numbers come round again, and PostgreSQL itself would then refuse to start.
 */
async function isAlive({ pid }: Postmaster, place: Place): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  if (process.platform !== 'linux') return true;
  const workingFolder = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
  return workingFolder === (await realpath(dataOf(place)));
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function pgCtl(place: Place, binaries: Binaries, ...args: string[]): Promise<void> {
  await run(binaries.pgCtl, [...args, '--pgdata', dataOf(place)], {
    ...place.user,
    cwd: place.folder,
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
  });
}

async function newLogLines(place: Place, from: number): Promise<string> {
  const log = await readFile(logOf(place)).catch(() => Buffer.alloc(0));
  return log.subarray(from).toString('utf8').trim();
}

/** One attempt. `pg_ctl` gives the server its own session, so Ctrl-C in our terminal does not reach it. */
async function attempt(place: Place, binaries: Binaries, forTests: boolean): Promise<string | undefined> {
  const before = await stat(logOf(place)).then(
    (log) => log.size,
    () => 0,
  );
  if (before > 4_000_000) await rm(logOf(place));
  await configure(place, await freePort(), { forTests });
  try {
    await pgCtl(place, binaries, 'start', '--wait', '--timeout', '20', '--silent', '--log', logOf(place));
    return undefined;
  } catch (error) {
    return (await newLogLines(place, before > 4_000_000 ? 0 : before)) || String(error);
  }
}

/**
 * Starts PostgreSQL on the place's data, or adopts the one that runs there already (its Node was killed). A lock file
 * whose process is gone is cleared; a server that is just starting or stopping is waited for.
 *
 * @returns the port of 127.0.0.1 it listens on, and whether it was running already
 * @throws CannotStart with the server's own words when it does not start within half a minute
 */
export async function startServer(
  place: Place,
  binaries: Binaries,
  { forTests = false }: { forTests?: boolean },
): Promise<{ port: number; adopted: boolean }> {
  const until = Date.now() + patienceMs;
  let reason = 'it neither became ready nor ended';
  while (Date.now() < until) {
    const found = await postmasterOf(place);
    if (found && (await isAlive(found, place))) {
      if (found.ready && found.port > 0) return { port: found.port, adopted: true };
      await pause(100);
      continue;
    }
    if (found) await rm(join(dataOf(place), 'postmaster.pid'), { force: true });
    const refused = await attempt(place, binaries, forTests);
    const started = await postmasterOf(place);
    if (refused === undefined && started) return { port: started.port, adopted: false };
    // Somebody took the port between our asking and the start, a twin started first, or the last server's children are
    // still ending ("pre-existing shared memory block"): all pass by themselves.
    reason = refused ?? reason;
    if (!/Address already in use|lock file|shared memory/i.test(reason)) break;
    await pause(200);
  }
  throw new CannotStart(`PostgreSQL did not start in ${place.folder}: ${reason}`);
}

/** Stops it: running statements are rolled back, the data is written out. Nothing happens if it is not running. */
export async function stopServer(place: Place, binaries: Binaries): Promise<void> {
  const running = await postmasterOf(place);
  if (!running || !(await isAlive(running, place))) return;
  try {
    await pgCtl(place, binaries, 'stop', '--mode', 'fast', '--wait', '--timeout', '15', '--silent');
  } catch {
    await pgCtl(place, binaries, 'stop', '--mode', 'immediate', '--wait', '--timeout', '5', '--silent');
  }
}
