import { jest } from '@jest/globals';
import type { Browser } from '../../testing/a-service.ts';
import { MeetingDesk } from '../../testing/meeting-desk.ts';
import { answerOf, codeOf } from '../../testing/update-desk.ts';
import { anArea } from '../areas/area.factory.ts';
import type { Meeting } from './meeting.entity.ts';
import { aMeeting } from './meeting.factory.ts';

jest.setTimeout(60_000);

let desk: MeetingDesk;
let ann: Browser;
let made = 0;

beforeAll(async () => {
  desk = await MeetingDesk.open();
});
beforeEach(async () => {
  desk.patch.clock.set('2022-09-14T12:00:00Z');
  ann = await desk.patch.as(`ann${++made}@x.test`);
});
afterAll(() => desk?.patch.close());

const NOBODY = '00000000-0000-4000-8000-000000000000';
const meetingOf = (facts: Partial<Meeting> = {}) => aMeeting(desk.patch.em(), facts as object);

describe('registering', () => {
  test.each([
    ['before it opens', { registrationFrom: new Date('2022-09-15T08:00:00Z') }, 'NOT_OPEN_YET'],
    ['after it closed', { registrationUntil: new Date('2022-09-14T12:00:00Z') }, 'CLOSED'],
    ['once it has started', { startsAt: new Date('2022-09-14T11:00:00Z') }, 'CLOSED'],
    ['once it is over', { startsAt: new Date('2022-09-14T10:00:00Z') }, 'ENDED'],
    ['to which people just come', { isOpenDoor: true }, 'OPEN_DOOR'],
    ['for one that was cancelled', { cancelledAt: new Date('2022-09-13'), cancelReason: 'Flooded.' }, 'CANCELLED'],
  ])('%s is a sentence, and nothing is written', async (_, facts, reason) => {
    const { id } = await meetingOf(facts);
    const { data } = await desk.nothingWritten(() => desk.register(ann, id, { clientKey: 'one' }));
    expect(data.registerForMeeting).toMatchObject({ reason, message: expect.stringMatching(/^[A-Z].+\.$/) });
  });

  test.each([
    ['a name', { name: 'a'.repeat(121) }, 'TEXT_TOO_LONG', 'name'],
    ['needs', { needs: 'a'.repeat(1_001) }, 'TEXT_TOO_LONG', 'needs'],
    ['a name that cannot be shown', { name: 'a\u202E' }, 'CONTROL_CHARACTERS', 'name'],
    ['needs that cannot be shown', { needs: 'a\u0000' }, 'CONTROL_CHARACTERS', 'needs'],
  ])('with %s too much is a sentence, and nothing is written', async (_, words, reason, field) => {
    const { id } = await meetingOf();
    const { data } = await desk.nothingWritten(() => desk.register(ann, id, words));
    expect(data.registerForMeeting).toMatchObject({ reason, field });
  });

  test('from a home in another force is refused; from one of this force, or from none, it is not', async () => {
    const { id } = await meetingOf({ capacity: 5 });
    await anArea(desk.patch.em(), 'otherland/west');
    const home = (path: string | null) =>
      ann.ask('mutation ($path: String) { setHomeArea(path: $path) { __typename } }', { path });
    await home('otherland/west');
    const { data } = await desk.nothingWritten(() => desk.register(ann, id));
    expect(data.registerForMeeting).toMatchObject({
      reason: 'OTHER_FORCE',
      message: 'This meeting is for residents of testshire, and your home area is in otherland.',
    });
    await home('testshire/east/ely');
    expect(answerOf(await desk.register(ann, id))).toBe('Registration');
  });

  test('for what is not there is not found, and nobody registers unknown', async () => {
    for (const id of ['x', NOBODY])
      expect(codeOf(await desk.nothingWritten(() => desk.register(ann, id)))).toBe('NOT_FOUND');
    const { id } = await meetingOf();
    expect(codeOf(await desk.nothingWritten(() => desk.register(desk.patch.browser(), id)))).toBe('UNAUTHENTICATED');
  });

  test('a refusal leaves its key free, so that the form can be put right and sent again', async () => {
    const { id } = await meetingOf();
    expect(answerOf(await desk.register(ann, id, { name: 'a'.repeat(121), clientKey: 'form' }))).toBe('TEXT_TOO_LONG');
    expect(answerOf(await desk.register(ann, id, { name: 'Ann', clientKey: 'form' }))).toBe('Registration');
  });
});

describe('giving up and accepting', () => {
  test('by who never registered is a sentence', async () => {
    const { id } = await meetingOf();
    expect(answerOf(await desk.nothingWritten(() => desk.withdraw(ann, id)))).toBe('NOT_REGISTERED');
    expect(answerOf(await desk.nothingWritten(() => desk.accept(ann, id)))).toBe('NOT_REGISTERED');
    for (const none of ['x', NOBODY]) {
      expect(codeOf(await desk.withdraw(ann, none))).toBe('NOT_FOUND');
      expect(codeOf(await desk.accept(ann, none))).toBe('NOT_FOUND');
    }
    const nobody = desk.patch.browser();
    expect(codeOf(await desk.withdraw(nobody, id))).toBe('UNAUTHENTICATED');
    expect(codeOf(await desk.accept(nobody, id))).toBe('UNAUTHENTICATED');
  });

  test('is over with the meeting', async () => {
    const over = await meetingOf();
    await desk.register(ann, over.id);
    desk.patch.clock.set('2022-10-10T20:00:00Z');
    expect(answerOf(await desk.nothingWritten(() => desk.withdraw(ann, over.id)))).toBe('ENDED');
    expect(answerOf(await desk.nothingWritten(() => desk.accept(ann, over.id)))).toBe('ENDED');
    desk.patch.clock.set('2022-09-14T12:00:00Z');
    const gone = await meetingOf();
    await desk.register(ann, gone.id);
    await desk.cancel(gone.id);
    expect(answerOf(await desk.nothingWritten(() => desk.withdraw(ann, gone.id)))).toBe('CANCELLED');
    expect(answerOf(await desk.nothingWritten(() => desk.accept(ann, gone.id)))).toBe('CANCELLED');
  });

  test('without an offer there is none to accept', async () => {
    const { id } = await meetingOf({ capacity: 1 });
    await desk.register(await desk.patch.as('first@x.test'), id);
    await desk.register(ann, id);
    const { data } = await desk.nothingWritten(() => desk.accept(ann, id));
    expect(data.acceptOffer).toMatchObject({
      reason: 'NO_OFFER',
      message: 'No place has been offered to you yet. We email you as soon as one is free.',
    });
  });
});

describe('being there', () => {
  test('the code of the room checks in, however it is typed, once', async () => {
    const { id } = await meetingOf({ mode: 'IN_PERSON', checkInCode: 'ABC234' });
    await desk.register(ann, id);
    desk.patch.clock.set('2022-10-10T17:30:00Z');
    expect((await desk.checkIn(ann, id, ' abc-234 ')).data.checkIn).toMatchObject({
      status: 'ATTENDED',
      attendedAt: '2022-10-10T17:30:00.000Z',
    });
    expect(answerOf(await desk.nothingWritten(() => desk.checkIn(ann, id)))).toBe('Registration');
  });

  test.each([
    ['with the code of another meeting', '2022-10-10T18:00:00Z', 'XYZ789', 'WRONG_CODE'],
    ['with nothing typed', '2022-10-10T18:00:00Z', '', 'WRONG_CODE'],
    ['too early', '2022-10-10T17:29:59Z', 'ABC234', 'TOO_EARLY'],
    ['after the end', '2022-10-10T20:00:00Z', 'ABC234', 'ENDED'],
  ])('%s nobody is checked in', async (_, now, code, reason) => {
    const { id } = await meetingOf({ mode: 'BOTH' });
    await desk.register(ann, id);
    desk.patch.clock.set(now);
    expect(answerOf(await desk.nothingWritten(() => desk.checkIn(ann, id, code)))).toBe(reason);
  });

  test('only who has a place checks in or joins', async () => {
    const { id } = await meetingOf({ capacity: 1 });
    const bob = await desk.patch.as(`bob${made}@x.test`);
    await desk.register(await desk.patch.as('first@x.test'), id);
    await desk.register(ann, id);
    desk.patch.clock.set('2022-10-10T18:00:00Z');
    for (const act of [desk.checkIn, desk.join]) {
      expect(answerOf(await desk.nothingWritten(() => act.call(desk, ann, id)))).toBe('NO_PLACE');
      expect(answerOf(await desk.nothingWritten(() => act.call(desk, bob, id)))).toBe('NOT_REGISTERED');
    }
  });

  test('joining online counts as being there; a room is not joined', async () => {
    const online = await meetingOf();
    await desk.register(ann, online.id);
    const room = await meetingOf({ mode: 'IN_PERSON' });
    await desk.register(ann, room.id);
    expect(answerOf(await desk.nothingWritten(() => desk.join(ann, online.id)))).toBe('TOO_EARLY');
    desk.patch.clock.set('2022-10-10T17:40:00Z');
    expect((await desk.join(ann, online.id)).data.joinMeeting.status).toBe('ATTENDED');
    expect(answerOf(await desk.nothingWritten(() => desk.join(ann, room.id)))).toBe('NOT_ONLINE');
  });

  test('what somebody thought is kept once, may be changed, and only by who had a place', async () => {
    const { id } = await meetingOf();
    await desk.register(ann, id);
    expect(answerOf(await desk.nothingWritten(() => desk.giveFeedback(ann, id)))).toBe('TOO_EARLY');
    desk.patch.clock.set('2022-10-10T21:00:00Z');
    const bob = await desk.patch.as(`bob${made}@x.test`);
    expect(answerOf(await desk.nothingWritten(() => desk.giveFeedback(bob, id)))).toBe('NOT_REGISTERED');
    const long = { words: 'a'.repeat(1_001) };
    expect(answerOf(await desk.nothingWritten(() => desk.giveFeedback(ann, id, long)))).toBe('TEXT_TOO_LONG');
    await desk.giveFeedback(ann, id, { words: 'Too short' });
    await desk.giveFeedback(ann, id, { helpful: 'PARTLY', words: 'Long enough' });
    const text = 'query ($id: ID!) { meetingRoster(meetingId: $id) { feedback { yes partly no words } } }';
    const { data } = await desk.team.officer.ask(text, { id });
    expect(data.meetingRoster.feedback).toEqual({ yes: 0, partly: 1, no: 0, words: ['Long enough'] });
  });
});
