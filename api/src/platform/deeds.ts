import type { Socket } from 'node:net';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type pg from 'pg';
import { besideTheOrm, PLANNED_ONCE } from './database.ts';
import { ENVIRONMENT, type Environment } from './environment.ts';

/** How many of these transactions run at once in one process; whoever does more takes turns before. */
export const DEEDS_AT_ONCE = 8;

/** A statement that PostgreSQL plans once per connection; `name` is unique to its text. */
export interface Statement {
  name: string;
  text: string;
  values: unknown[];
}

/** What a deed comes to once its facts are known: an answer and nothing written, or one last statement. */
export type Decided<Written, Answer> = { answer: Answer } | { last: Statement; answerOf: (rows: Written[]) => Answer };

type RowsOf<Facts extends object[]> = { [I in keyof Facts]: Facts[I][] };

/**
 * node-postgres beside the ORM, for the one deed that thousands do in the same hour: a vote. Its statements are prepared,
 * and go out in two breaths instead of one by one, so that a connection and its locks are held for two ways to PostgreSQL
 * and back, and no more.
 */
@Injectable()
export class Deeds implements OnModuleDestroy {
  readonly #pool: pg.Pool;

  constructor(@Inject(ENVIRONMENT) environment: Environment) {
    // What is said before the answers came goes out at once.
    this.#pool = besideTheOrm(environment, DEEDS_AT_ONCE, { pipeline: true, ...PLANNED_ONCE });
  }

  /**
   * A transaction: `begin` and `looks`, one after the other in PostgreSQL; then what `decide` makes of their rows, which
   * is written and committed, or answered with nothing written. Throws what PostgreSQL or `decide` throws, and then
   * nothing is written either.
   */
  async transaction<Facts extends object[], Written extends object, Answer>(
    looks: { [I in keyof Facts]: Statement },
    decide: (rows: RowsOf<Facts>) => Decided<Written, Answer>,
  ): Promise<Answer> {
    const client = await this.#pool.connect();
    let isSound = false;
    try {
      const [, ...found] = await inOneBreath(client, ['begin', ...looks]);
      const decided = decide(found.map(({ rows }) => rows) as RowsOf<Facts>);
      if ('answer' in decided) {
        await client.query('rollback');
        isSound = true;
        return decided.answer;
      }
      // Where the last one fails, PostgreSQL makes a rollback of the commit.
      const [{ rows }] = (await inOneBreath(client, [decided.last, 'commit'])) as [pg.QueryResult<Written>];
      isSound = true;
      return decided.answerOf(rows);
    } catch (error) {
      isSound = isSound || (await isRolledBack(client));
      throw error;
    } finally {
      // One that may still be in a transaction is thrown away.
      client.release(!isSound);
    }
  }

  onModuleDestroy(): Promise<void> {
    return this.#pool.end();
  }
}

/** Sends them in one piece, waits for all of them, also where one fails, and then throws what the first that failed did. */
async function inOneBreath(client: pg.PoolClient, said: readonly (Statement | string)[]): Promise<pg.QueryResult[]> {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  stream.cork();
  const sent = said.map((statement) => client.query(statement as Statement));
  stream.uncork();
  const settled = await Promise.allSettled(sent);
  return settled.map((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value;
  });
}

async function isRolledBack(client: pg.PoolClient): Promise<boolean> {
  return client.query('rollback').then(
    () => true,
    () => false,
  );
}
