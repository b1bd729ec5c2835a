import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Area } from '#features/areas/area.entity.ts';
import { grouped } from '#features/areas/areas.queries.ts';
import { Priority } from '#features/priorities/priority.entity.ts';
import { Suggestion } from '#features/suggestions/suggestion.entity.ts';
import { arrayOf } from '#platform/database.ts';
import { NotFound } from '#platform/faults.ts';
import { idOf } from '#platform/ids.ts';
import { Ballot, BallotOption, BallotOptionSuggestion } from './ballot.entity.ts';
import { partsToShow } from './disclosure.rules.ts';
import { PaperBatch } from './paper-batch.entity.ts';
import { receiptOf } from './receipts.ts';
import { BallotResult, SealedLine } from './sealed.entity.ts';

/** How many took part from one place; an area that is null stands for all those that may not be told apart. */
export interface PlaceTurnout {
  area: Area | null;
  voters: number;
}

/** How many votes a desk lists at the most. */
const DESK_AT_MOST = 50;

@Injectable()
export class BallotsQueries {
  constructor(private readonly em: EntityManager) {}

  /** A vote with its quarter and neighbourhood. Throws NotFound. */
  async byId(id: string): Promise<Ballot> {
    const found = { id: idOf(id, 'This vote') };
    const ballot = await this.em.findOne(Ballot, found, { populate: ['quarter.area'] });
    if (!ballot) throw new NotFound('This vote');
    return ballot;
  }

  /** The vote on each of these quarters. */
  async ofQuarters(ids: readonly string[]): Promise<Map<string, Ballot>> {
    const rows = await this.em.find(Ballot, { quarter: { $in: [...ids] } }, { populate: ['quarter.area'] });
    return new Map(rows.map((ballot) => [ballot.quarter.id, ballot]));
  }

  /** The options of each of these votes, in their order. */
  async optionsOf(ids: readonly string[]): Promise<Map<string, BallotOption[]>> {
    const rows = await this.em.find(
      BallotOption,
      { ballot: { $in: [...ids] } },
      { orderBy: { position: 'asc' }, populate: ['places'] },
    );
    return grouped(ids, rows, (option) => option.ballot.id);
  }

  /** The suggestions that stand behind each of these options, the oldest first. */
  async suggestionsOf(ids: readonly string[]): Promise<Map<string, Suggestion[]>> {
    const rows = await this.em.execute<{ option_id: string; suggestion_id: string }[]>(
      'select option_id, suggestion_id from ballot_option_suggestion where option_id = any(?::uuid[])',
      [arrayOf(ids)],
    );
    const all = await this.em.find(
      Suggestion,
      { id: { $in: rows.map((row) => row.suggestion_id) } },
      { orderBy: { suggestedAt: 'asc' } },
    );
    const optionOf = new Map(rows.map((row) => [row.suggestion_id, row.option_id]));
    return grouped(ids, all, (suggestion) => optionOf.get(suggestion.id) as string);
  }

  /** The vote that took up each of these suggestions. */
  async takingUp(suggestionIds: readonly string[]): Promise<Map<string, Ballot>> {
    const rows = await this.em.find(
      BallotOptionSuggestion,
      { suggestion: { $in: [...suggestionIds] } },
      { populate: ['option.ballot.quarter.area'] },
    );
    return new Map(rows.map(({ suggestion, option }) => [suggestion.id, option.unwrap().ballot.unwrap()]));
  }

  /** What came of each of these votes, once sealed. */
  async resultsOf(ids: readonly string[]): Promise<Map<string, BallotResult>> {
    const rows = await this.em.find(BallotResult, { ballot: { $in: [...ids] } });
    return new Map(rows.map((result) => [result.ballot.id, result]));
  }

  /** Suggestions that were accepted before the vote was opened and stand behind none of its options or an earlier one's. */
  leftOff(ballot: Ballot): Promise<Suggestion[]> {
    return this.#suggestions(
      `s.area_id = ? and s.status = 'ACCEPTED' and s.reviewed_at <= ? and not exists (
         select 1 from ballot_option_suggestion u join ballot_option o on o.id = u.option_id join ballot b on b.id = o.ballot_id
         where u.suggestion_id = s.id and b.opened_at <= ?)`,
      [ballot.quarter.unwrap().area.id, ballot.openedAt, ballot.openedAt],
    );
  }

  /** Accepted suggestions that no vote has taken up, of the areas that an officer was given. */
  waiting(areaPaths: readonly string[]): Promise<Suggestion[]> {
    return this.#suggestions(
      `s.status = 'ACCEPTED' and s.taken_up_at is null and exists (select 1 from area a, unnest(?::text[]) own (path)
         where a.id = s.area_id and (a.path = own.path or a.path like own.path || '/%'))`,
      [arrayOf(areaPaths)],
    );
  }

  async #suggestions(condition: string, values: unknown[]): Promise<Suggestion[]> {
    const rows = await this.em.execute<{ id: string }[]>(
      `select s.id from suggestion s where ${condition} order by s.suggested_at limit 100`,
      values,
    );
    return this.em.find(Suggestion, { id: { $in: rows.map(({ id }) => id) } }, { orderBy: { suggestedAt: 'asc' } });
  }

  /** The priorities of the quarter before that no option goes on with. */
  async prioritiesLeftOff(ballot: Ballot): Promise<Priority[]> {
    const { area, startsOn } = ballot.quarter.unwrap();
    const rows = await this.em.execute<{ id: string }[]>(
      `select p.id from priority p join quarter q on q.id = p.quarter_id
       where q.id = (select id from quarter where area_id = ? and starts_on < ? order by starts_on desc limit 1)
         and not exists (select 1 from ballot_option o where o.ballot_id = ? and o.continues_id = p.id)
       order by p.position`,
      [area.id, startsOn, ballot.id],
    );
    const found = await this.em.find(Priority, { id: { $in: rows.map(({ id }) => id) } });
    const order = new Map(rows.map(({ id }, i) => [id, i]));
    return found.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
  }

  /** How many took part so far from where, as far as that may be told, the most first. Never what they chose. */
  async turnout(ballot: Ballot): Promise<PlaceTurnout[]> {
    const rows = await this.em.execute<{ areaId: string | null; voters: number }[]>(
      `select p.home_area_id as "areaId", count(*)::int as voters
       from participation t join person p on p.id = t.person_id where t.ballot_id = ? group by 1`,
      [ballot.id],
    );
    const whole = rows.reduce((total, { voters }) => total + voters, 0);
    const known = rows.flatMap(({ areaId, voters }) => (areaId ? [{ areaId, voters }] : []));
    const { shown, others } = partsToShow(known, whole);
    return this.turnoutWith(shown, others);
  }

  /** Turnout with its areas; those that may not be told apart come last. */
  async turnoutWith(places: readonly { areaId: string; voters: number }[], others: number): Promise<PlaceTurnout[]> {
    const areas = await this.em.find(Area, { id: { $in: places.map(({ areaId }) => areaId) } });
    const byId = new Map(areas.map((area) => [area.id, area]));
    const shown = places.map(({ areaId, voters }) => ({ area: byId.get(areaId) ?? null, voters }));
    return others > 0 ? [...shown, { area: null, voters: others }] : shown;
  }

  /** The batches of papers of a vote, the oldest first. */
  batchesOf(ballot: Ballot): Promise<PaperBatch[]> {
    return this.em.find(PaperBatch, { ballot }, { orderBy: { enteredAt: 'asc' }, populate: ['place'] });
  }

  /** The line with this receipt, however it was typed; null where the sealed vote has none. */
  async lineOf(ballotId: string, typed: string): Promise<SealedLine | null> {
    const receipt = receiptOf(typed);
    const id = idOf(ballotId, 'This vote');
    return receipt ? this.em.findOne(SealedLine, { ballotId: id, receipt }) : null;
  }

  /** The votes that a team has to do with: planned, open, closed, or sealed with a quarter still to come; the next to close first. */
  async ofTeam(areaPaths: readonly string[], today: string): Promise<Ballot[]> {
    const rows = await this.em.execute<{ id: string }[]>(
      `select b.id from ballot b join quarter q on q.id = b.quarter_id join area a on a.id = q.area_id
       where q.ends_on >= ? and exists (select 1 from unnest(?::text[]) own (path)
         where a.path = own.path or a.path like own.path || '/%') order by b.closes_at limit ?`,
      [today, arrayOf(areaPaths), DESK_AT_MOST],
    );
    return this.em.find(
      Ballot,
      { id: { $in: rows.map(({ id }) => id) } },
      { populate: ['quarter.area'], orderBy: { closesAt: 'asc' } },
    );
  }
}
