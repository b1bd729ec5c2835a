import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** A database of one test file's own: migrated, empty, with both roles. */
export interface TestDatabase {
  /** migrates and owns: for what a test must see past the application's rights */
  ownerUrl: string;
  /** what the application under test connects as */
  appUrl: string;
  /** Removes it, whoever is still connected. */
  drop(): Promise<void>;
}

function templateUrl(variable: string): string {
  const url = process.env[variable];
  if (url) return url;
  throw new Error(`${variable} is not set: run this test through jest, whose global set-up is in db/jest.`);
}

function on(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}

async function asOwner(statement: string): Promise<void> {
  const template = templateUrl('PATCHWORK_TEST_TEMPLATE_URL');
  const client = new pg.Client({ connectionString: on(template, 'postgres') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Copies the test run's template database: some tens of milliseconds. Drop it when done. */
export async function aDatabase(): Promise<TestDatabase> {
  const ownerUrl = templateUrl('PATCHWORK_TEST_TEMPLATE_URL');
  const appUrl = templateUrl('PATCHWORK_TEST_TEMPLATE_APP_URL');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asOwner(`create database ${name} template ${pg.escapeIdentifier(new URL(ownerUrl).pathname.slice(1))}`);
  return {
    ownerUrl: on(ownerUrl, name),
    appUrl: on(appUrl, name),
    drop: () => patiently(() => asOwner(`drop database if exists ${name} with (force)`)),
  };
}

/** A connection that was closed a moment ago is still there for one, and the owner may not end the application's. */
async function patiently(deed: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await deed();
    } catch (error) {
      if (tries === 30) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
