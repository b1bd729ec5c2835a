import { jest } from '@jest/globals';
import type { Answer, Browser } from '../../testing/a-service.ts';
import { MEETING, MeetingDesk, PLACE, QUESTION } from '../../testing/meeting-desk.ts';
import { codeOf } from '../../testing/update-desk.ts';
import { aMeeting } from './meeting.factory.ts';

jest.setTimeout(60_000);

const SECRET = 'zz-joining-secret-zz';
const LINK = `https://meet.example/${SECRET}`;

let desk: MeetingDesk;
let id: string;
let people: Record<'confirmed' | 'waiting' | 'offered' | 'withdrawn' | 'stranger', Browser>;
const emails = ['confirmed@x.test', 'withdrawn@x.test', 'offered@x.test', 'waiting@x.test', 'stranger@x.test'];

beforeAll(async () => {
  desk = await MeetingDesk.open();
  ({ id } = await aMeeting(desk.patch.em(), { capacity: 2, joinUrl: LINK, mode: 'BOTH', address: 'The hall' }));
  const [confirmed, withdrawn, offered, waiting, stranger] = (await Promise.all(
    emails.map((email) => desk.patch.as(email)),
  )) as [Browser, Browser, Browser, Browser, Browser];
  people = { confirmed, waiting, offered, withdrawn, stranger };
  for (const one of [confirmed, withdrawn, offered, waiting]) await desk.register(one, id, { needs: 'A loop' });
  // So late that the offer stands until the meeting starts.
  desk.patch.clock.set('2022-10-10T17:50:00Z');
  await desk.withdraw(withdrawn, id);
  const { id: question } = (await desk.ask(confirmed, { meetingId: id })).data.askQuestion;
  await desk.review(question);
});
afterAll(() => desk?.patch.close());

/** Everything that leads to a meeting. */
const EVERYTHING = `query ($id: ID!) {
  meeting(id: $id) { ${MEETING} joinUrl calendarLinks { name href } myRegistration { ${PLACE} meeting { joinUrl } }
    questions { nodes { ${QUESTION} meeting { joinUrl } } } }
  area(path: "testshire/north/girton") { meetings { nodes { ${MEETING} joinUrl } } } }`;
const OWN = `{ myRegistrations { ${PLACE} meeting { joinUrl } } myQuestions { meeting { joinUrl } } exportMyData }`;
const DESK = '{ desk { meetings { joinUrl } questionsToAnswer { meeting { joinUrl } } } }';

/** All that these browsers are told, as text. */
async function toldTo(...browsers: Browser[]): Promise<string> {
  const answers: Answer[] = [];
  for (const by of browsers) {
    answers.push(await by.ask(EVERYTHING, { id }));
    answers.push(await by.ask(OWN));
  }
  return answers.map(({ body }) => body).join();
}

const linkOf = async (by: Browser) => (await desk.read(id, by, 'joinUrl')).data.meeting.joinUrl;

test('the confirmed see it from half an hour before the start until the end', async () => {
  for (const [now, link] of [
    ['2022-09-14T12:00:00Z', null],
    ['2022-10-10T17:29:59Z', null],
    ['2022-10-10T17:30:00Z', LINK],
    ['2022-10-10T19:59:59Z', LINK],
    ['2022-10-10T20:00:00Z', null],
  ]) {
    desk.patch.clock.set(now as string);
    expect([now, await linkOf(people.confirmed)]).toEqual([now, link]);
  }
});

test('nobody else is ever told it: not who waits, has an offer, gave up, or never registered', async () => {
  const { waiting, offered, withdrawn, stranger } = people;
  for (const now of ['2022-09-14T12:00:00Z', '2022-10-10T17:40:00Z', '2022-10-10T18:30:00Z', '2022-10-11T12:00:00Z']) {
    desk.patch.clock.set(now);
    const others = await toldTo(waiting, offered, withdrawn, stranger, desk.patch.browser(), desk.team.admin);
    expect(others).toContain('The hall');
    expect(others).not.toContain(SECRET);
    for (const by of [desk.team.officer, desk.team.inspector, desk.team.comms, desk.team.stranger])
      expect((await by.ask(DESK)).body + (await by.ask(EVERYTHING, { id })).body).not.toContain(SECRET);
  }
});

test('control: what is searched for is found where it may be', async () => {
  desk.patch.clock.set('2022-10-10T17:40:00Z');
  expect(await toldTo(people.confirmed)).toContain(SECRET);
});

async function calendarAt(path: string): Promise<string> {
  const response = await fetch(desk.patch.url + path);
  expect(response.status).toBe(200);
  return response.text();
}

test('it is in no mail, no calendar and no link to one', async () => {
  await desk.jobs.everyMinute();
  await desk.change({ meetingId: id, title: 'Public meeting, renamed' });
  await desk.tell(id);
  const bodies: string[] = [];
  for (const email of emails) bodies.push(JSON.stringify(await desk.mails(email)));
  for (const path of [`/meetings/${id}.ics`, '/areas/testshire/north/meetings.ics'])
    bodies.push(await calendarAt(path));
  const all = bodies.join();
  expect(all.match(/renamed/g)?.length).toBeGreaterThan(5);
  expect(all).not.toContain(SECRET);
});

test('the roster tells it to the meeting’s own team alone', async () => {
  const text = 'query ($id: ID!) { meetingRoster(meetingId: $id) { joinUrl } }';
  expect((await desk.team.officer.ask(text, { id })).data.meetingRoster.joinUrl).toBe(LINK);
  for (const by of [desk.team.stranger, desk.team.comms, desk.team.admin, people.confirmed]) {
    const answer = await by.ask(text, { id });
    expect(codeOf(answer)).toBe('FORBIDDEN');
    expect(answer.body).not.toContain(SECRET);
  }
});

test('a meeting in a room has none to tell, and a cancelled one tells it no more', async () => {
  desk.patch.clock.set('2022-10-10T17:40:00Z');
  expect(await linkOf(people.confirmed)).toBe(LINK);
  await desk.cancel(id);
  expect(await linkOf(people.confirmed)).toBeNull();
});
