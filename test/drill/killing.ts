import { setTimeout as pause } from 'node:timers/promises';
import { freePort, type Product, startDemo } from '../product.ts';
import { type Role, roles } from '../roles.ts';
import type { Postmaster } from './postmaster.ts';
import { Chance } from './size.ts';
import { expect } from './two-processes.ts';
import { HANG, type Reply, signIn } from './wire.ts';

// What the drills share that kill a product while it is used.

const chance = new Chance();

/** How long after its start the database may still be missed, in milliseconds. */
export const RECOVERS_WITHIN = 15_000;

/** What those met who went on asking. */
export interface Met {
  unavailable: number;
  refused: number;
  hung: number;
  /** Anything that is neither an answer, nor 503, nor a connection refused or cut. */
  strange: string[];
  times: number[];
}

export const nothingMet = (): Met => ({ unavailable: 0, refused: 0, hung: 0, strange: [], times: [] });

/** One attempt: what `answerOf` finds in the reply, or nothing where it is to be tried again. */
export async function attempt<T>(
  send: () => Promise<Reply>,
  answerOf: (data: Reply['data']) => T | undefined,
  met: Met,
): Promise<T | undefined> {
  const began = performance.now();
  try {
    const { status, data, body } = await send();
    const answer = answerOf(data);
    if (answer) return answer;
    if (status === 503) met.unavailable++;
    else met.strange.push(`${status} ${body.slice(0, 300)}`);
  } catch (error) {
    if ((error as Error).name === 'TimeoutError') met.hung++;
    else met.refused++;
  } finally {
    met.times.push(performance.now() - began);
  }
  return undefined;
}

/** Attempts the same again and again, as a page with JavaScript does, until there is an answer. Throws after two minutes. */
export async function untilAnswered<T>(
  send: () => Promise<Reply>,
  answerOf: (data: Reply['data']) => T | undefined,
  met: Met,
): Promise<T> {
  for (const until = Date.now() + 120_000; ; await pause(50 + chance.int(100))) {
    const answer = await attempt(send, answerOf, met);
    if (answer) return answer;
    if (Date.now() > until) throw new Error(`No answer in two minutes: ${met.strange.join('\n')}`);
  }
}

/** The product as `npm start` runs it, its node to be killed and started anew at the same address. */
export interface Mortal {
  url: string;
  isRunning(): boolean;
  pid(): number | undefined;
  /** `kill -9` of node, and a new start. */
  crash(): Promise<void>;
  stop(): Promise<unknown>;
}

export async function aProduct(data: string): Promise<Mortal> {
  const port = await freePort();
  const start = () => startDemo(data, { PORT: String(port) });
  let now: Product = await start();
  return {
    url: `http://127.0.0.1:${port}`,
    isRunning: () => now.child.exitCode === null && now.child.signalCode === null,
    pid: () => now.child.pid,
    crash: async () => {
      await now.kill();
      await pause(chance.int(300));
      now = await start();
    },
    stop: () => now.stop(),
  };
}

/** The session of a role, asked for until it is given. */
export async function session(url: string, role: Role): Promise<string> {
  for (const until = Date.now() + 60_000; ; await pause(200)) {
    try {
      return await signIn(url, roles[role]);
    } catch (error) {
      if (Date.now() > until) throw error;
    }
  }
}

/** What the killing came to: the 503s at each death of PostgreSQL, and how long after its start there were answers again. */
export interface Killed {
  downs: number[];
  backs: number[];
}

/**
 * Kills PostgreSQL and node in turns, spread over the work: the next one each time a further part of it is done. Each
 * death of PostgreSQL is seen by /readyz, and lived through by node.
 */
export async function killing(
  { url, crash, isRunning, pid }: Mortal,
  postmaster: Postmaster,
  kills: number,
  work: { met: Met /** The part that is done, from 0 to 1. */; part(): number; answers(): number; isOver(): boolean },
): Promise<Killed> {
  const killed: Killed = { downs: [], backs: [] };
  for (let kill = 1; kill <= kills; kill++) {
    while (work.part() < kill / (kills + 1) && !work.isOver()) await pause(5);
    if (work.isOver()) return killed;
    await pause(chance.int(100));
    if (kill % 2 === 0) {
      await crash();
      continue;
    }
    const [node, before] = [pid(), work.met.unavailable];
    await postmaster.kill();
    await pause(1_000 + chance.int(2_000));
    killed.downs.push(work.met.unavailable - before);
    expect(await statusOf(`${url}/readyz`)).toBe(503);
    expect(await statusOf(`${url}/livez`)).toBe(200);
    await postmaster.start();
    const [began, done] = [performance.now(), work.answers()];
    while (work.answers() === done && performance.now() - began < RECOVERS_WITHIN) await pause(10);
    killed.backs.push(performance.now() - began);
    expect([isRunning(), pid()], 'node lives through the death of PostgreSQL').toEqual([true, node]);
  }
  return killed;
}

async function statusOf(url: string): Promise<number> {
  const response = await fetch(url, { signal: AbortSignal.timeout(HANG) });
  await response.arrayBuffer();
  return response.status;
}
