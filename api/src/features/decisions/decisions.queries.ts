import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { ranked } from '@patchwork/tally';
import { grouped } from '#features/areas/areas.queries.ts';
import { type Ballot, BallotOption } from '#features/ballots/ballot.entity.ts';
import { BallotResult } from '#features/ballots/sealed.entity.ts';
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

  /** The decision that each of these words of the team are of: its reason, or what else it rests on. */
  async ofStatements(ids: readonly string[]): Promise<Map<string, Decision>> {
    const rows = await this.em.find(Decision, {
      $or: [{ reason: { $in: [...ids] } }, { evidence: { $in: [...ids] } }],
    });
    const words = ({ reason, evidence }: Decision) => [reason, evidence].flatMap((each) => (each ? [each.id] : []));
    return new Map(rows.flatMap((decision) => words(decision).map((id) => [id, decision] as const)));
  }

  /** What each of these decisions adopted, in the order of its quarter. */
  async adoptedBy(ids: readonly string[]): Promise<Map<string, AdoptedTold[]>> {
    const rows = await this.em.find(
      DecisionPriority,
      { decision: { $in: [...ids] } },
      { populate: ['priority', 'option'], orderBy: { priority: { position: 'asc' } } },
    );
    const ranks = await this.#ranksOf(ids);
    const told = rows.map(({ decision, priority, option }) => ({
      decisionId: decision.id,
      priority: priority.unwrap(),
      option: option?.unwrap() ?? null,
      rank: (option && ranks.get(decision.id)?.get(option.id)) ?? null,
    }));
    return grouped(ids, told, ({ decisionId }) => decisionId);
  }

  /** The options of its vote that each of these did not adopt, the most voted for first, with where the vote put them. */
  async notAdopted(ids: readonly string[]): Promise<Map<string, { option: BallotOption; rank: number }[]>> {
    const ranks = await this.#ranksOf(ids);
    const rows = await this.em.execute<{ id: string }[]>(
      'select option_id as id from decision_priority where decision_id = any(?::uuid[]) and option_id is not null',
      [arrayOf(ids)],
    );
    const adopted = new Set(rows.map(({ id }) => id));
    const left = [...ranks.values()].flatMap((order) => [...order.keys()]).filter((id) => !adopted.has(id));
    const options = await this.em.find(BallotOption, { id: { $in: left } });
    const byId = new Map(options.map((option) => [option.id, option]));
    const told = (order: Map<string, number>) =>
      [...order].flatMap(([id, rank]) => {
        const option = byId.get(id);
        return option ? [{ option, rank }] : [];
      });
    return new Map([...ranks].map(([id, order]) => [id, told(order)]));
  }

  /** The priorities of the quarter before that none of the new ones goes on with. */
  async displaced(ids: readonly string[]): Promise<Map<string, Priority[]>> {
    const rows = await this.em.execute<{ id: string; decision_id: string }[]>(
      `select p.id, d.id as decision_id from decision d join quarter own on own.id = d.quarter_id
       join lateral (select e.id from quarter e where e.area_id = own.area_id and e.starts_on < own.starts_on
         order by e.starts_on desc limit 1) before on true
       join priority p on p.quarter_id = before.id
       where d.id = any(?::uuid[])
         and not exists (select 1 from priority later where later.continues_id = p.id and later.quarter_id = own.id)`,
      [arrayOf(ids)],
    );
    const decisionOf = new Map(rows.map((row) => [row.id, row.decision_id]));
    const all = await this.em.find(Priority, { id: { $in: [...decisionOf.keys()] } }, { orderBy: { position: 'asc' } });
    return grouped(ids, all, ({ id }) => decisionOf.get(id) as string);
  }

  /** The decision that did not go on with each of these priorities: that of the next quarter that has one. */
  async displacing(ids: readonly string[]): Promise<Map<string, Decision>> {
    const rows = await this.em.execute<{ priority_id: string; decision_id: string }[]>(
      `select p.id as priority_id, d.id as decision_id from priority p join quarter q on q.id = p.quarter_id
       join lateral (select n.id from quarter n where n.area_id = q.area_id and n.starts_on > q.starts_on
         order by n.starts_on limit 1) next on true
       join decision d on d.quarter_id = next.id
       where p.id = any(?::uuid[])
         and not exists (select 1 from priority later where later.continues_id = p.id and later.quarter_id = next.id)`,
      [arrayOf(ids)],
    );
    const found = await this.em.find(Decision, { id: { $in: rows.map((row) => row.decision_id) } });
    const byId = new Map(found.map((decision) => [decision.id, decision]));
    return new Map(rows.map((row) => [row.priority_id, byId.get(row.decision_id) as Decision]));
  }

  /** Where the vote put each option, from 1, the first first, by decision; equal votes share a place. */
  async #ranksOf(ids: readonly string[]): Promise<Map<string, Map<string, number>>> {
    const advised = await this.em.find(
      Decision,
      { id: { $in: [...ids] }, ballot: { $ne: null } },
      { populate: ['ballot'] },
    );
    const ballots = advised.map(({ ballot }) => ballot?.unwrap() as Ballot);
    const results = await this.em.find(BallotResult, { ballot: { $in: ballots } });
    const resultOf = new Map(results.map((result) => [result.ballot.id, result]));
    const order = (ballot: Ballot) => ranked(resultOf.get(ballot.id)?.counts.options ?? [], ballot.tieSeed);
    return new Map(
      advised.map(({ id }, i) => [id, new Map(order(ballots[i] as Ballot).map((each) => [each.id, each.rank]))]),
    );
  }
}
