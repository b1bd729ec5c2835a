import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import pg from 'pg';
import { startPostgres } from '../embedded/start-postgres.ts';
import { useGivenServer } from './given-server.ts';

async function names(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    'select datname as name from pg_database union all select rolname from pg_roles order by 1',
  );
  await client.end();
  return rows.map(({ name }) => name);
}

test('a given server gets a database and two roles of this run, and loses them with everything made from them', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'patchwork-given-'));
  await chmod(folder, 0o755);
  const postgres = await startPostgres({ dataFolder: folder, forTests: true });
  try {
    const { superuser } = JSON.parse(await readFile(join(postgres.place, 'passwords.json'), 'utf8')) as {
      superuser: string;
    };
    const adminUrl = `postgresql://postgres:${superuser}@127.0.0.1:${new URL(postgres.ownerUrl).port}/postgres`;
    const before = await names(adminUrl);
    const given = await useGivenServer(adminUrl);
    const copy = new pg.Client({ connectionString: given.ownerUrl });
    await copy.connect();
    await copy.query('create database copied');
    await copy.end();
    expect(await names(given.appUrl)).toHaveLength(before.length + 4);
    await given.end();
    expect(await names(adminUrl)).toEqual(before);
  } finally {
    await postgres.destroy();
    await rm(folder, { recursive: true, force: true });
  }
}, 30_000);
