import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { grouped } from '#features/areas/areas.queries.ts';
import { arrayOf } from '#platform/database.ts';
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
      [now, arrayOf(ids), now, page.first, page.offset],
    );
    return this.#connections(
      ids,
      rows.map((row) => ({ ...row, key: row.priority_id })),
      page.offset,
    );
  }

  /**
   * One page of the public updates that name each of these areas, the newest first, over all quarters. An update
   * without a place is about the whole neighbourhood and belongs to that alone.
   */
  async at(
    areas: readonly { id: string; kind: string }[],
    page: { first: number; offset: number },
    now: Date,
  ): Promise<Map<string, Connection<ProgressUpdate>>> {
    const rows = await this.em.execute<{ id: string | null; area_id: string; total: number }[]>(
      `with here as (
         select a.id as area_id, u.id, u.posted_at from unnest(?::uuid[]) a (id)
         join update_place l on l.area_id = a.id join progress_update u on u.id = l.update_id
         where not u.is_waiting and u.posted_at <= ?
         union
         select q.area_id, u.id, u.posted_at from quarter q
         join priority p on p.quarter_id = q.id join progress_update u on u.priority_id = p.id
         where q.area_id = any(?::uuid[]) and not u.is_waiting and u.posted_at <= ?)
       select a.id as area_id, n.id, (select count(*)::int from here where here.area_id = a.id) as total
       from unnest(?::uuid[]) a (id)
       left join lateral (select * from here where here.area_id = a.id order by posted_at desc, id desc limit ? offset ?) n on true
       order by n.posted_at desc, n.id desc`,
      [
        arrayOf(ids(areas, 'PLACE')),
        now,
        arrayOf(ids(areas, 'NEIGHBOURHOOD')),
        now,
        arrayOf(areas.map(({ id }) => id)),
        page.first,
        page.offset,
      ],
    );
    return this.#connections(
      areas.map(({ id }) => id),
      rows.map((row) => ({ ...row, key: row.area_id })),
      page.offset,
    );
  }

  async #connections(
    keys: readonly string[],
    rows: readonly { id: string | null; key: string; total: number }[],
    offset: number,
  ): Promise<Map<string, Connection<ProgressUpdate>>> {
    const found = await this.em.find(ProgressUpdate, { id: { $in: rows.flatMap(({ id }) => id ?? []) } });
    const byId = new Map(found.map((update) => [update.id, update]));
    const groups = [...grouped(keys, rows, (row) => row.key)];
    return new Map(
      groups.map(([key, own]) => [
        key,
        connection(
          own.flatMap((row) => byId.get(row.id ?? '') ?? []),
          offset,
          own[0]?.total ?? 0,
        ),
      ]),
    );
  }

  /** What each of these updates said before its corrections, oldest first. */
  async versionsOf(ids: readonly string[]): Promise<Map<string, UpdateVersion[]>> {
    const versions = await this.em.find(UpdateVersion, { update: { $in: [...ids] } }, { orderBy: { version: 'asc' } });
    return grouped(ids, versions, (version) => version.update.id);
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
      [...values, arrayOf(areaPaths), DESK_AT_MOST],
    );
    const found = await this.em.find(ProgressUpdate, { id: { $in: rows.map(({ id }) => id) } });
    const position = new Map(rows.map((row, i) => [row.id, i]));
    return found.sort((a, b) => (position.get(a.id) ?? 0) - (position.get(b.id) ?? 0));
  }
}

function ids(areas: readonly { id: string; kind: string }[], kind: string): string[] {
  return areas.filter((area) => area.kind === kind).map(({ id }) => id);
}
