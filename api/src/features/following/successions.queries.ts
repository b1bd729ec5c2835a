import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { londonDate } from '@patchwork/calendar';
import type { Area } from '#features/areas/area.entity.ts';
import { successorsOf } from '#features/areas/ended.queries.ts';
import { Clock } from '#platform/clock.ts';
import { arrayOf } from '#platform/database.ts';
import { AreaMove } from './area-move.entity.ts';

/** What the keys of mailings begin with that tell of areas that ended. */
export const SUCCESSION = 'succession:';

/** What became of an area of somebody’s, and of what was theirs there. */
export interface Succession {
  /** The area that ended, with its force and neighbourhood. */
  area: Area;
  /** The areas of today that its land lies in, the largest share first. */
  successors: readonly Area[];
  /** The area that its emails are about now; null where they are asked, undefined where they had none. */
  follow?: Area | null;
  /** The area that they live in now; null where they are asked, undefined where they did not live there. */
  home?: Area | null;
  /** Until when a vote holds their home. */
  heldUntil: Date | null;
}

/**
 * What is theirs still: what was moved and is where it was moved to, and what is to be asked and was not answered.
 */
const STILL_THEIRS = `
  select m.id, m.person_id as "personId", m.mailing_id as "mailingId",
    case when p.home_held_until > ? then p.home_held_until end as "heldUntil"
  from area_move m join person p on p.id = m.person_id
  where m.mailing_id = any(?::uuid[]) and m.person_id = any(?::uuid[])
    and case m.what when 'HOME' then p.home_area_id = coalesce(m.to_area_id, m.from_area_id)
      else exists (select from follow f where f.person_id = m.person_id and f.area_id = coalesce(m.to_area_id, m.from_area_id)) end`;

/** What there is to tell of areas that ended. */
@Injectable()
export class SuccessionsQueries {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /** By mailing and person, `<mailing> <person>`, by the name of the area; whoever has nothing left to hear of is left out. */
  async of(mailingIds: readonly string[], personIds: readonly string[]): Promise<Map<string, Succession[]>> {
    const found = new Map<string, Succession[]>();
    if (mailingIds.length === 0) return found;
    const em = this.em.fork();
    const now = this.clock.now();
    const rows = await em.execute<{ id: string; personId: string; mailingId: string; heldUntil: string | null }[]>(
      STILL_THEIRS,
      [now, arrayOf(mailingIds), arrayOf(personIds)],
    );
    const moves = await em.find(
      AreaMove,
      { id: { $in: rows.map(({ id }) => id) } },
      { populate: ['from.force', 'from.neighbourhood', 'to'], orderBy: { from: { name: 'asc', path: 'asc' } } },
    );
    const ended = [...new Set(moves.map(({ from }) => from.id))];
    const successors = await successorsOf(em, ended, londonDate(now));
    const byId = new Map(rows.map((row) => [row.id, row]));
    for (const move of moves) {
      const { personId, mailingId, heldUntil } = byId.get(move.id) as (typeof rows)[number];
      const area = move.from.unwrap();
      const theirs = listOf(found, `${mailingId} ${personId}`);
      const known = theirs.find((one) => one.area === area);
      const succession = known ?? {
        ...{ area, successors: successors.get(area.id) ?? [], heldUntil: heldUntil ? new Date(heldUntil) : null },
      };
      succession[move.what === 'HOME' ? 'home' : 'follow'] = move.to?.unwrap() ?? null;
      if (!known) theirs.push(succession);
    }
    return found;
  }
}

function listOf<T>(lists: Map<string, T[]>, name: string): T[] {
  const list = lists.get(name) ?? [];
  lists.set(name, list);
  return list;
}
