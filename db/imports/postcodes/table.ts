import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { CannotStart } from '../../cannot-start.ts';

/** How long the swap waits for those who read, while those who come after wait for it. */
const WAITS = '2s';
const TRIES = 15;
const BETWEEN_TRIES = 2_000;

/** An empty table `postcode_next` with the columns and the conditions of `postcode`; its key comes once it is full. */
export async function startedTable(client: pg.ClientBase): Promise<void> {
  await client.query('create table postcode_next (like postcode including defaults including constraints)');
}

/**
 * Puts `postcode_next` in the place of `postcode`, under all its names and with whatever rights others had on it.
 * Readers wait only for the renaming, some milliseconds, not for the rows.
 *
 * @throws CannotStart where a postcode is in it twice, or somebody reads the table for half a minute
 */
export async function putInPlace(client: pg.ClientBase): Promise<void> {
  await client.query('alter table postcode_next add constraint postcode_next_pkey primary key (postcode)').catch(twice);
  await client.query('analyze postcode_next');
  await giveRights(client);
  await takeTable(client);
  await client.query(`
    drop table postcode;
    alter table postcode_next rename to postcode;
    alter table postcode rename constraint postcode_next_pkey to postcode_pkey`);
}

function twice(error: unknown): never {
  if (!(error instanceof pg.DatabaseError) || error.code !== '23505') throw error;
  const postcode = /=\(([A-Z0-9]+)\)/.exec(error.detail ?? '')?.[1] ?? 'A postcode';
  throw new CannotStart(
    `${postcode} is there more than once, and nobody can say which is right. Are the same postcodes in two files of the folder? Nothing was imported.`,
  );
}

async function giveRights(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ sql: string }>(
    `select format('grant %s on postcode_next to %s', privilege_type,
                   case when grantee = 0 then 'public' else grantee::regrole::text end) as sql
     from pg_class, aclexplode(relacl) where oid = 'postcode'::regclass and grantee <> relowner`,
  );
  for (const { sql } of rows) await client.query(sql);
}

/** Waits for those who read the table, again and again for a little: a long wait would hold up all who come after. */
async function takeTable(client: pg.ClientBase): Promise<void> {
  await client.query(`set local lock_timeout = '${WAITS}'`);
  for (let tries = 1; ; tries += 1) {
    await client.query('savepoint taking');
    try {
      await client.query('lock table postcode in access exclusive mode');
      return;
    } catch (error) {
      if (!(error instanceof pg.DatabaseError) || error.code !== '55P03') throw error;
      await client.query('rollback to savepoint taking');
    }
    if (tries === TRIES)
      throw new CannotStart(
        'Somebody has been reading the postcodes for a minute, a backup perhaps. Nothing was imported: try again later.',
      );
    await pause(BETWEEN_TRIES);
  }
}
