import { jest } from '@jest/globals';
import type { Browser } from '../../testing/a-service.ts';
import { MeetingDesk } from '../../testing/meeting-desk.ts';
import { codeOf } from '../../testing/update-desk.ts';
import { aQuestion, aStatement } from './question.factory.ts';

jest.setTimeout(60_000);

let desk: MeetingDesk;
beforeAll(async () => {
  desk = await MeetingDesk.open();
});
beforeEach(() => desk.patch.clock.set('2022-09-14T12:00:00Z'));
afterAll(() => desk?.patch.close());

const NAMING = 'Somebody was arrested for it.';
const waitingOf = (id: string, by: Browser) =>
  by.ask('query ($id: ID!) { question(id: $id) { answer { body } waitingAnswer { id body flags } } }', { id });
const statement = (id: string, by: Browser) =>
  by.ask('query ($id: ID!) { statement(id: $id) { id body isWaiting flags question { id } meeting { id } } }', { id });

test('an answer that waits is read by its team, by its question and by its id, and by nobody else', async () => {
  const { id } = await aQuestion(desk.patch.em(), { status: 'PUBLISHED' });
  await desk.answer(id, { body: NAMING });
  const { data } = await waitingOf(id, desk.team.colleague);
  expect(data.question).toMatchObject({ answer: null, waitingAnswer: { body: NAMING, flags: ['arrested'] } });
  const own = data.question.waitingAnswer.id as string;
  for (const by of [desk.team.officer, desk.team.comms])
    expect((await statement(own, by)).data.statement).toMatchObject({
      isWaiting: true,
      question: { id },
      meeting: null,
    });
  for (const by of [desk.team.resident, desk.team.stranger]) {
    expect(codeOf(await waitingOf(id, by))).toBe('FORBIDDEN');
    const refused = await statement(own, by);
    expect(['FORBIDDEN', 'NOT_FOUND']).toContain(codeOf(refused));
    expect(refused.body).not.toContain('arrested');
  }
});

test('what waits no more is not called waiting', async () => {
  const { id } = await aQuestion(desk.patch.em(), { status: 'PUBLISHED' });
  await desk.answer(id);
  expect((await waitingOf(id, desk.team.officer)).data.question).toMatchObject({
    answer: { body: expect.any(String) },
    waitingAnswer: null,
  });
  const withdrawnAt = new Date('2022-09-13T10:00:00Z');
  const words = await aStatement(desk.patch.em(), { isWaiting: true, withdrawnAt, withdrawnReason: 'It was wrong.' });
  const taken = await aQuestion(desk.patch.em(), { status: 'PUBLISHED', answer: words });
  expect((await waitingOf(taken.id, desk.team.officer)).data.question).toEqual({ answer: null, waitingAnswer: null });
});

test('words are screened before anybody says who they are, and nothing is kept', async () => {
  const refusal = async (text: string) => {
    const query = 'query ($text: String!) { questionRefusal(text: $text) { message reason field } }';
    const answer = await desk.nothingWritten(() => desk.patch.browser().ask(query, { text }));
    return answer.data.questionRefusal;
  };
  expect(await refusal('When will the lamps on the A14 be mended?')).toBeNull();
  expect(await refusal('Ring me on 07700 900123.')).toMatchObject({ reason: 'PHONE_NUMBER', field: 'text' });
  expect((await refusal('There is a man with a knife in my house right now, help')).message).toContain('call 999');
});

test('who asked wants the answer already, and is not counted among those who want it too', async () => {
  const ann = await desk.patch.as('ann-asks@x.test');
  const { id } = await aQuestion(desk.patch.em(), { status: 'PUBLISHED', email: 'ann-asks@x.test' });
  const { data } = await desk.support(ann, id);
  expect(data.supportQuestion).toMatchObject({ supporters: 0, iSupport: false });
  expect((await desk.support(desk.team.resident, id)).data.supportQuestion.supporters).toBe(1);
});
