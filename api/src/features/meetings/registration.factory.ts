import type { EntityManager } from '@mikro-orm/postgresql';
import { Person } from '../people/person.entity.ts';
import type { Meeting } from './meeting.entity.ts';
import { Registration } from './registration.entity.ts';

type Facts = Partial<
  Pick<
    Registration,
    | 'status'
    | 'line'
    | 'seats'
    | 'name'
    | 'needs'
    | 'phone'
    | 'registeredAt'
    | 'confirmedAt'
    | 'offerEndsAt'
    | 'withdrawnAt'
    | 'hasLapsed'
    | 'attendedAt'
    | 'version'
  >
> & { meeting: Meeting; email?: string };

let made = 0;

/** The person with this address, made if nobody has it. */
export async function aPerson(em: EntityManager, email: string): Promise<Person> {
  const known = await em.findOne(Person, { email });
  if (known) return known;
  const person = em.create(Person, { email, emailVerified: true });
  await em.flush();
  return person;
}

/**
 * A confirmed place of a new person, registered on 1 September 2022 at the end of the line, unless told otherwise; with
 * a phone number it is somebody's who rang.
 */
export async function aRegistration(em: EntityManager, { meeting, email, ...facts }: Facts): Promise<Registration> {
  const { status = 'CONFIRMED', registeredAt = new Date('2022-09-01T10:00:00Z') } = facts;
  const [row] = await em.execute<{ line: number }[]>(
    'update meeting set next_in_line = next_in_line + 1 where id = ? returning next_in_line - 1 as line',
    [meeting.id],
  );
  const registration = em.create(Registration, {
    meeting: meeting.id,
    person: facts.phone ? null : await aPerson(em, email ?? `registered${++made}@x.test`),
    registeredBy: facts.phone ? meeting.scheduledBy.id : null,
    line: row?.line ?? 1,
    confirmedAt: status === 'CONFIRMED' || status === 'ATTENDED' ? registeredAt : null,
    toldSequence: meeting.sequence,
    toldStartsAt: meeting.startsAt,
    ...facts,
    status,
    registeredAt,
  });
  await em.flush();
  return registration;
}
