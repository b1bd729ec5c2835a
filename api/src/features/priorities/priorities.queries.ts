import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { londonDate } from '@patchwork/calendar';
import { grouped } from '#features/areas/areas.queries.ts';
import { arrayOf } from '#platform/database.ts';
import { NotFound } from '#platform/faults.ts';
import { idOf } from '#platform/ids.ts';
import { Priority } from './priority.entity.ts';

/** A priority's line of work: its priorities over the quarters, oldest first, and how often it was one. */
export interface Lineage {
  members: Priority[];
  /** How many quarters of the line of work up to this one, this one included. */
  quarters: number;
  /** Out of how many of the neighbourhood's quarters since the first of them. */
  outOf: number;
}

/** How many priorities a desk lists at the most. */
const DESK_AT_MOST = 100;

@Injectable()
export class PrioritiesQueries {
  constructor(private readonly em: EntityManager) {}

  /** With its quarter and neighbourhood. Throws NotFound. */
  async byId(id: string): Promise<Priority> {
    const priority = await this.em.findOne(Priority, { id: idOf(id, 'This priority') });
    if (!priority) throw new NotFound('This priority');
    return priority;
  }

  /** The priorities of each quarter, in their order. */
  async ofQuarters(ids: readonly string[]): Promise<Map<string, Priority[]>> {
    const rows = await this.em.find(
      Priority,
      { quarter: { $in: [...ids] } },
      { orderBy: { position: 'asc', id: 'asc' } },
    );
    return grouped(ids, rows, (priority) => priority.quarter.id);
  }

  /**
   * The priorities that run today at each of these areas: of a place those that name it, of a neighbourhood all of its
   * own, in their order. One without a place is about the whole neighbourhood and belongs to that alone.
   */
  async runningAt(areaIds: readonly string[], now: Date): Promise<Map<string, Priority[]>> {
    const today = londonDate(now);
    const rows = await this.em.execute<{ id: string; area_id: string }[]>(
      `with running as (
         select p.id, p.position, q.area_id from priority p join quarter q on q.id = p.quarter_id
         where q.starts_on <= ? and q.ends_on >= ?)
       select area_id, id from (
         select area_id, id, position from running where area_id = any(?::uuid[])
         union select l.area_id, r.id, r.position from priority_place l join running r on r.id = l.priority_id
         where l.area_id = any(?::uuid[])) here
       order by position, id`,
      [today, today, arrayOf(areaIds), arrayOf(areaIds)],
    );
    const found = await this.em.find(Priority, { id: { $in: rows.map(({ id }) => id) } });
    const byId = new Map(found.map((priority) => [priority.id, priority]));
    const groups = [...grouped(areaIds, rows, (row) => row.area_id)];
    return new Map(groups.map(([area, own]) => [area, own.flatMap(({ id }) => byId.get(id) ?? [])]));
  }

  /** When each priority's newest public update was published; absent without one. Words taken back report nothing. */
  async lastPosted(ids: readonly string[], now: Date): Promise<Map<string, Date>> {
    const rows = await this.em.execute<{ priority_id: string; last: string }[]>(
      `select priority_id, max(posted_at)::text as last from progress_update
       where priority_id = any(?::uuid[]) and not is_waiting and withdrawn_at is null and posted_at <= ? group by priority_id`,
      [arrayOf(ids), now],
    );
    return new Map(rows.map((row) => [row.priority_id, new Date(row.last)]));
  }

  /** The priority that goes on with each of these in a later quarter. */
  async continuing(ids: readonly string[]): Promise<Map<string, Priority>> {
    const rows = await this.em.find(Priority, { continues: { $in: [...ids] } });
    return new Map(rows.map((row) => [row.continues?.id as string, row]));
  }

  /** The line of work of each of these. */
  async lineages(ids: readonly string[]): Promise<Map<string, Lineage>> {
    const these = await this.em.find(Priority, { id: { $in: [...ids] } }, { populate: ['quarter'] });
    const lines = [...new Set(these.map((priority) => priority.lineageId))];
    const all = await this.em.find(
      Priority,
      { lineageId: { $in: lines } },
      { populate: ['quarter'], orderBy: { quarter: { startsOn: 'asc' } } },
    );
    const byLine = grouped(lines, all, (priority) => priority.lineageId);
    const starts = await this.#quarterStarts([...new Set(these.map((priority) => startOf(priority).areaId))]);
    return new Map(
      these.map((priority) => {
        const { areaId, startsOn } = startOf(priority);
        const members = byLine.get(priority.lineageId) ?? [priority];
        const first = startOf(members[0] ?? priority).startsOn;
        const until = members.filter((member) => startOf(member).startsOn <= startsOn);
        const outOf = (starts.get(areaId) ?? []).filter((day) => day >= first && day <= startsOn).length;
        return [priority.id, { members, quarters: new Set(until.map((member) => member.quarter.id)).size, outOf }];
      }),
    );
  }

  async #quarterStarts(areaIds: readonly string[]): Promise<Map<string, string[]>> {
    const rows = await this.em.execute<{ area_id: string; starts_on: string }[]>(
      'select area_id, starts_on::text from quarter where area_id = any(?::uuid[])',
      [arrayOf(areaIds)],
    );
    return new Map(
      [...grouped(areaIds, rows, (row) => row.area_id)].map(([id, own]) => [id, own.map((row) => row.starts_on)]),
    );
  }

  /** The running priorities of the neighbourhoods in or above which an officer acts. */
  running(areaPaths: readonly string[], now: Date): Promise<Priority[]> {
    return this.#ofQuartersWhere('q.starts_on <= ?1 and q.ends_on >= ?1', areaPaths, londonDate(now));
  }

  /** The priorities of quarters that ended without the team saying what became of them. */
  withoutOutcome(areaPaths: readonly string[], now: Date): Promise<Priority[]> {
    return this.#ofQuartersWhere('q.ends_on < ?1 and p.outcome is null', areaPaths, londonDate(now));
  }

  async #ofQuartersWhere(condition: string, areaPaths: readonly string[], today: string): Promise<Priority[]> {
    const places = condition.split('?1').length - 1;
    const rows = await this.em.execute<{ id: string }[]>(
      `select p.id from priority p join quarter q on q.id = p.quarter_id join area a on a.id = q.area_id
       where ${condition.replaceAll('?1', '?')} and exists (
         select 1 from unnest(?::text[]) own (path) where a.path = own.path or a.path like own.path || '/%')
       order by q.ends_on desc, a.name, p.position limit ?`,
      [...Array<string>(places).fill(today), arrayOf(areaPaths), DESK_AT_MOST],
    );
    const found = await this.em.find(Priority, { id: { $in: rows.map(({ id }) => id) } }, { populate: ['quarter'] });
    const order = new Map(rows.map((row, i) => [row.id, i]));
    return found.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
  }
}

function startOf(priority: Priority): { areaId: string; startsOn: string } {
  const quarter = priority.quarter.unwrap();
  return { areaId: quarter.area.id, startsOn: quarter.startsOn };
}
