import { expect, type Page } from '@playwright/test';
import { south } from './demo.ts';
import { meetingIn } from './ics.ts';
import { ask, inboxOf, type Mail } from './machine.ts';
import { aMeeting, aResident, evening, inSeconds, register, rosterOf, untilItHasEnded } from './meetings.ts';
import { payloads, ranNothing } from './payloads.ts';
import { test } from './person.ts';

// As html-is-words.spec.ts, for every string that is stored of meetings, of who comes and of questions.

test.use({ as: 'inspector' });

const some = payloads.slice(0, 9);
const asOneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** The mail opened by a program that runs whatever it is given. */
async function runsNothing(page: Page, mail: Mail, payload: string): Promise<void> {
  await page.goto('about:blank');
  await page.setContent(mail.html);
  await expect(page.getByText('Demonstration: not real police information').first()).toBeVisible();
  expect(await page.evaluate(() => 'ran' in window), payload).toBe(false);
  await expect(page.locator('script, iframe, base, [onerror], [onload], [ontoggle]')).toHaveCount(0);
}

test('in what a meeting says, who comes to it, and why it is cancelled', async ({ page, asNew, inspector }) => {
  test.slow();
  const resident = await asNew(undefined);
  const email = await aResident(resident);
  const mailReader = await asNew(undefined);
  for (const payload of some) {
    const meeting = await aMeeting(inspector, {
      title: payload,
      address: payload,
      gettingThere: payload,
      dialIn: payload,
      description: `${payload}\n\n* ${payload}\n\n\`${payload}\``,
      agenda: payloads.map((each) => each.slice(0, 120)),
      startsAt: evening(40),
    });
    await register(resident.request, meeting.id, { name: payload, needs: payload });
    const caller = { meetingId: meeting.id, name: payload, needs: payload, phone: payload.slice(0, 40) };
    expect((await ask(inspector, 'RegisterCaller', { input: caller })).errors).toEqual([]);

    await resident.goto(`/meetings/${meeting.id}`);
    await expect(resident.getByRole('heading', { level: 1 })).toHaveText(asOneLine(payload));
    await expect(resident.getByRole('region', { name: 'Agenda' }).getByRole('listitem')).toHaveCount(payloads.length);
    const json = await resident.locator('script[type="application/ld+json"]').textContent();
    expect(JSON.parse(json ?? '')).toMatchObject({ '@type': 'Event', name: payload });
    await ranNothing(resident, payload);
    for (const deed of ['register', 'join', 'ask', 'withdraw']) {
      await resident.goto(`/meetings/${meeting.id}/${deed}`);
      if (deed === 'register') await expect(resident.getByLabel('What should we call you?')).toHaveValue(payload);
      await ranNothing(resident, `${deed}: ${payload}`);
    }
    for (const deed of ['', '/run', '/door', '/change', '/move', '/register']) {
      await page.goto(`/desk/meetings/${meeting.id}${deed}`);
      if (deed === '') await expect(page.getByRole('rowheader')).toHaveText([payload, payload].map(asOneLine));
      if (deed === '/change') await expect(page.getByLabel('What is it called?')).toHaveValue(payload);
      await ranNothing(page, `${deed}: ${payload}`);
    }
    const file = meetingIn(await (await page.request.get(`/meetings/${meeting.id}.ics`)).text());
    expect(file.title).toBe(payload);
    expect(file.location).toContain(payload);

    await page.goto(`/desk/meetings/${meeting.id}/cancel`);
    await page.getByLabel('Why is it cancelled?').fill(payload);
    await page.getByRole('button', { name: 'Cancel the meeting and tell everyone' }).click();
    await expect(page.getByRole('main')).toContainText(`Why it was cancelled: ${payload}`);
    await ranNothing(page, payload);
    await resident.goto(`/meetings/${meeting.id}`);
    await expect(resident.getByRole('main')).toContainText(`The team says why: “${payload}”`);
    await ranNothing(resident, payload);
  }
  for (const address of [`/areas/${south}`, `/areas/${south}/meetings`, '/me']) {
    await resident.goto(address);
    await expect(resident.getByRole('heading', { level: 1 })).toBeVisible();
    await ranNothing(resident, address);
  }
  await page.goto('/desk');
  await ranNothing(page, 'the desk');
  const subjects = async () => (await inboxOf(page.request, email)).map(({ subject }) => subject);
  await expect.poll(subjects).toContain(`The meeting is cancelled: ${some.at(-1)}`);
  for (const mail of await inboxOf(page.request, email)) await runsNothing(mailReader, mail, mail.subject);
  await mailReader.goto(`/dev/inbox?to=${encodeURIComponent(email)}`);
  await ranNothing(mailReader, 'the inbox');
});

test('in minutes, feedback, a correction and the reply to it', async ({ page, asNew, inspector }) => {
  test.slow();
  const resident = await asNew(undefined);
  const email = await aResident(resident);
  const meeting = await aMeeting(inspector, { startsAt: inSeconds(2), endsAt: inSeconds(4) });
  await register(resident.request, meeting.id);
  await untilItHasEnded(page.request, meeting);
  const mailReader = await asNew(undefined);
  for (const payload of some) {
    const [body, words, text] = [`${payload}\n\n* ${payload}\n\n> ${payload}`, payload, payload];
    const published = await ask(inspector, 'PublishMinutes', { input: { meetingId: meeting.id, body } });
    expect(published.data.publishMinutes.__typename, payload).toBe('Meeting');
    await ask(resident.request, 'GiveFeedback', { input: { meetingId: meeting.id, helpful: 'NO', words } });
    expect((await rosterOf(inspector, meeting.id)).feedback.words).toEqual([payload]);
    const asked = await ask(resident.request, 'RequestCorrection', { input: { meetingId: meeting.id, text } });
    const { id } = asked.data.requestCorrection;
    for (const address of [`/meetings/${meeting.id}`, `/meetings/${meeting.id}/feedback`]) {
      await resident.goto(address);
      await ranNothing(resident, `${address}: ${payload}`);
    }
    for (const address of [`/desk/meetings/${meeting.id}`, `/desk/meetings/${meeting.id}/minutes`, '/desk']) {
      await page.goto(address);
      await ranNothing(page, `${address}: ${payload}`);
    }
    await page.goto(`/desk/corrections/${id}`);
    await expect(page.getByRole('main')).toContainText(payload);
    await ranNothing(page, payload);
    const reply = await ask(inspector, 'ReplyToCorrection', { requestId: id, reply: payload });
    expect(reply.errors, payload).toEqual([]);
  }
  await expect
    .poll(async () => (await inboxOf(page.request, email)).filter(({ subject }) => /correction/.test(subject)).length)
    .toBe(some.length);
  for (const mail of await inboxOf(page.request, email)) await runsNothing(mailReader, mail, mail.subject);
  // A link that runs is no link: the recording's is followed by everybody.
  for (const recordingUrl of ['javascript:window.ran=1', 'data:text/html,<script>window.ran=1</script>', '//x.test']) {
    const input = { meetingId: meeting.id, body: 'Words', recordingUrl };
    const { data } = await ask(inspector, 'PublishMinutes', { input });
    expect(data.publishMinutes, recordingUrl).toMatchObject({ __typename: 'MeetingRefusal', field: 'recordingUrl' });
  }
});

test('in questions, their answers and why an answer is withdrawn', async ({ page, asNew, asAnother, inspector }) => {
  test.slow();
  const resident = await asNew(undefined);
  const email = await aResident(resident);
  const officer = await asAnother('officer');
  const mailReader = await asNew(undefined);
  let taken = 0;
  for (const payload of payloads) {
    const text = `What of ${payload}`;
    const { data } = await ask(resident.request, 'AskQuestion', { input: { areaPath: south, text } });
    if (data.askQuestion.__typename === 'QuestionRefusal') {
      // Some look like what is screened: then they come back in the box, as words.
      await resident.goto(`/areas/${south}/ask`);
      await resident.getByLabel('What would you like to ask?').fill(text);
      await resident.getByRole('button', { name: 'Send my question' }).click();
      await expect(resident).toHaveTitle(/^Error: /);
      await expect(resident.getByLabel('What would you like to ask?')).toHaveValue(text);
      await ranNothing(resident, payload);
      continue;
    }
    taken++;
    const { id } = data.askQuestion;
    await officer.goto(`/desk/questions/${id}`);
    await expect(officer.getByRole('blockquote')).toHaveText(asOneLine(text));
    await ranNothing(officer, payload);
    await ask(officer.request, 'ReviewQuestion', { input: { questionId: id, decision: 'PUBLISH' } });
    const input = { questionId: id, body: `${payload}\n\n* ${payload}\n\n> ${payload}` };
    const answered = await ask(officer.request, 'AnswerQuestion', { input });
    expect(answered.data.answerQuestion.__typename, payload).toBe('Question');
    for (const address of [`/questions/${id}`, `/areas/${south}/questions`]) {
      await resident.goto(address);
      await expect(resident.getByRole('main')).toContainText(asOneLine(text).slice(0, 60));
      await ranNothing(resident, `${address}: ${payload}`);
    }
    for (const address of [`/desk/questions/${id}`, `/desk/questions/${id}/answer`]) {
      await officer.goto(address);
      await ranNothing(officer, `${address}: ${payload}`);
    }
    const statementId = answered.data.answerQuestion.answer?.id ?? answered.data.answerQuestion.waitingAnswer.id;
    await page.goto(`/desk/statements/${statementId}`);
    await ranNothing(page, payload);
    expect((await ask(inspector, 'WithdrawStatement', { statementId, reason: payload })).errors, payload).toEqual([]);
    await resident.goto(`/questions/${id}`);
    await ranNothing(resident, `withdrawn: ${payload}`);
  }
  expect(taken).toBeGreaterThan(payloads.length / 2);
  await resident.goto('/me');
  await ranNothing(resident, 'my page');
  await expect
    .poll(async () => (await inboxOf(page.request, email)).filter(({ subject }) => /answered/.test(subject)).length)
    .toBeGreaterThan(payloads.length / 2);
  for (const mail of await inboxOf(page.request, email)) await runsNothing(mailReader, mail, mail.subject);
});
