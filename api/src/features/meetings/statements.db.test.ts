import { jest } from '@jest/globals';
import { Audit } from '#platform/audit.ts';
import type { Answer, Browser } from '../../testing/a-service.ts';
import { MEETING, MeetingDesk } from '../../testing/meeting-desk.ts';
import { withoutLocks } from '../../testing/statements.ts';
import { answerOf, codeOf } from '../../testing/update-desk.ts';
import { aMeeting } from './meeting.factory.ts';

jest.setTimeout(60_000);

let desk: MeetingDesk;
beforeAll(async () => {
  desk = await MeetingDesk.open();
});
beforeEach(() => desk.patch.clock.set('2022-09-14T12:00:00Z'));
afterAll(() => desk?.patch.close());

const NOBODY = '00000000-0000-4000-8000-000000000000';
const SECRET = 'Cardamom';
const NAMING = 'A man was arrested for it.';
const SAID = `__typename ... on Statement { id body bodyHtml publishedAt withdrawnAt withdrawnReason isWaiting isCorrected }
  ... on MeetingRefusal { message reason field }`;
const approve = (id: string, by: Browser = desk.team.colleague) =>
  by.ask(`mutation ($id: ID!) { approveStatement(statementId: $id) { ${SAID} } }`, { id });
const withReason = (deed: string) =>
  `mutation ($id: ID!, $reason: String!) { ${deed}(statementId: $id, reason: $reason) { ${SAID} } }`;
const withdraw = (id: string, by: Browser = desk.team.inspector, reason = 'It was wrong.') =>
  by.ask(withReason('withdrawStatement'), { id, reason });
const purge = (id: string, by: Browser = desk.team.admin, reason = 'A name.') =>
  by.ask(withReason('purgeStatement'), { id, reason });

/** A meeting that ended yesterday. */
const ended = async () => (await aMeeting(desk.patch.em(), { startsAt: new Date('2022-09-13T18:00:00Z') })).id;
const minutesOf = async (meetingId: string, by?: Browser) => (await desk.read(meetingId, by)).data.meeting.minutes;
/** Minutes, and the id of the statement that holds them: the newest one, public or not. */
async function minuted(body: string, meetingId?: string): Promise<{ meetingId: string; id: string }> {
  const of = meetingId ?? (await ended());
  await desk.publishMinutes({ meetingId: of, body });
  const [row] = await desk.patch
    .em()
    .execute<{ id: string }[]>('select minutes_id as id from meeting where id = ?', [of]);
  return { meetingId: of, id: (row as { id: string }).id };
}
const awaiting = async (by: Browser) =>
  (await by.ask('{ desk { statementsAwaitingApproval { id flags } } }')).data.desk.statementsAwaitingApproval as {
    id: string;
    flags: string[];
  }[];

describe('minutes', () => {
  test('are public at once, with how many came and the recording; below ten nobody is told how many', async () => {
    const meetingId = await ended();
    const recordingUrl = 'https://films.example/a';
    const input = { meetingId, body: 'We **agreed** on patrols.', attendance: 12, recordingUrl, clientKey: 'once' };
    const { data } = await desk.publishMinutes(input);
    expect(data.publishMinutes).toMatchObject({
      attendance: 12,
      recordingUrl,
      minutes: { body: 'We **agreed** on patrols.' },
    });
    expect((await desk.nothingWritten(() => desk.publishMinutes(input))).data).toEqual(data);
    expect((await desk.read(meetingId)).data.meeting).toMatchObject({
      attendance: 12,
      recordingUrl,
      minutes: { publishedAt: '2022-09-14T12:00:00.000Z', isCorrected: false },
    });
    const few = await desk.publishMinutes({ meetingId, attendance: 9 });
    expect(few.data.publishMinutes).toMatchObject({ attendance: null, recordingUrl, minutes: { isCorrected: true } });
  });

  test.each<[string, object, string]>([
    ['no words', { body: ' ' }, 'TEXT_MISSING'],
    ['too many words', { body: 'a'.repeat(5_001) }, 'TEXT_TOO_LONG'],
    ['fewer than nobody there', { attendance: -1 }, 'BAD_NUMBER'],
    ['absurdly many there', { attendance: 10_001 }, 'BAD_NUMBER'],
    ['a recording without https', { recordingUrl: 'http://films.example' }, 'BAD_LINK'],
  ])('with %s are a sentence, and nothing is written', async (_, more, reason) => {
    const meetingId = await ended();
    expect(answerOf(await desk.nothingWritten(() => desk.publishMinutes({ meetingId, ...more })))).toBe(reason);
  });

  test('are of a meeting that has ended and was not cancelled', async () => {
    const coming = await aMeeting(desk.patch.em());
    const gone = await aMeeting(desk.patch.em(), { cancelledAt: new Date('2022-09-13'), cancelReason: 'Flooded.' });
    for (const [{ id: meetingId }, reason] of [
      [coming, 'NOT_ENDED'],
      [gone, 'CANCELLED'],
    ] as const)
      expect(answerOf(await desk.nothingWritten(() => desk.publishMinutes({ meetingId })))).toBe(reason);
  });
});

describe('the second person', () => {
  test('lets out minutes that mention somebody; until then nobody but the team knows of them', async () => {
    const { meetingId, id } = await minuted(NAMING);
    expect(await minutesOf(meetingId)).toBeNull();
    for (const by of [desk.team.officer, desk.team.comms]) {
      const [mine] = (await awaiting(by)).filter((each) => each.id === id);
      expect(mine?.flags.join()).toMatch(/arrested/);
    }
    for (const by of [desk.team.stranger, desk.team.admin])
      expect((await awaiting(by)).filter((each) => each.id === id)).toEqual([]);
    expect(answerOf(await desk.nothingWritten(() => approve(id, desk.team.inspector)))).toBe('SAME_PERSON');
    for (const by of [desk.team.officer, desk.team.admin, desk.team.resident])
      expect(codeOf(await desk.nothingWritten(() => approve(id, by)))).toBe('FORBIDDEN');
    expect(codeOf(await desk.nothingWritten(() => approve(id, desk.team.stranger)))).toBe('NOT_FOUND');
    expect(codeOf(await desk.nothingWritten(() => approve(id, desk.patch.browser())))).toBe('UNAUTHENTICATED');
    const both = await Promise.all([approve(id, desk.team.colleague), approve(id, desk.team.comms)]);
    expect(both.map(answerOf).sort()).toEqual(['NOT_WAITING', 'Statement']);
    expect(await minutesOf(meetingId)).toMatchObject({ body: NAMING });
  });

  test('lets out with the minutes what came with them: how many came, and the recording', async () => {
    const meetingId = await ended();
    await desk.publishMinutes({ meetingId, body: NAMING, attendance: 14, recordingUrl: 'https://x.test/recording' });
    const shown = async () => (await desk.read(meetingId)).data.meeting;
    expect(await shown()).toMatchObject({ minutes: null, attendance: null, recordingUrl: null });
    const [waiting] = await awaiting(desk.team.colleague);
    await approve(waiting?.id as string);
    expect(await shown()).toMatchObject({ attendance: 14, recordingUrl: 'https://x.test/recording' });
  });

  test('asked twice gives the same answer, and approves nothing that waits for nobody or was withdrawn', async () => {
    const { id } = await minuted(NAMING);
    const first = await approve(id);
    expect((await desk.nothingWritten(() => approve(id))).data).toEqual(first.data);
    expect(answerOf(await desk.nothingWritten(() => approve(id, desk.team.comms)))).toBe('NOT_WAITING');
    const plain = await minuted('All spoke.');
    expect(answerOf(await desk.nothingWritten(() => approve(plain.id)))).toBe('NOT_WAITING');
    const gone = await minuted(NAMING);
    await withdraw(gone.id);
    expect(answerOf(await desk.nothingWritten(() => approve(gone.id)))).toBe('WITHDRAWN');
    for (const none of ['x', NOBODY]) expect(codeOf(await approve(none))).toBe('NOT_FOUND');
  });

  test('sees only the newest of words that were corrected while they waited', async () => {
    const { id, meetingId } = await minuted(NAMING);
    const { id: newer } = await minuted(`${NAMING} Thank you.`, meetingId);
    expect((await awaiting(desk.team.comms)).map((each) => each.id)).toContain(newer);
    expect((await awaiting(desk.team.comms)).map((each) => each.id)).not.toContain(id);
    expect(answerOf(await desk.nothingWritten(() => approve(id)))).toBe('NOT_WAITING');
    await approve(newer);
    expect(await minutesOf(meetingId)).toMatchObject({ body: `${NAMING} Thank you.` });
  });

  test('PostgreSQL itself refuses the writer', async () => {
    const { id } = await minuted(NAMING);
    const self = desk.patch.em().execute('update statement set approved_by_id = written_by_id where id = ?', [id]);
    await expect(self).rejects.toThrow('statement_second_person');
  });
});

describe('taking back', () => {
  test('leaves a dated stub that says why, everywhere at once', async () => {
    const { meetingId, id } = await minuted(`First ${SECRET}`);
    desk.patch.clock.set('2022-09-15T12:00:00Z');
    expect((await withdraw(id)).data.withdrawStatement).toMatchObject({
      body: null,
      bodyHtml: null,
      withdrawnAt: '2022-09-15T12:00:00.000Z',
      withdrawnReason: 'It was wrong.',
    });
    for (const by of [desk.patch.browser(), desk.team.officer, desk.team.comms]) {
      const all = await by.ask(`query ($id: ID!) { meeting(id: $id) { ${MEETING} minutes { bodyHtml } } }`, {
        id: meetingId,
      });
      expect(all.data.meeting.minutes).toMatchObject({ body: null, withdrawnAt: '2022-09-15T12:00:00.000Z' });
      expect(all.body).not.toContain(SECRET);
    }
    expect(answerOf(await desk.nothingWritten(() => withdraw(id)))).toBe('WITHDRAWN');
  });

  test('is an inspector’s for everybody’s words, an officer’s for their own, with a reason', async () => {
    const { id } = await minuted('All spoke.');
    for (const by of [desk.team.officer, desk.team.stranger, desk.team.comms, desk.team.admin, desk.team.resident])
      expect(codeOf(await desk.nothingWritten(() => withdraw(id, by)))).toBe('FORBIDDEN');
    expect(codeOf(await desk.nothingWritten(() => withdraw(id, desk.patch.browser())))).toBe('UNAUTHENTICATED');
    expect(answerOf(await desk.nothingWritten(() => withdraw(id, undefined, ' ')))).toBe('TEXT_MISSING');
    expect(answerOf(await desk.nothingWritten(() => withdraw(id, undefined, 'a'.repeat(481))))).toBe('TEXT_TOO_LONG');
    for (const none of ['x', NOBODY]) expect(codeOf(await withdraw(none))).toBe('NOT_FOUND');
    const question = (await desk.ask(desk.team.resident)).data.askQuestion.id;
    await desk.review(question);
    const answer = (await desk.answer(question)).data.answerQuestion.answer.id;
    expect(answerOf(await withdraw(answer, desk.team.officer))).toBe('Statement');
    expect((await desk.question(question)).data.question.answer).toMatchObject({ body: null });
  });
});

describe('purging', () => {
  test('erases the words and those they corrected; the audit knows without saying them, and stays true', async () => {
    const { meetingId } = await minuted(`First ${SECRET}`);
    const { id } = await minuted(`Second ${SECRET}`, meetingId);
    const audited = await desk.patch.count('audit_entry');
    expect((await purge(id, undefined, `It named ${SECRET}`)).data.purgeStatement).toMatchObject({
      body: null,
      withdrawnReason: 'Removed for good by the force.',
    });
    const kept = await desk.patch.em().execute(
      `with recursive said (id, replaces_id) as (select id, replaces_id from statement where id = ?
         union all select s.id, s.replaces_id from statement s join said on s.id = said.replaces_id)
       select s::text from statement s join said using (id)`,
      [id],
    );
    expect(kept).toHaveLength(2);
    expect(JSON.stringify(kept)).not.toContain(SECRET);
    const [entry] = await desk.patch.em().execute('select * from audit_entry order by seq desc limit 1');
    expect(entry).toMatchObject({ deed: 'purgeStatement', actor_id: desk.team.admin.officer.id, subject: id });
    expect(JSON.stringify(entry)).not.toContain(SECRET);
    expect(await desk.patch.count('audit_entry')).toBe(audited + 1);
    expect(await desk.patch.app.get(Audit).firstBroken(desk.patch.em())).toBeNull();
    expect(await minutesOf(meetingId)).toMatchObject({ body: null });
  });

  test('is an administrator’s of the force, with a reason', async () => {
    const { id } = await minuted('All spoke.');
    for (const by of [desk.team.officer, desk.team.inspector, desk.team.comms, desk.team.resident])
      expect(codeOf(await desk.nothingWritten(() => purge(id, by)))).toBe('FORBIDDEN');
    const other = await desk.patch.asOfficer('FORCE_ADMIN', 'otherland');
    expect(codeOf(await desk.nothingWritten(() => purge(id, other)))).toBe('FORBIDDEN');
    expect(codeOf(await desk.nothingWritten(() => purge(id, desk.patch.browser())))).toBe('UNAUTHENTICATED');
    expect(answerOf(await desk.nothingWritten(() => purge(id, undefined, ' ')))).toBe('TEXT_MISSING');
    for (const none of ['x', NOBODY]) expect(codeOf(await purge(none))).toBe('NOT_FOUND');
  });
});

describe('corrections that residents ask for', () => {
  const CORRECTION = `__typename ... on CorrectionRequest { id text requestedAt closedAt } ... on MeetingRefusal { message reason field }`;
  let made = 0;
  const request = (by: Browser, meetingId: string, more: object = {}): Promise<Answer> =>
    by.ask(`mutation ($input: RequestCorrectionInput!) { requestCorrection(input: $input) { ${CORRECTION} } }`, {
      input: { meetingId, text: 'It was raining.', ...more },
    });
  const reply = (id: string, by: Browser = desk.team.officer, words = 'We have put it right.') =>
    by.ask(
      `mutation ($id: ID!, $words: String!) { replyToCorrection(requestId: $id, reply: $words) { ${CORRECTION} } }`,
      { id, words },
    );
  const openFor = async (by: Browser) => (await by.ask('{ desk { corrections { id text } } }')).body;

  test('are read by the team alone, and answered once, by mail', async () => {
    const { meetingId } = await minuted('All spoke.');
    const ann = await desk.patch.as('corrects@x.test');
    const { id } = (await request(ann, meetingId, { text: `It was ${SECRET}.` })).data.requestCorrection;
    expect(await openFor(desk.team.officer)).toContain(id);
    for (const by of [desk.team.stranger, desk.team.admin]) expect(await openFor(by)).not.toContain(id);
    expect((await desk.read(meetingId)).body).not.toContain(SECRET);
    for (const by of [desk.team.stranger])
      expect(codeOf(await desk.nothingWritten(() => reply(id, by)))).toBe('NOT_FOUND');
    for (const by of [ann, desk.team.comms, desk.team.admin])
      expect(codeOf(await desk.nothingWritten(() => reply(id, by)))).toBe('FORBIDDEN');
    expect(answerOf(await desk.nothingWritten(() => reply(id, undefined, ' ')))).toBe('TEXT_MISSING');
    const twice = await Promise.all([reply(id), reply(id, desk.team.inspector)]);
    expect(twice.map(answerOf).sort()).toEqual(['CLOSED', 'CorrectionRequest']);
    const mails = await desk.mails('corrects@x.test');
    expect(mails.map(({ subject }) => subject)).toEqual(['About the correction that you asked for']);
    expect(mails[0]?.text).toMatch(/We have put it right\./);
    expect(await openFor(desk.team.officer)).not.toContain(id);
    for (const none of ['x', NOBODY]) expect(codeOf(await reply(none))).toBe('NOT_FOUND');
  });

  test.each<[string, object, string]>([
    ['nothing typed', { text: ' ' }, 'TEXT_MISSING'],
    ['too much typed', { text: 'a'.repeat(1_001) }, 'TEXT_TOO_LONG'],
    ['a phone number', { text: 'Ring me on 07700 900123' }, 'SCREENED'],
  ])('with %s are a sentence, and nothing is stored', async (_, more, reason) => {
    const { meetingId } = await minuted('All spoke.');
    const by = await desk.patch.as(`corrects${++made}@x.test`);
    expect(answerOf(await desk.nothingWritten(() => request(by, meetingId, { ...more, clientKey: 'k' })))).toBe(reason);
  });

  test('need minutes that can be read, and wait for a reply after three', async () => {
    const by = await desk.patch.as(`corrects${++made}@x.test`);
    const none = await ended();
    expect(answerOf(await desk.nothingWritten(() => request(by, none)))).toBe('NO_MINUTES');
    const waits = await minuted(NAMING);
    expect(answerOf(await desk.nothingWritten(() => request(by, waits.meetingId)))).toBe('NO_MINUTES');
    const { meetingId, id } = await minuted('All spoke.');
    const answers = await Promise.all(Array.from({ length: 6 }, () => request(by, meetingId)));
    const taken = (those: Answer[]) => those.filter((each) => answerOf(each) === 'CorrectionRequest').length;
    expect(taken(answers)).toBe(3);
    // Negative control: without the lock they are more.
    const eager = await desk.patch.as(`corrects${++made}@x.test`);
    const unlocked = await withoutLocks(6, () =>
      Promise.all(Array.from({ length: 6 }, () => request(eager, meetingId))),
    );
    expect(taken(unlocked)).toBeGreaterThan(3);
    expect(answerOf(await desk.nothingWritten(() => request(by, meetingId)))).toBe('TOO_MANY');
    await withdraw(id);
    const other = await desk.patch.as(`corrects${++made}@x.test`);
    expect(answerOf(await desk.nothingWritten(() => request(other, meetingId)))).toBe('NO_MINUTES');
    expect(codeOf(await request(desk.patch.browser(), meetingId))).toBe('UNAUTHENTICATED');
    for (const bad of ['x', NOBODY]) expect(codeOf(await request(other, bad))).toBe('NOT_FOUND');
  });
});
