import type { EntityManager } from '@mikro-orm/postgresql';
import { GivenVerdict, type Priority, Verdict } from '@patchwork/api/seeding';
import { addDays } from '@patchwork/calendar';
import type { DemoPriorities } from './priorities.ts';
import type { DemoResidents } from './residents.ts';

/** How many residents said better, partly, the same, worse, and that they cannot say. */
type Counts = [better: number, partly: number, same: number, worse: number, dontKnow: number];

const ORDER = [Verdict.BETTER, Verdict.PARTLY, Verdict.SAME, Verdict.WORSE, Verdict.DONT_KNOW];

/**
 * Has residents of the south judge its priorities of the two quarters that are over, in the four weeks after. They do
 * not always see it as the team does; of drug dealing too few have judged for numbers to be shown.
 */
export function judgeEarlier(em: EntityManager, priorities: DemoPriorities, { from }: DemoResidents): void {
  const judge = (priority: Priority, first: number, counts: Counts) => {
    const verdicts = counts.flatMap((count, at) => Array<Verdict>(count).fill(ORDER[at] as Verdict));
    for (const [i, person] of from(first, verdicts.length).entries()) {
      const judgedOn = addDays(priority.quarter.unwrap().endsOn, 1 + ((i * 11) % 28));
      em.create(GivenVerdict, { priority, person, verdict: verdicts[i] as Verdict, judgedOn });
    }
  };
  judge(priorities.speedingEarlier, 1, [9, 14, 11, 4, 3]);
  judge(priorities.converters, 5, [12, 7, 3, 2, 6]);
  judge(priorities.burglary, 10, [1, 4, 15, 3, 4]);
  judge(priorities.speedingBefore, 1, [6, 13, 12, 5, 2]);
  judge(priorities.drugsBefore, 20, [1, 2, 2, 1, 2]);
  judge(priorities.asbBefore, 12, [12, 9, 5, 6, 2]);
}
