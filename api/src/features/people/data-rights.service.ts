import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Audit } from '#platform/audit.ts';
import { Clock } from '#platform/clock.ts';
import { BadUserInput } from '#platform/faults.ts';
import { CannotErase, PersonalData } from '#platform/personal-data.ts';
import { isRefusal, Refusal } from '#platform/refusal.ts';
import type { Viewer } from '#platform/viewer.ts';
import { CodesService } from './codes.service.ts';
import { Officer } from './officer.entity.ts';
import { holdingsOf } from './people.holdings.ts';
import { Person } from './person.entity.ts';
import { emailFor, type PersonRefusalReason } from './person.rules.ts';

/** Everything that is kept of somebody, by table. */
export interface DataExport {
  madeAt: string;
  sections: Record<string, object[]>;
}

/** What the law lets people ask: to see their data, and to have it erased. */
@Injectable()
export class DataRightsService implements OnModuleInit {
  constructor(
    private readonly em: EntityManager,
    private readonly kept: PersonalData,
    private readonly audit: Audit,
    private readonly codes: CodesService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    const [addressOf, hashOf] = [
      (email: string) => this.codes.addressOf(email),
      (words: string) => this.audit.hashOf(words),
    ];
    this.kept.register(...holdingsOf(addressOf, hashOf));
  }

  /** Every row that is kept of the viewer. */
  async exportOf({ personId, email }: Viewer): Promise<DataExport> {
    const sections = await this.kept.exportOf(this.em.fork(), { personId, email: email as string });
    return { madeAt: this.clock.now().toISOString(), sections };
  }

  /**
   * Everything that is kept of the person of an address, who may have no account; the search itself is written to the
   * audit. Throws BadUserInput for what is no address.
   */
  subjectAccess(viewer: Viewer, typed: string): Promise<DataExport> {
    const email = emailFor(typed);
    if (isRefusal(email)) throw new BadUserInput(email.message);
    return this.em.fork().transactional(async (em) => {
      const person = await em.findOne(Person, { email });
      const subject = this.audit.hashOf(email);
      await this.audit.append(em, { deed: 'subjectAccess', actorId: viewer.officerId, subject });
      const sections = await this.kept.exportOf(em, { personId: person?.id ?? null, email });
      return { madeAt: this.clock.now().toISOString(), sections };
    });
  }

  /**
   * Erases the viewer everywhere, signed in or not on other devices. Refuses an officer in post, and everything where
   * something cannot be erased now.
   */
  async erase(viewer: Viewer): Promise<null | Refusal<PersonRefusalReason>> {
    try {
      return await this.#erase(viewer);
    } catch (error) {
      if (error instanceof CannotErase) return new Refusal('CANNOT_ERASE_NOW', error.message);
      throw error;
    }
  }

  #erase({ personId, email: address }: Viewer): Promise<null | Refusal<PersonRefusalReason>> {
    const email = address as string;
    return this.em.fork().transactional(async (em) => {
      if (await em.count(Officer, { email, dismissedAt: null })) {
        const message =
          'You hold a post in a team. Ask an administrator of your force to dismiss you first; then you can erase yourself.';
        return new Refusal('IN_POST', message);
      }
      await this.kept.erase(em, { personId, email });
      return null;
    });
  }
}
