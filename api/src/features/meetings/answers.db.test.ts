import { jest } from '@jest/globals';
import type { Browser } from '../../testing/a-service.ts';
import { MEETING, MeetingDesk, QUESTION } from '../../testing/meeting-desk.ts';
import { answerOf, codeOf } from '../../testing/update-desk.ts';
import { aMeeting } from './meeting.factory.ts';

jest.setTimeout(60_000);

let desk: MeetingDesk;
let ann: Browser;
let email: string;
let made = 0;
beforeAll(async () => {
  desk = await MeetingDesk.open();
});
beforeEach(async () => {
  desk.patch.clock.set('2022-09-14T12:00:00Z');
  email = `asker-${++made}-secret@x.test`;
  ann = await desk.patch.as(email);
});
afterAll(() => desk?.patch.close());

const published = async (input: object = {}, by: Browser = ann): Promise<string> => {
  const { id } = (await desk.ask(by, input)).data.askQuestion;
  await desk.review(id);
  return id;
};
const NAMING = 'A man was arrested for it.';
const approve = (id: string, by: Browser) =>
  by.ask(
    'mutation ($id: ID!) { approveStatement(statementId: $id) { __typename ... on MeetingRefusal { message reason field } } }',
    { id },
  );
const waiting = async () =>
  (await desk.team.colleague.ask('{ desk { statementsAwaitingApproval { id body } } }')).data.desk
    .statementsAwaitingApproval as { id: string; body: string }[];

test('an answer is public at once, and mailed once to who asked', async () => {
  const id = await published();
  desk.patch.clock.set('2022-09-15T12:00:00Z');
  expect((await desk.answer(id, { body: 'The **council** mends them.' })).data.answerQuestion).toMatchObject({
    answeredAt: '2022-09-15T12:00:00.000Z',
    answer: { body: 'The **council** mends them.', isCorrected: false },
  });
  expect((await desk.question(id)).data.question.answer.body).toBe('The **council** mends them.');
  const mails = await desk.mails(email);
  expect(mails.map(({ subject }) => subject)).toEqual(['The team has answered your question']);
  expect(mails[0]?.text).toMatch(/When will the lamps be mended\?[\s\S]*The council mends them\./);
  expect(mails[0]?.text).toContain(`/questions/${id}`);
  expect(mails[0]?.headers['Message-ID']).toMatch(new RegExp(`^<${id}\\.answered`));
});

test('the same answer sent twice is said once', async () => {
  const id = await published();
  const first = await desk.answer(id);
  expect((await desk.nothingWritten(() => desk.answer(id))).data).toEqual(first.data);
  expect(await desk.told(email)).toHaveLength(1);
});

test('an answer that mentions somebody waits for a second person: not public, and nobody is mailed until then', async () => {
  const id = await published();
  const { data } = await desk.answer(id, { body: NAMING });
  expect(data.answerQuestion).toMatchObject({ answeredAt: null, answer: null });
  expect((await desk.question(id)).data.question).toMatchObject({ answeredAt: null, answer: null });
  expect((await desk.question(id, ann)).body).not.toContain('arrested');
  expect(await desk.told(email)).toEqual([]);
  const [statement] = (await waiting()).filter(({ body }) => body === NAMING);
  const statementId = statement?.id as string;
  for (const by of [desk.team.officer, desk.team.admin, desk.team.resident, desk.team.stranger])
    expect(['FORBIDDEN', 'NOT_FOUND']).toContain(codeOf(await desk.nothingWritten(() => approve(statementId, by))));
  desk.patch.clock.set('2022-09-16T12:00:00Z');
  expect(answerOf(await approve(statementId, desk.team.colleague))).toBe('Statement');
  expect((await desk.question(id)).data.question).toMatchObject({
    answeredAt: '2022-09-16T12:00:00.000Z',
    answer: { body: NAMING },
  });
  expect(await desk.told(email)).toEqual(['The team has answered your question']);
  expect(await waiting()).not.toContainEqual(statement);
});

test('an answer is corrected by another, that shows as corrected and is mailed', async () => {
  const id = await published();
  await desk.answer(id);
  desk.patch.clock.set('2022-09-15T12:00:00Z');
  const { data } = await desk.answer(id, { body: 'The county mends them.' });
  expect(data.answerQuestion).toMatchObject({
    answeredAt: '2022-09-14T12:00:00.000Z',
    answer: { body: 'The county mends them.', isCorrected: true },
  });
  expect(await desk.told(email)).toHaveLength(2);
  // A correction that must wait leaves the words before it standing.
  await desk.answer(id, { body: NAMING });
  expect((await desk.question(id)).data.question.answer).toMatchObject({ body: 'The county mends them.' });
  expect(await desk.told(email)).toHaveLength(2);
});

test.each<[string, object, string]>([
  ['no words', { body: ' ' }, 'TEXT_MISSING'],
  ['none at all', { body: null }, 'TEXT_MISSING'],
  ['too many words', { body: 'a'.repeat(5_001) }, 'TEXT_TOO_LONG'],
  ['words that cannot be shown', { body: 'a\u202E' }, 'CONTROL_CHARACTERS'],
  ['aloud, without a meeting', { body: null, aloud: true }, 'NOT_ALOUD'],
])('an answer of %s is a sentence, and nothing is written', async (_, input, reason) => {
  const id = await published();
  expect(answerOf(await desk.nothingWritten(() => desk.answer(id, input)))).toBe(reason);
});

test('only the team of the area answers', async () => {
  const id = await published();
  for (const by of [desk.team.stranger, desk.team.comms, desk.team.admin, ann])
    expect(codeOf(await desk.nothingWritten(() => desk.answer(id, {}, by)))).toBe('FORBIDDEN');
  expect(codeOf(await desk.nothingWritten(() => desk.answer(id, {}, desk.patch.browser())))).toBe('UNAUTHENTICATED');
});

test('aloud is answered from the start of the meeting on, and the words can follow', async () => {
  const { id: meetingId } = await aMeeting(desk.patch.em());
  const id = await published({ meetingId });
  const aloud = { body: null, aloud: true };
  desk.patch.clock.set('2022-10-10T17:59:59Z');
  expect(answerOf(await desk.nothingWritten(() => desk.answer(id, aloud)))).toBe('NOT_ALOUD');
  desk.patch.clock.set('2022-10-10T18:00:00Z');
  expect((await desk.answer(id, aloud)).data.answerQuestion).toMatchObject({
    answeredAloud: true,
    answeredAt: '2022-10-10T18:00:00.000Z',
    answer: null,
  });
  expect(answerOf(await desk.nothingWritten(() => desk.answer(id, aloud)))).toBe('Question');
  expect((await desk.mails(email)).map(({ text }) => text)).toEqual([expect.stringContaining('answered aloud')]);
  desk.patch.clock.set('2022-10-12T18:00:00Z');
  await desk.answer(id);
  expect((await desk.question(id)).data.question).toMatchObject({
    answeredAloud: true,
    answer: { isCorrected: false },
  });
  expect(await desk.told(email)).toHaveLength(2);
});

describe('questions that ask the same', () => {
  test('are grouped: shown with the one, supported with it, and each who asked is mailed its answer', async () => {
    const bob = await desk.patch.as(`bob-${made}-secret@x.test`);
    const supporter = await desk.patch.as(`cat-${made}@x.test`);
    const into = await published({ text: 'When will the lamps be mended?' });
    const same = await published({ text: 'Why is it so dark in Mill Lane?' }, bob);
    for (const id of [into, same]) await desk.support(supporter, id);
    expect(answerOf(await desk.review(same, { decision: 'GROUP', groupIntoId: into }))).toBe('Question');
    expect(codeOf(await desk.question(same))).toBe('NOT_FOUND');
    expect((await desk.question(same, bob)).data.question).toMatchObject({
      status: 'GROUPED',
      groupedInto: { id: into },
    });
    // The supporter of both counts once, and who asked the other one wants this one answered.
    expect((await desk.question(into)).data.question).toMatchObject({
      alsoAsked: ['Why is it so dark in Mill Lane?'],
      supporters: 2,
    });
    await desk.answer(into);
    const bobs = await desk.mails(`bob-${made}-secret@x.test`);
    expect(bobs).toHaveLength(1);
    expect(bobs[0]?.text).toContain('Why is it so dark in Mill Lane?');
    expect(await desk.told(email)).toHaveLength(1);
  });

  test('are to the same team, for the same meeting, published and not answered', async () => {
    const { id: meetingId } = await aMeeting(desk.patch.em());
    const id = await published();
    const answered = await published();
    await desk.answer(answered);
    const unread = (await desk.ask(ann)).data.askQuestion.id;
    const others = [
      id,
      answered,
      unread,
      await published({ meetingId }),
      undefined,
      '00000000-0000-4000-8000-000000000000',
    ];
    for (const groupIntoId of others)
      expect(answerOf(await desk.nothingWritten(() => desk.review(id, { decision: 'GROUP', groupIntoId })))).toBe(
        'CANNOT_GROUP',
      );
    expect(answerOf(await desk.nothingWritten(() => desk.review(answered)))).toBe('ALREADY_ANSWERED');
    const into = await published();
    await desk.review(id, { decision: 'GROUP', groupIntoId: into });
    for (const decision of [
      { decision: 'DECLINE', reason: 'ABUSIVE' },
      { decision: 'GROUP', groupIntoId: id },
    ])
      expect(answerOf(await desk.nothingWritten(() => desk.review(into, decision)))).toBe('CANNOT_GROUP');
  });
});

test('who asked is in nobody else’s answer: not the public’s, not the team’s, not another asker’s', async () => {
  const { id: meetingId } = await aMeeting(desk.patch.em());
  const bob = await desk.patch.as('bob@x.test');
  const [toTeam, forMeeting] = [await published(), await published({ meetingId })];
  const unread = (await desk.ask(ann, { meetingId })).data.askQuestion.id;
  await desk.support(ann, await published({}, bob));
  await desk.answer(toTeam);
  await desk.answer(forMeeting, { body: NAMING });
  const [person] = await desk.patch.em().execute<{ id: string }[]>('select id from person where email = ?', [email]);
  const everything = `query ($id: ID!) {
    meeting(id: $id) { ${MEETING} questions { nodes { ${QUESTION} } } } area(path: "testshire/north") { questions { nodes { ${QUESTION} } } } }`;
  const behind = `{ desk { questionsToRead { ${QUESTION} } questionsToAnswer { ${QUESTION} } meetings { id } } }`;
  const bodies: string[] = [];
  for (const by of [
    desk.patch.browser(),
    bob,
    desk.team.stranger,
    desk.team.officer,
    desk.team.inspector,
    desk.team.comms,
    desk.team.admin,
  ]) {
    bodies.push((await by.ask(everything, { id: meetingId })).body, (await by.ask(behind)).body);
    for (const id of [toTeam, forMeeting, unread]) bodies.push((await desk.question(id, by)).body);
  }
  bodies.push(JSON.stringify(await desk.mails('bob@x.test')));
  const all = bodies.join();
  expect(all).toContain(toTeam);
  expect(all).not.toContain(email);
  expect(all).not.toContain(person?.id);
});

test('an answer that was taken back answers nothing: the question is open again, and counts as such', async () => {
  const id = await published();
  await desk.answer(id, { body: 'We look into it.' });
  const { answer } = (await desk.question(id)).data.question;
  const text = 'mutation ($id: ID!) { withdrawStatement(statementId: $id, reason: "It was wrong.") { __typename } }';
  await desk.team.inspector.ask(text, { id: answer.id });
  expect((await desk.question(id)).data.question).toMatchObject({ answeredAt: null });
  await desk.answer(id, { body: 'The council mends them.' });
  expect((await desk.question(id)).data.question).toMatchObject({ answeredAt: '2022-09-14T12:00:00.000Z' });
});
