import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { startPostgres } from '../../db/embedded/start-postgres.ts';

const root = resolve(import.meta.dirname, '../..');

/** A made-up country in a database of its own. */
export interface Country {
  scale: number;
  appUrl: string;
  ownerUrl: string;
  /** The paths of its neighbourhoods. */
  paths: string[];
  /** By path: on which day its running quarter and the one before it began. */
  quarters: Map<string, { current: string; last: string }>;
}

/** The bench's own PostgreSQL, set up as under `npm start`, with the countries that earlier runs left. */
export interface World {
  version: string;
  /** Opens the country of this scale, which is made first where no run has yet. */
  country(scale: number): Promise<Country>;
  close(): Promise<void>;
}

/** Starts the bench's PostgreSQL on its data folder. */
export async function openWorld(dataFolder: string): Promise<World> {
  const postgres = await startPostgres({ dataFolder });
  const version = await ask<{ v: string }>(postgres.ownerUrl, 'select version() as v');
  return {
    version: /PostgreSQL ([\d.]+)/.exec(version[0]?.v ?? '')?.[1] ?? 'unknown',
    country: (scale) => countryIn(postgres, scale),
    close: postgres.stop,
  };
}

async function countryIn(postgres: { appUrl: string; ownerUrl: string }, scale: number): Promise<Country> {
  const age = await ageOfCountries();
  const name = `scale_${scale}_${age}`;
  const databases = await ask<{ datname: string }>(postgres.ownerUrl, 'select datname from pg_database');
  for (const { datname } of databases) {
    if (/^scale_\d+_/.test(datname) && !datname.endsWith(age))
      await ask(postgres.ownerUrl, `drop database ${datname} with (force)`);
  }
  const isNew = !databases.some(({ datname }) => datname === name);
  if (isNew) await ask(postgres.ownerUrl, `create database ${name}`);
  const [appUrl, ownerUrl] = [postgres.appUrl, postgres.ownerUrl].map((url) => url.replace(/[^/]+$/, name));
  if (!appUrl || !ownerUrl) throw new Error('No address of the database.');
  await seed(scale, { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl });
  // Otherwise PostgreSQL does it by itself, in the middle of a measurement.
  if (isNew) await ask(ownerUrl, 'vacuum (analyze)');
  const quarters = await quartersOf(appUrl);
  return { scale, appUrl, ownerUrl, paths: [...quarters.keys()], quarters };
}

/** A country is made anew for another month, other migrations or another way of making one. */
async function ageOfCountries(): Promise<string> {
  const hash = createHash('sha256').update(new Date().toISOString().slice(0, 7));
  for (const folder of ['db/migrations', 'db/seeds/scale']) {
    for (const file of (await readdir(join(root, folder))).filter((each) => !each.endsWith('.test.ts')).sort())
      hash.update(await readFile(join(root, folder, file)));
  }
  return hash.digest('hex').slice(0, 8);
}

function seed(scale: number, env: Record<string, string>): Promise<void> {
  const child = spawn(process.execPath, ['db/seeds/scale.ts', '--scale', String(scale), '--seed', '1'], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('exit', (code) =>
      code === 0 ? done() : fail(new Error(`The country of scale ${scale} was not made.`)),
    );
  });
}

async function quartersOf(url: string): Promise<Country['quarters']> {
  const rows = await ask<{ path: string; current: string; last: string }>(
    url,
    `select a.path, c.starts_on::text as current, l.starts_on::text as last from area a
     join quarter c on c.area_id = a.id and current_date between c.starts_on and c.ends_on
     join quarter l on l.area_id = a.id and l.ends_on = c.starts_on - 1
     where a.kind = 'NEIGHBOURHOOD' order by a.path`,
  );
  return new Map(rows.map(({ path, ...days }) => [path, days]));
}

async function ask<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}
