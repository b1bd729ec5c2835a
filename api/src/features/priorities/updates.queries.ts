import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { grouped } from '#features/areas/areas.queries.ts';
import { NotFound } from '#platform/faults.ts';
import { idOf } from '#platform/ids.ts';
import { type Connection, connection } from '#platform/paging.ts';
import type { Viewer } from '#platform/viewer.ts';
import { ProgressUpdate, UpdateVersion } from './progress-update.entity.ts';
import { maySeeBehind } from './team.policy.ts';

/** How many updates a desk lists at the most. */
const DESK_AT_MOST = 20;

@Injectable()
export class UpdatesQueries {
  constructor(private readonly em: EntityManager) {}

  /** Throws NotFound for an update that is absent, or not public and not of this viewer's team. */
  async byId(id: string, viewer: Viewer, now: Date): Promise<ProgressUpdate> {
    const update = await this.em.findOne(ProgressUpdate, { id: idOf(id, 'This update') });
    if (!update || !(update.isPublic(now) || maySeeBehind(viewer, await this.areaPathOf(update))))
      throw new NotFound('This update');
    return update;
  }

  /** The path of the neighbourhood that an update belongs to. */
  async areaPathOf(update: ProgressUpdate): Promise<string> {
    const priority = await update.priority.loadOrFail();
    const quarter = await priority.quarter.loadOrFail();
    return (await quarter.area.loadOrFail()).path;
  }

  /** One page of each priority's public updates, the newest first; withdrawn ones are in it, as stubs. */
  async pages(
    ids: readonly string[],
    page: { first: number; offset: number },
    now: Date,
  ): Promise<Map<string, Connection<ProgressUpdate>>> {
    const rows = await this.em.execute<{ id: string | null; priority_id: string; total: number }[]>(
      `select u.id, p.id as priority_id, (select count(*)::int from progress_update c
                where c.priority_id = p.id and not c.is_waiting and c.posted_at <= ?) as total
       from unnest(?::uuid[]) p (id)
       left join lateral (select id, posted_at from progress_update
          where priority_id = p.id and not is_waiting and posted_at <= ?
          order by posted_at desc, id desc limit ? offset ?) u on true
       order by u.posted_at desc, u.id desc`,
      [now, [...ids], now, page.first, page.offset],
    );
    const found = await this.em.find(ProgressUpdate, { id: { $in: rows.flatMap(({ id }) => id ?? []) } });
    const byId = new Map(found.map((update) => [update.id, update]));
    return new Map(
      [...grouped(ids, rows, (row) => row.priority_id)].map(([id, own]) => {
        const nodes = own.flatMap((row) => byId.get(row.id ?? '') ?? []);
        return [id, connection(nodes, page.offset, own[0]?.total ?? 0)];
      }),
    );
  }

  /** What an update said before its corrections, oldest first; nothing once its words were taken back. */
  versionsOf(update: ProgressUpdate): Promise<UpdateVersion[]> {
    if (update.withdrawnAt) return Promise.resolve([]);
    return this.em.find(UpdateVersion, { update: update.id }, { orderBy: { version: 'asc' } });
  }

  /** Updates of the areas' neighbourhoods that wait for a second person, the longest waiting first. */
  waiting(areaPaths: readonly string[]): Promise<ProgressUpdate[]> {
    return this.#where('u.is_waiting and u.withdrawn_at is null', 'u.written_at', areaPaths, []);
  }

  /** Updates that will appear at a set time, the next first. */
  scheduled(areaPaths: readonly string[], now: Date): Promise<ProgressUpdate[]> {
    return this.#where('not u.is_waiting and u.withdrawn_at is null and u.posted_at > ?', 'u.posted_at', areaPaths, [
      now,
    ]);
  }

  /** The newest public updates, withdrawn ones included. */
  recent(areaPaths: readonly string[], now: Date): Promise<ProgressUpdate[]> {
    return this.#where('not u.is_waiting and u.posted_at <= ?', 'u.posted_at desc', areaPaths, [now]);
  }

  async #where(
    condition: string,
    order: string,
    areaPaths: readonly string[],
    values: unknown[],
  ): Promise<ProgressUpdate[]> {
    const rows = await this.em.execute<{ id: string }[]>(
      `select u.id from progress_update u join priority p on p.id = u.priority_id
       join quarter q on q.id = p.quarter_id join area a on a.id = q.area_id
       where ${condition} and exists (
         select 1 from unnest(?::text[]) own (path) where a.path = own.path or a.path like own.path || '/%')
       order by ${order}, u.id limit ?`,
      [...values, [...areaPaths], DESK_AT_MOST],
    );
    const found = await this.em.find(ProgressUpdate, { id: { $in: rows.map(({ id }) => id) } });
    const position = new Map(rows.map((row, i) => [row.id, i]));
    return found.sort((a, b) => (position.get(a.id) ?? 0) - (position.get(b.id) ?? 0));
  }
}
