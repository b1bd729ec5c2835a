import { jest } from '@jest/globals';
import { aPatch, type Patch } from '../../testing/a-patch.ts';
import type { Browser } from '../../testing/a-service.ts';
import { aSocket, type Heard, until } from '../../testing/a-socket.ts';
import { aTeam, type Team } from '../../testing/a-team.ts';
import { aMeeting } from './meeting.factory.ts';

jest.setTimeout(60_000);

let patch: Patch;
let team: Team;
beforeAll(async () => {
  patch = await aPatch();
  team = await aTeam(patch);
});
afterAll(() => patch?.close());

const on = (deed: string, by: Browser, id: string) =>
  by.ask(`mutation ($id: ID!) { ${deed}(meetingId: $id) { __typename } }`, { id });
const register = (by: Browser, id: string) =>
  by.ask('mutation ($id: ID!) { registerForMeeting(input: { meetingId: $id }) { __typename } }', { id });
const PAGE = `subscription ($id: ID!) { meetingChanged(id: $id) {
  placesLeft waiting agendaAt joinUrl questions { nodes { text answeredAloud supporters } } minutes { body } } }`;

/** Does something, and sees that a page that lives shows it. */
async function shows(heard: Heard, act: () => Promise<unknown>, expected: object): Promise<void> {
  await act();
  const last = () => heard.events.at(-1)?.data?.meetingChanged;
  const isShown = () => {
    try {
      expect(last()).toMatchObject(expected);
      return true;
    } catch {
      return false;
    }
  };
  await until(isShown).catch(() => undefined);
  expect(last()).toMatchObject(expected);
}

test('a page that lives shows places, the agenda, questions and minutes as they change, and no joining link', async () => {
  patch.clock.set('2022-10-10T17:30:00Z');
  const { id } = await aMeeting(patch.em(), { capacity: 1, agenda: ['One', 'Two'] });
  const [ann, bob] = [await patch.as('ann@x.test'), await patch.as('bob@x.test')];
  const socket = aSocket(patch.url);
  const heard = socket.hear(PAGE, { id });
  // Nothing says that it listens: it is told until it hears.
  await until(async () => {
    await patch.em().transactional((em) => em.execute(`select pg_notify('live', ?)`, [`meeting:${id}`]));
    return heard.events.length > 0;
  });

  await shows(heard, () => register(ann, id), { placesLeft: 0, waiting: 0, joinUrl: null });
  await shows(heard, () => register(bob, id), { placesLeft: 0, waiting: 1 });
  await shows(heard, () => on('withdrawFromMeeting', ann, id), { placesLeft: 0, waiting: 0 });
  const speakOf = 'mutation ($id: ID!) { speakOf(meetingId: $id, position: 2) { __typename } }';
  await shows(heard, () => team.officer.ask(speakOf, { id }), { agendaAt: 2 });

  patch.clock.set('2022-10-10T18:10:00Z');
  const ask = `mutation ($id: ID!) { askQuestion(input: { areaPath: "testshire/north", meetingId: $id, text: "Why so dark?" }) { ... on Question { id } } }`;
  const { id: question } = (await ann.ask(ask, { id })).data.askQuestion;
  const deed = (text: string, by: Browser = team.officer) =>
    by.ask(`mutation ($q: ID!) { ${text} { __typename } }`, { q: question });
  const asked = { text: 'Why so dark?', answeredAloud: false, supporters: 0 };
  await shows(heard, () => deed('reviewQuestion(input: { questionId: $q, decision: PUBLISH })'), {
    questions: { nodes: [asked] },
  });
  await shows(heard, () => deed('supportQuestion(questionId: $q)', bob), {
    questions: { nodes: [{ ...asked, supporters: 1 }] },
  });
  await shows(heard, () => deed('answerQuestion(input: { questionId: $q, aloud: true })'), {
    questions: { nodes: [{ ...asked, answeredAloud: true, supporters: 1 }] },
  });

  patch.clock.set('2022-10-10T20:00:00Z');
  const minutes =
    'mutation ($id: ID!) { publishMinutes(input: { meetingId: $id, body: "All spoke." }) { __typename } }';
  await shows(heard, () => team.inspector.ask(minutes, { id }), {
    minutes: { body: 'All spoke.' },
  });
  expect(heard.events.flatMap(({ errors = [] }) => errors)).toEqual([]);
  expect(JSON.stringify(heard.events)).not.toContain('secret-room');
  await socket.close();
});

test('a question that nobody of the team has read wakes no page with its words', async () => {
  const { id } = await aMeeting(patch.em());
  patch.clock.set('2022-10-01T12:00:00Z');
  const socket = aSocket(patch.url);
  const heard = socket.hear(PAGE, { id });
  const ask = `mutation ($id: ID!) { askQuestion(input: { areaPath: "testshire/north", meetingId: $id, text: "Why Cardamom?" }) { __typename } }`;
  await until(async () => {
    await register(await patch.as(`waker${heard.events.length}@x.test`), id);
    await team.resident.ask(ask, { id });
    await patch.em().transactional((em) => em.execute(`select pg_notify('live', ?)`, [`meeting:${id}`]));
    return heard.events.length > 0;
  });
  expect(JSON.stringify(heard.events)).not.toContain('Cardamom');
  await socket.close();
});

test('who has a place hears by itself that the meeting was moved, changed and cancelled', async () => {
  patch.clock.set('2022-09-14T12:00:00Z');
  const { id } = await aMeeting(patch.em());
  await register(await patch.as('told@x.test'), id);
  const told = async (count: number) => {
    await until(async () => (await patch.mailsTo('told@x.test')).length >= count);
    const mails = await patch.mailsTo('told@x.test');
    expect(mails).toHaveLength(count);
    return mails[0]?.subject;
  };
  const times = 'startsAt: "2022-11-07T19:00:00Z", endsAt: "2022-11-07T20:00:00Z"';
  await team.inspector.ask(`mutation ($id: ID!) { moveMeeting(input: { meetingId: $id, ${times} }) { __typename } }`, {
    id,
  });
  expect(await told(2)).toMatch(/^The meeting has moved to .*7 November 2022/);
  await team.inspector.ask(
    'mutation ($id: ID!) { changeMeeting(input: { meetingId: $id, title: "New" }) { __typename } }',
    { id },
  );
  expect(await told(3)).toBe('Details have changed: New');
  await team.inspector.ask('mutation ($id: ID!) { cancelMeeting(meetingId: $id, reason: "Flooded.") { __typename } }', {
    id,
  });
  expect(await told(4)).toBe('The meeting is cancelled: New');
});
