import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Area } from '#features/areas/area.entity.ts';
import { arrayOf } from '#platform/database.ts';
import { NotFound } from '#platform/faults.ts';
import { idOf } from '#platform/ids.ts';
import { type Connection, connection } from '#platform/paging.ts';
import { actsIn, type Viewer } from '#platform/viewer.ts';
import { within } from './meetings.queries.ts';
import { ANSWER_HOURS, Question } from './question.entity.ts';

/** How long a team takes to answer. */
export interface HoursToAnswer {
  median: number | null;
  answered: number;
  withinPromise: number;
  open: number;
  overdue: number;
}

/** How many a desk lists at the most. */
const DESK_AT_MOST = 100;
const SUPPORT = '(select count(*) from question_support s where s.question_id = question.id)';

@Injectable()
export class QuestionsQueries {
  constructor(private readonly em: EntityManager) {}

  /** A question that is public, the viewer's own, or to their team. Throws NotFound for every other. */
  async byId(viewer: Viewer, id: string): Promise<Question> {
    const question = await this.em.findOne(Question, { id: idOf(id, 'This question') }, { populate: ['area'] });
    if (!question || !(question.isPublic() || this.#isTheirs(viewer, question))) throw new NotFound('This question');
    return question;
  }

  /** True for who asked, and for the area's own team. */
  #isTheirs(viewer: Viewer, question: Question): boolean {
    if (viewer.personId !== null && question.asker?.id === viewer.personId) return true;
    return (viewer.role === 'OFFICER' || viewer.role === 'INSPECTOR') && actsIn(viewer, question.area.unwrap().path);
  }

  /** One page of the published questions for each meeting: those not answered by support, then those answered. */
  ofMeetings(
    ids: readonly string[],
    page: { first: number; offset: number },
  ): Promise<Map<string, Connection<Question>>> {
    return this.#pages('meeting_id', 'true', `answered_at is not null, ${SUPPORT} desc, asked_at`, ids, page);
  }

  /** One page of each neighbourhood's published questions to the team, the newest first. */
  ofAreas(ids: readonly string[], page: { first: number; offset: number }): Promise<Map<string, Connection<Question>>> {
    return this.#pages('area_id', 'meeting_id is null', 'asked_at desc', ids, page);
  }

  async #pages(
    column: 'meeting_id' | 'area_id',
    condition: string,
    order: string,
    ids: readonly string[],
    page: { first: number; offset: number },
  ): Promise<Map<string, Connection<Question>>> {
    const of = `from question where ${column} = k.id and status = 'PUBLISHED' and ${condition}`;
    const rows = await this.em.execute<{ key: string; id: string | null; total: number }[]>(
      `select k.id as key, q.id, (select count(*)::int ${of}) as total from unnest(?::uuid[]) k (id)
       left join lateral (select id, row_number() over (order by ${order}, id) as nth ${of} order by nth limit ? offset ?) q on true
       order by q.nth`,
      [arrayOf(ids), page.first, page.offset],
    );
    const found = await this.em.find(Question, { id: { $in: rows.flatMap(({ id }) => id ?? []) } });
    const byId = new Map(found.map((question) => [question.id, question]));
    return new Map(
      ids.map((key) => {
        const own = rows.filter((row) => row.key === key);
        const nodes = own.flatMap(({ id }) => byId.get(id ?? '') ?? []);
        return [key, connection(nodes, page.offset, own[0]?.total ?? 0)];
      }),
    );
  }

  /** How many support each of these. */
  async supporters(ids: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.em.execute<{ id: string; n: number }[]>(
      'select question_id as id, count(*)::int as n from question_support where question_id = any(?::uuid[]) group by 1',
      [arrayOf(ids)],
    );
    return new Map(rows.map(({ id, n }) => [id, n]));
  }

  /** Which of these the viewer supports. */
  async supportedBy({ personId }: Viewer, ids: readonly string[]): Promise<Map<string, true>> {
    if (!personId) return new Map();
    const rows = await this.em.execute<{ id: string }[]>(
      'select question_id as id from question_support where person_id = ? and question_id = any(?::uuid[])',
      [personId, arrayOf(ids)],
    );
    return new Map(rows.map(({ id }) => [id, true]));
  }

  /** The questions grouped into each of these, the oldest first. */
  async grouped(ids: readonly string[]): Promise<Map<string, Question[]>> {
    const rows = await this.em.find(Question, { groupedInto: { $in: [...ids] } }, { orderBy: { askedAt: 'asc' } });
    const groups = new Map<string, Question[]>(ids.map((id) => [id, []]));
    for (const question of rows) groups.get(question.groupedInto?.id as string)?.push(question);
    return groups;
  }

  /**
   * How long each neighbourhood's team takes to answer what is asked of it at any time, over the last twelve months: from
   * the asking, whoever read it when. Grouped questions count with the one they were grouped into, declined ones not.
   */
  async hoursToAnswer(areaIds: readonly string[], now: Date): Promise<Map<string, HoursToAnswer>> {
    const rows = await this.em.execute<({ id: string } & HoursToAnswer)[]>(
      `select a.id,
         round(percentile_cont(0.5) within group (order by extract(epoch from q.answered_at - q.asked_at) / 3600)::numeric, 1)::float as median,
         count(q.answered_at)::int as answered,
         count(*) filter (where q.answered_at <= q.asked_at + make_interval(hours => ?))::int as "withinPromise",
         count(*) filter (where q.id is not null and q.answered_at is null)::int as open,
         count(*) filter (where q.answered_at is null and q.asked_at < ?::timestamptz - make_interval(hours => ?))::int as overdue
       from unnest(?::uuid[]) a (id)
       left join question q on q.area_id = a.id and q.meeting_id is null and q.status = 'PUBLISHED' and q.asked_at > ?::timestamptz - interval '1 year'
       group by a.id`,
      [ANSWER_HOURS, now, ANSWER_HOURS, arrayOf(areaIds), now],
    );
    return new Map(rows.map(({ id, ...hours }) => [id, hours]));
  }

  /** What nobody of the team has read yet, the oldest first. */
  unread(areaPaths: readonly string[]): Promise<Question[]> {
    return this.#ofTeam(areaPaths, { status: 'UNREAD' });
  }

  /** What is published and not answered, the oldest first. */
  toAnswer(areaPaths: readonly string[]): Promise<Question[]> {
    return this.#ofTeam(areaPaths, { status: 'PUBLISHED', answeredAt: null });
  }

  #ofTeam(areaPaths: readonly string[], where: object): Promise<Question[]> {
    return this.em.find(
      Question,
      { ...where, area: within(areaPaths) },
      { populate: ['area', 'meeting'], orderBy: { askedAt: 'asc' }, limit: DESK_AT_MOST },
    );
  }

  /** Everything that the viewer asked, the newest first; at most 100. */
  mine({ personId }: Viewer): Promise<Question[]> {
    return this.em.find(
      Question,
      { asker: personId as string },
      { populate: ['area'], orderBy: { askedAt: 'desc' }, limit: DESK_AT_MOST },
    );
  }

  /** The area that a question is asked of. */
  areaOf(question: Question): Promise<Area> {
    return question.area.loadOrFail();
  }
}
