import type { EntityManager } from '@mikro-orm/postgresql';
import { anArea } from '#features/areas/area.factory.ts';
import { Quarter } from './quarter.entity.ts';

interface Given {
  area?: string;
  startsOn?: string;
  endsOn?: string;
  suggestFrom?: Date;
  voteFrom?: Date;
  voteUntil?: Date;
}

/** A quarter of a neighbourhood: "August to October 2022" of testshire/north unless told otherwise. */
export async function aQuarter(em: EntityManager, given: Given = {}): Promise<Quarter> {
  const { area: path = 'testshire/north', startsOn = '2022-08-01', endsOn = '2022-10-31', ...road } = given;
  const area = await anArea(em, path);
  const known = await em.findOne(Quarter, { area, startsOn, endsOn });
  if (known) return known;
  const quarter = em.create(Quarter, { area, startsOn, endsOn, ...road });
  await em.flush();
  return quarter;
}
