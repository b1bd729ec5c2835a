import { sql } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { ENVIRONMENT, type Environment } from '#platform/environment.ts';
import { type BetterAuth, betterAuthOver } from './better-auth.ts';
import { ForceAccountsService } from './force-accounts.service.ts';

/** Being signed in: begun and ended here, read in `viewers.queries.ts`. */
@Injectable()
export class SessionsService {
  #auth: BetterAuth | undefined;

  constructor(
    private readonly em: EntityManager,
    private readonly forceAccounts: ForceAccountsService,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** better-auth, set up when first needed: the ORM connects after this is made. */
  get auth(): BetterAuth {
    this.#auth ??= betterAuthOver(this.em.fork(), this.environment, this.forceAccounts);
    return this.#auth;
  }

  /** Signs a person in on the device that gets `outgoing`. */
  async start(personId: string, outgoing: Headers): Promise<void> {
    const { headers } = await this.auth.api.startSession({
      body: { personId },
      headers: new Headers(),
      returnHeaders: true,
    });
    carry(headers, outgoing);
  }

  /** Signs the asker out on this device: the session is gone, and the cookie with it. Nothing where there is none. */
  async end(incoming: Headers, outgoing: Headers): Promise<void> {
    const { headers } = await this.auth.api.signOut({ headers: incoming, returnHeaders: true });
    carry(headers, outgoing);
  }

  /** Signs a person out everywhere, in the transaction of `em`; bites on the next request of each device. */
  async endAll(em: EntityManager, personId: string): Promise<void> {
    await em.execute(sql`delete from session where person_id = ${personId}`);
  }
}

function carry(from: Headers, to: Headers): void {
  for (const cookie of from.getSetCookie()) to.append('set-cookie', cookie);
}
