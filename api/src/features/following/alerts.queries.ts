import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Area } from '#features/areas/area.entity.ts';
import { grouped } from '#features/areas/areas.queries.ts';
import type { Theme } from '#features/priorities/priority.entity.ts';
import { arrayOf } from '#platform/database.ts';
import { NotFound } from '#platform/faults.ts';
import { idOf } from '#platform/ids.ts';
import { type Connection, connection } from '#platform/paging.ts';
import type { Viewer } from '#platform/viewer.ts';
import { Alert } from './alert.entity.ts';
import { maySeeBehind } from './alert.policy.ts';

/** How many alerts a desk lists at the most, and for how many days. */
const DESK_AT_MOST = 50;
const DESK_DAYS = 30;
const DAY = 24 * 60 * 60_000;

/** How the mails of an alert go: null before any is made; who was sent one is known for 30 days. */
export interface Sending {
  /** Those who hear at once. */
  recipients: number;
  delivered: number | null;
  refused: number | null;
}

/**
 * The sent alerts that concern each of some areas: its own and those of the areas inside it; and of the areas that it
 * lies in, those that are about all of them, about it, about something inside it or about something that it lies in.
 */
const CONCERNING = `
  with here as (
    select own.id as area_id, a.id, a.sent_at from area own
    join area src on src.force_id = own.force_id
    join alert a on a.area_id = src.id and a.sent_at <= ? and (?::text is null or a.theme = ?)
    where own.id = any(?::uuid[]) and (
      starts_with(src.path || '/', own.path || '/')
      or (starts_with(own.path || '/', src.path || '/') and (
        not exists (select from alert_place p where p.alert_id = a.id)
        or exists (select from alert_place p join area at on at.id = p.area_id where p.alert_id = a.id
          and (starts_with(own.path || '/', at.path || '/') or starts_with(at.path || '/', own.path || '/'))))))
  )
  select w.id as "areaId", n.id, (select count(*)::int from here where here.area_id = w.id) as total
  from unnest(?::uuid[]) w (id)
  left join lateral (select * from here where here.area_id = w.id order by sent_at desc, id limit ? offset ?) n on true
  order by n.sent_at desc, n.id`;

const SENDINGS = `
  select substr(m.key, 7) as id, m.recipients,
    case when m.queued_at > clock_timestamp() - interval '30 days' then count(d.sent_at)::int end as delivered,
    case when m.queued_at > clock_timestamp() - interval '30 days' then count(d.refused_at)::int end as refused
  from mailing m left join delivery d on d.mailing_id = m.id where m.key = any(?::text[]) group by m.id`;

const ON_DESK = `
  select a.id from alert a join area src on src.id = a.area_id
  where exists (select from unnest(?::text[]) own (path) where starts_with(src.path || '/', own.path || '/')
      or (? and a.goes_at is null and a.stopped_at is null and a.withdrawn_at is null and starts_with(own.path || '/', src.path || '/')))
    and ((a.sent_at is null and a.stopped_at is null and a.withdrawn_at is null) or coalesce(a.sent_at, a.written_at) > ?)
  order by (a.sent_at is null and a.stopped_at is null and a.withdrawn_at is null) desc,
    coalesce(a.sent_at, a.written_at) desc, a.id limit ?`;

/** Alerts as they are read. */
@Injectable()
export class AlertsQueries {
  constructor(private readonly em: EntityManager) {}

  /** Throws NotFound for an alert that is absent, or has not gone out and is not of this viewer's team. */
  async byId(id: string, viewer: Viewer): Promise<Alert> {
    const alert = await this.em.findOne(Alert, { id: idOf(id, 'This alert') });
    if (!alert || !(alert.isPublic() || (await this.isOfTeam(alert, viewer)))) throw new NotFound('This alert');
    return alert;
  }

  /** True for whoever sees what only the team sees of an alert. */
  async isOfTeam(alert: Alert, viewer: Viewer): Promise<boolean> {
    if (viewer.officerId === null) return false;
    return viewer.officerId === alert.writtenBy.id || maySeeBehind(viewer, await alert.area.loadOrFail());
  }

  /** One page of the sent alerts that concern each of these areas, the newest first; withdrawn ones are in it, as stubs. */
  async pages(
    ids: readonly string[],
    { theme, first, offset, now }: { theme?: Theme | null; first: number; offset: number; now: Date },
  ): Promise<Map<string, Connection<Alert>>> {
    const rows = await this.em.execute<{ areaId: string; id: string | null; total: number }[]>(CONCERNING, [
      ...[now, theme ?? null, theme ?? null],
      ...[arrayOf(ids), arrayOf(ids), first, offset],
    ]);
    const byId = await this.#byId(rows.flatMap(({ id }) => id ?? []));
    const pages = [...grouped(ids, rows, ({ areaId }) => areaId)];
    return new Map(
      pages.map(([areaId, own]) => {
        const alerts = own.flatMap(({ id }) => byId.get(id ?? '') ?? []);
        return [areaId, connection(alerts, offset, own[0]?.total ?? 0)];
      }),
    );
  }

  /** The area at this path where it lies in the other one; null for none. */
  async placeIn(area: Area, path: string): Promise<Area | null> {
    const place = await this.em.findOne(Area, { path: Area.pathOf(path) });
    return place?.liesIn(area.path) ? place : null;
  }

  /**
   * Of the officer's areas: those that wait and those that can be stopped, then those of the last 30 days; each the newest
   * first. For inspectors what waits above them is there, too: they may be the second person.
   */
  async onDesk({ areaPaths, role }: Viewer, now: Date): Promise<Alert[]> {
    const since = new Date(now.getTime() - DESK_DAYS * DAY);
    const rows = await this.em.execute<{ id: string }[]>(ON_DESK, [
      ...[arrayOf(areaPaths), role === 'INSPECTOR', since, DESK_AT_MOST],
    ]);
    const byId = await this.#byId(rows.map(({ id }) => id));
    return rows.flatMap(({ id }) => byId.get(id) ?? []);
  }

  /** How the mails of each of these alerts go; none of one of which no mail was made yet. */
  async sendings(ids: readonly string[]): Promise<Map<string, Sending>> {
    const keys = arrayOf(ids.map((id) => `alert:${id}`));
    const rows = await this.em.execute<(Sending & { id: string })[]>(SENDINGS, [keys]);
    return new Map(rows.map(({ id, ...sending }) => [id, sending]));
  }

  async #byId(ids: readonly string[]): Promise<Map<string, Alert>> {
    const alerts = await this.em.find(Alert, { id: { $in: [...ids] } });
    return new Map(alerts.map((alert) => [alert.id, alert]));
  }
}
