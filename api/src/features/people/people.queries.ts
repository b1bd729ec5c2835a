import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { ENVIRONMENT, type Environment } from '#platform/environment.ts';
import type { Viewer } from '#platform/viewer.ts';
import { Officer, type OfficerRole } from './officer.entity.ts';
import { Person } from './person.entity.ts';

/** A person as they see themselves. */
export interface Myself {
  id: string;
  email: string;
  role: 'RESIDENT' | OfficerRole;
  homeHeldUntil: Date | null;
  officer: Officer | null;
  person: Person;
}

@Injectable()
export class PeopleQueries {
  constructor(
    private readonly em: EntityManager,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** The viewer as they see themselves; null for nobody. */
  async me(viewer: Viewer): Promise<Myself | null> {
    if (!viewer.personId) return null;
    const [person, officer] = await Promise.all([
      this.em.findOneOrFail(Person, viewer.personId),
      viewer.officerId ? this.em.findOneOrFail(Officer, viewer.officerId) : null,
    ]);
    return { ...facts(person), role: officer?.role ?? 'RESIDENT', officer };
  }

  /** Somebody who just signed in with a code: an officer by it in the demo alone. */
  async signedInByCode(personId: string): Promise<Myself> {
    const person = await this.em.findOneOrFail(Person, personId);
    const officer =
      this.environment.mode === 'demo'
        ? await this.em.findOne(Officer, { email: person.email, dismissedAt: null })
        : null;
    return { ...facts(person), role: officer?.role ?? 'RESIDENT', officer };
  }

  /** True where an officer in post signs in with this address, and a code would not let them in. */
  async mustUseForceAccount(email: string): Promise<boolean> {
    const inPost = await this.em.fork().count(Officer, { email, dismissedAt: null });
    return this.environment.mode === 'production' && inPost > 0;
  }
}

function facts(person: Person): Pick<Myself, 'id' | 'email' | 'homeHeldUntil' | 'person'> {
  return { id: person.id, email: person.email, homeHeldUntil: person.homeHeldUntil ?? null, person };
}
