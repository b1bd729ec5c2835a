import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import type { Request, Result } from 'autocannon';
import type { Load } from './processes/load.ts';
import { processorSeconds, type Running } from './running.ts';

/** One of those that are measured side by side. */
export interface Contender {
  key: string;
  server: Running;
  requests: Request[];
  /** Whether every request is asked once before each heat, so that what can be kept is. */
  isPrimed?: boolean;
}

/** What one contender did in one round. */
export interface Heat {
  perSecond: number;
  p50: number;
  p99: number;
  /** Processor time of the server's own process for each request, in milliseconds; NaN where unknown. */
  processorMs: number;
  bytes: number;
}

/** How many clients ask at once. */
export const CONNECTIONS = 50;

/**
 * Loads each contender in turn, round by round, so that whatever else the machine does falls on all of them alike.
 * Throws where a contender answers anything but 200: its speed would say nothing.
 */
export async function contest(
  contenders: readonly Contender[],
  rounds: number,
  seconds: number,
  told: (key: string, round: number) => void,
): Promise<Map<string, Heat[]>> {
  const heats = new Map<string, Heat[]>(contenders.map(({ key }) => [key, []]));
  for (const { server, requests } of contenders) await load(server, requests, 2);
  for (let round = 0; round < rounds; round += 1) {
    for (const { key, server, requests, isPrimed } of contenders) {
      told(key, round);
      if (isPrimed) await prime(server, requests);
      heats.get(key)?.push(await heat(key, server, requests, seconds));
    }
  }
  return heats;
}

async function heat(key: string, server: Running, requests: Request[], seconds: number): Promise<Heat> {
  const before = processorSeconds(server.pid);
  const { requests: sent, latency, throughput, duration, non2xx, errors } = await load(server, requests, seconds);
  const used = processorSeconds(server.pid) - before;
  if (non2xx || errors) throw new Error(`${key}: ${non2xx} answers were not 200, ${errors} did not come.`);
  return {
    perSecond: sent.total / duration,
    p50: latency.p50,
    p99: latency.p99,
    processorMs: (used * 1000) / sent.total,
    bytes: throughput.total / sent.total,
  };
}

async function prime({ url }: Running, requests: Request[]): Promise<void> {
  for (const { path, ...request } of requests) await (await fetch(url + path, request)).arrayBuffer();
}

/** Loads a server by a process of its own. */
export function load(
  { url }: Running,
  requests: Request[],
  seconds: number,
  connections = CONNECTIONS,
): Promise<Result> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'processes/load.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(JSON.stringify({ url, connections, seconds, requests } satisfies Load));
  return json(child.stdout) as Promise<Result>;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** How one contender did against another: the median of the rounds' own ratios, in which both had the same weather. */
export function ratioOf(heats: Map<string, Heat[]>, one: string, other: string): number {
  const others = heats.get(other) ?? [];
  return median((heats.get(one) ?? []).map(({ perSecond }, i) => perSecond / (others[i]?.perSecond ?? Number.NaN)));
}
