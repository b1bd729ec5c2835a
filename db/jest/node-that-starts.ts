import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export const project = resolve(import.meta.dirname, '../..');

/** What the other Node told of its start, or why it refused. */
export interface Told {
  ownerUrl: string;
  /** the folder that holds `data/` */
  place: string;
  adopted: boolean;
  refusal?: string;
}

/**
 * A Node of its own that starts PostgreSQL on the data folder and stays; in a process group of its own, as a command
 * typed in a terminal is.
 *
 * @param options.from the project whose code it runs
 * @param options.killWhen kills it and its children as soon as this says so; it then has told nothing
 */
export async function nodeThatStarts(
  dataFolder: string,
  { from = project, killWhen, ...as }: { uid?: number; gid?: number; from?: string; killWhen?: () => boolean } = {},
): Promise<{ child: ChildProcess; told: Told }> {
  const child = spawn(process.execPath, [join(from, 'db/jest/postgres-child.ts'), dataFolder], {
    ...as,
    detached: true,
    cwd: '/',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const watch = setInterval(() => killWhen?.() && signalGroup(child, 'SIGKILL'), 5);
  const said = await new Promise<string>((tell) => {
    let text = '';
    child.stdout?.on('data', (chunk) => {
      text += chunk;
      if (text.includes('\n')) tell(text);
    });
    child.once('exit', () => tell(text));
  });
  clearInterval(watch);
  return { child, told: JSON.parse(said || '{}') as Told };
}

/** Waits for its end. Resolves with the exit code, null where a signal ended it. */
export async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await new Promise((done) => child.once('exit', done));
  return child.exitCode;
}

/** What Ctrl-C does in a terminal, and `kill -9` by a number below zero: the whole process group gets the signal. */
export function signalGroup({ pid, exitCode, signalCode }: ChildProcess, signal: NodeJS.Signals): void {
  if (exitCode === null && signalCode === null && pid) process.kill(-pid, signal);
}

/** The number of the PostgreSQL that runs in that place. */
export async function postmasterOf(place: string): Promise<number> {
  return Number((await readFile(join(place, 'data/postmaster.pid'), 'utf8')).split('\n')[0]);
}

/** Waits until the process is gone; one that is dead and not yet reaped has no working folder any more. */
export async function gone(pid: number): Promise<void> {
  const until = Date.now() + 10_000;
  while (existsSync(`/proc/${pid}/cwd`)) {
    if (Date.now() > until) throw new Error(`Process ${pid} is still there after ten seconds.`);
    await pause(20);
  }
}
