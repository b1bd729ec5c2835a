import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ended, freePort, startDemo } from '../product.ts';

/** A server that is measured, in a process of its own. */
export interface Running {
  url: string;
  pid: number;
  stop(): Promise<unknown>;
}

/** Starts one of `processes/` and waits until it says `ready`. Throws with what it printed. */
export async function startProcess(name: string, env: Record<string, string>): Promise<Running> {
  const port = await freePort();
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [join(import.meta.dirname, 'processes', `${name}.ts`)], {
    env: { PATH, HOME, NODE_ENV: 'production', GRAPHILE_ENV: 'production', PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await saysReady(child, name);
  const stop = () => {
    child.kill();
    return ended(child);
  };
  return { url: `http://127.0.0.1:${port}`, pid: child.pid as number, stop };
}

/** Starts what `npm start` runs, on a given database. */
export async function startService(dataFolder: string, env: Record<string, string>): Promise<Running> {
  const { url, child, stop } = await startDemo(dataFolder, env);
  return { url: url.replace('localhost', '127.0.0.1'), pid: child.pid as number, stop };
}

function saysReady(child: ChildProcess, name: string): Promise<void> {
  return new Promise((done, fail) => {
    let printed = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk) => {
        printed += chunk;
        if (/^ready$/m.test(printed)) done();
      });
    child.once('error', fail);
    child.once('exit', () => fail(new Error(`${name} ended by itself:\n${printed.slice(0, 4_000)}`)));
  });
}

/** The processor time that a process has used, in seconds; NaN where the system does not say (Linux does). */
export function processorSeconds(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return Number.NaN;
  }
}

/** The memory that a process holds, in MB; NaN where the system does not say. */
export function residentMegabytes(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}
