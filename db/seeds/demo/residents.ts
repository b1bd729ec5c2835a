import type { EntityManager } from '@mikro-orm/postgresql';
import { Person } from '@patchwork/api/seeding';
import type { DemoAreas } from './areas.ts';
import { idOf } from './ids.ts';

/** Made-up residents, by their addresses: nobody real, at a domain that no mail ever reaches (RFC 6761). */
export interface DemoResidents {
  /** From 1 to 50, each with a home in the south: whoever comes to meetings, asks and supports. */
  number(n: number): Person;
  /** So many of them from a number on. */
  from(first: number, count: number): Person[];
  /** The one to whom a place is being offered, and four in the line behind, in its order. */
  offered: Person;
  waiting: Person[];
}

const NUMBERED = 50;
const HOMES = ['girton', 'histon', 'impington', 'milton', 'waterbeach', 'fen-ditton', 'fulbourn', 'sawston'];

/** Plants the residents: anybody can sign in as one of them, since the demonstration shows every mail. */
export async function plantResidents(em: EntityManager, { place }: DemoAreas): Promise<DemoResidents> {
  const plant = (name: string, home: string) => {
    const email = `${name}@resident.patchwork.test`;
    return em.create(Person, { id: idOf(`resident ${email}`), email, emailVerified: true, homeArea: place(home) });
  };
  const numbered = Array.from({ length: NUMBERED }, (_, i) =>
    plant(`resident-${String(i + 1).padStart(2, '0')}`, HOMES[i % HOMES.length] as string),
  );
  const offered = plant('offered', 'fen-ditton');
  const waiting = [1, 2, 3, 4].map((n) => plant(`waiting-${n}`, 'fen-ditton'));
  await em.flush();
  const number = (n: number) => {
    const found = numbered[n - 1];
    if (!found) throw new Error(`The demonstration has no resident ${n}.`);
    return found;
  };
  return { number, from: (first, count) => numbered.slice(first - 1, first - 1 + count), offered, waiting };
}
