import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { londonDate } from '@patchwork/calendar';
import type { Area } from '#features/areas/area.entity.ts';
import { grouped } from '#features/areas/areas.queries.ts';
import { within } from '#features/meetings/meetings.queries.ts';
import { Priority } from '#features/priorities/priority.entity.ts';
import { arrayOf } from '#platform/database.ts';
import { NotFound } from '#platform/faults.ts';
import { idOf } from '#platform/ids.ts';
import { type Connection, connection } from '#platform/paging.ts';
import type { Viewer } from '#platform/viewer.ts';
import { BODY_LIMIT } from '#platform/words.ts';
import { Suggestion } from './suggestion.entity.ts';
import { maySee } from './suggestion.policy.ts';
import { PROTECTING } from './suggestion.rules.ts';

/** What is like some words: suggestions that everybody may read, and what the team works on already. */
export interface Similar {
  suggestions: Suggestion[];
  priorities: Priority[];
}

/** How many a desk lists at the most. */
const DESK_AT_MOST = 100;
/** So many of the newest that share a word are put in order; a neighbourhood has no more that matter. */
const RANKED_AT_MOST = 200;

/**
 * A query for any of the words of `?`, by their stems; null where there is none, which matches nothing. Each is quoted,
 * so that whatever was typed is a word and never an operator.
 */
const ANY_WORD = `(select string_agg('''' || replace(replace(lexeme, chr(92), repeat(chr(92), 2)), '''', '''''') || '''', ' | ')::tsquery
  from unnest(to_tsvector('english', ?)))`;
/** As the index has it. */
const WORDS = `to_tsvector('english', coalesce(title, '') || ' ' || coalesce(why, ''))`;

@Injectable()
export class SuggestionsQueries {
  constructor(private readonly em: EntityManager) {}

  /** A suggestion that was read, the viewer's own, or to their team. Throws NotFound for every other. */
  async byId(viewer: Viewer, id: string): Promise<Suggestion> {
    const suggestion = await this.em.findOne(Suggestion, { id: idOf(id, 'This suggestion') }, { populate: ['area'] });
    if (!suggestion || !maySee(viewer, suggestion, suggestion.area.unwrap().path))
      throw new NotFound('This suggestion');
    return suggestion;
  }

  /** Everything that the viewer suggested, the newest first; at most 100. */
  mine({ personId }: Viewer): Promise<Suggestion[]> {
    return this.em.find(
      Suggestion,
      { suggester: personId as string },
      { populate: ['area'], orderBy: { suggestedAt: 'desc', id: 'asc' }, limit: DESK_AT_MOST },
    );
  }

  /** One page of what was suggested to each neighbourhood and read, the newest first. */
  async ofAreas(
    ids: readonly string[],
    page: { first: number; offset: number },
  ): Promise<Map<string, Connection<Suggestion>>> {
    const of = `from suggestion where area_id = k.id and status <> 'UNREAD'`;
    const rows = await this.em.execute<{ key: string; id: string | null; total: number }[]>(
      `select k.id as key, s.id, (select count(*)::int ${of}) as total from unnest(?::uuid[]) k (id)
       left join lateral (select id, row_number() over (order by suggested_at desc, id) as nth ${of} order by nth limit ? offset ?) s on true
       order by s.nth`,
      [arrayOf(ids), page.first, page.offset],
    );
    const byId = await this.#byIds(rows.flatMap(({ id }) => id ?? []));
    return new Map(
      ids.map((key) => {
        const own = rows.filter((row) => row.key === key);
        const nodes = own.flatMap(({ id }) => byId.get(id ?? '') ?? []);
        return [key, connection(nodes, page.offset, own[0]?.total ?? 0)];
      }),
    );
  }

  /** What else reads like these words in the neighbourhood of an area, the most alike first; at most `first` of each. */
  async similar(area: Area, text: string, first: number, now: Date): Promise<Similar> {
    const areaId = area.neighbourhood?.id ?? area.id;
    // PostgreSQL takes no NUL, and what is longer than a suggestion may be is not one.
    const words = text.replaceAll('\0', ' ').slice(0, BODY_LIMIT);
    const suggestions = await this.em.execute<{ id: string }[]>(
      `with q as (select ${ANY_WORD} as words),
       alike as (
         select s.id, s.title, s.why, s.suggested_at, q.words from suggestion s, q
         where s.area_id = ? and s.status <> 'UNREAD' and s.title is not null
           and (s.decline_reason is null or s.decline_reason <> all(?::text[])) and ${WORDS} @@ q.words
         order by s.suggested_at desc limit ?)
       select id from alike
       order by ts_rank(setweight(to_tsvector('english', title), 'A') || to_tsvector('english', why), words) desc, suggested_at desc, id
       limit ?`,
      [words, areaId, arrayOf(PROTECTING), RANKED_AT_MOST, first],
    );
    const today = londonDate(now);
    const priorities = await this.em.execute<{ id: string }[]>(
      `with q as (select ${ANY_WORD} as words),
       running as (
         select p.id, p.position, setweight(to_tsvector('english', p.title), 'A') || to_tsvector('english', coalesce(p.promise, '')) as own
         from priority p join quarter on quarter.id = p.quarter_id
         where quarter.area_id = ? and quarter.starts_on <= ? and quarter.ends_on >= ?)
       select id from running, q where own @@ q.words order by ts_rank(own, q.words) desc, position, id limit ?`,
      [words, areaId, today, today, first],
    );
    const ids = priorities.map(({ id }) => id);
    const found = await this.em.find(Priority, { id: { $in: ids } }, { populate: ['quarter'] });
    const byId = await this.#byIds(suggestions.map(({ id }) => id));
    return {
      suggestions: suggestions.flatMap(({ id }) => byId.get(id) ?? []),
      priorities: ids.flatMap((id) => found.filter((priority) => priority.id === id)),
    };
  }

  /** The suggestions merged into each of these, the oldest first. */
  async mergedInto(ids: readonly string[]): Promise<Map<string, Suggestion[]>> {
    const rows = await this.em.find(
      Suggestion,
      { mergedInto: { $in: [...ids] } },
      { orderBy: { suggestedAt: 'asc', id: 'asc' } },
    );
    return grouped(ids, rows, (suggestion) => suggestion.mergedInto?.id as string);
  }

  /** What nobody of the team has read yet, the oldest first. */
  unread(areaPaths: readonly string[]): Promise<Suggestion[]> {
    return this.#ofTeam(areaPaths, 'UNREAD', 'asc');
  }

  /** What goes forward, the newest first. */
  accepted(areaPaths: readonly string[]): Promise<Suggestion[]> {
    return this.#ofTeam(areaPaths, 'ACCEPTED', 'desc');
  }

  #ofTeam(areaPaths: readonly string[], status: 'UNREAD' | 'ACCEPTED', order: 'asc' | 'desc'): Promise<Suggestion[]> {
    return this.em.find(
      Suggestion,
      { status, area: within(areaPaths) },
      { populate: ['area', 'places'], orderBy: { suggestedAt: order, id: 'asc' }, limit: DESK_AT_MOST },
    );
  }

  async #byIds(ids: readonly string[]): Promise<Map<string, Suggestion>> {
    const found = await this.em.find(Suggestion, { id: { $in: [...ids] } });
    return new Map(found.map((suggestion) => [suggestion.id, suggestion]));
  }
}
