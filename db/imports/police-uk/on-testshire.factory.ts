import { createHash } from 'node:crypto';
import { afterAll, beforeAll } from '@jest/globals';
import pg from 'pg';
import { aDatabase, type TestDatabase } from '../../../api/src/testing/a-database.ts';
import type { Asked } from './asked-by.ts';
import { MANNERS } from './politely.ts';
import { type Run, run } from './run.ts';
import { aNewFolder, removeFolders } from './testshire.factory.ts';

/** A day in the calendar quarter October to December. */
export const NOW = new Date('2026-11-23T12:00:00Z');

/** Politely, as ever, but for a test's patience. */
export const HASTY = { ...MANNERS, perSecond: 1_000, firstWait: 1, wait: async () => undefined };

/** A database of a test block's own, and imports into it. */
export function onTestshire() {
  let database: TestDatabase;
  let client: pg.Client;
  let dataFolder: string;
  beforeAll(async () => {
    database = await aDatabase();
    client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
    dataFolder = await aNewFolder();
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
    await removeFolders();
  });
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects
  const rows = async (sql: string, ...values: unknown[]): Promise<any[]> => (await client.query(sql, values)).rows;
  /** Everything that is in the database, in a word. */
  const everything = async (): Promise<string> => {
    const tables = await rows(
      `select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'mikro_orm_migrations' order by 1`,
    );
    const hash = createHash('sha256');
    for (const { name } of tables) {
      const [{ all }] = await rows(
        `select coalesce(string_agg(t::text, E'\\n' order by t::text), '') as all from "${name}" t`,
      );
      hash.update(`${name}\n${all}\n`);
    }
    return hash.digest('hex');
  };
  const importFrom = (
    from: string,
    { now = NOW, manners = HASTY, shown, ...asked }: Partial<Asked & Pick<Run, 'now' | 'manners' | 'shown'>> = {},
  ) =>
    run({
      asked: { force: 'testshire', from, isDryRun: false, skipMissing: false, ...asked },
      ...{ ownerUrl: database.ownerUrl, dataFolder, now, manners, shown },
    });
  return { rows, everything, importFrom, database: () => database, dataFolder: () => dataFolder };
}

/** What the report counts of a kind: new, changed, moved, same, gone. */
export function countsOf(report: string, kind: string): number[] {
  const [, counts = ''] = new RegExp(`^${kind} +([\\d ]+)$`, 'm').exec(report) ?? [];
  return counts.trim().split(/\s+/).map(Number);
}
