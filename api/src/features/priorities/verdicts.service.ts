import { LockMode, sql } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { londonDate } from '@patchwork/calendar';
import { Person } from '#features/people/person.entity.ts';
import { Clock } from '#platform/clock.ts';
import { NotFound, Unauthenticated } from '#platform/faults.ts';
import { idOf } from '#platform/ids.ts';
import type { Refusal } from '#platform/refusal.ts';
import { actsIn, type Viewer } from '#platform/viewer.ts';
import { Priority } from './priority.entity.ts';
import type { Verdict } from './verdict.entity.ts';
import { type VerdictRefusalReason, verdictRefusal } from './verdict.rules.ts';

/** A resident's one deed about a priority that is over. */
@Injectable()
export class VerdictsService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /** Says whether it got better, or says otherwise than before: one verdict a person, however often they send it. */
  judge(viewer: Viewer, priorityId: string, verdict: Verdict): Promise<Priority | Refusal<VerdictRefusalReason>> {
    return this.em.transactional(async (em) => {
      const id = idOf(priorityId, 'This priority');
      const priority = await em.findOne(Priority, { id }, { populate: ['quarter.area'] });
      if (!priority) throw new NotFound('This priority');
      // Moving home and erasing oneself wait for this, and this for them.
      const lock = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true };
      const me = await em.findOne(Person, viewer.personId as string, lock);
      if (!me) throw new Unauthenticated();
      const home = (await me.homeArea?.load()) ?? null;
      const { endsOn, area: ref } = priority.quarter.unwrap();
      const area = ref.unwrap();
      const now = this.clock.now();
      const facts = {
        endsOn,
        area,
        home: home && { name: home.name, neighbourhoodId: home.neighbourhood?.id ?? null },
        isVerified: me.emailVerified,
        isOfTeam: viewer.officerId !== null && actsIn(viewer, area.path),
      };
      const no = verdictRefusal(facts, now);
      if (no) return no;
      await em.execute(sql`
        insert into verdict (priority_id, person_id, verdict, judged_on) values (${id}, ${me.id}, ${verdict}, ${londonDate(now)})
        on conflict (priority_id, person_id) do update set verdict = excluded.verdict, judged_on = excluded.judged_on`);
      return priority;
    });
  }
}
