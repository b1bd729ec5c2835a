import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { CannotStart } from '../../cannot-start.ts';
import { type Look, type Shown, written } from '../../progress.ts';
import { filesAt } from './files.ts';
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

const MEGABYTE = 1_000_000;

/** How a reading is shown, of so many bytes; null where nobody knows how many there are. */
export const lookOf = (total: number | null): Look<Count> => ({
  reached: ({ bytes }) => (total === null ? { done: bytes, step: 100 * MEGABYTE } : { done: bytes, total }),
  format: '{bar} {percentage} %, {kept} postcodes, {eta_formatted} to go',
  words: ({ kept }) => ({ kept: written(kept) }),
  line: ({ bytes, kept }) => {
    const share = total === null ? `${Math.round(bytes / MEGABYTE)} MB` : `${Math.round((bytes * 100) / total)} %`;
    return `${share} read, ${written(kept)} postcodes`;
  },
});

/**
 * Takes the postcodes of a file for all that there are, in one transaction: all of it or, on an error or a kill,
 * nothing. Whoever looks one up meanwhile finds the earlier ones.
 *
 * @param path a file, a folder of CSV files, or `-`
 * @param shown shows how far the reading has come
 * @throws CannotStart with the file, the line and what is wrong there
 */
export async function importPostcodes(
  ownerUrl: string,
  path: string,
  now: Date,
  shown: (look: Look<Count>) => Shown<Count>,
): Promise<Imported> {
  const { name, files } = await filesAt(path);
  const bytes = files.map((file) => file.bytes);
  const total = bytes.includes(null) ? null : bytes.reduce<number>((sum, each) => sum + (each ?? 0), 0);
  const progress = shown(lookOf(total));
  const rows = new Rows(files);
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'patchwork import' });
  await client.connect();
  try {
    progress.tell(rows.count);
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [LOCK]);
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

async function* told(rows: Rows, progress: Shown<Count>): AsyncGenerator<string> {
  for await (const text of rows.copied()) {
    yield text;
    progress.tell(rows.count);
  }
}

/** The year of the data, as its name tells it (`ONSPD_AUG_2026_UK.csv`), else this one. */
function yearOf(name: string, now: Date): number {
  return Number(/20\d\d/.exec(name)?.[0] ?? now.getUTCFullYear());
}
