import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { arrayOf } from '#platform/database.ts';
import { NotFound } from '#platform/faults.ts';
import { idOf } from '#platform/ids.ts';
import { type Connection, connection } from '#platform/paging.ts';
import type { Viewer } from '#platform/viewer.ts';
import { Meeting } from './meeting.entity.ts';
import { CorrectionRequest } from './question.entity.ts';
import { Registration } from './registration.entity.ts';
import { Statement } from './statement.entity.ts';

/** The seats of a meeting as everybody may know them. */
export interface Occupied {
  /** Confirmed, offered and attended, companions counted. */
  taken: number;
  /** People in the line. */
  waiting: number;
  /** Seats of those who were there. */
  attended: number;
}

/** How many a desk lists at the most, and how long it shows a meeting after its end, in days. */
const DESK_AT_MOST = 50;
const SHOWN_AFTER = 14;
const DAY = 24 * 3_600_000;

/** Which meetings of an area, by one instant, and in which order. */
const WHICH = {
  UPCOMING: ['ends_at > ?', 'asc'],
  PAST: ['ends_at <= ?', 'desc'],
  ALL: ['?::timestamptz is not null', 'desc'],
} as const;

@Injectable()
export class MeetingsQueries {
  constructor(private readonly em: EntityManager) {}

  /** Throws NotFound. */
  async byId(id: string): Promise<Meeting> {
    const meeting = await this.em.findOne(Meeting, { id: idOf(id, 'This meeting') }, { populate: ['area'] });
    if (!meeting) throw new NotFound('This meeting');
    return meeting;
  }

  /** One page of each neighbourhood's meetings: those to come the next first, those over the newest first. */
  async pages(
    areaIds: readonly string[],
    when: 'UPCOMING' | 'PAST' | null,
    page: { first: number; offset: number },
    now: Date,
  ): Promise<Map<string, Connection<Meeting>>> {
    const [condition, order] = WHICH[when ?? 'ALL'];
    const rows = await this.em.execute<{ area_id: string; id: string | null; total: number }[]>(
      `select a.id as area_id, m.id, (select count(*)::int from meeting where area_id = a.id and ${condition}) as total
       from unnest(?::uuid[]) a (id)
       left join lateral (select id, starts_at from meeting where area_id = a.id and ${condition}
         order by starts_at ${order}, id limit ? offset ?) m on true
       order by m.starts_at ${order}, m.id`,
      [now, arrayOf(areaIds), now, page.first, page.offset],
    );
    const byId = await this.#byIds(rows.flatMap(({ id }) => id ?? []));
    return new Map(
      areaIds.map((areaId) => {
        const own = rows.filter((row) => row.area_id === areaId);
        const found = own.flatMap(({ id }) => byId.get(id ?? '') ?? []);
        return [areaId, connection(found, page.offset, own[0]?.total ?? 0)];
      }),
    );
  }

  /** How each of these meetings is filled. */
  async occupied(ids: readonly string[]): Promise<Map<string, Occupied>> {
    const rows = await this.em.execute<({ id: string } & Occupied)[]>(
      `select m.id,
         coalesce(sum(r.seats) filter (where r.status in ('CONFIRMED', 'OFFERED', 'ATTENDED')), 0)::int as taken,
         count(*) filter (where r.status = 'WAITING')::int as waiting,
         coalesce(sum(r.seats) filter (where r.status = 'ATTENDED'), 0)::int as attended
       from unnest(?::uuid[]) m (id) left join registration r on r.meeting_id = m.id group by m.id`,
      [arrayOf(ids)],
    );
    return new Map(rows.map(({ id, ...occupied }) => [id, occupied]));
  }

  /** The viewer's own registration for each of these meetings. */
  async mine({ personId }: Viewer, meetingIds: readonly string[]): Promise<Map<string, Registration>> {
    if (!personId) return new Map();
    const own = await this.em.find(Registration, { person: personId, meeting: { $in: [...meetingIds] } });
    return new Map(own.map((registration) => [registration.meeting.id, registration]));
  }

  /** Every registration of the viewer, withdrawn ones included, the newest meeting first; at most 200. */
  async allMine({ personId }: Viewer): Promise<Registration[]> {
    return this.em.find(
      Registration,
      { person: personId as string },
      { populate: ['meeting'], orderBy: { meeting: { startsAt: 'desc' } }, limit: 200 },
    );
  }

  /** Where each of these stands in its meeting's line, from 1; those who do not wait are left out. */
  async positions(registrationIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.em.execute<{ id: string; position: number }[]>(
      `select r.id, (select count(*)::int from registration a
          where a.meeting_id = r.meeting_id and a.status = 'WAITING' and a.line <= r.line) as position
       from registration r where r.id = any(?::uuid[]) and r.status = 'WAITING'`,
      [arrayOf(registrationIds)],
    );
    return new Map(rows.map(({ id, position }) => [id, position]));
  }

  /** Everyone who ever registered for a meeting, in the order of the line. */
  entries(meetingId: string): Promise<Registration[]> {
    return this.em.find(Registration, { meeting: meetingId }, { orderBy: { line: 'asc' } });
  }

  /** What those who were there thought, each said once and in no order that tells whose it is. */
  async feedback(meetingId: string): Promise<{ yes: number; partly: number; no: number; words: string[] }> {
    const [row] = await this.em.execute<{ yes: number; partly: number; no: number; words: string[] | null }[]>(
      `select count(*) filter (where f.helpful = 'YES')::int as yes, count(*) filter (where f.helpful = 'PARTLY')::int as partly,
         count(*) filter (where f.helpful = 'NO')::int as no, array_agg(f.words order by md5(f.words)) filter (where f.words is not null) as words
       from meeting_feedback f join registration r on r.id = f.registration_id where r.meeting_id = ?`,
      [meetingId],
    );
    return { yes: row?.yes ?? 0, partly: row?.partly ?? 0, no: row?.no ?? 0, words: row?.words ?? [] };
  }

  /** A team's meetings: those to come, under way, and over since a fortnight or without minutes. */
  ofTeam(areaPaths: readonly string[], now: Date): Promise<Meeting[]> {
    return this.em.find(
      Meeting,
      {
        area: within(areaPaths),
        $or: [
          { endsAt: { $gt: new Date(now.getTime() - SHOWN_AFTER * DAY) } },
          { minutes: null, cancelledAt: null, endsAt: { $gt: new Date(now.getTime() - 90 * DAY) } },
        ],
      },
      { populate: ['area'], orderBy: { startsAt: 'asc' }, limit: DESK_AT_MOST },
    );
  }

  /** What waits for a second person, the longest first; of words corrected meanwhile only the newest. */
  async waitingStatements(areaPaths: readonly string[]): Promise<Statement[]> {
    const corrected = await this.em.execute<{ id: string }[]>(
      'select w.id from statement w join statement n on n.replaces_id = w.id where w.is_waiting',
    );
    const id = { $nin: corrected.map((row) => row.id) };
    const where = { id, area: within(areaPaths), isWaiting: true, withdrawnAt: null };
    return this.em.find(Statement, where, { orderBy: { writtenAt: 'asc' }, limit: DESK_AT_MOST });
  }

  /** Corrections that nobody replied to, the oldest first. */
  openCorrections(areaPaths: readonly string[]): Promise<CorrectionRequest[]> {
    return this.em.find(
      CorrectionRequest,
      { meeting: { area: within(areaPaths) }, closedAt: null },
      { populate: ['meeting'], orderBy: { requestedAt: 'asc' }, limit: DESK_AT_MOST },
    );
  }

  /** Every meeting of these neighbourhoods that a calendar may still want: those to come and of the last year. */
  forCalendar(areaIds: readonly string[], now: Date): Promise<Meeting[]> {
    return this.em.find(
      Meeting,
      { area: { $in: [...areaIds] }, endsAt: { $gt: new Date(now.getTime() - 365 * DAY) } },
      { populate: ['area'], orderBy: { startsAt: 'asc' }, limit: 500 },
    );
  }

  async #byIds(ids: readonly string[]): Promise<Map<string, Meeting>> {
    const meetings = await this.em.find(Meeting, { id: { $in: [...ids] } }, { populate: ['area'] });
    return new Map(meetings.map((meeting) => [meeting.id, meeting]));
  }
}

/** Areas that are one of these or lie in one. */
export function within(paths: readonly string[]): { $or: object[] } {
  // Nobody's desk: an empty list would ask for everything.
  return { $or: [{ path: '' }, ...paths.flatMap((path) => [{ path }, { path: { $like: `${path}/%` } }])] };
}
