import type { EntityManager } from '@mikro-orm/postgresql';
import { type DateText, londonDate, shortDayInWords } from '@patchwork/calendar';
import { arrayOf } from '#platform/database.ts';
import { Refusal } from '#platform/refusal.ts';
import { Area } from './area.entity.ts';

/** True where what took the place of an area is called the same: to residents it is the same place, drawn anew. */
export function isRedrawn(name: string, successors: readonly string[]): boolean {
  return successors.length === 1 && successors[0] === name;
}

/** What became of an area that ended, in one or two sentences; its successors by name, the largest first. */
export function endedWords(
  { name, endedOn }: { name: string; endedOn: string },
  successors: readonly string[],
): string {
  const day = shortDayInWords(endedOn);
  if (isRedrawn(name, successors))
    return `${name} has had new boundaries since ${day}. It goes on as another area of the same name.`;
  const ended = `${name} ended on ${day}.`;
  if (successors.length === 0) return ended;
  if (successors.length === 1) return `${ended} It is part of ${successors[0]} now.`;
  return `${ended} It was divided between ${new Intl.ListFormat('en-GB').format(successors)}.`;
}

/**
 * The areas that the land of each of these lies in on a day, the largest share first; an empty list for one that has not
 * ended by then, and where none took its place. Where a successor has ended too, those that came after it.
 */
export async function successorsOf(
  em: EntityManager,
  ids: readonly string[],
  day: DateText,
): Promise<Map<string, Area[]>> {
  const rows = await em.execute<{ id: string; successorId: string }[]>(
    `select e.id, s.area_id as "successorId" from unnest(?::uuid[]) e (id)
     cross join lateral successors_of(e.id, ?::date) s join area a on a.id = s.area_id order by s.share desc, a.name, a.path`,
    [arrayOf(ids), day],
  );
  const areas = await em.find(Area, { id: { $in: rows.map(({ successorId }) => successorId) } });
  const byId = new Map(areas.map((area) => [area.id, area]));
  const found = new Map<string, Area[]>(ids.map((id) => [id, []]));
  for (const { id, successorId } of rows) found.get(id)?.push(byId.get(successorId) as Area);
  return found;
}

/** Why nothing new can be had of these areas: the first of them that has ended, and what became of it; null where none has. */
export async function endedRefusal(
  em: EntityManager,
  areas: readonly Area[],
  now: Date,
  field: string,
): Promise<Refusal<'AREA_ENDED'> | null> {
  const today = londonDate(now);
  const ended = areas.find((area) => area.hasEnded(today));
  if (!ended) return null;
  const successors = (await successorsOf(em, [ended.id], today)).get(ended.id) ?? [];
  const facts = { name: ended.name, endedOn: ended.endedOn as string };
  return new Refusal(
    'AREA_ENDED',
    endedWords(
      facts,
      successors.map(({ name }) => name),
    ),
    field,
  );
}
