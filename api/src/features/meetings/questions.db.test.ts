import { jest } from '@jest/globals';
import type { Answer, Browser } from '../../testing/a-service.ts';
import { MeetingDesk } from '../../testing/meeting-desk.ts';
import { withoutLocksUntil } from '../../testing/statements.ts';
import { answerOf, codeOf } from '../../testing/update-desk.ts';
import { aMeeting } from './meeting.factory.ts';
import { aQuestion } from './question.factory.ts';

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

const NOBODY = '00000000-0000-4000-8000-000000000000';
const asked = async (input: object = {}, by: Browser = ann): Promise<string> =>
  (await desk.ask(by, input)).data.askQuestion.id;
const published = async (input: object = {}, by: Browser = ann): Promise<string> => {
  const id = await asked(input, by);
  await desk.review(id);
  return id;
};
const subjects = () => desk.told(email);

describe('asking', () => {
  test('the team: answered within 72 hours; of a place its neighbourhood is asked', async () => {
    const { data } = await desk.ask(ann, {
      areaPath: 'testshire/north/girton',
      text: ' When will the lamps be mended? ',
    });
    expect(data.askQuestion).toMatchObject({
      text: 'When will the lamps be mended?',
      status: 'UNREAD',
      askedAt: '2022-09-14T12:00:00.000Z',
      dueAt: '2022-09-17T12:00:00.000Z',
      isMine: true,
      supporters: 0,
      answer: null,
      reviewedBy: null,
    });
    const area = await ann.ask('query ($id: ID!) { question(id: $id) { area { path } } }', { id: data.askQuestion.id });
    expect(area.data.question.area.path).toBe('testshire/north');
  });

  test('for a meeting: answered within five days of its end', async () => {
    const { id: meetingId } = await aMeeting(desk.patch.em());
    expect((await desk.ask(ann, { meetingId })).data.askQuestion.dueAt).toBe('2022-10-15T20:00:00.000Z');
  });

  test.each<[string, object, string]>([
    ['nothing typed', { text: ' ' }, 'TEXT_MISSING'],
    ['too much typed', { text: 'a'.repeat(1_001) }, 'TEXT_TOO_LONG'],
    ['what cannot be shown', { text: 'a\u202E' }, 'CONTROL_CHARACTERS'],
    ['an emergency', { text: 'Somebody is breaking in right now, help' }, 'EMERGENCY'],
    ['a registration mark', { text: 'Why is AB12 CDE always parked there?' }, 'REGISTRATION_MARK'],
    ['a phone number', { text: 'Can you ring me on 07700 900123?' }, 'PHONE_NUMBER'],
    ['an address', { text: 'Can you write to ann@example.org?' }, 'EMAIL_ADDRESS'],
    ['a house', { text: 'What goes on at 14 Mill Lane?' }, 'HOUSE_NUMBER'],
    ['a name', { text: 'Why has Mr Robert Smith not been stopped?' }, 'PERSON_NAMED'],
    ['no such area', { areaPath: 'nowhere' }, 'UNKNOWN_AREA'],
    ['a whole force', { areaPath: 'testshire' }, 'WRONG_KIND'],
    ['no such meeting', { meetingId: NOBODY }, 'UNKNOWN_MEETING'],
  ])('with %s is a sentence, and nothing is stored', async (_, input, reason) => {
    const { data } = await desk.nothingWritten(() => desk.ask(ann, { ...input, clientKey: 'form' }));
    expect(data.askQuestion).toMatchObject({ reason, message: expect.stringMatching(/\S.+[.]/s) });
  });

  test('what was screened out is nowhere, and the page is told what to leave out', async () => {
    const { data } = await desk.ask(ann, { text: 'Why is KX12 ZBY always parked there?', clientKey: 'k' });
    expect(data.askQuestion.message).toMatch(/not sent this to anyone/i);
    const [row] = await desk.patch
      .em()
      .execute<{ n: number }[]>(`select count(*)::int as n from question where text like '%KX12%'`);
    expect(row?.n).toBe(0);
  });

  test('for a meeting that is over or cancelled, or of another neighbourhood, is a sentence', async () => {
    const over = await aMeeting(desk.patch.em(), { startsAt: new Date('2022-09-13T18:00:00Z') });
    const gone = await aMeeting(desk.patch.em(), { cancelledAt: new Date('2022-09-13'), cancelReason: 'Flooded.' });
    const other = await aMeeting(desk.patch.em(), { area: 'testshire/east' });
    for (const [{ id }, reason] of [
      [over, 'MEETING_OVER'],
      [gone, 'MEETING_OVER'],
      [other, 'UNKNOWN_MEETING'],
    ] as const)
      expect(answerOf(await desk.nothingWritten(() => desk.ask(ann, { meetingId: id })))).toBe(reason);
  });

  test('the same key twice is one question; a sixth unread one waits its turn', async () => {
    const first = await desk.ask(ann, { clientKey: 'once' });
    expect((await desk.nothingWritten(() => desk.ask(ann, { clientKey: 'once' }))).data).toEqual(first.data);
    for (let i = 0; i < 4; i++) await asked();
    expect(answerOf(await desk.nothingWritten(() => desk.ask(ann)))).toBe('TOO_MANY');
    await desk.review(first.data.askQuestion.id);
    expect(answerOf(await desk.ask(ann))).toBe('Question');
  });

  test('needs a confirmed address', async () => {
    expect(codeOf(await desk.nothingWritten(() => desk.ask(desk.patch.browser())))).toBe('UNAUTHENTICATED');
  });

  test('an officer asks for somebody who rang: read already, and nobody’s', async () => {
    const { data } = await desk.ask(desk.team.officer, { forCaller: true });
    expect(data.askQuestion).toMatchObject({
      status: 'PUBLISHED',
      isMine: false,
      reviewedBy: { id: desk.team.officer.officer.id },
    });
    for (const by of [ann, desk.team.stranger, desk.team.comms])
      expect(codeOf(await desk.nothingWritten(() => desk.ask(by, { forCaller: true })))).toBe('FORBIDDEN');
  });
});

describe('before somebody of the team has read it', () => {
  test('a question exists for its asker and the team alone', async () => {
    const { id: meetingId } = await aMeeting(desk.patch.em());
    const id = await asked({ meetingId });
    const bob = await desk.patch.as('bob@x.test');
    for (const by of [desk.patch.browser(), bob, desk.team.stranger]) {
      expect(codeOf(await desk.question(id, by))).toBe('NOT_FOUND');
      const lists = `query ($id: ID!) { meeting(id: $id) { questions { totalCount nodes { id } } } area(path: "testshire/north") { questions { nodes { id } } } }`;
      const answer = await by.ask(lists, { id: meetingId });
      expect(answer.data.meeting.questions).toEqual({ totalCount: 0, nodes: [] });
      expect(answer.body).not.toContain(id);
    }
    for (const by of [bob, desk.team.stranger]) {
      expect(codeOf(await desk.nothingWritten(() => desk.support(by, id)))).toBe('NOT_FOUND');
      expect(codeOf(await desk.nothingWritten(() => desk.support(by, id, 'unsupportQuestion')))).toBe('NOT_FOUND');
    }
    expect(codeOf(await desk.nothingWritten(() => desk.review(id, {}, desk.team.stranger)))).toBe('NOT_FOUND');
    expect(codeOf(await desk.nothingWritten(() => desk.answer(id, {}, desk.team.stranger)))).toBe('NOT_FOUND');
    expect((await desk.question(id, ann)).data.question).toMatchObject({ id, isMine: true });
    const theirs = await desk.team.officer.ask('{ desk { questionsToRead { id } } }');
    expect(theirs.data.desk.questionsToRead).toContainEqual({ id });
    expect((await ann.ask('{ myQuestions { id status } }')).data.myQuestions).toEqual([{ id, status: 'UNREAD' }]);
    expect(answerOf(await desk.nothingWritten(() => desk.support(ann, id)))).toBe('NOT_PUBLISHED');
    expect(answerOf(await desk.nothingWritten(() => desk.answer(id)))).toBe('NOT_PUBLISHED');
  });

  test('it is theirs to read, of their own area only, and named is who did', async () => {
    const id = await asked();
    for (const by of [ann, desk.team.comms, desk.team.admin])
      expect(codeOf(await desk.nothingWritten(() => desk.review(id, {}, by)))).toBe('FORBIDDEN');
    expect(codeOf(await desk.nothingWritten(() => desk.review(id, {}, desk.patch.browser())))).toBe('UNAUTHENTICATED');
    for (const none of ['x', NOBODY]) expect(codeOf(await desk.review(none))).toBe('NOT_FOUND');
    expect((await desk.review(id)).data.reviewQuestion).toMatchObject({
      status: 'PUBLISHED',
      reviewedBy: { id: desk.team.officer.officer.id },
    });
    expect((await desk.question(id)).data.question).toMatchObject({ status: 'PUBLISHED', isMine: false });
    expect(await subjects()).toEqual([]);
  });
});

describe('a question that is declined', () => {
  test('is told its asker with the policy’s reason, once, and stays out of sight', async () => {
    const id = await asked();
    expect(answerOf(await desk.nothingWritten(() => desk.review(id, { decision: 'DECLINE' })))).toBe('REASON_MISSING');
    await desk.review(id, { decision: 'DECLINE', reason: 'NOT_FOR_POLICE' });
    await desk.review(id, { decision: 'DECLINE', reason: 'NOT_A_QUESTION' });
    const mails = await desk.mails(email);
    expect(mails.map(({ subject }) => subject)).toEqual(['Your question was not published']);
    expect(mails[0]?.text).toMatch(/When will the lamps be mended\?[\s\S]*for another\s+body, such as the council/);
    expect(codeOf(await desk.question(id))).toBe('NOT_FOUND');
    expect((await desk.question(id, ann)).data.question).toMatchObject({
      status: 'DECLINED',
      declineReason: 'NOT_A_QUESTION',
    });
    await desk.review(id);
    expect((await desk.question(id)).data.question).toMatchObject({ status: 'PUBLISHED', declineReason: null });
  });
});

describe('support', () => {
  test('is once each, can be taken back, and puts a question first', async () => {
    const { id: meetingId } = await aMeeting(desk.patch.em());
    const ids = [];
    for (let i = 0; i < 3; i++) {
      desk.patch.clock.set(`2022-09-14T12:0${i}:00Z`);
      ids.push(await published({ meetingId }));
    }
    const [first, second, third] = ids as [string, string, string];
    const order = async () => {
      const text = 'query ($id: ID!) { meeting(id: $id) { questions { nodes { id } } } }';
      const { data } = await ann.ask(text, { id: meetingId });
      return data.meeting.questions.nodes.map(({ id }: { id: string }) => id);
    };
    expect(await order()).toEqual([first, second, third]);
    const bob = await desk.patch.as('bob@x.test');
    await Promise.all([desk.support(bob, third), desk.support(bob, third)]);
    expect((await desk.support(bob, third)).data.supportQuestion).toMatchObject({ supporters: 1, iSupport: true });
    // Who asked wants it answered anyway.
    expect((await desk.support(ann, third)).data.supportQuestion).toMatchObject({ supporters: 1, iSupport: false });
    const cat = await desk.patch.as('cat@x.test');
    expect((await desk.support(cat, third)).data.supportQuestion.supporters).toBe(2);
    await desk.support(cat, second);
    expect(await order()).toEqual([third, second, first]);
    expect((await desk.question(third)).data.question).toMatchObject({ supporters: 2, iSupport: false });
    await desk.support(cat, third, 'unsupportQuestion');
    expect((await desk.support(bob, third, 'unsupportQuestion')).data.unsupportQuestion).toMatchObject({
      supporters: 0,
    });
    expect(await order()).toEqual([second, first, third]);
    // What is answered comes last, however many asked for it.
    await desk.answer(second);
    expect(await order()).toEqual([first, third, second]);
    expect(answerOf(await desk.nothingWritten(() => desk.support(bob, second)))).toBe('ALREADY_ANSWERED');
    for (const none of ['x', NOBODY]) expect(codeOf(await desk.support(bob, none))).toBe('NOT_FOUND');
  });
});

describe('how long a team takes', () => {
  const hours = async (path: string) => {
    const text =
      'query ($path: String!) { area(path: $path) { hoursToAnswer { median answered withinPromise open overdue } } }';
    return (await ann.ask(text, { path })).data.area.hoursToAnswer;
  };

  test('is the median of the last twelve months, from asking to answer, and says what is late', async () => {
    const area = 'hourshire/one';
    const none = { median: null, answered: 0, withinPromise: 0, open: 0, overdue: 0 };
    const at = (day: string, hour = 8) => new Date(Date.parse(`${day}T00:00:00Z`) + hour * 3_600_000);
    const { id } = await aQuestion(desk.patch.em(), { area });
    expect(await hours(area)).toEqual(none);
    await desk.patch.em().execute('delete from question where id = ?', [id]);
    const status = 'PUBLISHED' as const;
    for (const took of [2, 10.25, 100])
      await aQuestion(desk.patch.em(), {
        area,
        status,
        askedAt: at('2022-09-01'),
        answeredAt: at('2022-09-01', 8 + took),
      });
    await aQuestion(desk.patch.em(), { area, status, askedAt: at('2021-09-01'), answeredAt: at('2021-09-02') });
    await aQuestion(desk.patch.em(), { area, status: 'DECLINED', declineReason: 'ABUSIVE', askedAt: at('2022-09-01') });
    await aQuestion(desk.patch.em(), { area, status, askedAt: at('2022-09-11', 12) });
    await aQuestion(desk.patch.em(), { area, status, askedAt: at('2022-09-11', 11) });
    const meeting = await aMeeting(desk.patch.em(), { area });
    await aQuestion(desk.patch.em(), { area, status, meeting, askedAt: at('2022-09-01') });
    expect(await hours(area)).toEqual({ median: 10.3, answered: 3, withinPromise: 2, open: 2, overdue: 1 });
  });
});

const unreadOf = async (by: string) =>
  desk.patch
    .em()
    .execute('select 1 from question q join person p on p.id = q.asker_id where p.email = ?', [by])
    .then((rows) => (rows as unknown[]).length);

describe('twelve questions of one person at once', () => {
  const many = () => Promise.all(Array.from({ length: 12 }, () => desk.ask(ann)));
  const kinds = (answers: Answer[]) => answers.map(answerOf).filter((kind) => kind === 'Question').length;

  test('are five that wait to be read', async () => {
    expect(kinds(await many())).toBe(5);
    expect(await unreadOf(email)).toBe(5);
  });

  test('negative control: without the lock they are more', async () => {
    expect(kinds(await withoutLocksUntil(6, /^insert into "question"/, many))).toBeGreaterThan(5);
  });
});
