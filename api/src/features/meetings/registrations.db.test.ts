import { jest } from '@jest/globals';
import type { Browser } from '../../testing/a-service.ts';
import { MeetingDesk } from '../../testing/meeting-desk.ts';
import { answerOf } from '../../testing/update-desk.ts';
import { aMeeting } from './meeting.factory.ts';
import { aRegistration } from './registration.factory.ts';

jest.setTimeout(60_000);

type One = [Browser];
type Two = [Browser, Browser];
type Three = [Browser, Browser, Browser];
type Four = [Browser, Browser, Browser, Browser];

let desk: MeetingDesk;
let made = 0;
/** So many new residents, signed in. */
const residents = (count: number) =>
  Promise.all(Array.from({ length: count }, () => desk.patch.as(`resident${++made}@x.test`)));
const lastEmail = (back = 0) => `resident${made - back}@x.test`;

beforeAll(async () => {
  desk = await MeetingDesk.open();
});
beforeEach(() => desk.patch.clock.set('2022-09-14T12:00:00Z'));
afterAll(() => desk?.patch.close());

test('a place that is given up is offered to the next in line, and each is told in one mail', async () => {
  const { id } = await aMeeting(desk.patch.em(), { capacity: 1 });
  const [ann, bob, cat] = (await residents(3)) as Three;
  expect((await desk.register(ann, id)).data.registerForMeeting).toMatchObject({
    status: 'CONFIRMED',
    waitingPosition: null,
  });
  expect((await desk.register(bob, id)).data.registerForMeeting).toMatchObject({
    status: 'WAITING',
    waitingPosition: 1,
  });
  expect((await desk.register(cat, id)).data.registerForMeeting).toMatchObject({ waitingPosition: 2 });
  expect((await desk.withdraw(ann, id)).data.withdrawFromMeeting).toMatchObject({
    status: 'WITHDRAWN',
    withdrawnAt: '2022-09-14T12:00:00.000Z',
  });
  expect(await desk.mine(bob, id)).toMatchObject({
    status: 'OFFERED',
    waitingPosition: null,
    offerEndsAt: '2022-09-16T12:00:00.000Z',
  });
  expect(await desk.mine(cat, id)).toMatchObject({ status: 'WAITING', waitingPosition: 1 });
  expect((await desk.accept(bob, id)).data.acceptOffer).toMatchObject({ status: 'CONFIRMED', offerEndsAt: null });
  expect((await desk.read(id)).data.meeting).toMatchObject({ placesLeft: 0, waiting: 1 });
  expect(await desk.told(lastEmail(2))).toEqual(['You have a place', 'You have given up your place']);
  expect(await desk.told(lastEmail(1))).toEqual([
    'You are on the waiting list',
    'A place is free for you',
    'You have a place',
  ]);
  expect(await desk.told(lastEmail())).toEqual(['You are on the waiting list']);
});

test('registering again is the same registration, brought up to date, without another mail', async () => {
  const { id } = await aMeeting(desk.patch.em());
  const [ann] = (await residents(1)) as One;
  const first = (await desk.register(ann, id, { name: 'Ann', needs: 'A loop' })).data.registerForMeeting;
  const again = (await desk.register(ann, id, { needs: 'A seat in front' })).data.registerForMeeting;
  expect(again).toEqual({ ...first, needs: 'A seat in front' });
  expect((await desk.register(ann, id, { name: '', needs: '' })).data.registerForMeeting).toMatchObject({
    id: first.id,
    name: null,
    needs: null,
  });
  expect(await desk.told(lastEmail())).toEqual(['You have a place']);
});

test('the same key twice gives the first answer, and ten taps at once one registration', async () => {
  const { id } = await aMeeting(desk.patch.em());
  const [ann] = (await residents(1)) as One;
  const answers = await Promise.all(Array.from({ length: 10 }, () => desk.register(ann, id, { clientKey: 'one' })));
  expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
  expect(answers[0]?.data.registerForMeeting.status).toBe('CONFIRMED');
  expect((await desk.read(id)).data.meeting.placesLeft).toBe(1);
  expect(await desk.told(lastEmail())).toHaveLength(1);
});

test('who gave their place up and comes again stands at the end of the line', async () => {
  const { id } = await aMeeting(desk.patch.em(), { capacity: 1 });
  const [ann, bob, cat] = (await residents(3)) as Three;
  for (const one of [ann, bob, cat]) await desk.register(one, id);
  const { id: before } = await desk.mine(bob, id);
  await desk.withdraw(bob, id);
  expect((await desk.register(bob, id)).data.registerForMeeting).toMatchObject({
    id: before,
    status: 'WAITING',
    waitingPosition: 2,
    withdrawnAt: null,
  });
  await desk.withdraw(ann, id);
  expect(await desk.mine(cat, id)).toMatchObject({ status: 'OFFERED' });
  expect(await desk.mine(bob, id)).toMatchObject({ status: 'WAITING', waitingPosition: 1 });
  expect(answerOf(await desk.nothingWritten(() => desk.withdraw(ann, id)))).toBe('Registration');
});

describe('a companion', () => {
  test('takes a second place, and can be left at home again for the next in line', async () => {
    const { id } = await aMeeting(desk.patch.em(), { capacity: 2 });
    const [ann, bob] = (await residents(2)) as Two;
    expect((await desk.register(ann, id, { companion: true })).data.registerForMeeting).toMatchObject({
      status: 'CONFIRMED',
      hasCompanion: true,
    });
    expect((await desk.read(id)).data.meeting.placesLeft).toBe(0);
    expect(answerOf(await desk.register(bob, id))).toBe('Registration');
    expect((await desk.register(ann, id)).data.registerForMeeting).toMatchObject({ hasCompanion: true });
    await desk.register(ann, id, { companion: false });
    expect(await desk.mine(bob, id)).toMatchObject({ status: 'OFFERED' });
  });

  test('cannot come where no second place is free', async () => {
    const { id } = await aMeeting(desk.patch.em(), { capacity: 2 });
    const [ann, bob] = (await residents(2)) as Two;
    await desk.register(ann, id);
    await desk.register(bob, id);
    const { data } = await desk.nothingWritten(() => desk.register(ann, id, { companion: true, needs: 'A loop' }));
    expect(data.registerForMeeting).toMatchObject({
      reason: 'NO_PLACE',
      field: 'companion',
      message: 'No second place is free for somebody to come with you. Your own place stays yours.',
    });
    expect(await desk.mine(ann, id)).toMatchObject({ status: 'CONFIRMED', hasCompanion: false });
  });

  test('waits where one place is free, and is passed over without losing their turn', async () => {
    const { id } = await aMeeting(desk.patch.em(), { capacity: 2 });
    const [ann, pair, cat] = (await residents(3)) as Three;
    await desk.register(ann, id);
    expect((await desk.register(pair, id, { companion: true })).data.registerForMeeting.status).toBe('WAITING');
    expect((await desk.register(cat, id)).data.registerForMeeting.status).toBe('CONFIRMED');
    await desk.withdraw(cat, id);
    expect(await desk.mine(pair, id)).toMatchObject({ status: 'WAITING', waitingPosition: 1 });
    await desk.withdraw(ann, id);
    expect(await desk.mine(pair, id)).toMatchObject({ status: 'OFFERED', hasCompanion: true });
  });
});

describe('an offer', () => {
  test('lapses when its time is over, and goes on to the next; who let it lapse can come again, last', async () => {
    const { id } = await aMeeting(desk.patch.em(), { capacity: 1 });
    const [ann, bob, cat] = (await residents(3)) as Three;
    for (const one of [ann, bob, cat]) await desk.register(one, id);
    await desk.withdraw(ann, id);
    await desk.tick('2022-09-16T11:59:59Z');
    expect(await desk.mine(bob, id)).toMatchObject({ status: 'OFFERED' });
    desk.patch.clock.set('2022-09-16T12:00:00Z');
    const late = await desk.nothingWritten(() => desk.accept(bob, id));
    expect(late.data.acceptOffer).toMatchObject({ reason: 'OFFER_LAPSED' });
    await desk.tick('2022-09-16T12:00:00Z');
    expect(await desk.mine(bob, id)).toMatchObject({ status: 'WITHDRAWN', hasLapsed: true, offerEndsAt: null });
    expect(await desk.mine(cat, id)).toMatchObject({ status: 'OFFERED', offerEndsAt: '2022-09-18T12:00:00.000Z' });
    expect(answerOf(await desk.nothingWritten(() => desk.accept(bob, id)))).toBe('OFFER_LAPSED');
    expect((await desk.register(bob, id)).data.registerForMeeting).toMatchObject({
      status: 'WAITING',
      hasLapsed: false,
    });
    expect(await desk.told(lastEmail(1))).toEqual([
      'You are on the waiting list',
      'A place is free for you',
      'We no longer hold the place for you',
      'You are on the waiting list',
    ]);
  });

  test('is never held past the start, and after it nothing is offered', async () => {
    const { id } = await aMeeting(desk.patch.em(), { capacity: 1 });
    const [ann, bob, cat] = (await residents(3)) as Three;
    for (const one of [ann, bob, cat]) await desk.register(one, id);
    desk.patch.clock.set('2022-10-10T17:50:00Z');
    await desk.withdraw(ann, id);
    expect(await desk.mine(bob, id)).toMatchObject({ offerEndsAt: '2022-10-10T18:00:00.000Z' });
    await desk.tick('2022-10-10T18:00:00Z');
    expect(await desk.mine(bob, id)).toMatchObject({ status: 'WITHDRAWN', hasLapsed: true });
    expect(await desk.mine(cat, id)).toMatchObject({ status: 'WAITING', waitingPosition: 1 });
    await desk.tick('2022-10-10T18:01:00Z');
    expect((await desk.read(id)).data.meeting).toMatchObject({ placesLeft: 1, waiting: 1 });
  });

  test('accepting twice is accepting once', async () => {
    const { id } = await aMeeting(desk.patch.em(), { capacity: 1 });
    const [ann, bob] = (await residents(2)) as Two;
    await desk.register(ann, id);
    await desk.register(bob, id);
    expect(answerOf(await desk.nothingWritten(() => desk.accept(bob, id)))).toBe('NO_OFFER');
    await desk.withdraw(ann, id);
    await desk.accept(bob, id);
    expect(answerOf(await desk.nothingWritten(() => desk.accept(bob, id)))).toBe('Registration');
  });
});

describe('the number of places', () => {
  test('goes up: the next in line are offered, as many as there are', async () => {
    const { id } = await aMeeting(desk.patch.em(), { capacity: 1 });
    const [ann, bob, cat, dan] = (await residents(4)) as Four;
    for (const one of [ann, bob, cat, dan]) await desk.register(one, id);
    expect((await desk.setCapacity(id, 3)).data.setCapacity).toMatchObject({ capacity: 3, placesLeft: 0, waiting: 1 });
    const stands = async () => Promise.all([ann, bob, cat, dan].map(async (one) => (await desk.mine(one, id)).status));
    expect(await stands()).toEqual(['CONFIRMED', 'OFFERED', 'OFFERED', 'WAITING']);
  });

  test('goes down: offers go back to their turn in the line, the latest first, and nobody confirmed is dropped', async () => {
    const meeting = await aMeeting(desk.patch.em(), { capacity: 4 });
    const [ann, bob, cat, dan] = (await residents(4)) as Four;
    for (const one of [ann, bob]) await desk.register(one, meeting.id);
    const taken = [lastEmail(3), lastEmail(2)];
    await desk.setCapacity(meeting.id, 2);
    for (const one of [cat, dan]) await desk.register(one, meeting.id);
    await desk.setCapacity(meeting.id, 4);
    const stands = async () =>
      Promise.all([ann, bob, cat, dan].map(async (one) => (await desk.mine(one, meeting.id)).status));
    expect(await stands()).toEqual(['CONFIRMED', 'CONFIRMED', 'OFFERED', 'OFFERED']);
    await desk.setCapacity(meeting.id, 3);
    expect(await stands()).toEqual(['CONFIRMED', 'CONFIRMED', 'OFFERED', 'WAITING']);
    expect(await desk.told(lastEmail())).toEqual([
      'You are on the waiting list',
      'A place is free for you',
      'The place we offered is no longer free',
    ]);
    expect((await desk.setCapacity(meeting.id, 1)).data.setCapacity).toMatchObject({ capacity: 1, placesLeft: 0 });
    expect(await stands()).toEqual(['CONFIRMED', 'CONFIRMED', 'WAITING', 'WAITING']);
    for (const email of taken) expect(await desk.told(email)).toEqual(['You have a place']);
    const roster = '{ overCapacity confirmed waiting }';
    const { data } = await desk.team.officer.ask(`query ($id: ID!) { meetingRoster(meetingId: $id) ${roster} }`, {
      id: meeting.id,
    });
    expect(data.meetingRoster).toEqual({ overCapacity: 1, confirmed: 2, waiting: 2 });
    // One who leaves makes it fit, and frees nothing.
    await desk.withdraw(ann, meeting.id);
    expect(await stands()).toEqual(['WITHDRAWN', 'CONFIRMED', 'WAITING', 'WAITING']);
  });
});

test('a place that became free unseen goes to the line, not to whoever registers next', async () => {
  const meeting = await aMeeting(desk.patch.em(), { capacity: 1 });
  const gone = await aRegistration(desk.patch.em(), { meeting });
  const [ann, bob] = (await residents(2)) as Two;
  await desk.register(ann, meeting.id);
  await desk.patch
    .em()
    .execute(`update registration set status = 'WITHDRAWN', person_id = null where id = ?`, [gone.id]);
  expect((await desk.register(bob, meeting.id)).data.registerForMeeting).toMatchObject({ status: 'WAITING' });
  expect(await desk.mine(ann, meeting.id)).toMatchObject({ status: 'OFFERED' });
});

test('what one has registered for is a list, withdrawn ones included, the newest meeting first', async () => {
  const [ann, bob] = (await residents(2)) as Two;
  const early = await aMeeting(desk.patch.em(), { startsAt: new Date('2022-10-01T18:00:00Z') });
  const later = await aMeeting(desk.patch.em());
  for (const { id } of [early, later]) await desk.register(ann, id);
  await desk.register(bob, later.id);
  await desk.withdraw(ann, early.id);
  const mine = `{ myRegistrations { status meeting { id } } }`;
  expect((await ann.ask(mine)).data.myRegistrations).toEqual([
    { status: 'CONFIRMED', meeting: { id: later.id } },
    { status: 'WITHDRAWN', meeting: { id: early.id } },
  ]);
  expect((await desk.read(later.id, undefined, 'myRegistration { id }')).data.meeting.myRegistration).toBeNull();
});
