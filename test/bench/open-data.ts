import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Request, Result } from 'autocannon';
import { contest, load, median, ratioOf } from './contest.ts';
import type { Country } from './countries.ts';
import { pointsInLand, settleLand } from './land.ts';
import { type Running, residentMegabytes, startProcess, startService } from './running.ts';

/** How the addresses below `/api` did. */
export interface OpenData {
  /** Priorities of a neighbourhood, nothing cached: requests a second, the same statement behind a bare server, and their ratio. */
  priorities: { service: number; limit: number; ratio: number };
  /**
   * Which neighbourhood a point lies in: the 97.5th of a hundred waits in milliseconds, also past the cache and of bytes
   * from memory behind a bare server; and what knowing it takes in memory.
   */
  locate: {
    p50: number;
    p97: number;
    uncachedP97: number;
    bareP97: number;
    perSecond: number;
    idle: number;
    after: number;
    firstMs: number;
  };
}

const ROUNDS = 3;
const AT_ONCE = 20;
const POINTS = 5_000;
/** How long a process that was just started, or did much, is left alone before its memory is read, in seconds. */
const IDLE = 25;

/** Whoever carries a cookie is answered past the cache of public answers. */
const UNCACHED = { cookie: 'bench=1' };

/** Measures both; `land` is a country that is filled with boundaries for it. */
export async function openDataOf(
  {
    country,
    land,
    service,
    folder,
    seconds,
  }: { country: Country; land: Country; service: Running; folder: string; seconds: number },
  told: (line: string) => void,
): Promise<OpenData> {
  return {
    priorities: await prioritiesOf(country, service, seconds, told),
    locate: await locateOf(land, join(folder, 'service-land'), seconds, told),
  };
}

async function prioritiesOf(country: Country, service: Running, seconds: number, told: (line: string) => void) {
  const limit = await startProcess('priorities-limit', { DATABASE_URL: country.appUrl });
  try {
    const requests = country.paths.map((path) => ({
      method: 'GET' as const,
      path: `/api/${path}/priorities`,
      headers: UNCACHED,
    }));
    for (const { url } of [limit, service]) await mustAnswer(url + requests[0]?.path, /"(issue|title)"/);
    const contenders = [
      { key: 'limit', server: limit, requests },
      { key: 'service', server: service, requests },
    ];
    const heats = await contest(contenders, ROUNDS, seconds, (key, round) =>
      told(`Priorities for programs, round ${round + 1} of ${ROUNDS}: ${key} …`),
    );
    const speed = (key: string) => median((heats.get(key) ?? []).map(({ perSecond }) => perSecond));
    return { service: speed('service'), limit: speed('limit'), ratio: ratioOf(heats, 'service', 'limit') };
  } finally {
    await limit.stop();
  }
}

async function locateOf(land: Country, dataFolder: string, seconds: number, told: (line: string) => void) {
  told('Boundaries for 5,000 neighbourhoods …');
  await settleLand(land.ownerUrl);
  const service = await startService(dataFolder, { DATABASE_URL: land.appUrl, DATABASE_OWNER_URL: land.ownerUrl });
  const body = `${dataFolder}.body`;
  await writeFile(body, '{"force":"bench-land","neighbourhood":"n4711"}');
  const bare = await startProcess('memory', { BODY: body, CONTENT_TYPE: 'application/json' });
  try {
    await pause(IDLE * 1_000);
    const idle = residentMegabytes(service.pid);
    told('Finding points …');
    const began = performance.now();
    await mustAnswer(service.url + points()[0]?.path, /"neighbourhood":"n\d+"/);
    const firstMs = performance.now() - began;
    for (const server of [bare, service]) await load(server, points(), 2, AT_ONCE);
    const rounds: Record<'bare' | 'kept' | 'uncached', Result>[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      rounds.push({
        bare: await load(bare, points(), seconds, AT_ONCE),
        kept: await load(service, points(), seconds, AT_ONCE),
        uncached: await load(service, points(UNCACHED), seconds, AT_ONCE),
      });
    }
    const failed = rounds.flatMap(Object.values<Result>).reduce((sum, { non2xx, errors }) => sum + non2xx + errors, 0);
    if (failed) throw new Error(`${failed} points were not found.`);
    await pause(IDLE * 1_000);
    const of = (who: keyof (typeof rounds)[number], figure: (found: Result) => number) =>
      median(rounds.map((round) => figure(round[who])));
    return {
      p50: of('kept', ({ latency }) => latency.p50),
      p97: of('kept', ({ latency }) => latency.p97_5),
      uncachedP97: of('uncached', ({ latency }) => latency.p97_5),
      bareP97: of('bare', ({ latency }) => latency.p97_5),
      perSecond: of('kept', ({ requests, duration }) => requests.total / duration),
      ...{ idle, after: residentMegabytes(service.pid), firstMs },
    };
  } finally {
    await Promise.all([service.stop(), bare.stop()]);
  }
}

/** Points all over the land, each asked for once and then again. */
function points(headers = {}): Request[] {
  return pointsInLand(POINTS).map((point) => ({
    method: 'GET',
    path: `/api/locate-neighbourhood?q=${point}`,
    headers,
  }));
}

/** Throws where an address is answered anything else: the speed of errors is of no interest. */
async function mustAnswer(address: string, like: RegExp): Promise<void> {
  const response = await fetch(address, { headers: UNCACHED });
  const body = await response.text();
  if (!response.ok || !like.test(body))
    throw new Error(`${address} was answered ${response.status}: ${body.slice(0, 300)}`);
}
