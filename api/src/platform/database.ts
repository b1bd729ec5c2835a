import type { Options } from '@mikro-orm/core';
import { PostgreSqlDriver } from '@mikro-orm/postgresql';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import pg from 'pg';
import type { Entities } from './entities.ts';
import { ENVIRONMENT, type Environment } from './environment.ts';
import { log } from './log.ts';
import { loadByOwner } from './many-to-many.ts';
import { READS_AT_ONCE } from './reads-at-once.ts';
import { NoTurn, Turns } from './turns.ts';

/** How long a request waits for a free or new connection before it is answered 503, in milliseconds. */
const CONNECT_WITHIN = 3_000;
/** No statement of a request runs longer than this, in milliseconds. */
const ANSWER_WITHIN = 10_000;

loadByOwner();

/** The ORM's settings for this database; `db` uses the same for its migrations. */
export function ormOptions(url: string, entities: Entities): Partial<Options<PostgreSqlDriver>> {
  return {
    driver: PostgreSqlDriver,
    clientUrl: url,
    entities: [...entities],
    forceUtcTimezone: true,
    dataloader: true,
    pool: { min: 0, max: 10 },
    driverOptions: {
      ...{ connectionTimeoutMillis: CONNECT_WITHIN, onConnect: toldFirst(), onError },
      onPoolCreated: givesBackTheDead,
    },
    logger: (message) => log.debug(message),
    discovery: { warnWhenNoEntities: false },
    ignoreUndefinedInQuery: true,
  };
}

/** What a connection is told before it is used; not at its start, of which a pooler lets little through. */
function toldFirst(...settings: string[]): (client: pg.ClientBase) => Promise<void> {
  const text = [`statement_timeout = ${ANSWER_WITHIN}`, ...settings].map((each) => `set ${each}`).join('; ');
  return async (client) => void (await client.query(text));
}

function onError(error: unknown): void {
  log.warn({ err: error }, 'A connection to PostgreSQL was lost.');
}

/** How long whoever held a connection that died has to give it back themselves, in milliseconds. */
const GIVEN_BACK_WITHIN = 1_000;

/**
 * Takes connections that died out of the pool. The ORM keeps one that dies in a transaction, because its rollback fails
 * with it: after ten of them nobody would ever get one again.
 */
function givesBackTheDead(pool: pg.Pool): void {
  const giveBack = (client: pg.PoolClient) => {
    try {
      client.release(true);
    } catch {
      // It was given back.
    }
  };
  pool.on('connect', (client) => client.once('end', () => setTimeout(giveBack, GIVEN_BACK_WITHIN, client).unref()));
}

/** Connections of node-postgres beside the ORM, so many at the most. Errors that nobody waits for are logged. */
export function besideTheOrm(
  { databaseUrl }: Pick<Environment, 'databaseUrl'>,
  max: number,
  more: { pipeline?: boolean; onConnect?: pg.PoolConfig['onConnect'] } = {},
): pg.Pool {
  const within = { connectionTimeoutMillis: CONNECT_WITHIN, onConnect: toldFirst() };
  const pool = new pg.Pool({ connectionString: databaseUrl, max, ...within, ...more });
  // A pool without a listener ends the process when PostgreSQL goes; so does a checked-out client without one.
  pool.on('error', onError);
  pool.on('connect', (client) => client.on('error', onError));
  return pool;
}

/**
 * For connections whose statements are all named: each is planned once. Else PostgreSQL compares the costs of five
 * plans of its own with that of one for all, and a connection that began with cheap questions plans each one anew.
 */
export const PLANNED_ONCE = { onConnect: toldFirst('plan_cache_mode = force_generic_plan') };

/** node-postgres beside the ORM, for the named prepared statements of `reading` and for health. */
@Injectable()
export class Reads implements OnModuleDestroy {
  readonly #pool: pg.Pool;
  // Whoever asks for a thousand at once waits for a turn: a database that is busy is not one that cannot be reached.
  readonly #turns = new Turns(READS_AT_ONCE, ANSWER_WITHIN);

  constructor(@Inject(ENVIRONMENT) environment: Environment) {
    this.#pool = besideTheOrm(environment, READS_AT_ONCE, PLANNED_ONCE);
  }

  /** Runs a statement that PostgreSQL plans once per connection; `name` is unique to its text. */
  async prepared<Row extends pg.QueryResultRow>(name: string, text: string, values: unknown[]): Promise<Row[]> {
    const { rows } = await this.#turns.take('reads', () => this.#pool.query<Row>({ name, text, values }));
    return rows;
  }

  onModuleDestroy(): Promise<void> {
    return this.#pool.end();
  }
}

/**
 * A list as PostgreSQL reads an array: for `any(?::uuid[])` in a statement of the ORM's, which would spread a list over
 * as many parameters.
 */
export function arrayOf(values: readonly string[]): string {
  return `{${values.map((value) => JSON.stringify(value)).join(',')}}`;
}

/** What PostgreSQL and the network say when the database is gone, going or not up yet. */
const GONE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08006',
  '08001',
  '08003',
]);
const GONE_WORDS =
  /Connection terminated|timeout exceeded when trying to connect|connection is closed|Client has encountered a connection error/i;

/** True where an error, or what caused it, means that the database could not be reached, or not in time. */
export function isDatabaseGone(error: unknown): boolean {
  for (
    let e = error as { code?: string; message?: string; cause?: unknown; errors?: unknown[] } | undefined, i = 0;
    e && i < 6;
    i++
  ) {
    if (e instanceof NoTurn || (e.code && GONE.has(e.code)) || GONE_WORDS.test(e.message ?? '')) return true;
    if (Array.isArray(e.errors) && e.errors.some(isDatabaseGone)) return true;
    e = e.cause as typeof e;
  }
  return false;
}
