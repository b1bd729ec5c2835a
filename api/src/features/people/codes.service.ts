import { createHmac, randomInt, randomUUID } from 'node:crypto';
import { sql } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { ENVIRONMENT, type Environment } from '#platform/environment.ts';
import { isRefusal, type Refusal } from '#platform/refusal.ts';
import type { PersonRefusalReason } from './person.rules.ts';
import {
  ATTEMPTS_OF_A_NETWORK,
  CODE_MINUTES,
  CODES_AN_HOUR,
  codeFor,
  GUESSES_A_CODE,
  GUESSES_AN_HOUR,
  networkOf,
  refusalOf,
  tooManyCodes,
} from './sign-in-code.rules.ts';

const MINUTE = 60_000;

type No = Refusal<PersonRefusalReason>;

/** A guess that was counted before anybody looked whether it is right; or that a limit kept from being looked at. */
export interface Reservation {
  readonly reserved: boolean;
  /** Guesses at the address's present code, this one included where it was reserved. */
  readonly atThisCode: number;
}

/**
 * The codes of trust.md §3, sign-in. An address has one row with its code and its limits, so that every reservation
 * is one atomic statement, whatever the aliases, requests and processes. Nothing here looks for a person.
 */
@Injectable()
export class CodesService {
  constructor(
    protected readonly em: EntityManager,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /**
   * Makes a new code for an address and hands it to `act` in the same transaction: it is there exactly if the mail is.
   * The one before is void. With `isUsable` false it is one that nobody could type. Refuses a fourth within the hour.
   */
  issue(
    email: string,
    now: Date,
    isUsable: boolean,
    act: (em: EntityManager, code: string) => Promise<void>,
  ): Promise<null | No> {
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    const hash = this.#hashOf(email, isUsable ? code : randomUUID());
    const [address, anHourAgo, expiresAt] = [this.addressOf(email), earlier(now, 60), earlier(now, -CODE_MINUTES)];
    return this.em.fork().transactional(async (em) => {
      const issued = await em.execute<unknown[]>(sql`
        insert into sign_in_code as c (address, code, expires_at, guesses, sent_at, guessed_at, updated_at)
        values (${address}, ${hash}, ${expiresAt}, 0, array[${now}::timestamptz], '{}', ${now})
        on conflict (address) do update set
          code = excluded.code, expires_at = excluded.expires_at, guesses = 0, updated_at = excluded.updated_at,
          sent_at = array(select t from unnest(c.sent_at) t where t > ${anHourAgo}) || excluded.sent_at
        where (select count(*) from unnest(c.sent_at) t where t > ${anHourAgo}) < ${CODES_AN_HOUR}
        returning 1`);
      if (issued.length === 0) return tooManyCodes();
      await act(em, code);
      return null;
    });
  }

  /**
   * Takes the code of an address, if this is it: the guess is reserved in a transaction of its own first, then the
   * code is used up in that of `act`, so that a failing deed leaves it. Answers what `act` answered, or the refusal.
   */
  async take<T>(email: string, typed: string, now: Date, act: (em: EntityManager) => Promise<T>): Promise<T | No> {
    const reservation = await this.reserveGuess(email, now);
    const code = codeFor(typed) ?? '';
    if (!reservation.reserved) return refusalOf({ ...reservation, isRight: false, hasExpired: false }) as No;
    return this.em.fork().transactional(async (em) => {
      const no = refusalOf({ ...reservation, ...(await this.#use(em, email, code, now)) });
      return isRefusal(no) ? no : act(em);
    });
  }

  /**
   * Counts an attempt to sign in from a network address, in production alone: true where there are not too many yet.
   * A demonstration is shown to a room of people behind one address.
   */
  async mayTryFrom(networkAddress: string | null, now: Date): Promise<boolean> {
    if (networkAddress === null || this.environment.mode !== 'production') return true;
    const [address, anHourAgo] = [this.#keyed(`network\n${networkOf(networkAddress)}`), earlier(now, 60)];
    const counted = await this.em.fork().execute<unknown[]>(sql`
      insert into sign_in_code as c (address, code, expires_at, guesses, sent_at, guessed_at, updated_at)
      values (${address}, null, ${now}, 0, '{}', array[${now}::timestamptz], ${now})
      on conflict (address) do update set updated_at = excluded.updated_at,
        guessed_at = array(select t from unnest(c.guessed_at) t where t > ${anHourAgo}) || excluded.guessed_at
      where (select count(*) from unnest(c.guessed_at) t where t > ${anHourAgo}) < ${ATTEMPTS_OF_A_NETWORK}
      returning 1`);
    return counted.length > 0;
  }

  /** Counts a guess at once and for good, whatever it will turn out to be. */
  protected async reserveGuess(email: string, now: Date): Promise<Reservation> {
    const [address, anHourAgo] = [this.addressOf(email), earlier(now, 60)];
    const em = this.em.fork();
    const [counted] = await em.execute<{ guesses: number }[]>(sql`
      insert into sign_in_code as c (address, code, expires_at, guesses, sent_at, guessed_at, updated_at)
      values (${address}, null, ${now}, 1, '{}', array[${now}::timestamptz], ${now})
      on conflict (address) do update set
        guesses = c.guesses + 1, updated_at = excluded.updated_at,
        guessed_at = array(select t from unnest(c.guessed_at) t where t > ${anHourAgo}) || excluded.guessed_at
      where c.guesses < ${GUESSES_A_CODE}
        and (select count(*) from unnest(c.guessed_at) t where t > ${anHourAgo}) < ${GUESSES_AN_HOUR}
      returning c.guesses`);
    if (counted) return { reserved: true, atThisCode: counted.guesses };
    const [row] = await em.execute<{ guesses: number }[]>(
      sql`select guesses from sign_in_code where address = ${address}`,
    );
    return { reserved: false, atThisCode: row?.guesses ?? 0 };
  }

  /** Uses the code up if it is the one. Success forgets the codes sent and the guesses at this one. */
  async #use(
    em: EntityManager,
    email: string,
    code: string,
    now: Date,
  ): Promise<{ isRight: boolean; hasExpired: boolean }> {
    const [address, hash] = [this.addressOf(email), this.#hashOf(email, code)];
    const used = await em.execute<unknown[]>(sql`
      update sign_in_code set code = null, guesses = 0, sent_at = '{}', guessed_at = guessed_at[:cardinality(guessed_at) - 1]
      where address = ${address} and code = ${hash} and expires_at > ${now} returning 1`);
    if (used.length > 0) return { isRight: true, hasExpired: false };
    const late = await em.execute<unknown[]>(sql`
      select 1 from sign_in_code where address = ${address} and code = ${hash} and expires_at <= ${now}`);
    return { isRight: late.length > 0, hasExpired: late.length > 0 };
  }

  /** Forgets an address: its code and its limits. */
  async forget(em: EntityManager, email: string): Promise<void> {
    await em.execute(sql`delete from sign_in_code where address = ${this.addressOf(email)}`);
  }

  /** What stands for an address in the table: without the secret nobody can try addresses against it. */
  addressOf(email: string): string {
    return this.#keyed(`address\n${email}`);
  }

  /** Bound to its address, so that nobody can move a code to another row. */
  #hashOf(email: string, code: string): string {
    return this.#keyed(`code\n${email}\n${code}`);
  }

  #keyed(text: string): string {
    return createHmac('sha256', this.environment.sessionSecret).update(text).digest('base64url');
  }
}

function earlier(now: Date, minutes: number): Date {
  return new Date(now.getTime() - minutes * MINUTE);
}
