import { expect, type Page } from '@playwright/test';
import { south } from './demo.ts';
import { ask, inboxOf, mailAfter, mailTo } from './machine.ts';
import {
  aMeeting,
  anAddress,
  aResident,
  aWord,
  inSeconds,
  isRefusedAt,
  send,
  typeTheCodeOnTheWay,
  untilItHasBegun,
  wordsOf,
} from './meetings.ts';
import { test } from './person.ts';

const box = (page: Page) => page.getByLabel('What would you like to ask?');
const aQuestion = (): string => `When will the lamps by the ${aWord()} path be mended?`;

/** Whether the team has any question, read or unread, in which these words are. */
async function teamHas(team: Page, words: string): Promise<boolean> {
  const [unread, open] = await Promise.all([
    ask(team.request, 'UnreadQuestions'),
    ask(team.request, 'QuestionsToAnswer'),
  ]);
  expect(unread.data.desk.questionsToRead).toEqual(expect.any(Array));
  return JSON.stringify([unread.data, open.data]).includes(words);
}

/** Asks as whoever this machine is signed in as. Gives the question's id. */
async function asks({ request }: Page, text: string, more: object = {}): Promise<string> {
  const { data } = await ask(request, 'AskQuestion', { input: { areaPath: south, text, ...more } });
  if (!data?.askQuestion.id) throw new Error(`Not asked: ${JSON.stringify(data)}`);
  return data.askQuestion.id;
}

const publish = ({ request }: Page, questionId: string) =>
  ask(request, 'ReviewQuestion', { input: { questionId, decision: 'PUBLISH' } });

test('a resident asks with an email address alone; an officer reads, publishes and answers; nobody learns who asked', async ({
  page,
  anybody,
  asAnother,
  asNew,
}) => {
  const [email, text] = [anAddress(), aQuestion()];
  await page.goto(`/areas/${south}`);
  await page.getByRole('main').getByRole('link', { name: 'Ask the team' }).first().click();
  await box(page).fill(text);
  await page.getByLabel('Your email address').fill(email);
  await typeTheCodeOnTheWay(page, email, 'Send my question');
  await expect(page.getByRole('alert')).toContainText('Your question is with the team.');
  await expect(page.getByRole('main')).toContainText('Until then nobody else can see this page.');
  const address = new URL(page.url()).pathname;
  const id = address.split('/').at(-1) ?? '';

  // Until somebody of the team has read it, it is nowhere.
  expect((await anybody.goto(address))?.status()).toBe(404);
  await anybody.goto(`/areas/${south}/questions`);
  await expect(anybody.getByRole('main')).not.toContainText(text);

  const officer = await asAnother('officer');
  await officer.goto('/desk');
  // The newest are below a fold.
  for (const fold of await officer.getByText(/^\d+ more questions?$/).all()) await fold.click();
  await officer.getByRole('link', { name: text }).click();
  await expect(officer.getByRole('main')).toContainText('Nobody of the team has read this.');
  expect(await officer.content()).not.toContain(email);
  expect(await send(officer, 'Save the decision')).toBe(422);
  await expect(officer.getByRole('alert')).toContainText('Choose what you decide');
  await officer.getByRole('radio', { name: 'Publish it' }).check();
  await officer.getByRole('button', { name: 'Save the decision' }).click();
  await expect(officer.getByRole('alert')).toContainText('The question is public.');

  await anybody.goto(`/areas/${south}/questions`);
  await anybody.getByRole('main').getByRole('link', { name: text, exact: true }).click();
  await expect(anybody.getByRole('main')).toContainText(/To be answered by .+\./);
  const told = anybody.getByText('Not answered? Here is who to tell');
  await expect(told).toBeVisible();
  await told.click();
  await expect(anybody.getByRole('main')).toContainText('The Independent Office for Police Conduct');

  const supporter = await asNew(undefined);
  const other = anAddress();
  await supporter.goto(address);
  await supporter.getByRole('button', { name: 'I want this answered too' }).click();
  await supporter.getByLabel('Your email address').fill(other);
  await typeTheCodeOnTheWay(supporter, other, 'I want this answered too');
  await expect(supporter.getByRole('alert')).toContainText('The team knows that you want this answered too.');
  await expect(supporter.getByRole('main')).toContainText('1 other person wants this answered too.');
  // Once more changes nothing.
  await ask(supporter.request, 'SupportQuestion', { questionId: id });
  expect((await ask(anybody.request, 'QuestionPage', { id })).data.question.supporters).toBe(1);
  // Nobody supports what they asked.
  await page.goto(address);
  await expect(page.getByRole('button', { name: 'I want this answered too' })).toHaveCount(0);

  const answer = `They are ordered and come before the spring ${aWord()}`;
  await officer.goto(`/desk/questions/${id}`);
  await officer.getByLabel('What do you answer?').fill(`${answer}, **all of them**.`);
  await officer.getByRole('button', { name: 'Publish the answer' }).click();
  await expect(officer.getByRole('alert')).toContainText('Your answer is public. Whoever asked is mailed it.');
  const mail = await mailTo(page.request, email, 'The team has answered your question');
  for (const words of [text, answer, address]) expect(wordsOf(mail)).toContain(words);
  expect((await inboxOf(page.request, other)).map(({ subject }) => subject)).not.toContain(mail.subject);

  await anybody.goto(address);
  const answered = anybody.getByRole('region', { name: 'The answer' });
  await expect(answered).toContainText(answer);
  await expect(answered.locator('strong').filter({ hasText: 'all of them' })).toBeVisible();
  await expect(anybody.getByRole('main')).toContainText('Answered within an hour');
  await page.goto('/me');
  const mine = page.getByRole('region', { name: 'My questions' });
  await expect(mine.getByRole('listitem').filter({ hasText: text })).toContainText('Answered within an hour');

  const seen: string[] = [];
  for (const place of [address, `${address}/support`, `/areas/${south}/questions`, `/areas/${south}/ask`]) {
    await anybody.goto(place);
    seen.push(await anybody.content());
  }
  for (const place of [`/desk/questions/${id}`, '/desk']) {
    await officer.goto(place);
    seen.push(await officer.content());
  }
  for (const machine of [anybody, officer]) {
    seen.push(JSON.stringify(await ask(machine.request, 'QuestionPage', { id })));
    seen.push(JSON.stringify(await ask(machine.request, 'QuestionOfTeam', { id })));
  }
  for (const asker of [email, other, email.split('@')[0] ?? '']) expect(seen.join('\n')).not.toContain(asker);
});

test('a resident reads how long the team takes to answer', async ({ page }) => {
  const { hoursToAnswer } = (await ask(page.request, 'AreaQuestions', { path: south })).data.area;
  expect(hoursToAnswer.answered).toBeGreaterThanOrEqual(8);
  await page.goto(`/areas/${south}/questions`);
  await expect(page.getByRole('main')).toContainText(
    /Half of the \d+ questions that were answered in the last twelve months were answered within (an hour|\d+ hours|\d+ days); \d+ of \d+ within 72 hours\. \d+ are open, \d+ of them late\./,
  );
});

const unsafe = [
  [
    'a registration mark',
    (word: string) => `Why does the blue van AB12 CDE park in ${word} lane every night?`,
    /AB12 CDE/,
  ],
  ['a telephone number', (word: string) => `Will you ring me about ${word} lane on 07700 900123?`, /telephone number/],
  ['an emergency', (word: string) => `Somebody is breaking into our shed in ${word} lane at this moment`, /call 999/],
  ['somebody’s name', (word: string) => `Why is Mr Smith of ${word} lane never stopped?`, /name/],
  ['a house number', (word: string) => `Who deals at 14 High Street near ${word} lane?`, /house or flat/],
  ['an email address', (word: string) => `Will you write about ${word} lane to pat@example.org?`, /e-mail address/],
] as const;

for (const [what, wordsWith, sentence] of unsafe) {
  test(`a resident who writes ${what} is refused beside the box, keeps the words, and nothing is stored`, async ({
    page,
    anybody,
    asAnother,
  }) => {
    const [word, email] = [aWord(), anAddress()];
    const text = wordsWith(word);
    await aResident(page);
    for (const asker of [anybody, page]) {
      await asker.goto(`/areas/${south}/ask`);
      await box(asker).fill(text);
      if (asker === anybody) await asker.getByLabel('Your email address').fill(email);
      expect(await send(asker, 'Send my question')).toBe(422);
      await isRefusedAt(asker, box(asker), sentence);
      await expect(asker.getByRole('alert')).toContainText('We have not sent this to anyone.');
      await expect(box(asker)).toHaveValue(text);
      if (asker === anybody) await expect(asker.getByLabel('Your email address')).toHaveValue(email);
      const first = asker.getByRole('link', { name: /^Call\s999 now$/ });
      if (what === 'an emergency') {
        await expect(first).toHaveAttribute('href', 'tel:999');
        const [above = 0, heading = 0] = await Promise.all(
          [first, asker.getByRole('heading', { level: 1 })].map(async (each) => (await each.boundingBox())?.y),
        );
        expect(above, '999 is above everything else of the page').toBeLessThan(heading);
        await expect(first).toBeVisible();
      } else await expect(first).toHaveCount(0);
    }
    // Whoever is in danger is not sent to look for a code first.
    expect(await inboxOf(anybody.request, email)).toEqual([]);
    expect(await teamHas(await asAnother('officer'), word)).toBe(false);
    expect(JSON.stringify((await ask(page.request, 'MyQuestions')).data)).not.toContain(word);
  });
}

test('a resident’s safe words about the same are taken, so that the screen is seen to choose', async ({
  page,
  asAnother,
}) => {
  const word = aWord();
  await aResident(page);
  await page.goto(`/areas/${south}/ask`);
  await box(page).fill(`Who looks after the lamps in ${word} lane?`);
  await page.getByRole('button', { name: 'Send my question' }).click();
  await expect(page.getByRole('alert')).toContainText('Your question is with the team.');
  expect(await teamHas(await asAnother('officer'), word)).toBe(true);
});

test('a resident whose question is not published is mailed the reason, and nobody else ever sees it', async ({
  page,
  anybody,
  asAnother,
}) => {
  const text = aQuestion();
  const email = await aResident(page);
  const id = await asks(page, text);
  const officer = await asAnother('officer');
  await officer.goto(`/desk/questions/${id}`);
  await officer.getByRole('radio', { name: 'It is for another body, such as the council' }).check();
  const mail = await mailAfter(page.request, email, async () => {
    await officer.getByRole('button', { name: 'Save the decision' }).click();
    await expect(officer.getByRole('alert')).toContainText('It is not published. Whoever asked is mailed the reason.');
  });
  expect(mail.subject).toBe('Your question was not published');
  expect(wordsOf(mail)).toContain('It is for another body, such as the council or the highways authority.');
  expect((await anybody.goto(`/questions/${id}`))?.status()).toBe(404);
  await page.goto(`/questions/${id}`);
  await expect(page.getByRole('main')).toContainText('The team has read this and does not publish it.');
  await page.getByRole('link', { name: 'What we publish, and how to complain' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('residents who asked the same are answered together, each by mail', async ({
  page,
  anybody,
  asAnother,
  asNew,
}) => {
  const word = aWord();
  const [firstText, secondText] = [`When will the ${word} lamps come?`, `Are there to be lamps on ${word} path?`];
  const email = await aResident(page);
  const again = await asNew(undefined);
  const other = await aResident(again);
  const [first, second] = [await asks(page, firstText), await asks(again, secondText)];
  const officer = await asAnother('officer');
  await publish(officer, first);
  await officer.goto(`/desk/questions/${second}`);
  await officer.getByRole('radio', { name: firstText }).check();
  await officer.getByRole('button', { name: 'Save the decision' }).click();
  await expect(officer.getByRole('alert')).toContainText('It is grouped with the other question');

  await anybody.goto(`/questions/${first}`);
  await expect(anybody.getByRole('region', { name: 'Also asked' })).toContainText(secondText);
  const input = { questionId: first, body: `Before the spring, ${word}.` };
  expect((await ask(officer.request, 'AnswerQuestion', { input })).data.answerQuestion.answer).not.toBeNull();
  for (const asker of [email, other]) {
    expect(wordsOf(await mailTo(page.request, asker, 'The team has answered your question'))).toContain(input.body);
  }
});

test('a resident’s answer that mentions an arrest waits for a second person', async ({ page, anybody, asAnother }) => {
  const email = await aResident(page);
  const id = await asks(page, aQuestion());
  const officer = await asAnother('officer');
  await publish(officer, id);
  const words = `One person was arrested there ${aWord()}`;
  await officer.goto(`/desk/questions/${id}`);
  await officer.getByLabel('What do you answer?').fill(words);
  await officer.getByRole('button', { name: 'Publish the answer' }).click();
  await expect(officer.getByRole('alert')).toContainText('It waits for a second person.');
  await anybody.goto(`/questions/${id}`);
  expect(await anybody.content()).not.toContain(words);

  const inspector = await asAnother('inspector');
  await inspector.goto(`/desk/questions/${id}`);
  await inspector.getByRole('link', { name: 'Read it' }).click();
  await inspector.getByRole('button', { name: 'Approve it' }).click();
  await expect(inspector.getByRole('alert')).toContainText('It is approved. Everybody can see it now.');
  expect(wordsOf(await mailTo(page.request, email, 'The team has answered your question'))).toContain(words);
  await anybody.goto(`/questions/${id}`);
  await expect(anybody.getByRole('region', { name: 'The answer' })).toContainText(words);
});

test('a resident asks for a meeting, and the team ticks the question off there', async ({
  page,
  anybody,
  asAnother,
  inspector,
}) => {
  const email = anAddress();
  const meeting = await aMeeting(inspector, { startsAt: inSeconds(25) });
  const text = aQuestion();
  await page.goto(`/meetings/${meeting.id}`);
  await page.getByRole('button', { name: 'Ask a question for the meeting' }).click();
  await box(page).fill(text);
  await page.getByLabel('Your email address').fill(email);
  await typeTheCodeOnTheWay(page, email, 'Send my question');
  await expect(page.getByRole('main')).toContainText('A question for a meeting');

  const officer = await asAnother('officer');
  await officer.goto(`/desk/meetings/${meeting.id}/run`);
  const unread = officer.getByRole('region', { name: /^Nobody has read these yet/ });
  await unread
    .getByRole('listitem')
    .filter({ hasText: text })
    .getByRole('button', { name: /^Publish/ })
    .click();
  await expect(unread).toHaveCount(0);
  const questions = anybody.getByRole('region', { name: 'Questions for the meeting' });
  await anybody.goto(`/meetings/${meeting.id}`);
  await expect(questions).toContainText(text);

  await untilItHasBegun(meeting);
  await officer.getByRole('button', { name: 'Load what is new' }).click();
  const open = officer.getByRole('region', { name: /^Questions to answer/ });
  await open
    .getByRole('listitem')
    .filter({ hasText: text })
    .getByRole('button', { name: /^Answered/ })
    .click();
  await expect(open).toContainText('1 question answered');
  await anybody.goto(`/meetings/${meeting.id}`);
  await expect(questions.getByRole('listitem').filter({ hasText: text })).toContainText(
    'Answered aloud at the meeting',
  );
  const mail = await mailTo(page.request, email, 'The team has answered your question');
  expect(wordsOf(mail)).toContain('It was answered aloud at the meeting.');
});
