import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type EmbeddedPostgres, startPostgres } from '../embedded/start-postgres.ts';
import { ended, nodeThatStarts, signalGroup } from './node-that-starts.ts';

/** A folder for PostgreSQL's data, and everything a test starts on it, ended together. */
export async function aDataFolder() {
  const parent = await mkdtemp(join(tmpdir(), 'patchwork-embedded-'));
  await chmod(parent, 0o755);
  const data = join(parent, 'data');
  const open: EmbeddedPostgres[] = [];
  const nodes: Awaited<ReturnType<typeof nodeThatStarts>>[] = [];
  return {
    parent,
    data,
    /** PostgreSQL, started by this process. */
    started: async (dataFolder = data): Promise<EmbeddedPostgres> => {
      const postgres = await startPostgres({ dataFolder, forTests: true });
      open.push(postgres);
      return postgres;
    },
    /** PostgreSQL, started by another Node. */
    another: async (options?: Parameters<typeof nodeThatStarts>[1]): ReturnType<typeof nodeThatStarts> => {
      const node = await nodeThatStarts(data, options);
      nodes.push(node);
      return node;
    },
    clean: async (): Promise<void> => {
      for (const { child } of nodes) {
        signalGroup(child, 'SIGKILL');
        await ended(child);
      }
      for (const postgres of open) await postgres.destroy();
      // What a killed Node left running.
      if (existsSync(join(data, 'postgres'))) await (await startPostgres({ dataFolder: data })).destroy();
      await rm(parent, { recursive: true, force: true });
    },
  };
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

/** Writes a word as the owner: throws unless a database answers there and has none yet. */
export const remember = (ownerUrl: string) => ask(ownerUrl, "create table kept as select 'Girton' as word");

/** The words that were written there. */
export async function remembered(ownerUrl: string): Promise<unknown[]> {
  return (await ask(ownerUrl, 'select word from kept')).map(({ word }) => word);
}

/** What a setting of the server is. */
export async function settingOf(ownerUrl: string, name: string): Promise<unknown> {
  return (await ask(ownerUrl, `show ${name}`))[0]?.[name];
}
