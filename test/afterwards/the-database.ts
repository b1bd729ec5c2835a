import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

// The product's own database, looked at beside it. What it holds is the measure of “nothing was changed”.

/** The owner's way into the database of the run's product. */
export function theDatabase(): pg.Pool {
  const pool = new pg.Pool({ connectionString: process.env.PATCHWORK_DATABASE, max: 4 });
  pool.on('error', () => undefined);
  return pool;
}

/** All rows, each as its hash, by the table that it is in; and the jobs there are, by their ids. */
export type Rows = ReadonlyMap<string, ReadonlySet<string>>;

/** No table of ours is left out. Of the jobs' own tables only the jobs count: the rest says how the queues are doing. */
const TABLES = `
  select format('%I.%I', table_schema, table_name) as name from information_schema.tables
  where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema', 'pgboss') order by 1`;
/** A row that says what no row says is nobody's: whoever saves what is so already may leave one. */
const saysNothing: Readonly<Record<string, string>> = {
  'public.mailbox': 'where neutral_subjects or refused_at is not null',
};
/** Work that somebody left; what pg-boss leaves for itself, by the clock, is not. */
const JOBS = `select id::text as row from pgboss.job where name not like '\\_\\_pgboss\\_\\_%'`;

/** What its rows say, each with its number among those that say the same. */
const rowsOf = (table: string) =>
  `select row || row_number() over (partition by row) as row from (
     select md5(t::text) || '.' as row from ${table} t ${saysNothing[table] ?? ''}) all_of_it`;

export async function allRows(database: pg.Pool): Promise<Rows> {
  const { rows: tables } = await database.query<{ name: string }>(TABLES);
  const all = new Map<string, ReadonlySet<string>>();
  const read = async (name: string, query: string) => {
    const { rows } = await database.query<{ row: string }>(query);
    all.set(name, new Set(rows.map(({ row }) => row)));
  };
  for (const { name } of tables) await read(name, rowsOf(name));
  await read('jobs', JOBS);
  return all;
}

/** What is another in the second, a line for each table. Jobs that are done are forgotten: only new ones count. */
export function changes(before: Rows, after: Rows): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((table) => {
    const [was, is] = [before.get(table) ?? new Set<string>(), after.get(table) ?? new Set<string>()];
    const [gone, come] = [missing(was, is), missing(is, was)];
    return come + (table === 'jobs' ? 0 : gone) > 0 ? [`${table}: ${gone} rows gone, ${come} new`] : [];
  });
}

/** How many of these are not among the others. */
const missing = (some: ReadonlySet<string>, others: ReadonlySet<string>) =>
  [...some].filter((row) => !others.has(row)).length;

/** Leaves a job in a queue, as its timetable would, and waits until it is done. */
export async function doneNow(database: pg.Pool, queue: string): Promise<void> {
  const { rows } = await database.query<{ id: string }>('insert into pgboss.job (name) values ($1) returning id', [
    queue,
  ]);
  for (const until = Date.now() + 30_000; Date.now() < until; await pause(100)) {
    const job = await database.query<{ state: string }>('select state from pgboss.job where id = $1', [rows[0]?.id]);
    if (job.rows[0]?.state === 'completed') return;
  }
  throw new Error(`${queue} was not done within half a minute.`);
}

/** Mails that are still to leave, jobs under way, and those that begin within a minute and a half. */
const UNDER_WAY = `
  select 'a mail' as what from delivery where sent_at is null and refused_at is null
  union all
  select name from pgboss.job where name not like '\\_\\_pgboss\\_\\_%'
    and (state = 'active' or (state in ('created', 'retry') and start_after < now() + interval '90 seconds'))`;

/**
 * Does this while nothing happens by itself: what was begun is over, and the product's timetable (each minute it looks
 * what time has brought about) is taken from it and given back after.
 */
export async function whileItIsStill<T>(database: pg.Pool, act: () => Promise<T>): Promise<T> {
  const { rows: timetable } = await database.query('delete from pgboss.schedule returning *');
  try {
    let busy: { what: string }[] = [];
    for (const until = Date.now() + 150_000; ; await pause(500)) {
      ({ rows: busy } = await database.query<{ what: string }>(UNDER_WAY));
      if (busy.length === 0) break;
      if (Date.now() > until) throw new Error(`It does not come to rest: ${busy.map(({ what }) => what).join(', ')}`);
    }
    // Twice the same: nothing moves that is in none of these lists.
    for (let last = await allRows(database), until = Date.now() + 30_000; ; ) {
      await pause(1_500);
      const now = await allRows(database);
      const moved = changes(last, now);
      if (moved.length === 0) break;
      if (Date.now() > until) throw new Error(`Something moves by itself: ${moved.join(', ')}`);
      last = now;
    }
    return await act();
  } finally {
    for (const { name, key, kind, cron, timezone, data, options } of timetable) {
      await database.query(
        `insert into pgboss.schedule (name, key, kind, cron, timezone, data, options) values ($1, $2, $3, $4, $5, $6, $7)
         on conflict do nothing`,
        [name, key, kind, cron, timezone, data && JSON.stringify(data), options && JSON.stringify(options)],
      );
    }
  }
}
