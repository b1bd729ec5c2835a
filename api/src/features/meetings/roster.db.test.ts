import { jest } from '@jest/globals';
import type { Answer, Browser } from '../../testing/a-service.ts';
import { MeetingDesk, PLACE } from '../../testing/meeting-desk.ts';
import { answerOf, codeOf } from '../../testing/update-desk.ts';
import type { Meeting } from './meeting.entity.ts';
import { aMeeting } from './meeting.factory.ts';
import { aRegistration } from './registration.factory.ts';

jest.setTimeout(60_000);

let desk: MeetingDesk;
beforeAll(async () => {
  desk = await MeetingDesk.open();
});
beforeEach(() => desk.patch.clock.set('2022-09-14T12:00:00Z'));
afterAll(() => desk?.patch.close());

const NOBODY = '00000000-0000-4000-8000-000000000000';
const ROSTER = `query ($id: ID!) { meetingRoster(meetingId: $id) { confirmed offered waiting attended overCapacity checkInCode
  toPrepare meeting { id } entries { ${PLACE} phone mustBeRung } } }`;
const rosterOf = (id: string, by: Browser = desk.team.officer) => by.ask(ROSTER, { id });
const CALLER = `mutation ($input: RegisterCallerInput!) { registerCaller(input: $input) {
  __typename ... on Registration { ${PLACE} phone mustBeRung } ... on RegistrationRefusal { message reason field } } }`;
const ring = (meetingId: string, more: object = {}, by: Browser = desk.team.officer) =>
  by.ask(CALLER, { input: { meetingId, name: 'Sam', phone: '01223 000000', ...more } });

/** One tap of the team on a registration. */
const tap = (deed: string, id: string, by: Browser = desk.team.officer): Promise<Answer> =>
  by.ask(
    `mutation ($id: ID!) { ${deed}(registrationId: $id) { __typename ... on Registration { ${PLACE} } ... on RegistrationRefusal { message reason field } } }`,
    { id },
  );
const DEEDS = ['noteRung', 'checkInResident', 'undoCheckIn', 'confirmResident', 'withdrawResident'];
const meetingOf = (facts: Partial<Meeting> = {}) => aMeeting(desk.patch.em(), facts as object);

describe('the roster', () => {
  test('tells the meeting’s own team who comes, in the order of the line, and what to prepare', async () => {
    const meeting = await meetingOf({ capacity: 2, mode: 'IN_PERSON', address: 'The hall' });
    await aRegistration(desk.patch.em(), { meeting, name: 'Ann', needs: 'A loop' });
    await aRegistration(desk.patch.em(), { meeting, seats: 2, status: 'WAITING' });
    const { data } = await rosterOf(meeting.id);
    expect(data.meetingRoster).toMatchObject({
      confirmed: 1,
      offered: 0,
      waiting: 1,
      attended: 0,
      overCapacity: 0,
      checkInCode: 'ABC234',
      meeting: { id: meeting.id },
      entries: [
        { name: 'Ann', needs: 'A loop', status: 'CONFIRMED', phone: null, mustBeRung: false },
        { status: 'WAITING', waitingPosition: 1, hasCompanion: true },
      ],
    });
    expect(data.meetingRoster.toPrepare).toEqual([
      'Add how to get there and whether there are steps.',
      'Add the agenda.',
      'Read what one person needs to take part.',
    ]);
  });

  test('is nobody else’s', async () => {
    const { id } = await meetingOf();
    for (const by of [desk.team.stranger, desk.team.comms, desk.team.admin, desk.team.resident])
      expect(codeOf(await rosterOf(id, by))).toBe('FORBIDDEN');
    expect(codeOf(await rosterOf(id, desk.patch.browser()))).toBe('UNAUTHENTICATED');
    for (const none of ['x', NOBODY]) expect(codeOf(await rosterOf(none))).toBe('NOT_FOUND');
  });

  test('what people need and are called reaches nobody but them and the team', async () => {
    const meeting = await meetingOf({ capacity: 9 });
    const [ann, bob] = [await desk.patch.as('ann@x.test'), await desk.patch.as('bob@x.test')];
    await desk.register(ann, meeting.id, { name: 'Cardamom', needs: 'Turmeric' });
    await desk.register(bob, meeting.id);
    await ring(meeting.id, { name: 'Cardamom', phone: '0199 Turmeric', needs: 'Turmeric' });
    const everything = `query ($id: ID!) { meeting(id: $id) { id placesLeft myRegistration { ${PLACE} } questions { nodes { text } } }
      area(path: "testshire/north") { meetings { nodes { id myRegistration { ${PLACE} } } } } }`;
    const others: Browser[] = [bob, desk.patch.browser(), desk.team.stranger, desk.team.comms, desk.team.admin];
    const bodies = await Promise.all(
      others.flatMap((by) => [
        by.ask(everything, { id: meeting.id }),
        by.ask(`{ myRegistrations { ${PLACE} } }`),
        rosterOf(meeting.id, by),
        by.ask('{ desk { meetings { id } } }'),
      ]),
    );
    const all = bodies.map(({ body }) => body).join() + JSON.stringify(await desk.mails('bob@x.test'));
    expect(all).toContain(meeting.id);
    expect(all).not.toMatch(/Cardamom|Turmeric/);
    expect((await rosterOf(meeting.id)).body).toMatch(/Cardamom.*Turmeric/s);
  });
});

describe('somebody who rang', () => {
  test('gets a place or a turn like everybody else, and is marked to be rung', async () => {
    const { id } = await meetingOf({ capacity: 1 });
    expect((await ring(id, { companion: false, needs: 'A seat' })).data.registerCaller).toMatchObject({
      status: 'CONFIRMED',
      name: 'Sam',
      phone: '01223 000000',
      needs: 'A seat',
      mustBeRung: true,
    });
    expect((await ring(id, { companion: true })).data.registerCaller).toMatchObject({
      status: 'WAITING',
      waitingPosition: 1,
      hasCompanion: true,
    });
    const first = await ring(id, { clientKey: 'form' });
    expect((await desk.nothingWritten(() => ring(id, { clientKey: 'form' }))).data).toEqual(first.data);
  });

  test('is offered a place that the team accepts for them, once it has rung', async () => {
    const { id } = await meetingOf({ capacity: 1 });
    const { id: first } = (await ring(id)).data.registerCaller;
    const { id: second } = (await ring(id)).data.registerCaller;
    expect(answerOf(await desk.nothingWritten(() => tap('confirmResident', second)))).toBe('NO_OFFER');
    expect((await tap('withdrawResident', first)).data.withdrawResident.status).toBe('WITHDRAWN');
    const roster = (await rosterOf(id)).data.meetingRoster;
    expect(roster).toMatchObject({ offered: 1, confirmed: 0 });
    expect(roster.toPrepare).toContain('Ring one person who left a number, about the place that they are offered.');
    expect((await tap('confirmResident', second)).data.confirmResident.status).toBe('CONFIRMED');
    expect(answerOf(await desk.nothingWritten(() => tap('withdrawResident', first)))).toBe('Registration');
  });

  test('has no place to be given where people just come, and nobody counts those', async () => {
    const { id } = await meetingOf({ isOpenDoor: true });
    const { data } = await desk.nothingWritten(() => ring(id));
    expect(data.registerCaller).toMatchObject({
      reason: 'OPEN_DOOR',
      message: 'You do not need to register for this meeting. Just come along.',
    });
    expect((await desk.nothingWritten(() => desk.setCapacity(id, 5))).data.setCapacity).toMatchObject({
      reason: 'OPEN_DOOR',
      message: 'Places are not counted at this meeting: people just come.',
    });
  });

  test.each<[string, object, string, string]>([
    ['no name', { name: ' ' }, 'TEXT_MISSING', 'name'],
    ['a long name', { name: 'a'.repeat(121) }, 'TEXT_TOO_LONG', 'name'],
    ['a long number', { phone: '0'.repeat(41) }, 'TEXT_TOO_LONG', 'phone'],
    ['long needs', { needs: 'a'.repeat(1_001) }, 'TEXT_TOO_LONG', 'needs'],
  ])('with %s is not registered', async (_, more, reason, field) => {
    const { id } = await meetingOf();
    const { data } = await desk.nothingWritten(() => ring(id, more));
    expect(data.registerCaller).toMatchObject({ reason, field });
  });

  test('is registered after the window has closed, but for nothing that is over or cancelled', async () => {
    const closed = await meetingOf({ registrationUntil: new Date('2022-09-01') });
    expect(answerOf(await ring(closed.id))).toBe('Registration');
    const over = await meetingOf({ startsAt: new Date('2022-09-13T18:00:00Z') });
    expect(answerOf(await desk.nothingWritten(() => ring(over.id)))).toBe('ENDED');
    await desk.cancel(closed.id);
    expect(answerOf(await desk.nothingWritten(() => ring(closed.id)))).toBe('CANCELLED');
    const roster = (await rosterOf(closed.id)).data.meetingRoster;
    expect(roster.toPrepare).toEqual(['Ring one person who left a number, to say that the meeting is cancelled.']);
  });

  test('is registered by the meeting’s own team', async () => {
    const { id } = await meetingOf();
    for (const by of [desk.team.stranger, desk.team.comms, desk.team.admin, desk.team.resident])
      expect(codeOf(await desk.nothingWritten(() => ring(id, {}, by)))).toBe('FORBIDDEN');
    expect(codeOf(await desk.nothingWritten(() => ring(id, {}, desk.patch.browser())))).toBe('UNAUTHENTICATED');
    for (const none of ['x', NOBODY]) expect(codeOf(await desk.nothingWritten(() => ring(none)))).toBe('NOT_FOUND');
  });
});

describe('at the door', () => {
  test('one tap checks in, and one takes it back', async () => {
    const meeting = await meetingOf();
    const { id } = await aRegistration(desk.patch.em(), { meeting });
    const early = await desk.nothingWritten(() => tap('checkInResident', id));
    expect(early.data.checkInResident).toMatchObject({
      reason: 'CHECK_IN_CLOSED',
      message: 'People can be checked in from half an hour before the start.',
    });
    desk.patch.clock.set('2022-10-10T17:30:00Z');
    expect((await tap('checkInResident', id)).data.checkInResident).toMatchObject({
      status: 'ATTENDED',
      attendedAt: '2022-10-10T17:30:00.000Z',
    });
    expect(answerOf(await desk.nothingWritten(() => tap('checkInResident', id)))).toBe('Registration');
    expect((await rosterOf(meeting.id)).data.meetingRoster).toMatchObject({ attended: 1, confirmed: 0 });
    expect((await tap('undoCheckIn', id)).data.undoCheckIn).toMatchObject({ status: 'CONFIRMED', attendedAt: null });
    expect(answerOf(await desk.nothingWritten(() => tap('undoCheckIn', id)))).toBe('Registration');
  });

  test('whoever waits is let in where a seat is free, never over capacity', async () => {
    const meeting = await meetingOf({ capacity: 2 });
    const [, waits, pair] = [
      await aRegistration(desk.patch.em(), { meeting }),
      await aRegistration(desk.patch.em(), { meeting, status: 'WAITING' }),
      await aRegistration(desk.patch.em(), { meeting, status: 'WAITING', seats: 2 }),
    ];
    desk.patch.clock.set('2022-10-10T18:05:00Z');
    expect(answerOf(await desk.nothingWritten(() => tap('checkInResident', pair.id)))).toBe('NO_PLACE');
    const twice = await Promise.all([tap('checkInResident', waits.id), tap('checkInResident', waits.id)]);
    expect(twice.map(answerOf)).toEqual(['Registration', 'Registration']);
    expect((await rosterOf(meeting.id)).data.meetingRoster).toMatchObject({
      attended: 1,
      confirmed: 1,
      overCapacity: 0,
    });
    expect(answerOf(await desk.nothingWritten(() => tap('checkInResident', pair.id)))).toBe('NO_PLACE');
  });

  test('a tap too many on somebody who only waited leaves them where they stood', async () => {
    const meeting = await meetingOf({ capacity: 2 });
    const waits = await aRegistration(desk.patch.em(), { meeting, status: 'WAITING' });
    const gone = await aRegistration(desk.patch.em(), {
      meeting,
      status: 'WITHDRAWN',
      withdrawnAt: new Date('2022-09-02'),
    });
    desk.patch.clock.set('2022-10-10T18:05:00Z');
    for (const { id } of [waits, gone]) await tap('checkInResident', id);
    expect((await tap('undoCheckIn', waits.id)).data.undoCheckIn).toMatchObject({
      status: 'WAITING',
      waitingPosition: 1,
    });
    expect((await tap('undoCheckIn', gone.id)).data.undoCheckIn.status).toBe('WITHDRAWN');
  });

  test('nothing is tapped once the meeting is over', async () => {
    const meeting = await meetingOf();
    const { id } = await aRegistration(desk.patch.em(), { meeting });
    desk.patch.clock.set('2022-10-10T20:00:00Z');
    for (const deed of ['checkInResident', 'confirmResident', 'withdrawResident'])
      expect(answerOf(await desk.nothingWritten(() => tap(deed, id)))).toBe('ENDED');
  });
});

test.each(DEEDS)('%s of another team’s registration, or of none, is not found', async (deed) => {
  const { id } = await aRegistration(desk.patch.em(), { meeting: await meetingOf() });
  expect(codeOf(await desk.nothingWritten(() => tap(deed, id, desk.team.stranger)))).toBe('NOT_FOUND');
  for (const none of ['x', NOBODY]) expect(codeOf(await tap(deed, none))).toBe('NOT_FOUND');
  for (const by of [desk.team.comms, desk.team.admin, desk.team.resident])
    expect(codeOf(await desk.nothingWritten(() => tap(deed, id, by)))).toBe('FORBIDDEN');
  expect(codeOf(await desk.nothingWritten(() => tap(deed, id, desk.patch.browser())))).toBe('UNAUTHENTICATED');
});

test('who rang is rung about a moved meeting, until the team notes that it has told them', async () => {
  const { id } = await meetingOf();
  const caller = (await ring(id)).data.registerCaller;
  await desk.move({ meetingId: id, startsAt: '2022-10-11T18:00:00Z', endsAt: '2022-10-11T20:00:00Z' });
  await desk.tell(id);
  const toRing = async () =>
    (await rosterOf(id)).data.meetingRoster.toPrepare.filter((todo: string) => /^Ring/.test(todo));
  expect(await toRing()).toEqual(['Ring one person who left a number, to say what has changed.']);
  expect((await tap('noteRung', caller.id)).data.noteRung).toMatchObject({ id: caller.id, status: 'CONFIRMED' });
  expect(await toRing()).toEqual([]);
});
