import { sql } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock.ts';
import { Mails } from '#platform/mail/mail.ts';
import { isRefusal, type Refusal } from '#platform/refusal.ts';
import { CodesService } from './codes.service.ts';
import { codeMail, forceAccountMail } from './people.mails.tsx';
import { type Myself, PeopleQueries } from './people.queries.ts';
import { emailFor, type PersonRefusalReason } from './person.rules.ts';
import { SessionsService } from './sessions.service.ts';
import { CODE_MINUTES, tooManyFromNetwork } from './sign-in-code.rules.ts';

type No = Refusal<PersonRefusalReason>;

/** The header in which the HTTP edge says where a request came from, whatever the client wrote there. */
const NETWORK_ADDRESS = 'x-patchwork-address';

/** Signing in with a typed code from a mail. */
@Injectable()
export class SignInService {
  constructor(
    private readonly codes: CodesService,
    private readonly sessions: SessionsService,
    private readonly people: PeopleQueries,
    private readonly mails: Mails,
    private readonly clock: Clock,
  ) {}

  /**
   * Mails a code. What is done and answered is the same whether anybody signs in with the address or not: no person is
   * looked for. An officer in production gets another mail, and a code that nobody could type.
   */
  async request(typed: string, incoming: Headers): Promise<null | No> {
    const email = emailFor(typed);
    if (isRefusal(email)) return email;
    if (!(await this.#mayTry(incoming))) return tooManyFromNetwork('TOO_MANY_CODES', 'email');
    const isOfficer = await this.people.mustUseForceAccount(email);
    return this.codes.issue(email, this.clock.now(), !isOfficer, async (em, code) => {
      const { facts } = this.mails;
      await this.mails.send(
        em,
        await (isOfficer ? forceAccountMail(facts, email) : codeMail(facts, email, code)),
        CODE_MINUTES,
      );
    });
  }

  /** Signs in the person of an address, who is made where there is none, on the device that gets `outgoing`. */
  async signIn(typed: string, code: string, incoming: Headers, outgoing: Headers): Promise<Myself | No> {
    const email = emailFor(typed);
    if (isRefusal(email)) return email;
    if (!(await this.#mayTry(incoming))) return tooManyFromNetwork('TOO_MANY_GUESSES', 'code');
    const person = await this.codes.take(email, code, this.clock.now(), (em) => personOf(em, email));
    if (isRefusal(person)) return person as No;
    await this.sessions.start(person.id, outgoing);
    return this.people.signedInByCode(person.id);
  }

  #mayTry(incoming: Headers): Promise<boolean> {
    return this.codes.mayTryFrom(incoming.get(NETWORK_ADDRESS) || null, this.clock.now());
  }
}

async function personOf(em: EntityManager, email: string): Promise<{ id: string }> {
  const [person] = await em.execute<{ id: string }[]>(sql`
    insert into person (email, email_verified) values (${email}, true)
    on conflict (email) do update set email_verified = true returning id`);
  return person as { id: string };
}
