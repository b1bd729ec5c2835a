import { randomBytes } from 'node:crypto';
import type pg from 'pg';

/**
 * A negative control: takes one of the product's guards away in the database while `work` runs, by a trigger that
 * undoes what the guard wrote. The drill that is run then must see what the guard prevents.
 *
 * @param rule the body of a PL/pgSQL trigger function before it returns NEW: what it does to NEW before it is written
 */
export async function spoiled<T>(database: pg.Pool, table: string, rule: string, work: () => Promise<T>): Promise<T> {
  const name = `drill_${randomBytes(4).toString('hex')}`;
  await database.query(
    `create function ${name}() returns trigger language plpgsql as $$ begin ${rule} return new; end $$;
     create trigger ${name} before insert or update on ${table} for each row execute function ${name}()`,
  );
  try {
    return await work();
  } finally {
    await database.query(`drop trigger ${name} on ${table}; drop function ${name}()`);
  }
}

/** A negative control: the work of `check` with one of the constraints of a table away. `tidy` removes what it let in. */
export async function unguarded<T>(
  database: pg.Pool,
  { table, constraint, tidy }: { table: string; constraint: string; tidy: string },
  work: () => Promise<T>,
): Promise<T> {
  const { rows } = await database.query<{ definition: string }>(
    `select pg_get_constraintdef(oid) as definition from pg_constraint where conname = $1 and conrelid = $2::regclass`,
    [constraint, table],
  );
  const [found] = rows;
  if (!found) throw new Error(`${table} has no constraint ${constraint}.`);
  await database.query(`alter table ${table} drop constraint ${constraint}`);
  try {
    return await work();
  } finally {
    await database.query(tidy);
    await database.query(`alter table ${table} add constraint ${constraint} ${found.definition}`);
  }
}
