import type { Meeting } from './meeting.entity.ts';
import type { Registration } from './registration.entity.ts';
import { Registration as Entry } from './registration.entity.ts';
import { rosterOf } from './roster.rules.ts';

const now = new Date('2022-09-14T12:00:00Z');

/** A meeting that wants for nothing. */
function aMeeting(change: Record<string, unknown> = {}): Meeting {
  return {
    capacity: 3,
    mode: 'BOTH',
    joinUrl: 'https://meet.example/a',
    dialIn: '0300',
    address: 'The hall',
    gettingThere: 'No steps.',
    checkInCode: 'ABC234',
    minutes: null,
    agenda: { isInitialized: () => true, length: 1 },
    status: () => 'SCHEDULED',
    sequence: 0,
    isOnline: () => change.mode !== 'IN_PERSON',
    ...change,
  } as unknown as Meeting;
}

const somebody = (change: Record<string, unknown> = {}) =>
  Object.assign(Object.create(Entry.prototype) as Registration, {
    status: 'CONFIRMED',
    seats: 1,
    person: {},
    registeredBy: null,
    toldSequence: 0,
    needs: null,
    ...change,
  });
const caller = (status: string) => somebody({ status, person: null, registeredBy: {}, phone: '101' });
const prepare = (meeting: Meeting, ...entries: Registration[]) => rosterOf(meeting, entries, now).toPrepare;

test('seats are counted with companions, the line by people, and what is too much is said', () => {
  const entries = [
    somebody({ seats: 2 }),
    somebody({ status: 'OFFERED' }),
    somebody({ status: 'ATTENDED', seats: 2 }),
    somebody({ status: 'WAITING', seats: 2 }),
    somebody({ status: 'WAITING' }),
    somebody({ status: 'WITHDRAWN', seats: 2 }),
  ];
  const counts = { confirmed: 2, offered: 1, attended: 2, waiting: 2 };
  expect(rosterOf(aMeeting(), entries, now)).toMatchObject({ ...counts, overCapacity: 2, checkInCode: 'ABC234' });
  expect(rosterOf(aMeeting({ capacity: 5 }), entries, now)).toMatchObject({ ...counts, overCapacity: 0 });
});

test('a meeting that wants for nothing has nothing to prepare', () => {
  expect(prepare(aMeeting(), somebody())).toEqual([]);
});

test.each([
  ['Add the joining link: nobody can join without it.', { joinUrl: null }],
  ['Add how to join by phone.', { dialIn: null }],
  ['Add the address.', { address: null }],
  ['Add how to get there and whether there are steps.', { gettingThere: null }],
  ['Add the agenda.', { agenda: { isInitialized: () => true, length: 0 } }],
  ['Publish the minutes.', { status: () => 'ENDED' }],
])('%s', (sentence, change) => {
  expect(prepare(aMeeting(change))).toEqual([sentence]);
});

test('what a way of meeting does not need is not asked for', () => {
  expect(prepare(aMeeting({ mode: 'IN_PERSON', joinUrl: null, dialIn: null }))).toEqual([]);
  expect(prepare(aMeeting({ mode: 'ONLINE', address: null, gettingThere: null }))).toEqual([]);
  expect(prepare(aMeeting({ status: () => 'ENDED', minutes: {} }))).toEqual([]);
});

test('what people need is told of those who come, without saying who or what', () => {
  const needs = { needs: 'A hearing loop' };
  expect(prepare(aMeeting(), somebody(needs), somebody({ ...needs, status: 'WAITING' }))).toEqual([
    'Read what one person needs to take part.',
  ]);
  expect(prepare(aMeeting(), somebody(needs), somebody(needs))).toEqual(['Read what 2 people need to take part.']);
});

test('who left a number is rung about an offer, and about a meeting that is cancelled', () => {
  expect(prepare(aMeeting(), caller('OFFERED'), caller('CONFIRMED'))).toEqual([
    'Ring one person who left a number, about the place that they are offered.',
  ]);
  const cancelled = aMeeting({ status: () => 'CANCELLED', sequence: 1 });
  expect(prepare(cancelled, caller('CONFIRMED'), caller('WAITING'), caller('WITHDRAWN'), somebody())).toEqual([
    'Ring 2 people who left a number, to say that the meeting is cancelled.',
  ]);
});

test('who left a number is rung about a change until the team notes that it did', () => {
  const moved = aMeeting({ sequence: 2 });
  const told = Object.assign(caller('CONFIRMED'), { toldSequence: 2 });
  expect(prepare(moved, caller('WAITING'), told, caller('WITHDRAWN'), somebody())).toEqual([
    'Ring one person who left a number, to say what has changed.',
  ]);
  expect(prepare(moved, told)).toEqual([]);
});

test('nobody rings people who have erased themselves', () => {
  const forgotten = somebody({ status: 'ATTENDED', person: null });
  expect(prepare(aMeeting({ status: () => 'CANCELLED', sequence: 1 }), forgotten)).toEqual([]);
});
