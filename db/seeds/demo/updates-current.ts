import type { EntityManager } from '@mikro-orm/postgresql';
import { addDays, type DateText } from '@patchwork/calendar';
import type { DemoAreas } from './areas.ts';
import type { DemoDays } from './days.ts';
import { londonTime } from './days.ts';
import type { DemoOfficers } from './people.ts';
import { correct, post, taken } from './post.ts';
import type { DemoPriorities } from './priorities.ts';

const speedwatch = 'Girton Community Speedwatch';
const visionZero = 'Vision Zero team';
const team = 'Neighbourhood team';

/** Everything that telling the quarter under way leans on. */
interface Telling {
  em: EntityManager;
  areas: DemoAreas;
  days: DemoDays;
  priorities: DemoPriorities;
  officers: DemoOfficers;
}

/**
 * What was done in the quarter under way. What the newsletter reports of charges, warrants and orders is told as what
 * the team reported at the meeting, in the update that opens each priority, not as if it happened now.
 */
export function tellCurrent(telling: Telling): void {
  tellSpeeding(telling);
  tellAntisocialBehaviour(telling);
  tellDrugs(telling);
}

/** From the opening update to the newest public one, by shares of the way. */
function since(days: DemoDays, newest: DateText): (share: number) => DateText {
  return (share) => days.between(addDays(days.current.startsOn, 1), newest, share);
}

/** On time: four days since the newest. One corrected, one withdrawn. */
function tellSpeeding({ em, areas: { place }, days, priorities: { speeding }, officers }: Telling): void {
  const { inspector, pcso } = officers;
  const at = since(days, days.ago(4));
  post(em, speeding, {
    name: 'speeding current 1',
    by: inspector,
    day: at(0),
    time: '12:00',
    body:
      'At the meeting that began this quarter the team reported on its work with **Community Speedwatch** volunteers ' +
      'and the **Vision Zero** team: targeted speed checks, tickets, vehicles seized. You asked us to go on, with ' +
      'Girton as a focus. If speeding worries you where you live, report it on the force’s website.',
  });
  post(em, speeding, {
    name: 'speeding current 2',
    by: pcso,
    day: at(0.25),
    time: '09:40',
    body: 'Morning check in Girton with the Speedwatch volunteers, while children were on their way to school.',
    figures: [{ name: 'vehicles over 35 mph', value: 41, outOf: 318, source: speedwatch, ...taken(at(0.25)) }],
  });
  const body =
    'Not only Girton: the Vision Zero team checked in Hardwick and Fulbourn, where residents had asked for it.';
  const figure = { name: 'tickets issued', source: visionZero, ...taken(at(0.5), 2) };
  const corrected = post(em, speeding, {
    name: 'speeding current 3',
    by: pcso,
    day: at(0.5),
    time: '16:25',
    places: [place('hardwick'), place('fulbourn')],
    body,
    figures: [{ ...figure, value: 14 }],
  });
  correct(em, corrected, {
    body: body.replace('Hardwick and Fulbourn', 'Hardwick'),
    figures: [{ ...figure, value: 41 }],
  });
  const withdrawn = post(em, speeding, {
    name: 'speeding current 4',
    by: pcso,
    day: at(0.75),
    time: '18:00',
    body: 'Evening check in Girton with a laser device.',
    figures: [{ name: 'average speed', value: 29, unit: 'mph', source: visionZero, ...taken(at(0.75)) }],
  });
  em.assign(withdrawn, {
    withdrawnAt: londonTime(addDays(at(0.75), 1), '08:30'),
    withdrawnBy: inspector,
    withdrawnReason: 'The figure was measured on another road. We will post it again once it is checked.',
  });
  post(em, speeding, {
    name: 'speeding current 5',
    by: pcso,
    day: at(1),
    time: '17:35',
    body:
      'Speedwatch and Vision Zero together in Girton. **26 of 330 vehicles** were over 35 mph, and the average came ' +
      'down. Thank you to everybody who came out.',
    figures: [
      { name: 'vehicles over 35 mph', value: 26, outOf: 330, source: speedwatch, ...taken(at(1)) },
      { name: 'average speed', value: 33, before: 38, unit: 'mph', source: visionZero, ...taken(at(1), 7) },
    ],
  });
}

/** On time: three days since the newest; one more is set for tomorrow morning. */
function tellAntisocialBehaviour({ em, areas, days, priorities: { asb }, officers }: Telling): void {
  const { inspector, pcso } = officers;
  const places = (...slugs: string[]) => slugs.map(areas.place);
  const at = since(days, days.ago(3));
  const patrols = (day: DateText, value: number) => [
    { name: 'hot-spot patrols', value, source: team, ...taken(day, 7) },
  ];
  post(em, asb, {
    name: 'asb current 1',
    by: inspector,
    day: at(0),
    time: '12:10',
    places: places('cambourne'),
    body:
      'At the meeting that began this quarter the team reported on the three months before: talks with pupils in ' +
      'schools, hot-spot patrols across the area, and a community meeting and targeted activity in Cambourne, where ' +
      'persistent begging ended in a Criminal Behaviour Order. Contact with unauthorised encampments goes on.',
  });
  post(em, asb, {
    name: 'asb current 2',
    by: pcso,
    day: at(0.25),
    time: '21:15',
    places: places('milton', 'waterbeach'),
    body: 'Evening patrols in Milton and Waterbeach, where young people had gathered and neighbours had rung us.',
    figures: patrols(at(0.25), 12),
  });
  post(em, asb, {
    name: 'asb current 3',
    by: pcso,
    day: at(0.5),
    time: '14:30',
    places: places('histon', 'impington'),
    body: 'In school again: what antisocial behaviour is, whom it hurts, and where to go instead of the recreation ground.',
    figures: [{ name: 'pupils spoken with', value: 180, source: team, ...taken(at(0.5), 3) }],
  });
  post(em, asb, {
    name: 'asb current 4',
    by: inspector,
    day: at(0.75),
    time: '10:45',
    places: places('fen-ditton', 'fulbourn'),
    body: 'Reports from Fen Ditton and Fulbourn are down on the four weeks before. We keep patrolling at weekends.',
    figures: [
      {
        name: 'reports of antisocial behaviour',
        value: 9,
        before: 14,
        source: 'Police records',
        ...taken(at(0.75), 28),
      },
    ],
  });
  post(em, asb, {
    name: 'asb current 5',
    by: pcso,
    day: at(1),
    time: '20:50',
    places: places('histon', 'impington', 'milton'),
    body: 'Hot-spot patrols on the evenings you named, around the shops and the recreation grounds in Histon, Impington and Milton.',
    figures: patrols(at(1), 15),
  });
  post(em, asb, {
    name: 'asb current scheduled',
    by: inspector,
    day: days.ago(-1),
    time: '09:00',
    places: places('waterbeach'),
    body: 'The next street meeting in Waterbeach: come and tell us where and when it is worst.',
  });
}

/** Due, and not posted: seventeen days since the newest, of fourteen promised. One has waited since yesterday. */
function tellDrugs({ em, areas, days, priorities: { drugs }, officers }: Telling): void {
  const { inspector, pcso, comms } = officers;
  const places = (...slugs: string[]) => slugs.map(areas.place);
  const at = since(days, days.ago(17));
  post(em, drugs, {
    name: 'drugs current 1',
    by: inspector,
    day: at(0),
    time: '12:20',
    places: places('cambourne', 'bassingbourn', 'knapwell', 'sawston'),
    approvedBy: comms,
    body: [
      'At the meeting that began this quarter the team reported on the three months before:',
      '',
      '- in Cambourne a man was charged in connection with the supply of drugs to children;',
      '- in Bassingbourn a warrant was carried out, and cannabis found;',
      '- in Knapwell a man was charged after a cannabis factory was discovered;',
      '- in Sawston an investigation into another cannabis factory goes on.',
      '',
      'Much of it began with what you told us. Please keep telling us.',
    ].join('\n'),
  });
  post(em, drugs, {
    name: 'drugs current 2',
    by: pcso,
    day: at(0.5),
    time: '15:10',
    places: places('cambourne'),
    body: 'Targeted patrols in Cambourne, at the places and hours that residents’ reports point to.',
    figures: [{ name: 'reports acted on', value: 23, source: team, ...taken(at(0.5), 7) }],
  });
  post(em, drugs, {
    name: 'drugs current 3',
    by: inspector,
    day: at(1),
    time: '11:55',
    places: [],
    body: 'Letters to landlords across the area: how to tell that a house is used for growing, and whom to ring.',
    figures: [{ name: 'letters to landlords', value: 60, source: team, ...taken(at(1), 5) }],
  });
  post(em, drugs, {
    name: 'drugs current waiting',
    by: pcso,
    day: days.ago(1),
    time: '16:40',
    places: places('sawston'),
    body: 'Residents’ reports from Sawston were looked into at the door, with the landlord’s consent and without a warrant.',
    figures: [{ name: 'reports acted on', value: 7, source: team, ...taken(days.ago(1), 14) }],
  });
}
