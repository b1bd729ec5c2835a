import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, readlink, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import pg from 'pg';
import { ended, gone, nodeThatStarts, postmasterOf, project, signalGroup } from '../jest/node-that-starts.ts';
import { mayEnter } from './server-user.ts';
import { type EmbeddedPostgres, startPostgres } from './start-postgres.ts';

jest.setTimeout(30_000);

const isRoot = process.getuid?.() === 0;
const nobody = { uid: 65_534, gid: 65_534 };

let folder: string;
let data: string;
let open: EmbeddedPostgres[];
let nodes: Awaited<ReturnType<typeof nodeThatStarts>>[];

async function started(dataFolder = data): Promise<EmbeddedPostgres> {
  const postgres = await startPostgres({ dataFolder });
  open.push(postgres);
  return postgres;
}

async function another(...args: Parameters<typeof nodeThatStarts>): ReturnType<typeof nodeThatStarts> {
  const node = await nodeThatStarts(...args);
  nodes.push(node);
  return node;
}

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

const remember = (url: string) => ask(url, "create table kept as select 'Girton' as word");
const remembered = async (url: string) => (await ask(url, 'select word from kept')).map(({ word }) => word);

beforeEach(async () => {
  [open, nodes] = [[], []];
  folder = await mkdtemp(join(tmpdir(), 'patchwork-embedded-'));
  await chmod(folder, 0o755);
  data = join(folder, 'data');
});

afterEach(async () => {
  for (const { child } of nodes) {
    signalGroup(child, 'SIGKILL');
    await ended(child);
  }
  for (const postgres of open) await postgres.destroy();
  // What a killed Node left running.
  if (existsSync(join(data, 'postgres'))) await (await startPostgres({ dataFolder: data })).destroy();
  await rm(folder, { recursive: true, force: true });
});

test('a stopped PostgreSQL opens again with what it held, at another address of this machine alone', async () => {
  const first = await started();
  await remember(first.ownerUrl);
  await first.stop();
  await expect(ask(first.ownerUrl, 'select')).rejects.toThrow('ECONNREFUSED');

  const second = await started();
  expect(second.adopted).toBe(false);
  expect(await remembered(second.ownerUrl)).toEqual(['Girton']);
  const [{ listen_addresses: heard } = {}] = await ask(second.ownerUrl, 'show listen_addresses');
  expect(heard).toBe('127.0.0.1');
  expect(new URL(second.appUrl).hostname).toBe('127.0.0.1');
});

test('passwords are random, kept for their owner alone, and asked for', async () => {
  const postgres = await started();
  const file = join(postgres.place, 'passwords.json');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const passwords = Object.values(JSON.parse(await readFile(file, 'utf8')) as Record<string, string>);
  expect(new Set(passwords).size).toBe(3);
  for (const password of passwords) expect(password).toMatch(/^[0-9a-f]{48}$/);

  const guessed = new URL(postgres.ownerUrl);
  guessed.password = 'patchwork';
  await expect(ask(guessed.href, 'select')).rejects.toThrow('password authentication failed');
});

test('after kill -9 of Node, the next start adopts the PostgreSQL that is still running', async () => {
  const { child, told } = await another(data);
  await remember(told.ownerUrl);
  const before = await postmasterOf(told.place);
  signalGroup(child, 'SIGKILL');
  await ended(child);

  const next = await started();
  expect(next.adopted).toBe(true);
  expect(await postmasterOf(next.place)).toBe(before);
  expect(await remembered(next.ownerUrl)).toEqual(['Girton']);
});

test('after kill -9 of Node and of PostgreSQL, the next start clears the stale lock and recovers', async () => {
  const { child, told } = await another(data);
  await remember(told.ownerUrl);
  const before = await postmasterOf(told.place);
  process.kill(before, 'SIGKILL');
  signalGroup(child, 'SIGKILL');
  await gone(before);
  expect(await postmasterOf(told.place)).toBe(before);

  const next = await started();
  expect(next.adopted).toBe(false);
  expect(await remembered(next.ownerUrl)).toEqual(['Girton']);
});

test('a stale lock whose number now belongs to another living process does not stop the start', async () => {
  const first = await started();
  const lock = join(first.place, 'data/postmaster.pid');
  const lines = (await readFile(lock, 'utf8')).split('\n');
  await first.stop();
  await writeFile(lock, [process.pid, ...lines.slice(1)].join('\n'));

  expect((await started()).adopted).toBe(false);
});

test('an initialisation that was killed half-way leaves nothing in the way', async () => {
  const first = await started();
  await first.stop();
  await rm(join(first.place, 'data'), { recursive: true });
  await mkdir(join(first.place, 'data.1'));

  await remember((await started()).ownerUrl);
});

test('Ctrl-C reaches Node alone, which stops PostgreSQL cleanly', async () => {
  const { child, told } = await another(data);
  const server = await postmasterOf(told.place);
  signalGroup(child, 'SIGINT');
  expect(await ended(child)).toBe(0);
  await gone(server);
  expect(existsSync(join(told.place, 'data/postmaster.pid'))).toBe(false);

  const next = await started();
  const log = await readFile(join(next.place, 'server.log'), 'utf8');
  expect(log).toContain('database system was shut down');
  expect(log).not.toContain('not properly shut down');
});

test('a second copy on the same folder is refused in plain words, and the first goes on', async () => {
  const first = await started();
  const { child, told } = await another(data);
  expect(await ended(child)).toBe(1);
  expect(told.refusal).toContain(`Another copy of Patchwork is running on ${data} (process ${process.pid})`);
  expect(told.refusal).toContain('PORT and PATCHWORK_DATA');
  await remember(first.ownerUrl);
});

test('of two copies that start on one new folder at once, one runs', async () => {
  const both = await Promise.all([another(data), another(data)]);
  const running = both.filter(({ told }) => !told.refusal);
  expect(running).toHaveLength(1);
  expect(both.find(({ told }) => told.refusal)?.told.refusal).toContain('Another copy');
  await remember(running[0]?.told.ownerUrl ?? '');
  expect(await readdir(running[0]?.told.place ?? '')).toEqual(['data', 'passwords.json', 'server.log']);
});

test('a tool joins a running copy, and its end does not stop it', async () => {
  const first = await started();
  const tool = await startPostgres({ dataFolder: data, join: true });
  expect(tool.ownerUrl).toBe(first.ownerUrl);
  await tool.stop();
  await remember(first.ownerUrl);
});

test('two copies run side by side, each with its own data', async () => {
  const [one, two] = await Promise.all([started(), started(join(folder, 'other'))]);
  expect(new URL(one.ownerUrl).port).not.toBe(new URL(two.ownerUrl).port);
  await remember(one.ownerUrl);
  await expect(remembered(two.ownerUrl)).rejects.toThrow('does not exist');
});

test('a data folder under one that others cannot enter works, and names where its data lies', async () => {
  await chmod(folder, 0o700);
  const first = await started();
  await remember(first.ownerUrl);
  await first.stop();

  const second = await started();
  expect(await remembered(second.ownerUrl)).toEqual(['Girton']);
  const named = join(data, 'postgres');
  if (isRoot) expect(await readlink(named)).toMatch(/^\/var\/lib\/patchwork\/[0-9a-f]{16}$/);
  expect(existsSync(join(named, 'data/postmaster.pid'))).toBe(true);
  expect((await stat(join(named, 'data'))).mode & 0o077).toBe(0);
});

test('a data folder that was deleted and made again is empty, wherever its data lay', async () => {
  await chmod(folder, 0o700);
  const first = await started();
  await remember(first.ownerUrl);
  await first.stop();
  await rm(data, { recursive: true });

  const told = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  const second = await started();
  await expect(remembered(second.ownerUrl)).rejects.toThrow('does not exist');
  const aside = told.mock.calls.join().match(/is kept in (\S+)/)?.[1];
  told.mockRestore();
  expect(aside === undefined).toBe(!isRoot);
  if (aside) await rm(aside, { recursive: true });
});

test.each(isRoot ? ['root'] : [])('started by %s, PostgreSQL runs as another user', async () => {
  const { place } = await started();
  expect((await stat(`/proc/${await postmasterOf(place)}`)).uid).not.toBe(0);
});

// A clone that only root may enter has nothing an ordinary user could run.
test.each(isRoot && (await mayEnter(nobody, project)) ? ['an ordinary user'] : [])(
  '%s can start it too, and root after that',
  async () => {
    await mkdir(data);
    await chown(data, nobody.uid, nobody.gid);
    const { child, told } = await another(data, nobody);
    await remember(told.ownerUrl);
    expect((await stat(`/proc/${await postmasterOf(told.place)}`)).uid).toBe(nobody.uid);
    signalGroup(child, 'SIGINT');
    expect(await ended(child)).toBe(0);

    const next = await started();
    expect(await remembered(next.ownerUrl)).toEqual(['Girton']);
    expect((await stat(`/proc/${await postmasterOf(next.place)}`)).uid).toBe(nobody.uid);
  },
);
