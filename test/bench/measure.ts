import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { operation } from '@patchwork/schema';
import type { Request } from 'autocannon';
import { type Contender, contest, type Heat } from './contest.ts';
import { countingOf } from './counting.ts';
import { type Country, openWorld } from './countries.ts';
import { growthOf } from './growth.ts';
import { mailingOf } from './mailing.ts';
import { openDataOf } from './open-data.ts';
import { type Peer, peerIn, peerRequests } from './peer.ts';
import { registeringOf } from './registering.ts';
import { contestRows, otherRows } from './rows.ts';
import { type Running, residentMegabytes, startProcess, startService } from './running.ts';
import { statementsOf } from './statements.ts';
import type { Row } from './table.ts';
import { votingOf } from './voting.ts';
import { scriptsOf } from './weight.ts';

/** A whole run. */
export interface Result {
  circumstances: Record<string, string>;
  rows: Row[];
  notes: string[];
  heats: Record<string, Heat[]>;
}

const ROUNDS = 3;
/** How long a process that was just started is left alone before its memory is read, in seconds. */
const IDLE = 25;

/** Any cookie of somebody else's: whoever carries one is answered past the cache of public answers. */
const UNCACHED = { cookie: 'bench=1' };

/** Measures everything side by side. Whatever it starts it stops, also when interrupted. */
export async function measure(
  folder: string,
  options: { large: number; seconds: number; told: (line: string) => void },
): Promise<Result> {
  const { told } = options;
  const ends: (() => Promise<unknown>)[] = [];
  const end = async () => {
    for (const stop of ends.splice(0).reverse()) await stop();
  };
  let interrupted: Promise<void> | undefined;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => (interrupted ??= end().finally(() => process.exit(1))));
  try {
    told('The peer, PostgreSQL and the countries …');
    const peer = await peerIn(join(folder, 'peer'));
    const world = await openWorld(join(folder, 'postgres'));
    ends.push(world.close);
    const [country, large] = [await world.country(200), await world.country(options.large)];
    const circumstances = circumstancesOf(world.version, peer);

    told('Idle memory …');
    const database = { DATABASE_URL: country.appUrl, DATABASE_OWNER_URL: country.ownerUrl };
    const service = await startService(join(folder, 'service'), database);
    ends.push(service.stop);
    await pause(IDLE * 1000);
    const idleMegabytes = residentMegabytes(service.pid);

    const contenders = await contendersFor(country, service, peer, folder, ends);
    const seen = (key: string, round: number) => told(`Round ${round + 1} of ${ROUNDS}: ${key} …`);
    const heats = await contest(contenders, ROUNDS, options.seconds, seen);
    const scripts = await scriptsOf(service.url, `/areas/${country.paths[0]}`);
    told('Growth, and statements of a list …');
    const growth = await growthOf(country, large);
    const statements = await statementsOf(country, join(folder, 'service-counted'));
    const land = await world.country(1);
    const openData = await openDataOf({ country, land, service, folder, seconds: options.seconds }, told);
    told('Registering for a meeting …');
    const registering = await registeringOf(country, join(folder, 'service-registering'));
    told('Casting votes, and counting them …');
    const voting = await votingOf(country, join(folder, 'service-voting'), options.seconds);
    const counting = await countingOf();
    told('An alert to a hundred thousand …');
    const mailing = await mailingOf(country, join(folder, 'service-mailing'), options.seconds);
    circumstances['load at the end'] = loadavg()
      .map((each) => each.toFixed(1))
      .join(' ');
    return {
      circumstances,
      ...contestRows(heats, peer),
      rows: [
        ...contestRows(heats, peer).rows,
        ...otherRows({
          ...{ growth, scales: [country.scale, large.scale], statements, scripts, idleMegabytes },
          ...{ registering, voting, counting, mailing, openData },
        }),
      ],
      heats: Object.fromEntries(heats),
    };
  } catch (error) {
    // What is being measured breaks off when it is stopped; that is no news.
    await interrupted;
    throw error;
  } finally {
    await end();
  }
}

async function contendersFor(
  country: Country,
  service: Running,
  peer: Peer,
  folder: string,
  ends: (() => Promise<unknown>)[],
): Promise<Contender[]> {
  const started = async (name: string, env: Record<string, string>) => {
    const running = await startProcess(name, env);
    ends.push(running.stop);
    return running;
  };
  const questions = (headers = {}) => country.paths.map((path) => question(path, headers));
  const pages = (headers = {}): Request[] =>
    country.paths.map((path) => ({ method: 'GET', path: `/areas/${path}`, headers }));
  const memoryOf = async (name: string, request: Request) => {
    const { body, type } = await answerTo(service, request);
    const file = join(folder, `${name}.body`);
    await writeFile(file, body);
    return started('memory', { BODY: file, CONTENT_TYPE: type });
  };
  const memory = await memoryOf('graphql', question(country.paths[0] as string, {}));
  const pageMemory = await memoryOf('page', pages()[0] as Request);
  const contenders: Contender[] = [
    { key: 'limit', server: await started('limit', { DATABASE_URL: country.appUrl }), requests: questions() },
    { key: 'graphql', server: service, requests: questions(UNCACHED) },
    { key: 'page', server: service, requests: pages(UNCACHED) },
    { key: 'ceiling', server: memory, requests: questions() },
    { key: 'graphql cached', server: service, requests: questions(), isPrimed: true },
    { key: 'page ceiling', server: pageMemory, requests: pages() },
    { key: 'page cached', server: service, requests: pages(), isPrimed: true },
  ];
  if (!peer.missing) {
    const server = await started('peer', { PEER: peer.folder, DATABASE_URL: country.appUrl });
    contenders.splice(2, 0, { key: 'peer', server, requests: peerRequests(country) });
  }
  for (const { server, requests } of contenders) await answerTo(server, requests[0] as Request);
  return contenders;
}

function question(path: string, headers: Record<string, string>): Request {
  return {
    method: 'POST',
    path: '/graphql',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query: operation('AreaPage'), variables: { path } }),
  };
}

/** The answer to one request. Throws where it is an error in any shape: the speed of errors is of no interest. */
async function answerTo({ url }: Running, { path, ...request }: Request): Promise<{ body: Buffer; type: string }> {
  const response = await fetch(url + path, request);
  const body = Buffer.from(await response.arrayBuffer());
  if (!response.ok || /"errors":|:null}}?\s*$/.test(body.subarray(0, 2_000).toString()))
    throw new Error(`${url}${path} was answered ${response.status}: ${body.subarray(0, 500)}`);
  return { body, type: response.headers.get('content-type') ?? '' };
}

function circumstancesOf(postgres: string, peer: Peer): Record<string, string> {
  const lock = JSON.parse(readFileSync(join(import.meta.dirname, '../../package-lock.json'), 'utf8'));
  const versionOf = (name: string) => lock.packages[`node_modules/${name}`]?.version;
  const names = ['@apollo/server', '@nestjs/core', 'graphql', 'graphql-jit', 'pg'];
  return {
    machine: `${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform} ${process.arch}`,
    versions: [
      `node ${process.versions.node}`,
      `PostgreSQL ${postgres}`,
      ...names.map((name) => `${name} ${versionOf(name)}`),
      `PostGraphile ${peer.version ?? 'absent'}`,
    ].join(', '),
    'load at the start': loadavg()
      .map((each) => each.toFixed(1))
      .join(' '),
  };
}
