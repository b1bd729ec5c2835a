import type { EntityManager } from '@mikro-orm/postgresql';
import { Quarter } from '@patchwork/api/seeding';
import { addDays } from '@patchwork/calendar';
import type { DemoAreas } from './areas.ts';
import { type Days, type DemoDays, londonTime } from './days.ts';
import { idOf } from './ids.ts';

/** The quarters of the demonstration; those to come have no priorities yet. */
export interface DemoQuarters {
  next: Quarter;
  eastNext: Quarter;
  earlier: Quarter;
  before: Quarter;
  current: Quarter;
  eastCurrent: Quarter;
}

/** South Cambridgeshire's quarters, each chosen by a vote, the vote on the next one running now; and the east's. */
export function plantQuarters(em: EntityManager, { south, east }: DemoAreas, days: DemoDays): DemoQuarters {
  const quarter = (name: string, area: typeof south, when: Days, road = {}) =>
    em.create(Quarter, { id: idOf(`quarter ${name}`), area, ...when, ...road });
  const road = {
    suggestFrom: londonTime(days.ago(24), '09:00'),
    voteFrom: londonTime(days.ago(3), '09:00'),
    voteUntil: londonTime(days.ago(-11), '17:00'),
  };
  return {
    next: quarter('south next', south, days.next, road),
    eastNext: quarter('east next', east, days.next),
    earlier: quarter('south earlier', south, days.earlier, roadTo(days.earlier)),
    before: quarter('south before', south, days.before, roadTo(days.before)),
    current: quarter('south current', south, days.current, roadTo(days.current)),
    eastCurrent: quarter('east current', east, days.current),
  };
}

/** Three weeks of suggestions and two of voting, over a week before the quarter. */
function roadTo({ startsOn }: Days) {
  return {
    suggestFrom: londonTime(addDays(startsOn, -43), '09:00'),
    voteFrom: londonTime(addDays(startsOn, -22), '09:00'),
    voteUntil: londonTime(addDays(startsOn, -8), '17:00'),
  };
}
