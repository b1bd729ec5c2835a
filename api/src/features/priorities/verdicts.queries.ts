import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { arrayOf } from '#platform/database.ts';
import type { Viewer } from '#platform/viewer.ts';
import { type Outcome, Priority } from './priority.entity.ts';
import { GivenVerdict, VERDICTS_SHOWN_FROM, type Verdict } from './verdict.entity.ts';

/** How many residents gave each verdict. */
export interface VerdictCounts {
  better: number;
  partly: number;
  same: number;
  worse: number;
  dontKnow: number;
  total: number;
}

/** What became of a priority, said twice: by the team, and by residents. Null where nobody, or too few, have said. */
export interface Judged {
  outcome: Outcome | null;
  outcomeWords: string | null;
  verdicts: VerdictCounts | null;
}

@Injectable()
export class VerdictsQueries {
  constructor(private readonly em: EntityManager) {}

  /** The verdicts on each of these; those that fewer than ten have judged are left out. */
  async countsOf(priorityIds: readonly string[]): Promise<Map<string, VerdictCounts>> {
    const rows = await this.em.execute<(VerdictCounts & { priorityId: string })[]>(
      `select priority_id as "priorityId",
         count(*) filter (where verdict = 'BETTER')::int as better, count(*) filter (where verdict = 'PARTLY')::int as partly,
         count(*) filter (where verdict = 'SAME')::int as same, count(*) filter (where verdict = 'WORSE')::int as worse,
         count(*) filter (where verdict = 'DONT_KNOW')::int as "dontKnow", count(*)::int as total
       from verdict where priority_id = any(?::uuid[]) group by priority_id having count(*) >= ?`,
      [arrayOf(priorityIds), VERDICTS_SHOWN_FROM],
    );
    return new Map(rows.map(({ priorityId, ...counts }) => [priorityId, counts]));
  }

  /** What the viewer themselves said of each of these. Nothing for whoever is not signed in. */
  async ownOf({ personId }: Viewer, priorityIds: readonly string[]): Promise<Map<string, Verdict>> {
    if (!personId) return new Map();
    const own = await this.em.find(
      GivenVerdict,
      { person: personId, priority: { $in: [...priorityIds] } },
      { refresh: true },
    );
    return new Map(own.map((given) => [given.priority.id, given.verdict]));
  }

  /** What became of each of these, as evidence for the next shortlist. Unknown ids are left out. */
  async judgedOf(priorityIds: readonly string[]): Promise<Map<string, Judged>> {
    const [priorities, counts] = await Promise.all([
      this.em.find(Priority, { id: { $in: [...priorityIds] } }),
      this.countsOf(priorityIds),
    ]);
    const judged = ({ id, outcome, outcomeWords }: Priority): Judged => ({
      outcome: outcome ?? null,
      outcomeWords: outcomeWords ?? null,
      verdicts: counts.get(id) ?? null,
    });
    return new Map(priorities.map((priority) => [priority.id, judged(priority)]));
  }
}
