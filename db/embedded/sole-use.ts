import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { CannotStart } from '../cannot-start.ts';

/** Any number, the same in every copy of Patchwork. */
const key = 7_281_824;

/** A hold on a data folder that nobody else can have at the same time. */
export interface SoleUse {
  release(): Promise<void>;
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: `patchwork ${process.pid}`,
  });
  // Ends with the server; an unheard 'error' would end the process.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** Another process has the data folder. */
export class InUse extends CannotStart {}

async function hold(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [key]);
  return rows[0]?.held === true;
}

/**
 * Takes the data folder for this process: an advisory lock on a connection of its own. It ends with the process however
 * that ends, so no file is left behind to be wrong. When the database goes away and comes back, it is taken again.
 *
 * @param superuserUrl the cluster's database `postgres`
 * @param wanted what to call the folder in the sentence of the refusal
 * @param patienceMs how long to wait for a copy that was killed a moment ago: its hold ends only when PostgreSQL notices
 * @returns the connection, for what else the superuser has to do, and the hold
 * @throws InUse when another process has it
 */
export async function takeSoleUse(
  superuserUrl: string,
  wanted: string,
  patienceMs = 2_000,
): Promise<{ client: pg.Client; use: SoleUse }> {
  let client = await connect(superuserUrl);
  const until = Date.now() + patienceMs;
  while (!(await hold(client))) {
    if (Date.now() < until) {
      await pause(100);
      continue;
    }
    const { rows } = await client.query<{ name: string }>(
      `select a.application_name as name from pg_locks l join pg_stat_activity a using (pid)
       where l.locktype = 'advisory' and l.objid = $1::bigint and l.granted`,
      [key],
    );
    await client.end();
    const holder = rows[0]?.name.replace('patchwork', 'process') ?? 'another process';
    throw new InUse(
      `Another copy of Patchwork is running on ${wanted} (${holder}). ` +
        'Stop it first, or start this one with another PORT and PATCHWORK_DATA.',
    );
  }

  let released = false;
  const takeAgain = async (): Promise<void> => {
    for (;;) {
      await pause(2_000, undefined, { ref: false });
      if (released) return;
      try {
        client = await connect(superuserUrl);
        if (released) return await client.end();
        watch();
        await hold(client);
        return;
      } catch {
        // Still away.
      }
    }
  };
  const watch = () => client.once('end', () => void (released || takeAgain()));
  watch();
  const release = async () => {
    released = true;
    await client.end().catch(() => undefined);
  };
  return { client, use: { release } };
}
