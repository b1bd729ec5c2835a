import { heldUntil } from '@patchwork/api/seeding';
import { type Comer, call, register } from './gather.ts';
import { askForOnline } from './questions-for-online.ts';
import type { MeetingsTelling } from './telling.ts';

const HOUR = 3_600_000;

/** The meetings to come: one online with places left, one in a village that is full with a line, one both ways in the east. */
export async function callTogether(telling: MeetingsTelling): Promise<void> {
  await callOnline(telling);
  callVillage(telling);
  callEast(telling);
}

/** About a fortnight ahead: what the next quarter should be about. */
async function callOnline(telling: MeetingsTelling): Promise<void> {
  const { em, areas, days, quarters, officers, residents } = telling;
  const meeting = call(em, {
    name: 'south online',
    area: areas.south,
    quarter: quarters.next,
    by: officers.inspector,
    title: 'What should South Cambridgeshire’s police work on next?',
    day: days.meetingIn(14),
    time: '19:00',
    minutes: 90,
    announced: days.ago(12),
    mode: 'ONLINE',
    capacity: 100,
    checkInCode: 'K7MWQ3',
    agenda: [
      'Antisocial behaviour: what we did, and what you noticed of it',
      'Drug dealing: what we can tell you',
      'Speeding: Girton, and everywhere else you named',
      'Your questions, the most wanted first',
      'What the next three months should be about',
    ],
    description: [
      'Every three months we tell you what we did about the priorities you chose, you tell us whether it helped, and ' +
        'together we settle what comes next.',
      '',
      '- **You need no camera**, and nobody has to speak: questions can be written here before and during the meeting.',
      '- **Captions** run the whole time.',
      '- Tell us when you register if you need anything else to take part.',
      '',
      'What was said is on this page within a week.',
    ].join('\n'),
    joinUrl: 'https://meet.example.org/south-cambridgeshire/h4v-tq9n-rkd',
    dialIn:
      'Ring 01632 960 140, a local call, and wait to be let in; press star and 6 to speak. ' +
      'Captions: press “CC” at the foot of the call, or ask us to post them to you afterwards.',
  });
  const needs = new Map([
    [3, 'A British Sign Language interpreter, please.'],
    [11, 'I read the captions, so please speak one at a time.'],
    [24, 'The agenda in large print, by post.'],
  ]);
  const comers: Comer[] = residents.from(1, 36).map((person, i) => ({
    person,
    name: FIRST_NAMES[i % FIRST_NAMES.length],
    needs: needs.get(i + 1),
    withCompanion: i % 12 === 5,
    status: i % 20 === 8 ? 'WITHDRAWN' : 'CONFIRMED',
  }));
  comers.splice(7, 0, { name: 'Mrs Lamb', phone: '01632 960 155', needs: 'Joins by phone, has no computer.' });
  comers.splice(16, 0, { name: 'Mr Osei', phone: '07700 900 217' });
  comers.splice(25, 0, { name: 'Miss Pike', phone: '01632 960 170' });
  comers.splice(31, 0, { name: 'Mr and Mrs Dray', phone: '07700 900 442', withCompanion: true });
  register(em, meeting, { comers, until: days.ago(1), by: officers.pcso });
  await askForOnline(telling, meeting);
}

const FIRST_NAMES = ['Asha', 'Bryn', 'Carol', 'Dilip', 'Ewa', 'Femi', 'Grace', 'Huw', 'Ines', 'Jo', 'Kemal'];

/** About three weeks ahead, in a room for twelve: full, one place being offered, four in the line behind, one of them a pair. */
function callVillage({ em, areas, days, quarters, officers, residents }: MeetingsTelling): void {
  const meeting = call(em, {
    name: 'south village',
    area: areas.south,
    quarter: quarters.current,
    by: officers.inspector,
    title: 'Fen Ditton: evenings on the recreation ground',
    day: days.meetingIn(23),
    time: '19:30',
    minutes: 60,
    announced: days.ago(20),
    mode: 'IN_PERSON',
    capacity: 12,
    checkInCode: 'D8FJ4T',
    agenda: [
      'Where and when it is worst: your map on the wall',
      'What patrols found in the last weeks',
      'What the parish and young people could do with us',
    ],
    description:
      'A small room and an hour to talk about the evenings on the recreation ground. The room and its address are made ' +
      'up for this demonstration.',
    address: 'The small reading room, Fen Ditton',
    gettingThere:
      'Step-free from the car park behind. The room has a hearing loop. Two spaces for blue badges; the bus stops at the green.',
  });
  const comers: Comer[] = residents.from(37, 10).map((person, i) => ({
    person,
    name: FIRST_NAMES[(i + 3) % FIRST_NAMES.length],
    needs: i === 4 ? 'A seat near the door, I use a wheelchair.' : undefined,
    withCompanion: i === 6,
    status: i === 2 ? 'WITHDRAWN' : 'CONFIRMED',
  }));
  comers.push({ name: 'Mrs Sedge', phone: '01632 960 188', needs: 'Hearing loop.' });
  comers.push({ person: residents.offered, status: 'WAITING' });
  comers.push(
    ...residents.waiting.map((person, i) => ({ person, withCompanion: i === 2, status: 'WAITING' as const })),
  );
  const registered = register(em, meeting, { comers, until: days.ago(1), by: officers.pcso });
  // An hour ago somebody gave up their place, so that the offer stands for more than a day.
  const withdrawnAt = new Date(days.now.getTime() - HOUR);
  const withdrawn = registered.find(({ status }) => status === 'WITHDRAWN');
  const offered = registered.find(({ person }) => person?.id === residents.offered.id);
  if (!withdrawn || !offered) throw new Error('Nobody to offer a place of, or to.');
  em.assign(withdrawn, { withdrawnAt });
  em.assign(offered, { status: 'OFFERED', offerEndsAt: heldUntil(meeting.startsAt, withdrawnAt), version: 2 });
}

/** Made up like the rest of the east: in a hall, and online at the same time. */
function callEast({ em, areas, days, quarters, officers, residents }: MeetingsTelling): void {
  const meeting = call(em, {
    name: 'east both',
    area: areas.east,
    quarter: quarters.eastNext,
    by: officers.inspectorEast,
    title: 'East Cambridgeshire: your three months ahead',
    day: days.meetingIn(15),
    time: '19:30',
    minutes: 90,
    announced: days.ago(10),
    mode: 'BOTH',
    capacity: 60,
    checkInCode: 'P3RY6C',
    agenda: [
      'Parking outside schools in Soham',
      'Hare coursing, and thefts from farms',
      'Your questions',
      'What comes next',
    ],
    description:
      'Come to the hall or join from home: both see and hear each other. The hall and its address are made up for this ' +
      'demonstration.',
    joinUrl: 'https://meet.example.org/east-cambridgeshire/b7c-xw2p-mzh',
    dialIn: 'Ring 01632 960 141 and wait to be let in. Captions are on the screen in the hall and in the call.',
    address: 'The old drill hall, Soham',
    gettingThere: 'Step-free by the side door. Hearing loop at the front. Free parking; bicycles can come inside.',
  });
  const comers: Comer[] = residents.from(1, 13).map((person, i) => ({ person, withCompanion: i === 9 }));
  comers.push({ name: 'Mr Fenn', phone: '01632 960 193', needs: 'A lift from the bus stop, if anybody can.' });
  register(em, meeting, { comers, until: days.ago(1), by: officers.inspectorEast });
}
