import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Area } from '#features/areas/area.entity.ts';
import { endedRefusal } from '#features/areas/ended.queries.ts';
import { Clock } from '#platform/clock.ts';
import { once } from '#platform/once.ts';
import { isRefusal, Refusal } from '#platform/refusal.ts';
import type { Viewer } from '#platform/viewer.ts';
import { Quarter } from './quarter.entity.ts';
import { mustPlan } from './quarter.policy.ts';
import { type QuarterRefusalReason, type Timetable, timetableFor } from './quarter.rules.ts';

/** What an inspector says of a quarter to come. */
export interface NewQuarter extends Timetable {
  areaPath: string;
  clientKey?: string | null;
}

@Injectable()
export class QuartersService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /** Plans a quarter. Throws Forbidden for another's neighbourhood; refuses what overlaps or cannot be. */
  plan(viewer: Viewer, input: NewQuarter): Promise<Quarter | Refusal<QuarterRefusalReason>> {
    return this.em.transactional((em) =>
      once(
        em,
        { viewer, deed: 'planQuarter', key: input.clientKey },
        () => this.#plan(em, viewer, input),
        (id) => em.findOneOrFail(Quarter, id),
      ),
    );
  }

  async #plan(em: EntityManager, viewer: Viewer, input: NewQuarter): Promise<Quarter | Refusal<QuarterRefusalReason>> {
    const area = await em.findOne(Area, { path: Area.pathOf(input.areaPath) });
    if (!area) return new Refusal('UNKNOWN_AREA', 'There is no area at this path. Check its spelling.', 'areaPath');
    mustPlan(viewer, area);
    if (area.kind !== 'NEIGHBOURHOOD') {
      return new Refusal('WRONG_KIND', `Quarters belong to a neighbourhood, and ${area.name} is none.`, 'areaPath');
    }
    const gone = await endedRefusal(em, [area], this.clock.now(), 'areaPath');
    if (gone) return gone;
    const timetable = timetableFor(input, this.clock.now());
    if (isRefusal(timetable)) return timetable;
    // Quarters of one neighbourhood are planned one after the other, so that the look for an overlap holds.
    await em.execute('select 1 from area where id = ? for update', [area.id]);
    const other = await em.findOne(Quarter, {
      area,
      startsOn: { $lte: input.endsOn },
      endsOn: { $gte: input.startsOn },
    });
    if (other) return new Refusal('OVERLAPS', `These dates overlap with ${other.inWords()}.`, 'startsOn');
    const { startsOn, endsOn, suggestFrom, voteFrom, voteUntil } = input;
    const dates = { suggestFrom, voteFrom, voteUntil } as { suggestFrom?: Date; voteFrom?: Date; voteUntil?: Date };
    const quarter = em.create(Quarter, { area, startsOn, endsOn, ...dates });
    await em.flush();
    return quarter;
  }
}
