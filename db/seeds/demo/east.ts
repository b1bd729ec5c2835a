import type { EntityManager } from '@mikro-orm/postgresql';
import { PromisePause, Theme } from '@patchwork/api/seeding';
import { addDays } from '@patchwork/calendar';
import type { DemoAreas } from './areas.ts';
import type { DemoDays } from './days.ts';
import type { DemoOfficers } from './people.ts';
import { post, taken } from './post.ts';
import { adopt } from './priorities.ts';
import type { DemoQuarters } from './quarters.ts';

/** East Cambridgeshire, made up throughout: one priority reported late, and one whose promise is paused. */
export function tellEast(
  em: EntityManager,
  { place }: DemoAreas,
  days: DemoDays,
  { eastCurrent }: DemoQuarters,
  { inspectorEast }: DemoOfficers,
): void {
  const parking = adopt(em, {
    name: 'east parking',
    quarter: eastCurrent,
    position: 1,
    theme: Theme.PARKING,
    title: 'Parking outside schools in Soham',
    promise: 'We are at the gates once a week, and say every fortnight what we saw.',
    places: [place('soham')],
  });
  const rural = adopt(em, {
    name: 'east rural',
    quarter: eastCurrent,
    position: 2,
    theme: Theme.RURAL_CRIME,
    title: 'Hare coursing and thefts from farms',
    promise: 'Patrols on droves and byways at dawn, with farmers telling us where.',
    places: [place('burwell'), place('littleport')],
  });
  const late = days.ago(24);
  post(em, parking, {
    name: 'east parking 1',
    by: inspectorEast,
    day: late,
    time: '09:15',
    body: 'At the school gates in Soham for the first time this quarter. Drivers moved on when we asked them.',
    figures: [{ name: 'cars on the zigzag lines', value: 11, source: 'Neighbourhood team', ...taken(late) }],
  });
  const second = days.between(addDays(days.current.startsOn, 1), days.ago(12), 0.5);
  post(em, rural, {
    name: 'east rural 1',
    by: inspectorEast,
    day: second,
    time: '08:20',
    body: 'Two dawn patrols with farmers around Burwell. Gates that stood open are locked now.',
    figures: [{ name: 'dawn patrols', value: 2, source: 'Neighbourhood team', ...taken(second, 7) }],
  });
  em.assign(rural, {
    pausedUntil: days.ago(-9),
    pauseReason: 'The officer who leads this is away on a course.',
  });
  em.create(PromisePause, { priority: rural, pausedOn: second, until: days.ago(-9) });
}
