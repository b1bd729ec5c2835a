import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { aPatch, type Patch } from '../../testing/a-patch.ts';
import { aMeeting } from './meeting.factory.ts';

const NORTH = 'testshire/north';
let patch: Patch;
beforeAll(async () => {
  patch = await aPatch();
});
afterAll(() => patch.close());

const PLACE =
  '... on Registration { id status waitingPosition hasCompanion } ... on RegistrationRefusal { reason message field }';
const REGISTER = `mutation ($input: RegisterForMeetingInput!) { registerForMeeting(input: $input) { __typename ${PLACE} } }`;
const WITHDRAW = `mutation ($id: ID!) { withdrawFromMeeting(meetingId: $id) { __typename ${PLACE} } }`;
const ACCEPT = `mutation ($id: ID!) { acceptOffer(meetingId: $id) { __typename ${PLACE} } }`;

test('a place that is given up is offered to the next in line, and each is told in one mail', async () => {
  const { id } = await aMeeting(patch.em(), { area: NORTH, capacity: 1 });
  const [ann, bob, cat] = await Promise.all(['ann@x.test', 'bob@x.test', 'cat@x.test'].map((email) => patch.as(email)));
  const register = async (browser = ann) =>
    (await browser?.ask(REGISTER, { input: { meetingId: id } }))?.data?.registerForMeeting;
  expect(await register(ann)).toMatchObject({ status: 'CONFIRMED', waitingPosition: null });
  expect(await register(bob)).toMatchObject({ status: 'WAITING', waitingPosition: 1 });
  expect(await register(cat)).toMatchObject({ status: 'WAITING', waitingPosition: 2 });
  expect((await ann?.ask(WITHDRAW, { id }))?.data.withdrawFromMeeting).toMatchObject({ status: 'WITHDRAWN' });
  expect(await register(bob)).toMatchObject({ status: 'OFFERED', waitingPosition: null });
  expect(await register(cat)).toMatchObject({ status: 'WAITING', waitingPosition: 1 });
  expect((await bob?.ask(ACCEPT, { id }))?.data.acceptOffer).toMatchObject({ status: 'CONFIRMED' });
  const subjects = (await patch.mailsTo('bob@x.test')).map(({ subject }) => subject.split(':')[0]);
  expect(subjects).toEqual(['You have a place', 'A place is free for you', 'You are on the waiting list']);
});
