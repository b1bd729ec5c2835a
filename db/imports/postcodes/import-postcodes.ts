import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { CannotStart } from '../../cannot-start.ts';
import { filesAt } from './files.ts';
import type { Shown } from './progress.ts';
import { type Count, Rows } from './rows.ts';
import { putInPlace, startedTable } from './table.ts';

/** Any number, the same for all: two imports at once take turns. */
const LOCK = 7_281_828;

/** What an import did. */
export interface Imported extends Count {
  /** What people call the kind of its file. */
  format: string;
  source: string;
}

/**
 * Takes the postcodes of a file for all that there are, in one transaction: all of it or, on an error or a kill,
 * nothing. Whoever looks one up meanwhile finds the earlier ones.
 *
 * @param path a file, a folder of CSV files, or `-`
 * @throws CannotStart with the file, the line and what is wrong there
 */
export async function importPostcodes(
  ownerUrl: string,
  path: string,
  now: Date,
  shown: (bytes: number | null) => Shown,
): Promise<Imported> {
  const { name, files } = await filesAt(path);
  const bytes = files.map((file) => file.bytes);
  const progress = shown(bytes.includes(null) ? null : bytes.reduce<number>((sum, each) => sum + (each ?? 0), 0));
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'patchwork import' });
  await client.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [LOCK]);
    const rows = new Rows(files);
    await startedTable(client);
    const copy = client.query(
      copyFrom('copy postcode_next (postcode, latitude, longitude, codes) from stdin (freeze)'),
    );
    await pipeline(told(rows, progress), copy);
    if (rows.count.kept === 0)
      throw new CannotStart(`${name} holds no postcode that is in use and has a place. Nothing was imported.`);
    progress.end();
    await putInPlace(client);
    const source = rows.format?.sourceOf(yearOf(name, now)) ?? '';
    await client.query('insert into postcode_file (name, source, postcodes, imported_at) values ($1, $2, $3, $4)', [
      name,
      source,
      rows.count.kept,
      now,
    ]);
    await client.query('commit');
    return { ...rows.count, format: rows.format?.name ?? '', source };
  } finally {
    progress.end();
    // What is not committed by now is rolled back with the connection.
    await client.end();
  }
}

async function* told(rows: Rows, progress: Shown): AsyncGenerator<string> {
  for await (const text of rows.copied()) {
    yield text;
    progress.tell(rows.count);
  }
}

/** The year of the data, as its name tells it (`ONSPD_AUG_2026_UK.csv`), else this one. */
function yearOf(name: string, now: Date): number {
  return Number(/20\d\d/.exec(name)?.[0] ?? now.getUTCFullYear());
}
