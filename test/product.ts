import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const root = resolve(import.meta.dirname, '..');

/** What `npm start` gives to Node, as its script says it. */
const [, ...startArguments] = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts.start.split(' ');

/** The running product: the process that `npm start` runs, on a port and a data folder of its own. */
export interface Product {
  url: string;
  child: ChildProcess;
  /** What it has printed so far, both streams. */
  printed: () => string;
  /** Ctrl-C, then waits for its end. Resolves with the exit code. */
  stop: () => Promise<number | null>;
  /** `kill -9`. */
  kill: () => Promise<void>;
}

/** A data folder for products, which `remove` takes away with whatever PostgreSQL still runs in it. */
export async function aDataFolder(): Promise<{ data: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'patchwork-person-'));
  // PostgreSQL of a root user runs as another, who must be able to come in.
  await chmod(folder, 0o755);
  const data = join(folder, 'data');
  return {
    data,
    remove: async () => {
      const postgres = await postgresOf(data).catch(() => undefined);
      if (postgres && isAlive(postgres)) {
        process.kill(postgres, 'SIGQUIT');
        while (isAlive(postgres)) await pause(20);
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The number of the PostgreSQL that runs on this data folder. Throws where there is none. */
export async function postgresOf(data: string): Promise<number> {
  return Number((await readFile(join(data, 'postgres/data/postmaster.pid'), 'utf8')).split('\n')[0]);
}

/** The owner's address of the embedded PostgreSQL that runs on a data folder, and the application's. */
export async function addressesIn(data: string): Promise<{ ownerUrl: string; appUrl: string }> {
  const place = join(data, 'postgres');
  const { owner, app } = JSON.parse(await readFile(join(place, 'passwords.json'), 'utf8'));
  const port = (await readFile(join(place, 'data/postmaster.pid'), 'utf8')).split('\n')[3];
  const url = (role: string, password: string) => `postgresql://${role}:${password}@127.0.0.1:${port}/patchwork`;
  return { ownerUrl: url('patchwork_owner', owner), appUrl: url('patchwork_app', app) };
}

export function isAlive(pid: number): boolean {
  // One that is dead and not yet reaped has no working folder any more.
  return existsSync(`/proc/${pid}/cwd`) || (process.platform !== 'linux' && answersSignal(pid));
}

function answersSignal(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

export function freePort(): Promise<number> {
  return new Promise((tell, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => tell(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Runs what `npm start` runs once everything is built, with this environment and no other word of ours in it. */
export function run(env: Record<string, string>): Pick<Product, 'child' | 'printed' | 'stop' | 'kill'> {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, startArguments, {
    env: { PATH, HOME, ...env },
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += chunk));
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    return ended(child);
  };
  return {
    child,
    printed: () => text,
    stop: () => end('SIGINT'),
    kill: async () => {
      await end('SIGKILL');
    },
  };
}

export async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await new Promise((done) => child.once('exit', done));
  return child.exitCode;
}

/**
 * Starts the demo and waits until it says that it is ready.
 *
 * @throws Error with what it printed, where it ends by itself or is not ready in two minutes
 */
export async function startDemo(data: string, env: Record<string, string> = {}): Promise<Product> {
  const port = await freePort();
  const running = run({ PORT: String(port), PATCHWORK_DATA: data, ...env });
  const until = Date.now() + 120_000;
  while (!running.printed().includes('Patchwork is ready at')) {
    if (running.child.exitCode !== null || running.child.signalCode !== null)
      throw new Error(`It ended by itself:\n${running.printed()}`);
    if (Date.now() > until) {
      await running.kill();
      throw new Error(`It was not ready in two minutes:\n${running.printed()}`);
    }
    await pause(50);
  }
  return { ...running, url: `http://localhost:${port}` };
}
