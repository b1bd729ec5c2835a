import { MikroORM } from '@mikro-orm/postgresql';
import { Area, entities } from '@patchwork/api/seeding';
import { ormConfig } from '../mikro-orm.config.ts';
import { sendAlerts } from './demo/alerts.ts';
import { plantAreas } from './demo/areas.ts';
import { DemoDays } from './demo/days.ts';
import { decideCurrent } from './demo/decision-current.ts';
import { tellEast } from './demo/east.ts';
import { followFromNow } from './demo/follows.ts';
import { holdEarlier } from './demo/meetings-earlier.ts';
import { callTogether } from './demo/meetings-to-come.ts';
import { plantNeighbours } from './demo/neighbours.ts';
import { drawOutlines } from './demo/outlines.ts';
import { plantOfficers } from './demo/people.ts';
import { plantPriorities } from './demo/priorities.ts';
import { plantQuarters } from './demo/quarters.ts';
import { askTeams } from './demo/questions.ts';
import { plantResidents } from './demo/residents.ts';
import { suggestEarlier } from './demo/suggestions-earlier.ts';
import { suggestNow } from './demo/suggestions-now.ts';
import { tellCurrent } from './demo/updates-current.ts';
import { tellEarlier } from './demo/updates-earlier.ts';
import { judgeEarlier } from './demo/verdicts.ts';
import { voteOnCurrent } from './demo/vote-current.ts';
import { voteOnNext } from './demo/vote-next.ts';

/** Any number, the same in every copy: two demonstrations that start on one database fill it once. */
const key = 7_281_827;

/**
 * Fills an empty, migrated database with the demonstration of contract.md, as of `now`: all of it or, where an area is
 * there already, nothing.
 *
 * @param ballotKeyDir the folder of the keys of open votes; without one nobody can vote in the demonstration's open vote
 * @returns whether it did
 */
export async function seedDemo(ownerUrl: string, now = new Date(), ballotKeyDir?: string): Promise<boolean> {
  const orm = await MikroORM.init(ormConfig(ownerUrl, entities));
  try {
    return await orm.em.transactional(async (em) => {
      await em.execute('select pg_advisory_xact_lock(?)', [key]);
      if (await em.count(Area)) return false;
      const days = new DemoDays(now);
      const areas = await plantAreas(em);
      await drawOutlines(em, areas);
      const officers = await plantOfficers(em, areas);
      const quarters = plantQuarters(em, areas, days);
      const priorities = plantPriorities(em, areas, quarters, officers);
      tellEarlier(em, areas, days, priorities, officers);
      tellCurrent({ em, areas, days, priorities, officers });
      tellEast(em, areas, days, quarters, officers);
      const residents = await plantResidents(em, areas);
      judgeEarlier(em, priorities, residents);
      const telling = { em, areas, days, quarters, officers, residents };
      holdEarlier(telling);
      await callTogether(telling);
      askTeams(telling);
      const earlier = suggestEarlier(telling);
      const suggested = await suggestNow(telling);
      await em.flush();
      const neighbours = await plantNeighbours(em, areas);
      const votes = { ...telling, priorities, neighbours, ballotKeyDir };
      await decideCurrent(votes, await voteOnCurrent(votes, earlier));
      await voteOnNext(votes, suggested);
      await sendAlerts(telling);
      await followFromNow(telling);
      return true;
    });
  } finally {
    await orm.close(true);
  }
}
