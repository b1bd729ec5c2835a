import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { aDataFolder, remember, remembered, settingOf } from '../jest/a-data-folder.ts';
import { ended, postmasterOf } from '../jest/node-that-starts.ts';
import { type EmbeddedPostgres, startPostgres } from './start-postgres.ts';

jest.setTimeout(30_000);

const isRoot = process.getuid?.() === 0;
let folder: Awaited<ReturnType<typeof aDataFolder>>;
let running: EmbeddedPostgres;

beforeAll(async () => {
  folder = await aDataFolder();
  running = await folder.started();
});
afterAll(() => folder.clean());

test('it listens on this machine alone, at the address it tells', async () => {
  expect(await settingOf(running.ownerUrl, 'listen_addresses')).toBe('127.0.0.1');
  expect(new URL(running.ownerUrl).hostname).toBe('127.0.0.1');
  expect(await settingOf(running.ownerUrl, 'port')).toBe(new URL(running.appUrl).port);
});

test('passwords are random, kept for their owner alone, and asked for', async () => {
  const file = join(running.place, 'passwords.json');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const passwords = Object.values(JSON.parse(await readFile(file, 'utf8')) as Record<string, string>);
  expect(new Set(passwords).size).toBe(3);
  for (const password of passwords) expect(password).toMatch(/^[0-9a-f]{48}$/);

  const guessed = new URL(running.ownerUrl);
  guessed.password = 'patchwork';
  await expect(remembered(guessed.href)).rejects.toThrow('password authentication failed');
});

test('a second copy on the same folder is refused in plain words, and the first goes on', async () => {
  const { child, told } = await folder.another();
  expect(await ended(child)).toBe(1);
  expect(told.refusal).toContain(`Another copy of Patchwork is running on ${folder.data} (process ${process.pid})`);
  expect(told.refusal).toContain('PORT and PATCHWORK_DATA');
  expect(await settingOf(running.ownerUrl, 'server_version')).toMatch(/^18\./);
});

test('a tool joins the running copy, and its end does not stop it', async () => {
  const tool = await startPostgres({ dataFolder: folder.data, join: true });
  expect(tool.ownerUrl).toBe(running.ownerUrl);
  await tool.stop();
  expect(await settingOf(running.ownerUrl, 'server_version')).toMatch(/^18\./);
});

test('a copy on another folder runs beside it, with its own data', async () => {
  const beside = await folder.started(join(folder.parent, 'other'));
  expect(new URL(beside.ownerUrl).port).not.toBe(new URL(running.ownerUrl).port);
  await remember(running.ownerUrl);
  await expect(remembered(beside.ownerUrl)).rejects.toThrow('does not exist');
});

test.each(isRoot ? ['root'] : [])('started by %s, it runs as another user', async () => {
  expect((await stat(`/proc/${await postmasterOf(running.place)}`)).uid).not.toBe(0);
});
