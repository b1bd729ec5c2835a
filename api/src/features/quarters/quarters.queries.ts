import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { londonDate } from '@patchwork/calendar';
import { arrayOf } from '#platform/database.ts';
import { NotFound } from '#platform/faults.ts';
import { idOf } from '#platform/ids.ts';
import { type Connection, connection, pageOf } from '#platform/paging.ts';
import { Quarter } from './quarter.entity.ts';

/** The quarters around a day, of one neighbourhood. */
export interface Around {
  current?: Quarter;
  next?: Quarter;
  last?: Quarter;
}

@Injectable()
export class QuartersQueries {
  constructor(private readonly em: EntityManager) {}

  /** Throws NotFound. */
  async byId(id: string): Promise<Quarter> {
    const quarter = await this.em.findOne(Quarter, { id: idOf(id, 'This quarter') });
    if (!quarter) throw new NotFound('This quarter');
    return quarter;
  }

  /** A neighbourhood's quarters, the newest first; those alone that have begun by `until`, where that is given. */
  async of(
    neighbourhoodId: string | undefined,
    { first, after, until }: { first?: number | null; after?: string | null; until?: Date | null },
  ): Promise<Connection<Quarter>> {
    const page = pageOf(first, after);
    if (!neighbourhoodId) return connection([], 0, 0);
    const [rows, total] = await this.em.findAndCount(
      Quarter,
      { area: neighbourhoodId, ...(until && { startsOn: { $lte: londonDate(until) } }) },
      { orderBy: { startsOn: 'desc' }, limit: page.first, offset: page.offset },
    );
    return connection(rows, page.offset, total);
  }

  /** For each neighbourhood the quarter that is current at an instant, the next one, and the last ended one. */
  async around(neighbourhoodIds: readonly string[], now: Date): Promise<Map<string, Around>> {
    const today = londonDate(now);
    const ids = await this.em.execute<{ id: string }[]>(
      `select q.id from unnest(?::uuid[]) n (id) cross join lateral (
         (select id from quarter where area_id = n.id and starts_on <= ? and ends_on >= ?)
         union all (select id from quarter where area_id = n.id and starts_on > ? order by starts_on limit 1)
         union all (select id from quarter where area_id = n.id and ends_on < ? order by ends_on desc limit 1)) q`,
      [arrayOf(neighbourhoodIds), today, today, today, today],
    );
    const around = new Map<string, Around>(neighbourhoodIds.map((id) => [id, {}]));
    for (const quarter of await this.em.find(Quarter, { id: { $in: ids.map(({ id }) => id) } })) {
      const kind = quarter.startsOn > today ? 'next' : quarter.endsOn < today ? 'last' : 'current';
      const place = around.get(quarter.area.id);
      if (place) place[kind] = quarter;
    }
    return around;
  }
}
