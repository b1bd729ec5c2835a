import { finished } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { type Look, written } from '../../progress.ts';
import { tellingNobody } from '../told.ts';
import { Chain } from './chain.ts';
import { type Asked, Country, firstPathOf } from './country.ts';
import { Follows } from './follows.ts';
import { Gatherings } from './gatherings.ts';
import { Suggestions } from './suggestions.ts';
import { Rows, TABLES, type Table, tableNames } from './tables.ts';
import { Votes } from './votes.ts';
import { Work } from './work.ts';

/** How far it has come. */
export interface Progress {
  neighbourhoods: number;
  rows: number;
}

/** How that is shown, of so many neighbourhoods. */
export const lookOf = (scale: number): Look<Progress> => ({
  reached: ({ neighbourhoods }) => ({ done: neighbourhoods, total: scale }),
  format: '{bar} {value} of {total} neighbourhoods, {rows} rows, {eta_formatted} to go',
  words: ({ rows }) => ({ rows: written(rows) }),
  line: ({ neighbourhoods, rows }) => `${neighbourhoods} of ${scale} neighbourhoods, ${written(rows)} rows`,
});

/** Neighbourhoods made at once: some thousand rows, so that memory stays flat however large the country is. */
const AT_ONCE = 5;
/** Of so many neighbourhoods one has its quarters chosen by votes. */
const ONE_VOTES_IN = 3;

/**
 * Makes a country in bulk, in one transaction: all of it or, on an error or a kill, nothing. It lies beside whatever
 * else is there.
 *
 * @param now the instant at which each neighbourhood has a running quarter
 * @returns how many rows it made, or null where this very country is there already
 */
export async function seedCountry(
  ownerUrl: string,
  asked: Asked,
  now = new Date(),
  told: (progress: Progress) => void = () => undefined,
): Promise<number | null> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'patchwork seed' });
  await client.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [firstPathOf(asked)]);
    const { rowCount } = await client.query('select from area where path = $1', [firstPathOf(asked)]);
    if (rowCount) return null;
    const rows = await copyAll(client, new Country(asked), asked.scale, now, told);
    await client.query('commit');
    await client.query(`analyze ${tableNames.join(', ')}`);
    return rows;
  } finally {
    // What is not committed by now is rolled back with the connection.
    await client.end();
  }
}

async function copyAll(
  client: pg.Client,
  country: Country,
  scale: number,
  now: Date,
  told: (progress: Progress) => void,
): Promise<number> {
  let count = 0;
  const chain = new Chain();
  const copyRows = async (rows: Rows) => {
    for (const table of tableNames) await copy(client, table, rows.textOf(table));
    count += rows.count;
  };
  for (let first = 0; first < scale; first += AT_ONCE) {
    const rows = new Rows();
    const end = Math.min(first + AT_ONCE, scale);
    for (let number = first; number < end; number += 1) {
      const neighbourhood = country.addNeighbourhood(rows, number);
      const quarters = new Work(rows, country, neighbourhood, now).addQuarters();
      new Gatherings(rows, country, neighbourhood, now).add(quarters.at(-1)?.id as string);
      const suggestions = new Suggestions(rows, country, neighbourhood, now);
      suggestions.addRecent();
      if (number % ONE_VOTES_IN === 0) new Votes(rows, country, neighbourhood, chain).add(quarters, suggestions);
      new Follows(rows, country, neighbourhood, now).add(quarters);
    }
    await copyRows(rows);
    told({ neighbourhoods: end, rows: count });
  }
  await copyRows(await chain.rows(client));
  // Once all of it is there that can be news.
  count += (await client.query(tellingNobody(country.forces, now))).rowCount ?? 0;
  told({ neighbourhoods: scale, rows: count });
  return count;
}

async function copy(client: pg.Client, table: Table, text: string): Promise<void> {
  if (!text) return;
  const columns = TABLES[table].map((column) => pg.escapeIdentifier(column));
  const stream = client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`));
  stream.end(text);
  await finished(stream);
}
