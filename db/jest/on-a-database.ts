import { afterAll, beforeAll } from '@jest/globals';
import pg from 'pg';
import { seedDemo } from '../seeds/demo.ts';

/** An empty, migrated database: what api lays ready for tests, handed in since only a test may take it. */
interface OwnDatabase {
  ownerUrl: string;
  drop(): Promise<void>;
}

/** Days on which counting days and months goes wrong most easily. */
export const AWKWARD_DAYS = [
  ['an ordinary day', '2026-11-23T12:00:00Z'],
  ['the first minutes of a month', '2026-11-01T00:10:00Z'],
  ['the last minutes of a year', '2026-12-31T23:50:00Z'],
  ['the first minutes of a year', '2027-01-01T00:10:00Z'],
  ['the first minutes of a month in summer time, still the last of the month in UTC', '2026-08-31T23:10:00Z'],
  ['the day the clocks go forward', '2026-03-29T00:30:00Z'],
  ['the day the clocks go back', '2026-10-25T00:30:00Z'],
  ['a day after the shortest month', '2027-03-01T06:00:00Z'],
  ['the last day of two long months', '2026-08-31T21:00:00Z'],
  ['a leap day', '2028-02-29T12:00:00Z'],
] as const;

/** A database of a test block's own, filled with the demonstration of a day unless filling is what is tried. */
export function onADatabase(make: () => Promise<OwnDatabase>, filledAt?: Date) {
  let database: OwnDatabase;
  let client: pg.Client;
  beforeAll(async () => {
    database = await make();
    client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
    if (filledAt) await seedDemo(database.ownerUrl, filledAt);
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects
  const rows = async (sql: string, ...values: unknown[]): Promise<any[]> => (await client.query(sql, values)).rows;
  return { rows, database: () => database };
}
