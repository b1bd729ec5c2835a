import { CorrectionRequest, type Meeting, MeetingFeedback, type Registration } from '@patchwork/api/seeding';
import { addDays } from '@patchwork/calendar';
import { londonTime, midweekFrom } from './days.ts';
import { type Comer, call, register } from './gather.ts';
import { idOf } from './ids.ts';
import { MINUTES_BEFORE, MINUTES_OPENING } from './minutes.ts';
import { ask, say } from './say.ts';
import type { MeetingsTelling } from './telling.ts';

const MINUTE = 60_000;

/** Meetings that are over: the one that began this quarter, as the newsletter tells it, the one before, and one cancelled. */
export function holdEarlier(telling: MeetingsTelling): void {
  holdOpening(telling);
  holdBefore(telling);
  cancelOne(telling);
}

/** Online, in the week before the quarter that it agreed on. */
function holdOpening(telling: MeetingsTelling): void {
  const { em, areas, days, quarters, officers, residents } = telling;
  const { startsOn } = days.current;
  const meeting = call(em, {
    name: 'south opening',
    area: areas.south,
    quarter: quarters.current,
    by: officers.inspector,
    title: 'South Cambridgeshire: drugs, antisocial behaviour and speeding',
    day: midweekFrom(addDays(startsOn, -6)),
    time: '19:00',
    minutes: 90,
    announced: addDays(startsOn, -34),
    mode: 'ONLINE',
    capacity: 100,
    checkInCode: 'W6HN2B',
    agenda: [
      'Speeding: what we did in three months',
      'Drugs: what we did in three months',
      'Antisocial behaviour: what we did in three months',
      'Your questions',
      'What the team will focus on next',
    ],
    description: 'We report on the last three months, and agree with you what the team will focus on in the next.',
    joinUrl: 'https://meet.example.org/south-cambridgeshire/c2k-jw8f-pvt',
    dialIn: 'Ring 01632 960 140 and wait to be let in. Captions: press “CC” at the foot of the call.',
  });
  const comers: Comer[] = residents.from(1, 50).map((person, i) => ({
    person,
    withCompanion: i % 4 === 1 && i < 48,
    status: i % 12 === 6 ? 'CONFIRMED' : 'ATTENDED',
  }));
  comers.push(...RANG.map((name) => ({ name, status: 'ATTENDED' as const })));
  const registered = register(em, meeting, { comers, until: addDays(startsOn, -7), by: officers.pcso });
  const after = new Date(meeting.endsAt.getTime() + 39 * 60 * MINUTE);
  const minutes = say(em, {
    name: 'minutes opening',
    area: areas.south,
    by: officers.inspector,
    body: MINUTES_OPENING,
    at: after,
    approvedBy: officers.comms,
  });
  em.assign(meeting, {
    minutes,
    headCount: 64,
    recordingUrl: 'https://video.example.org/south-cambridgeshire/opening',
  });
  thank(telling, registered, meeting);
  answerAtOpening(telling, meeting);
  em.create(CorrectionRequest, {
    id: idOf('correction opening'),
    meeting,
    person: residents.number(12),
    text: 'The minutes leave out that Hardwick was named for speeding as well. Somebody said so near the end.',
    requestedAt: londonTime(days.ago(2), '20:15'),
  });
}

/** Telephone numbers are not kept in the demonstration once a meeting is over. */
const RANG = ['Mrs Lamb', 'Mr Osei', 'Miss Pike', 'Mr Marsh', 'Mrs Holm', 'Mr Dray'];

/** What those who came thought of it: of twelve, eight yes, three partly, one no. */
function thank({ em }: MeetingsTelling, registered: readonly Registration[], meeting: Meeting): void {
  const words = new Map([
    [1, 'Good to hear what was done. Half the time went on one village.'],
    [4, 'The captions were a great help.'],
    [8, 'I could not get a word in. Please take written questions first.'],
  ]);
  const came = registered.filter(({ status, person }) => status === 'ATTENDED' && person).slice(0, 12);
  for (const [i, registration] of came.entries()) {
    const helpful = i === 8 ? 'NO' : i % 4 === 1 ? 'PARTLY' : 'YES';
    const givenAt = new Date(meeting.endsAt.getTime() + (70 + i * 95) * MINUTE);
    em.create(MeetingFeedback, { registration, helpful, words: words.get(i), givenAt });
  }
}

/** Three questions: one answered aloud, two in words in the days after. Who asked is forgotten by now. */
function answerAtOpening({ em, areas, officers, residents }: MeetingsTelling, meeting: Meeting): void {
  const { pcso } = officers;
  const put = { area: areas.south, meeting, readBy: pcso };
  const hours = (count: number) => new Date(meeting.endsAt.getTime() + count * 60 * MINUTE);
  ask(em, {
    ...put,
    name: 'south opening 1',
    text: 'Where should I report speeding if it is not an emergency and I have no film of it?',
    at: hours(-130),
    supporters: residents.from(14, 11),
    aloudAt: hours(-0.5),
  });
  ask(em, {
    ...put,
    name: 'south opening 2',
    text: 'What do the talks in schools do, and do parents hear of them?',
    at: hours(-77),
    supporters: residents.from(3, 8),
    answer: {
      by: pcso,
      at: hours(17),
      body:
        'We speak with pupils about what antisocial behaviour is, whom it hurts and where else to go. Until now only some ' +
        'schools told parents. From now on we ask each school to send home a page about it, and put the same page here.',
    },
  });
  ask(em, {
    ...put,
    name: 'south opening 3',
    text: 'There are tents and caravans on the field beside the lay-by again. Who deals with that?',
    at: hours(-50),
    supporters: residents.from(25, 5),
    answer: {
      by: pcso,
      at: hours(64),
      body:
        'The landowner first, with the council; we speak with those who stay there and with neighbours, and can act where ' +
        'there is damage or a crime. That contact goes on, and we will say here when it has changed anything.',
    },
  });
}

/** The meeting before it. Its roster has been deleted; how many came is kept. */
function holdBefore({ em, areas, days, quarters, officers }: MeetingsTelling): void {
  const { startsOn } = days.before;
  const meeting = call(em, {
    name: 'south before',
    area: areas.south,
    quarter: quarters.before,
    by: officers.inspector,
    title: 'South Cambridgeshire: converters, burglary and speeding',
    day: midweekFrom(addDays(startsOn, -6)),
    time: '19:00',
    minutes: 90,
    announced: addDays(startsOn, -30),
    mode: 'ONLINE',
    capacity: 80,
    checkInCode: 'B4TX9G',
    agenda: ['What we did, and what we did not', 'Your questions', 'What the team will focus on next'],
    joinUrl: 'https://meet.example.org/south-cambridgeshire/f5d-nk3q-wrx',
    dialIn: 'Ring 01632 960 140 and wait to be let in. Captions: press “CC” at the foot of the call.',
  });
  const at = new Date(meeting.endsAt.getTime() + 62 * 60 * MINUTE);
  const told = { name: 'minutes before', area: areas.south, by: officers.inspector, body: MINUTES_BEFORE, at };
  em.assign(meeting, { minutes: say(em, told), headCount: 41 });
}

/** A fortnight ago, called off two days before. */
function cancelOne({ em, areas, days, quarters, officers, residents }: MeetingsTelling): void {
  const day = midweekFrom(days.ago(16));
  const meeting = call(em, {
    name: 'south cancelled',
    area: areas.south,
    quarter: quarters.current,
    by: officers.inspector,
    title: 'Waterbeach: street meeting indoors',
    day,
    time: '18:30',
    minutes: 60,
    announced: addDays(day, -18),
    mode: 'IN_PERSON',
    capacity: 30,
    checkInCode: 'Z5QL8V',
    agenda: ['Where and when it is worst', 'What we can do in the next weeks'],
    description: 'The hall and its address are made up for this demonstration.',
    address: 'The mill hall, Waterbeach',
    gettingThere: 'One step at the door; ring the bell and we bring the ramp.',
  });
  const until = addDays(day, -4);
  const comers = residents.from(30, 11).map((person) => ({ person }));
  const cancelledAt = londonTime(addDays(day, -2), '09:30');
  for (const registration of register(em, meeting, { comers, until, by: officers.pcso })) registration.toldSequence = 1;
  em.assign(meeting, {
    sequence: 1,
    cancelledAt,
    changedAt: cancelledAt,
    cancelReason:
      'The heating of the hall has failed and no other room was free. We are sorry. What you wanted to ask can be asked here, and we will set a new evening.',
  });
}
