import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { ranked } from '@patchwork/tally';
import { grouped } from '#features/areas/areas.queries.ts';
import { type Ballot, BallotOption } from '#features/ballots/ballot.entity.ts';
import { BallotResult } from '#features/ballots/sealed.entity.ts';
import type { Meeting } from '#features/meetings/meeting.entity.ts';
import type { Statement } from '#features/meetings/statement.entity.ts';
import { Priority } from '#features/priorities/priority.entity.ts';
import { arrayOf } from '#platform/database.ts';
import { NotFound } from '#platform/faults.ts';
import { idOf } from '#platform/ids.ts';
import { Decision, DecisionPriority } from './decision.entity.ts';

/** A priority that a decision made, with the option it came from and where the vote had put that. */
export interface AdoptedTold {
  priority: Priority;
  option: BallotOption | null;
  rank: number | null;
}

@Injectable()
export class DecisionsQueries {
  constructor(private readonly em: EntityManager) {}

  /** Throws NotFound. */
  async byId(id: string): Promise<Decision> {
    const decision = await this.em.findOne(Decision, { id: idOf(id, 'This decision') });
    if (!decision) throw new NotFound('This decision');
    return decision;
  }

  /** The decision of each of these quarters. */
  async ofQuarters(ids: readonly string[]): Promise<Map<string, Decision>> {
    const rows = await this.em.find(Decision, { quarter: { $in: [...ids] } });
    return new Map(rows.map((decision) => [decision.quarter.id, decision]));
  }

  /** The decision that made each of these priorities. */
  async ofPriorities(ids: readonly string[]): Promise<Map<string, Decision>> {
    const rows = await this.em.find(DecisionPriority, { priority: { $in: [...ids] } }, { populate: ['decision'] });
    return new Map(rows.map((row) => [row.priority.id, row.decision.unwrap()]));
  }

  /** The decisions that were talked over at each of these meetings. */
  async ofMeetings(ids: readonly string[]): Promise<Map<string, Decision[]>> {
    const rows = await this.em.find(Decision, { meeting: { $in: [...ids] } }, { orderBy: { decidedAt: 'asc' } });
    return grouped(ids, rows, (decision) => (decision.meeting as { id: string }).id);
  }

  /** What a decision adopted, in the order of its quarter. */
  async adoptedBy(decision: Decision): Promise<AdoptedTold[]> {
    const rows = await this.em.find(
      DecisionPriority,
      { decision },
      { populate: ['priority', 'option'], orderBy: { priority: { position: 'asc' } } },
    );
    const ranks = await this.#ranksOf(decision);
    return rows.map(({ priority, option }) => ({
      priority: priority.unwrap(),
      option: option?.unwrap() ?? null,
      rank: (option && ranks.get(option.id)) ?? null,
    }));
  }

  /** The options of its vote that it did not adopt, the most voted for first, with where the vote had put them. */
  async notAdopted(decision: Decision): Promise<{ option: BallotOption; rank: number }[]> {
    const ranks = await this.#ranksOf(decision);
    const rows = await this.em.execute<{ id: string }[]>(
      `select o.id from ballot_option o where o.ballot_id = ?
         and not exists (select 1 from decision_priority d where d.decision_id = ? and d.option_id = o.id)`,
      [decision.ballot?.id ?? null, decision.id],
    );
    const options = await this.em.find(BallotOption, { id: { $in: rows.map(({ id }) => id) } });
    const byId = new Map(options.map((option) => [option.id, option]));
    return [...ranks].flatMap(([id, rank]) => {
      const option = byId.get(id);
      return option ? [{ option, rank }] : [];
    });
  }

  /** The priorities of the quarter before that none of the new ones goes on with. */
  async displaced(decision: Decision): Promise<Priority[]> {
    const rows = await this.em.execute<{ id: string }[]>(
      `select p.id from priority p join quarter q on q.id = p.quarter_id
       where q.id = (select e.id from quarter e join quarter own on own.id = ?
           where e.area_id = own.area_id and e.starts_on < own.starts_on order by e.starts_on desc limit 1)
         and not exists (select 1 from priority later where later.continues_id = p.id and later.quarter_id = ?)`,
      [decision.quarter.id, decision.quarter.id],
    );
    return this.em.find(Priority, { id: { $in: rows.map(({ id }) => id) } }, { orderBy: { position: 'asc' } });
  }

  /** The decision that did not go on with each of these priorities: that of the next quarter that has one. */
  async displacing(ids: readonly string[]): Promise<Map<string, Decision>> {
    const rows = await this.em.execute<{ priority_id: string; decision_id: string }[]>(
      `select p.id as priority_id, d.id as decision_id from priority p join quarter q on q.id = p.quarter_id
       join lateral (select n.id from quarter n where n.area_id = q.area_id and n.starts_on > q.starts_on
         order by n.starts_on limit 1) next on true
       join decision d on d.quarter_id = next.id
       where p.id = any(?::uuid[]) and not exists (select 1 from priority later where later.continues_id = p.id)`,
      [arrayOf(ids)],
    );
    const found = await this.em.find(Decision, { id: { $in: rows.map((row) => row.decision_id) } });
    const byId = new Map(found.map((decision) => [decision.id, decision]));
    return new Map(rows.map((row) => [row.priority_id, byId.get(row.decision_id) as Decision]));
  }

  /** The newest words that everybody may read; those that were withdrawn show as a dated stub. */
  async publicWords(statement: Statement | null): Promise<Statement | null> {
    return statement?.isPublic() ? statement : null;
  }

  /** The vote that advised a decision, and the meeting it was talked over at. */
  async behind(decision: Decision): Promise<{ ballot: Ballot | null; meeting: Meeting | null }> {
    const [ballot, meeting] = await Promise.all([decision.ballot?.load(), decision.meeting?.load()]);
    return { ballot: ballot ?? null, meeting: meeting ?? null };
  }

  /** Where the vote put each option, from 1, the first first; equal votes share a place. */
  async #ranksOf({ ballot }: Decision): Promise<Map<string, number>> {
    const loaded = await ballot?.load();
    const result = loaded && (await this.em.findOne(BallotResult, { ballot: loaded }));
    if (!result) return new Map();
    return new Map(ranked(result.counts.options, loaded.tieSeed).map(({ id, rank }) => [id, rank]));
  }
}
