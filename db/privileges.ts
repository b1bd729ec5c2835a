import pg from 'pg';
import { CannotStart } from './cannot-start.ts';

/**
 * Tables that the application may read and add to, and never change: not even a bug or a stolen password of the
 * application rewrites what was audited, voted on or counted. Named here as in the migrations; one that is not there stops the migrating.
 */
export const appendOnly: readonly string[] = [
  'audit_entry',
  'ballot_option',
  'ballot_option_place',
  'ballot_option_suggestion',
  'sealed_line',
  'ballot_result',
  'decision',
  'decision_priority',
];

/** What the application may only read: the owner's function appends to the audit, and which migrations ran is the owner's business. */
const readOnly = ['audit_entry', 'mikro_orm_migrations'];

async function schemasOf(owner: pg.ClientBase): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select nspname as name from pg_namespace
     where nspname = 'public' or (nspowner = current_user::regrole and nspname not like 'pg\\_%')`,
  );
  return rows.map(({ name }) => pg.escapeIdentifier(name));
}

async function tablesIn(owner: pg.ClientBase, names: readonly string[]): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' and tablename = any($1)`,
    [names],
  );
  return rows.map(({ name }) => name);
}

/**
 * Gives the application's role rows and nothing else, on every table there is and on those still to come: read, add,
 * change and delete; only read and add on the append-only ones. Said anew after each migration, so it cannot drift.
 *
 * @param owner connected as the owner of the tables
 * @param guarded the append-only tables
 * @throws CannotStart when an append-only table is missing: a renamed audit must not lose its guard unnoticed
 */
export async function grantToApplication(owner: pg.ClientBase, appRole: string, guarded = appendOnly): Promise<void> {
  const app = pg.escapeIdentifier(appRole);
  for (const schema of await schemasOf(owner)) {
    await owner.query(`
      grant usage on schema ${schema} to ${app};
      grant select, insert, update, delete on all tables in schema ${schema} to ${app};
      grant usage, select on all sequences in schema ${schema} to ${app};
      alter default privileges in schema ${schema} grant select, insert, update, delete on tables to ${app};
      alter default privileges in schema ${schema} grant usage, select on sequences to ${app};
    `);
  }
  const present = await tablesIn(owner, guarded);
  const lost = guarded.filter((name) => !present.includes(name));
  if (lost.length)
    throw new CannotStart(`Append-only tables named in db/privileges.ts are not there: ${lost.join(', ')}`);
  for (const table of present) {
    await owner.query(`revoke update, delete, truncate on ${pg.escapeIdentifier(table)} from ${app}`);
  }
  for (const table of await tablesIn(owner, readOnly)) {
    await owner.query(`revoke insert, update, delete, truncate on ${pg.escapeIdentifier(table)} from ${app}`);
  }
}
