import type { EntityManager } from '@mikro-orm/postgresql';
import type { Area } from '#features/areas/area.entity.ts';
import { Decision } from '#features/decisions/decision.entity.ts';
import { Priority } from '#features/priorities/priority.entity.ts';
import { Quarter } from '#features/quarters/quarter.entity.ts';

/** What became of a quarter. */
export interface QuarterSummary {
  /** Its page, from the root of the service. */
  path: string;
  /** With its force. */
  area: Area;
  /** “August to October 2026”. */
  months: string;
  priorities: { title: string; outcome: Priority['outcome']; outcomeWords: string | null; updates: number }[];
  /** What was agreed for the quarter after it, where that is decided. */
  next: { months: string; path: string } | null;
}

/** What became of a quarter, for those who hear once a quarter; null for one that is not there any more, or that had no priorities. */
export async function quarterSummaryOf(em: EntityManager, id: string): Promise<QuarterSummary | null> {
  const quarter = await em.findOne(Quarter, { id }, { populate: ['area.force'] });
  if (!quarter) return null;
  const area = quarter.area.unwrap();
  const priorities = await em.find(Priority, { quarter }, { orderBy: { position: 'asc' } });
  if (priorities.length === 0) return null;
  const counts = await em.execute<{ id: string; updates: number }[]>(
    `select p.id, count(u.id)::int as updates from priority p left join progress_update u on u.priority_id = p.id
       and not u.is_waiting and u.withdrawn_at is null and u.posted_at <= clock_timestamp()
     where p.quarter_id = ? group by p.id`,
    [id],
  );
  const next = await em.findOne(
    Decision,
    { quarter: { area, startsOn: { $gt: quarter.endsOn } } },
    { populate: ['quarter'], orderBy: { quarter: { startsOn: 'asc' } } },
  );
  return {
    path: `/quarters/${id}`,
    area,
    months: quarter.inWords(),
    priorities: priorities.map(({ id: one, title, outcome, outcomeWords }) => ({
      ...{ title, outcome: outcome ?? null, outcomeWords: outcomeWords ?? null },
      updates: counts.find((count) => count.id === one)?.updates ?? 0,
    })),
    next: next && { months: next.quarter.unwrap().inWords(), path: `/decisions/${next.id}` },
  };
}
