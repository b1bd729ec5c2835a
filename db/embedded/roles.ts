import pg from 'pg';
import type { Passwords } from './cluster.ts';

/** Owns the database and migrates it. */
export const ownerRole = 'patchwork_owner';
/** What the application uses: rows only, no tables of its own. */
export const appRole = 'patchwork_app';
export const databaseName = 'patchwork';

/**
 * Makes the two roles and the database where they are missing. May be repeated, also after having been killed half-way.
 *
 * @param superuser an open connection of a superuser
 */
export async function ensureRolesAndDatabase(superuser: pg.Client, { owner, app }: Passwords): Promise<void> {
  for (const [role, password, rights] of [
    [ownerRole, owner, 'CREATEDB'], // tests copy their template database with it
    [appRole, app, ''],
  ] as const) {
    const known = await superuser.query('select 1 from pg_roles where rolname = $1', [role]);
    if (known.rowCount) continue;
    await superuser.query(`create role ${role} login ${rights} password ${pg.escapeLiteral(password)}`);
  }
  const known = await superuser.query('select 1 from pg_database where datname = $1', [databaseName]);
  if (!known.rowCount) await superuser.query(`create database ${databaseName} owner ${ownerRole}`);
}
