import { execFile } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { plannedOnce } from '../../db/page-statement.ts';

const execute = promisify(execFile);

/** The version of the `pgbench` of this machine; null where there is none. It is never installed. */
export async function pgbenchVersion(): Promise<string | null> {
  try {
    const { stdout } = await execute('pgbench', ['--version']);
    return /\d[\d.]*/.exec(stdout)?.[0] ?? 'unknown';
  } catch {
    return null;
  }
}

interface Work {
  /** The script, as a file for `pgbench` and as text. */
  file: string;
  script: string;
  url: string;
  connections: number;
  seconds: number;
}

/** Runs a script over and over on so many connections. Gives the runs a second. */
export async function alone(work: Work): Promise<number> {
  return (await pgbenchVersion()) ? byPgbench(work) : byNode(work);
}

async function byPgbench({ file, url, connections, seconds }: Work): Promise<number> {
  const settings = ['--no-vacuum', '--protocol', 'prepared', '--jobs', '1', '--random-seed', '1'];
  const size = ['--client', String(connections), '--time', String(Math.ceil(seconds))];
  const { stdout } = await execute('pgbench', [...settings, ...size, '--file', file, url], {
    env: { ...process.env, PGOPTIONS: plannedOnce },
  });
  const speed = /tps = ([\d.]+)/.exec(stdout)?.[1];
  if (!speed || !/number of failed transactions: 0 /.test(stdout)) throw new Error(`pgbench failed:\n${stdout}`);
  return Number(speed);
}

async function byNode({ script, url, connections, seconds }: Work): Promise<number> {
  const [set = '', ...statements] = script.trim().split('\n');
  const voters = Number(/, (\d+)\)/.exec(set)?.[1]);
  const pool = new pg.Pool({ connectionString: url, max: connections, options: plannedOnce });
  let [runs, isOver] = [0, false];
  const one = async () => {
    const client = await pool.connect();
    for (; !isOver; runs++) {
      const n = String(1 + Math.floor(Math.random() * voters));
      for (const statement of statements) await client.query(statement.replaceAll(':n::', `${n}::`));
    }
    client.release();
  };
  try {
    const began = performance.now();
    const all = Promise.all(Array.from({ length: connections }, one));
    await Promise.race([pause(seconds * 1_000), all]);
    isOver = true;
    await all;
    return (runs * 1_000) / (performance.now() - began);
  } finally {
    await pool.end();
  }
}
