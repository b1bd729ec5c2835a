import { sql } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { ENVIRONMENT, type Environment } from '#platform/environment.ts';
import { type BetterAuth, betterAuthOver, FORCE_PROVIDER } from './better-auth.ts';
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

  /** Signs the person out on every device; bites on the next request of each. */
  async endEverywhere(personId: string): Promise<void> {
    await this.em.fork().execute(sql`delete from session where person_id = ${personId}`);
  }

  /** Sends the browser to the force's own sign-in, and back to `returnTo`. Null where none is set up. */
  async beginAtForce(returnTo: string, outgoing: Headers): Promise<string | null> {
    if (!this.environment.oidc) return null;
    const body = { provider: FORCE_PROVIDER, callbackURL: returnTo, disableRedirect: true };
    const { headers, response } = await this.auth.api.signInSocial({
      body,
      headers: new Headers(),
      returnHeaders: true,
    });
    carry(headers, outgoing);
    return response.url ?? null;
  }
}

function carry(from: Headers, to: Headers): void {
  for (const cookie of from.getSetCookie()) to.append('set-cookie', cookie);
}
