import type { EntityManager } from '@mikro-orm/postgresql';
import { anArea } from '#features/areas/area.factory.ts';
import type { Officer } from '#features/people/officer.entity.ts';
import { anOfficer } from '#features/people/officer.factory.ts';
import { Person } from '#features/people/person.entity.ts';
import { Suggestion } from './suggestion.entity.ts';

type Facts = Partial<
  Pick<
    Suggestion,
    | 'theme'
    | 'title'
    | 'why'
    | 'suggestedAt'
    | 'status'
    | 'reviewedAt'
    | 'declineReason'
    | 'reviewWords'
    | 'wantsNews'
    | 'takenUpAt'
  >
> & { area?: string; places?: string[]; email?: string; by?: Officer; mergedInto?: Suggestion };

let made = 0;

/**
 * A suggestion of a new person about all of testshire/north, made at 9am on 10 September 2022, unread unless told
 * otherwise; what is read was read an hour later by an officer of the area.
 */
export async function aSuggestion(em: EntityManager, facts: Facts = {}): Promise<Suggestion> {
  const { area: path = 'testshire/north', places = [path], email, by, mergedInto, ...rest } = facts;
  const { status = 'UNREAD', suggestedAt = new Date('2022-09-10T08:00:00Z') } = rest;
  const nth = ++made;
  const reader = status === 'UNREAD' ? null : (by ?? (await anOfficer(em, { areas: [path] })));
  const address = email ?? `suggester${nth}@x.test`;
  const known = await em.findOne(Person, { email: address });
  const suggestion = em.create(Suggestion, {
    theme: 'SPEEDING',
    title: `Slow the cars down (${nth})`,
    why: 'Children walk to school along the road.',
    reviewedAt: reader && new Date(suggestedAt.getTime() + 3_600_000),
    ...rest,
    area: await anArea(em, path),
    status,
    suggestedAt,
    suggester: known ?? em.create(Person, { email: address, emailVerified: true }),
    reviewedBy: reader?.id ?? null,
    mergedInto: mergedInto?.id ?? null,
  });
  for (const place of places) suggestion.places.add(await anArea(em, place));
  await em.flush();
  return suggestion;
}
