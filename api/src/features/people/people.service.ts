import { LockMode, sql } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { londonDate } from '@patchwork/calendar';
import { Area } from '#features/areas/area.entity.ts';
import { endedRefusal } from '#features/areas/ended.queries.ts';
import { Clock } from '#platform/clock.ts';
import { Mails } from '#platform/mail/mail.ts';
import { isRefusal, Refusal } from '#platform/refusal.ts';
import type { Viewer } from '#platform/viewer.ts';
import { CodesService } from './codes.service.ts';
import { homeRefusal } from './home.rules.ts';
import { Officer } from './officer.entity.ts';
import { emailChangedMail } from './people.mails.tsx';
import { Person } from './person.entity.ts';
import { emailFor, type PersonRefusalReason } from './person.rules.ts';

type No = Refusal<PersonRefusalReason>;

/** What a person changes about themselves. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly em: EntityManager,
    private readonly codes: CodesService,
    private readonly mails: Mails,
    private readonly clock: Clock,
  ) {}

  /** Moves home to a neighbourhood or a place in one; null for nowhere. Refuses while a vote holds it. */
  setHomeArea(viewer: Viewer, path: string | null): Promise<Person | No> {
    return this.em.transactional(async (em) => {
      const me = await em.findOneOrFail(Person, viewer.personId as string, { lockMode: LockMode.PESSIMISTIC_WRITE });
      // Whoever moves there while it ends waits until it has, or is moved on with the others: see following.
      const asked = { path: path === null ? null : Area.pathOf(path) };
      const area = path === null ? null : await em.findOne(Area, asked, { lockMode: LockMode.PESSIMISTIC_READ });
      if (area && area.id === me.homeArea?.id) return me;
      const now = this.clock.now();
      const home = await me.homeArea?.load();
      const held = {
        neighbourhoodId: home?.neighbourhood?.id ?? null,
        hasEnded: home?.hasEnded(londonDate(now)) ?? false,
        heldUntil: me.homeHeldUntil ?? null,
      };
      const there = area && { kind: area.kind, neighbourhoodId: area.neighbourhood?.id ?? null };
      const no = homeRefusal(there, path, held, now) ?? (area && (await endedRefusal(em, [area], now, 'path')));
      if (no) return no;
      em.assign(me, { homeArea: area });
      await em.flush();
      return me;
    });
  }

  /**
   * Takes the address that the code was sent to. Whether somebody else has it is said only to whoever reads its mail.
   * The old address is told. Officers keep theirs: their post hangs on it.
   */
  async changeEmail(viewer: Viewer, typed: string, code: string): Promise<Person | No> {
    const email = emailFor(typed);
    if (isRefusal(email)) return email;
    if (viewer.email && (await this.em.fork().count(Officer, { email: viewer.email, dismissedAt: null }))) {
      const message = 'An officer’s address is changed by an administrator of the force, who appoints the new one.';
      return new Refusal('OFFICER_SIGN_IN', message, 'email');
    }
    return this.codes.take(email, code, this.clock.now(), (em) => this.#moveTo(em, viewer.personId as string, email));
  }

  async #moveTo(em: EntityManager, personId: string, email: string): Promise<Person | No> {
    // Whoever else takes this address needs its code, and waits for the row that this transaction used it up in.
    const [other] = await em.execute<unknown[]>(sql`select 1 from person where email = ${email} and id <> ${personId}`);
    if (other)
      return new Refusal(
        'EMAIL_TAKEN',
        'Somebody already signs in with this email address. Sign in with it instead.',
        'email',
      );
    const me = await em.findOneOrFail(Person, personId, { lockMode: LockMode.PESSIMISTIC_WRITE });
    const old = me.email;
    if (old === email) return me;
    me.email = email;
    await em.flush();
    await this.codes.forget(em, old);
    await this.mails.send(em, await emailChangedMail(this.mails.facts, old));
    return me;
  }
}
