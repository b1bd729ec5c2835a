import { jest } from '@jest/globals';
import type { Browser } from '../../testing/a-service.ts';
import { MeetingDesk } from '../../testing/meeting-desk.ts';
import type { Meeting } from './meeting.entity.ts';
import { aMeeting } from './meeting.factory.ts';
import { aQuestion } from './question.factory.ts';
import { aRegistration } from './registration.factory.ts';

jest.setTimeout(60_000);

let desk: MeetingDesk;
beforeAll(async () => {
  desk = await MeetingDesk.open();
});
beforeEach(() => desk.patch.clock.set('2022-09-14T12:00:00Z'));
afterAll(() => desk?.patch.close());

const ERASE = 'mutation { eraseMe { __typename } }';
const WORDS = ['Cardamom', 'Turmeric', 'Fenugreek', 'Asafoetida', 'Coriander'] as const;
const [NAME, NEEDS, ASKED, OPINION, CORRECTION] = WORDS;

interface Involved {
  browser: Browser;
  personId: string;
  /** To come, and full with them. */
  coming: Meeting;
  published: string;
  unread: string;
}

/** Somebody of whom meetings hold everything that they can hold. */
async function involved(email: string): Promise<Involved> {
  desk.patch.clock.set('2022-09-14T12:00:00Z');
  const browser = await desk.patch.as(email);
  const coming = await aMeeting(desk.patch.em(), { capacity: 1, title: 'To come' });
  const held = await aMeeting(desk.patch.em(), { startsAt: new Date('2022-09-14T12:10:00Z'), title: 'Held' });
  for (const { id } of [coming, held]) await desk.register(browser, id, { name: NAME, needs: NEEDS });
  desk.patch.clock.set('2022-09-14T12:15:00Z');
  await desk.join(browser, held.id);
  await desk.giveFeedback(browser, held.id, { words: OPINION });
  const published = (await desk.ask(browser, { text: `Why ${ASKED}?` })).data.askQuestion.id;
  await desk.review(published);
  const unread = (await desk.ask(browser, { text: `When ${ASKED}?` })).data.askQuestion.id;
  const other = (await desk.ask(desk.team.resident)).data.askQuestion.id;
  await desk.review(other);
  await desk.support(browser, other);
  desk.patch.clock.set('2022-09-14T15:00:00Z');
  await desk.publishMinutes({ meetingId: held.id, attendance: 20 });
  const correct = 'mutation ($input: RequestCorrectionInput!) { requestCorrection(input: $input) { __typename } }';
  await browser.ask(correct, { input: { meetingId: held.id, text: CORRECTION } });
  const [person] = await desk.patch.em().execute<{ id: string }[]>('select id from person where email = ?', [email]);
  return { browser, personId: (person as { id: string }).id, coming, published, unread };
}

test('an export holds every row of mine and nobody else’s', async () => {
  const { browser, personId } = await involved('export@x.test');
  await involved('other@x.test');
  const { data } = await browser.ask('{ exportMyData }');
  const { sections } = data.exportMyData;
  expect(sections.registration).toEqual([
    expect.objectContaining({ meeting: 'To come', status: 'CONFIRMED', name: NAME, needs: NEEDS }),
    expect.objectContaining({ meeting: 'Held', status: 'ATTENDED', name: NAME, needs: NEEDS }),
  ]);
  expect(sections.meeting_feedback).toEqual([expect.objectContaining({ helpful: 'YES', words: OPINION })]);
  expect(sections.question).toEqual([
    expect.objectContaining({ text: `Why ${ASKED}?`, status: 'PUBLISHED', area: 'testshire/north' }),
    expect.objectContaining({ text: `When ${ASKED}?`, status: 'UNREAD' }),
  ]);
  expect(sections.question_support).toHaveLength(1);
  expect(sections.correction_request).toEqual([expect.objectContaining({ meeting: 'Held', text: CORRECTION })]);
  const tables = {
    registration: 'person_id',
    question: 'asker_id',
    question_support: 'person_id',
    correction_request: 'person_id',
  };
  for (const [table, column] of Object.entries(tables)) {
    const rows = await desk.patch.em().execute(`select 1 from ${table} where ${column} = ?`, [personId]);
    expect([table, sections[table].length]).toEqual([table, rows.length]);
  }
  expect(JSON.stringify(sections)).not.toContain('other@x.test');
});

test('erasing leaves none of mine, keeps what is public, and frees my place for the next in line', async () => {
  // What others left is not looked at.
  await desk.patch.em().execute('delete from correction_request; delete from registration; delete from question');
  const { browser, personId, coming, published, unread } = await involved('erase@x.test');
  const next = await desk.patch.as('next@x.test');
  await desk.register(next, coming.id);
  expect((await desk.mine(next, coming.id)).status).toBe('WAITING');
  expect((await browser.ask(ERASE)).data.eraseMe.__typename).toBe('Done');

  const left = await desk.rows();
  for (const trace of [personId, 'erase@x.test', NAME, NEEDS, OPINION, CORRECTION]) expect(left).not.toContain(trace);
  expect((await desk.question(published)).data.question).toMatchObject({ text: `Why ${ASKED}?` });
  expect((await desk.question(unread)).data?.question ?? null).toBeNull();
  expect(left.split(`${ASKED}?`).length - 1).toBe(1);

  await desk.tick('2022-09-14T15:01:00Z');
  expect((await desk.mine(next, coming.id)).status).toBe('OFFERED');
  expect(await desk.told('next@x.test')).toEqual(['You are on the waiting list', 'A place is free for you']);
  const roster = 'query ($id: ID!) { meetingRoster(meetingId: $id) { confirmed entries { name mustBeRung status } } }';
  const { data } = await desk.team.officer.ask(roster, { id: coming.id });
  expect(data.meetingRoster.entries[0]).toEqual({ name: null, mustBeRung: false, status: 'WITHDRAWN' });
  // Their answer comes, and is mailed to nobody.
  const mails = await desk.patch.count('kept_mail');
  await desk.answer(published);
  expect(await desk.patch.count('kept_mail')).toBe(mails);
});

describe('what is kept long enough goes by night', () => {
  const tidiedAt = (instant: string) => {
    desk.patch.clock.set(instant);
    return desk.jobs.tidy();
  };
  const nothing = { needs: 0, rosters: 0, askers: 0, corrections: 0 };

  beforeEach(async () => {
    await tidiedAt('2032-01-01T00:00:00Z');
    await desk.patch.em().execute('delete from registration; update question set asker_id = null');
    desk.patch.clock.set('2022-09-14T12:00:00Z');
  });

  test('needs after seven days, the roster after ninety, and how many came stays', async () => {
    const meeting = await aMeeting(desk.patch.em(), { capacity: 40 });
    for (let i = 0; i < 12; i++)
      await aRegistration(desk.patch.em(), {
        meeting,
        status: 'ATTENDED',
        attendedAt: meeting.startsAt,
        needs: 'A loop',
      });
    const gone = await aMeeting(desk.patch.em(), {
      cancelledAt: new Date('2022-09-20T20:00:00Z'),
      cancelReason: 'Flooded.',
    });
    await aRegistration(desk.patch.em(), { meeting: gone, needs: 'A loop' });

    expect(await tidiedAt('2022-09-27T20:00:00Z')).toEqual(nothing);
    expect(await tidiedAt('2022-09-27T20:00:01Z')).toEqual({ ...nothing, needs: 1 });
    expect(await tidiedAt('2022-10-17T20:00:00Z')).toEqual(nothing);
    expect(await tidiedAt('2022-10-17T20:00:01Z')).toEqual({ ...nothing, needs: 12 });
    expect(await tidiedAt('2022-10-17T20:00:02Z')).toEqual(nothing);
    expect(await tidiedAt('2022-12-19T20:00:01Z')).toEqual({ ...nothing, rosters: 1 });
    expect(await tidiedAt('2023-01-08T20:00:00Z')).toEqual(nothing);
    expect(await tidiedAt('2023-01-08T20:00:01Z')).toEqual({ ...nothing, rosters: 12 });
    expect(await tidiedAt('2023-01-08T20:00:02Z')).toEqual(nothing);
    expect((await desk.read(meeting.id)).data.meeting.attendance).toBe(12);
  });

  test('who asked thirty days after the answer, grouped and declined questions too; the words stay', async () => {
    const em = desk.patch.em();
    const answeredAt = new Date('2022-09-20T12:00:00Z');
    const answered = await aQuestion(em, { status: 'PUBLISHED', answeredAt });
    await aQuestion(em, { status: 'GROUPED', groupedInto: answered });
    await aQuestion(em, { status: 'DECLINED', declineReason: 'ABUSIVE', reviewedAt: answeredAt });
    const open = await aQuestion(em, { status: 'PUBLISHED' });
    await aQuestion(em, { status: 'GROUPED', groupedInto: open });
    await aQuestion(em);
    expect(await tidiedAt('2022-10-20T12:00:00Z')).toEqual(nothing);
    expect(await tidiedAt('2022-10-20T12:00:01Z')).toEqual({ ...nothing, askers: 3 });
    expect(await tidiedAt('2022-10-20T12:00:02Z')).toEqual(nothing);
    const [kept] = await em.execute<{ n: number }[]>(
      'select count(*)::int as n from question where asker_id is not null',
    );
    expect(kept?.n).toBe(3);
    expect((await desk.question(answered.id)).data.question.text).toBe(answered.text);
  });

  test('corrections ninety days after the reply', async () => {
    await desk.patch.em().execute('delete from correction_request');
    await involved('tidy@x.test');
    const reply = 'mutation ($id: ID!) { replyToCorrection(requestId: $id, reply: "Done.") { __typename } }';
    const [request] = await desk.patch.em().execute<{ id: string }[]>('select id from correction_request');
    await desk.team.officer.ask(reply, { id: request?.id });
    expect((await tidiedAt('2022-12-13T15:00:00Z')).corrections).toBe(0);
    expect((await tidiedAt('2022-12-13T15:00:01Z')).corrections).toBe(1);
    expect((await tidiedAt('2022-12-13T15:00:02Z')).corrections).toBe(0);
  });
});
