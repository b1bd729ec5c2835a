import type { EntityManager } from '@mikro-orm/postgresql';
import { type Area, type Outcome, Priority, type Quarter, Theme } from '@patchwork/api/seeding';
import { addDays } from '@patchwork/calendar';
import type { DemoAreas } from './areas.ts';
import { londonTime } from './days.ts';
import { idOf } from './ids.ts';
import type { DemoOfficers } from './people.ts';
import type { DemoQuarters } from './quarters.ts';

/** The priorities of South Cambridgeshire: three quarters, the last one the newsletter's. */
export type DemoPriorities = ReturnType<typeof plantPriorities>;

/** A priority as these files tell it. */
export interface Adopted {
  /** names it among the demonstration's priorities */
  name: string;
  quarter: Quarter;
  position: number;
  theme: Theme;
  title: string;
  promise: string;
  places: Area[];
  updateEveryDays?: number;
  continues?: Priority;
}

/** Adopts a priority; one that continues another is of the same line of work. */
export function adopt(em: EntityManager, told: Adopted): Priority {
  const { name, places, updateEveryDays = 14, continues, ...facts } = told;
  const id = idOf(`priority ${name}`);
  const lineageId = continues?.lineageId ?? id;
  const priority = em.create(Priority, { id, lineageId, updateEveryDays, continues, ...facts });
  priority.places.set(places);
  return priority;
}

/** Adopts the team's priorities of the quarter under way and of the two before, and says what became of the latter. */
export function plantPriorities(
  em: EntityManager,
  areas: DemoAreas,
  quarters: DemoQuarters,
  { inspector }: DemoOfficers,
) {
  const places = (...slugs: string[]) => slugs.map(areas.place);
  const { earlier, before, current } = quarters;

  const speedingEarlier = adopt(em, {
    name: 'speeding earlier',
    quarter: earlier,
    position: 1,
    theme: Theme.SPEEDING,
    title: 'Speeding on village through roads',
    promise: 'We stand with Community Speedwatch at the roads residents name, and say what we counted.',
    places: places('girton', 'hardwick', 'comberton'),
  });
  const converters = adopt(em, {
    name: 'converters earlier',
    quarter: earlier,
    position: 2,
    theme: Theme.VEHICLE_CRIME,
    title: 'Thefts of catalytic converters',
    promise: 'More patrols where converters were taken, and marking sessions for residents’ cars.',
    places: places(
      ...['meldreth', 'foxton', 'melbourn', 'eltisley', 'litlington', 'bassingbourn'],
      ...['guilden-morden', 'hardwick', 'comberton', 'orwell', 'pampisford', 'barton'],
    ),
  });
  const burglary = adopt(em, {
    name: 'burglary earlier',
    quarter: earlier,
    position: 3,
    theme: Theme.BURGLARY,
    title: 'Burglary and callers who pretend to be someone else',
    promise: 'We visit streets where homes were entered, and hold an advice session in every village hall that asks.',
    places: [],
    updateEveryDays: 28,
  });
  const speedingBefore = adopt(em, {
    name: 'speeding before',
    quarter: before,
    position: 1,
    theme: Theme.SPEEDING,
    title: 'Speeding, with Speedwatch and Vision Zero',
    promise:
      'Targeted checks with Community Speedwatch volunteers and the Vision Zero team: tickets, and vehicles seized.',
    places: places('girton', 'fulbourn', 'hardwick'),
    continues: speedingEarlier,
  });
  const drugsBefore = adopt(em, {
    name: 'drugs before',
    quarter: before,
    position: 2,
    theme: Theme.DRUGS,
    title: 'Drug dealing',
    promise: 'We act on what residents tell us, and keep children safe from those who would use them.',
    places: places('cambourne', 'bassingbourn', 'knapwell', 'sawston'),
  });
  const asbBefore = adopt(em, {
    name: 'asb before',
    quarter: before,
    position: 3,
    theme: Theme.ASB,
    title: 'Antisocial behaviour around schools and centres',
    promise: 'We talk with pupils, patrol hot spots, and meet residents where it is worst.',
    places: places('cambourne', 'histon', 'milton'),
  });

  const asb = adopt(em, {
    name: 'asb current',
    quarter: current,
    position: 1,
    theme: Theme.ASB,
    title: 'Antisocial behaviour',
    promise: 'Hot-spot patrols and school visits in Fen Ditton, Fulbourn, Milton, Waterbeach, Histon and Impington.',
    places: places('fen-ditton', 'fulbourn', 'milton', 'waterbeach', 'histon', 'impington'),
    continues: asbBefore,
  });
  const drugs = adopt(em, {
    name: 'drugs current',
    quarter: current,
    position: 2,
    theme: Theme.DRUGS,
    title: 'Drugs: developing intelligence and targeted activity',
    promise: 'Developing intelligence from what residents tell us, and targeted activity on it, wherever it leads.',
    places: [],
    continues: drugsBefore,
  });
  const speeding = adopt(em, {
    name: 'speeding current',
    quarter: current,
    position: 3,
    theme: Theme.SPEEDING,
    title: 'Speeding, with Girton as a focus',
    promise: 'Girton will be a focus but not exclusive: we check elsewhere where residents report a problem.',
    places: places('girton'),
    continues: speedingBefore,
  });

  /** Says what became of a priority, two days after its quarter. */
  const record = (priority: Priority, outcome: Outcome, outcomeWords: string) => {
    const outcomeRecordedAt = londonTime(addDays(priority.quarter.unwrap().endsOn, 2), '11:30');
    em.assign(priority, { outcome, outcomeWords, outcomeRecordedAt, outcomeRecordedBy: inspector });
  };
  record(speedingEarlier, 'CONTINUES', 'Slower in Comberton. Girton and Hardwick are not, so we go on there.');
  record(converters, 'PARTLY', 'Fewer were taken while we patrolled. One marking session of three was held.');
  record(burglary, 'NOT_DONE', 'We visited the streets but held no advice session: nobody was free to give them.');
  record(speedingBefore, 'CONTINUES', 'Average speeds came down a little. Residents chose it again, Girton above all.');
  record(drugsBefore, 'CONTINUES', 'What was done was reported at the meeting. Much of it is still under way.');
  record(asbBefore, 'PARTLY', 'Quieter in Cambourne. Reports moved to villages north and east of Cambridge.');
  return { speedingEarlier, converters, burglary, speedingBefore, drugsBefore, asbBefore, asb, drugs, speeding };
}
