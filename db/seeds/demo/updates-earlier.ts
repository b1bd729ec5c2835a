import type { EntityManager } from '@mikro-orm/postgresql';
import type { DemoAreas } from './areas.ts';
import type { DemoDays } from './days.ts';
import type { DemoOfficers } from './people.ts';
import { post, taken } from './post.ts';
import type { DemoPriorities } from './priorities.ts';

const speedwatch = 'Community Speedwatch';
const visionZero = 'Vision Zero team';

/** What was done in the two quarters that have ended. */
export function tellEarlier(
  em: EntityManager,
  { place }: DemoAreas,
  days: DemoDays,
  priorities: DemoPriorities,
  { inspector, pcso }: DemoOfficers,
): void {
  const { speedingEarlier, converters, burglary, speedingBefore, drugsBefore, asbBefore } = priorities;
  const earlier = (share: number) => days.between(days.earlier.startsOn, days.earlier.endsOn, share);
  const before = (share: number) => days.between(days.before.startsOn, days.before.endsOn, share);

  post(em, speedingEarlier, {
    name: 'speeding earlier 1',
    by: pcso,
    day: earlier(0.15),
    time: '17:20',
    places: [place('girton')],
    body: 'First check of the quarter with **Girton’s Speedwatch volunteers**, on a weekday morning at school time.',
    figures: [{ name: 'vehicles over 35 mph', value: 71, outOf: 352, source: speedwatch, ...taken(earlier(0.15)) }],
  });
  post(em, speedingEarlier, {
    name: 'speeding earlier 2',
    by: pcso,
    day: earlier(0.55),
    time: '16:05',
    places: [place('comberton'), place('hardwick')],
    body: 'Checks in Comberton and Hardwick. Most drivers in Comberton kept to the limit; in Hardwick they did not.',
    figures: [{ name: 'average speed', value: 39, unit: 'mph', source: visionZero, ...taken(earlier(0.55), 3) }],
  });
  post(em, converters, {
    name: 'converters earlier 1',
    by: inspector,
    day: earlier(0.2),
    time: '12:30',
    body:
      'Converters have been taken in twelve of our villages, in daylight as well as at night. We patrol there more ' +
      'often. It takes minutes: if you see someone under a parked car, **call 999** with the number plate.',
  });
  post(em, converters, {
    name: 'converters earlier 2',
    by: pcso,
    day: earlier(0.7),
    time: '18:10',
    places: [place('melbourn'), place('meldreth')],
    body: 'A marking session at Melbourn: converters marked so that they are harder to sell on.',
    figures: [{ name: 'converters marked', value: 43, source: 'Neighbourhood team', ...taken(earlier(0.7)) }],
  });
  post(em, burglary, {
    name: 'burglary earlier 1',
    by: inspector,
    day: earlier(0.3),
    time: '10:00',
    body:
      'Ten burglaries or attempts were recorded here in four weeks. Some came in through open or unlocked doors and ' +
      'windows; others pretended to be someone they were not.\n\n- Lock up, also when you are at home.\n- Ask for a card and ring the company yourself.',
    figures: [{ name: 'burglaries and attempts', value: 10, source: 'Police records', ...taken(earlier(0.3), 28) }],
  });

  post(em, speedingBefore, {
    name: 'speeding before 1',
    by: pcso,
    day: before(0.12),
    time: '09:50',
    places: [place('girton')],
    body: 'Speedwatch volunteers stood with us in Girton. Letters go to the keepers of the vehicles they counted.',
    figures: [{ name: 'vehicles over 35 mph', value: 58, outOf: 341, source: speedwatch, ...taken(before(0.12)) }],
  });
  post(em, speedingBefore, {
    name: 'speeding before 2',
    by: inspector,
    day: before(0.45),
    time: '14:15',
    places: [place('fulbourn'), place('hardwick')],
    body: 'The Vision Zero team checked in Fulbourn and Hardwick, issued tickets and seized two uninsured vehicles.',
    figures: [
      { name: 'tickets issued', value: 17, source: visionZero, ...taken(before(0.45), 2) },
      { name: 'vehicles seized', value: 2, source: visionZero, ...taken(before(0.45), 2) },
    ],
  });
  post(em, speedingBefore, {
    name: 'speeding before 3',
    by: pcso,
    day: before(0.85),
    time: '18:30',
    places: [place('girton')],
    body: 'Back in Girton with Speedwatch. Fewer drivers are far above the limit; the average hardly moved.',
    figures: [
      { name: 'vehicles over 35 mph', value: 49, outOf: 352, source: speedwatch, ...taken(before(0.85)) },
      { name: 'average speed', value: 38, before: 39, unit: 'mph', source: visionZero, ...taken(before(0.85), 7) },
    ],
  });
  post(em, drugsBefore, {
    name: 'drugs before 1',
    by: inspector,
    day: before(0.2),
    time: '11:10',
    places: [place('cambourne')],
    body: 'We spoke with parents and staff in Cambourne about how dealers draw children in, and what to look out for.',
  });
  post(em, drugsBefore, {
    name: 'drugs before 2',
    by: pcso,
    day: before(0.6),
    time: '15:45',
    body: 'Residents’ reports led to targeted patrols in four places. We cannot say more while enquiries go on.',
    figures: [{ name: 'reports acted on', value: 31, source: 'Neighbourhood team', ...taken(before(0.6), 30) }],
  });
  post(em, asbBefore, {
    name: 'asb before 1',
    by: pcso,
    day: before(0.25),
    time: '13:20',
    places: [place('histon'), place('milton')],
    body: 'Visits to schools: we spoke with pupils about antisocial behaviour and what it does to neighbours.',
    figures: [{ name: 'pupils spoken with', value: 240, source: 'Neighbourhood team', ...taken(before(0.25), 5) }],
  });
  post(em, asbBefore, {
    name: 'asb before 2',
    by: inspector,
    day: before(0.5),
    time: '20:30',
    places: [place('cambourne')],
    body: 'We held a **community meeting in Cambourne** and agreed on patrols around the centre after dark.',
    figures: [{ name: 'residents at the meeting', value: 46, source: 'Neighbourhood team', ...taken(before(0.5)) }],
  });
  post(em, asbBefore, {
    name: 'asb before 3',
    by: pcso,
    day: before(0.8),
    time: '17:00',
    places: [],
    body: 'We keep visiting unauthorised encampments with the council, and talk with those living there and beside them.',
  });
}
