import { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { migrateJobs } from './jobs.ts';
import { ormConfig } from './mikro-orm.config.ts';
import { grantToApplication } from './privileges.ts';

/** Any number, the same in every copy: two processes that start on one database migrate one after the other. */
const key = 7_281_825;

/** What a run of `migrate` did. */
export interface Migrated {
  /** names of the migrations that ran now, in order */
  ran: string[];
  /** the role that was given rows, or null where the application uses the owner's own role */
  grantedTo: string | null;
}

async function roleBehind(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ role: string }>('select current_user as role');
    return rows[0]?.role ?? '';
  } finally {
    await client.end();
  }
}

async function runPending(ownerUrl: string): Promise<string[]> {
  const orm = await MikroORM.init(ormConfig(ownerUrl));
  try {
    return (await orm.migrator.up()).map(({ name }) => name);
  } finally {
    await orm.close(true);
  }
}

/**
 * Brings a database up to date and gives the application's role its rights. May be repeated and may run in several
 * processes at once.
 *
 * @param ownerUrl the role that owns the tables; not through a transaction-mode pooler (the lock is the session's)
 * @param appUrl what the application will connect as; the owner's own role is possible, but then nothing is guarded
 * @throws whatever a migration throws; that migration is rolled back, and those before it stay
 */
export async function migrate(ownerUrl: string, appUrl: string = ownerUrl): Promise<Migrated> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query('select pg_advisory_lock($1)', [key]);
    const ran = await runPending(ownerUrl);
    await migrateJobs(ownerUrl);
    const [ownerRole, appRole] = [await roleBehind(ownerUrl), await roleBehind(appUrl)];
    if (ownerRole === appRole) return { ran, grantedTo: null };
    await grantToApplication(owner, appRole);
    return { ran, grantedTo: appRole };
  } finally {
    await owner.end();
  }
}
