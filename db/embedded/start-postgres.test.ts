import { existsSync, readdirSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { aDataFolder, remember, remembered } from '../jest/a-data-folder.ts';
import { ended, gone, postmasterOf, signalGroup } from '../jest/node-that-starts.ts';

jest.setTimeout(30_000);

let folder: Awaited<ReturnType<typeof aDataFolder>>;
beforeEach(async () => {
  folder = await aDataFolder();
});
afterEach(() => folder.clean());

test('a stopped PostgreSQL opens again with what it held; a lock whose number now is another process’s is no lock', async () => {
  const first = await folder.started();
  await remember(first.ownerUrl);
  const lock = join(first.place, 'data/postmaster.pid');
  const lines = (await readFile(lock, 'utf8')).split('\n');
  await first.stop();
  await expect(remembered(first.ownerUrl)).rejects.toThrow('ECONNREFUSED');
  expect(existsSync(lock)).toBe(false);
  await writeFile(lock, [process.pid, ...lines.slice(1)].join('\n'));

  const second = await folder.started();
  expect(second.adopted).toBe(false);
  expect(await remembered(second.ownerUrl)).toEqual(['Girton']);
});

test('after kill -9 of Node, the next start adopts the PostgreSQL that is still running', async () => {
  const { child, told } = await folder.another();
  await remember(told.ownerUrl);
  const before = await postmasterOf(told.place);
  signalGroup(child, 'SIGKILL');
  await ended(child);

  const next = await folder.started();
  expect(next.adopted).toBe(true);
  expect(await postmasterOf(next.place)).toBe(before);
  expect(await remembered(next.ownerUrl)).toEqual(['Girton']);
});

test('after kill -9 of Node and of PostgreSQL, the next start clears the stale lock and recovers', async () => {
  const { child, told } = await folder.another();
  await remember(told.ownerUrl);
  const before = await postmasterOf(told.place);
  process.kill(before, 'SIGKILL');
  signalGroup(child, 'SIGKILL');
  await gone(before);
  expect(await postmasterOf(told.place)).toBe(before);

  const next = await folder.started();
  expect(next.adopted).toBe(false);
  expect(await remembered(next.ownerUrl)).toEqual(['Girton']);
});

test('an initialisation that was killed half-way leaves nothing in the way', async () => {
  const place = join(folder.data, 'postgres');
  const halfMade = () => existsSync(place) && readdirSync(place).some((name) => /^data\.\d+$/.test(name));
  const node = await folder.another({ killWhen: halfMade });
  expect(node.child.signalCode).toBe('SIGKILL');
  expect(halfMade()).toBe(true);
  expect(existsSync(join(place, 'data'))).toBe(false);

  await remember((await folder.started()).ownerUrl);
});

test('Ctrl-C reaches Node alone, which stops PostgreSQL cleanly', async () => {
  const { child, told } = await folder.another();
  const server = await postmasterOf(told.place);
  signalGroup(child, 'SIGINT');
  expect(await ended(child)).toBe(0);
  await gone(server);
  expect(existsSync(join(told.place, 'data/postmaster.pid'))).toBe(false);

  const next = await folder.started();
  const log = await readFile(join(next.place, 'server.log'), 'utf8');
  expect(log).toContain('database system was shut down');
  expect(log).not.toContain('not properly shut down');
});

test('of two copies that start on one new folder at once, one runs', async () => {
  const both = await Promise.all([folder.another(), folder.another()]);
  const running = both.filter(({ told }) => !told.refusal);
  expect(running).toHaveLength(1);
  expect(both.find(({ told }) => told.refusal)?.told.refusal).toContain('Another copy');
  await remember(running[0]?.told.ownerUrl ?? '');
  expect(await readdir(running[0]?.told.place ?? '')).toEqual(['data', 'passwords.json', 'server.log']);
});
