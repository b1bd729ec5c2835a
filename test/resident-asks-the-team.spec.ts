import { expect, type Page } from '@playwright/test';
import { south } from './demo.ts';
import { codeIn, mailAfter, mailTo } from './machine.ts';
import { test } from './person.ts';

const aNewAddress = () => `${crypto.randomUUID()}@patchwork.test`;

/** Words that nobody else has asked, without a digit: some digits look like the mark of a car. */
const aQuestion = () => {
  const word = crypto.randomUUID().replace(/[^a-f]/g, '');
  return `When will the path by the recreation ground be lit again? We call it the ${word} path.`;
};

/** Sends what was typed, with the code of the mail that comes. */
async function sendWithCode(page: Page, email: string, button: string): Promise<void> {
  const mail = await mailAfter(page.request, email, () => page.getByRole('button', { name: button }).click());
  await page.getByLabel('Code', { exact: true }).fill(codeIn(mail));
  await page.getByRole('button', { name: button }).click();
}

async function ask(page: Page, question: string, email = aNewAddress()): Promise<string> {
  await page.goto(`/areas/${south}/ask`);
  await page.getByLabel('What would you like to ask?').fill(question);
  await page.getByLabel('Your email address').fill(email);
  await sendWithCode(page, email, 'Send my question');
  await expect(page.getByRole('main')).toContainText('The team has it.');
  return new URL(page.url()).pathname;
}

test('somebody asks; it is read, supported, answered and mailed, and never with their name', async ({
  page,
  anybody,
  asAnother,
}) => {
  const [question, email] = [aQuestion(), aNewAddress()];
  const address = await ask(page, question, email);
  expect((await anybody.goto(address))?.status()).toBe(404);

  const officer = await asAnother('officer');
  await officer.goto(`/desk${address}`);
  await expect(officer.getByRole('main')).toContainText('Nobody of the team has read this.');
  await officer.getByLabel('Publish it').check();
  await officer.getByRole('button', { name: 'Save the decision' }).click();
  await expect(officer.getByRole('main')).toContainText('Everybody can see this.');

  await anybody.goto(address);
  await expect(anybody.getByRole('main')).toContainText('To be answered by');
  expect(await anybody.content()).not.toContain(email);
  await anybody.getByRole('button', { name: 'I want this answered too' }).click();
  const other = aNewAddress();
  await anybody.getByLabel('Your email address').fill(other);
  await sendWithCode(anybody, other, 'I want this answered too');
  await expect(anybody.getByRole('main')).toContainText('1 other person wants this answered too.');

  await officer.reload();
  await officer.getByLabel('What do you answer?').fill('The parish has ordered **new lamps**.');
  await officer.getByRole('button', { name: 'Publish the answer' }).click();
  await expect(officer.getByRole('main')).toContainText('Your answer is public.');
  const mail = await mailTo(page.request, email, 'The team has answered your question');
  expect(mail.text).toContain('The parish has ordered new lamps.');

  await anybody.reload();
  await expect(anybody.getByRole('main')).toContainText('Answered within an hour');
  await expect(anybody.getByRole('main').locator('strong').filter({ hasText: 'new lamps' })).toBeVisible();
  await page.goto('/me');
  await expect(page.getByRole('region', { name: 'My questions' })).toContainText('Answered within an hour');
});

test('words that must not be sent are not: they stay in the box, and 999 comes first in an emergency', async ({
  page,
}) => {
  await page.goto(`/areas/${south}/ask`);
  const box = page.getByLabel('What would you like to ask?');
  const email = aNewAddress();
  await page.getByLabel('Your email address').fill(email);
  const emergency = 'There is a man with a knife in my house right now, help';
  await box.fill(emergency);
  await page.getByRole('button', { name: 'Send my question' }).click();
  await expect(page.getByRole('link', { name: 'Call 999 now' })).toBeInViewport();
  await expect(box).toHaveValue(emergency);

  const call = 'Can you ring me on 07700 900123 about the lamps?';
  await box.fill(call);
  await page.getByRole('button', { name: 'Send my question' }).click();
  await expect(page.getByRole('alert')).toContainText('We have not sent this to anyone.');
  await expect(page.getByRole('link', { name: 'Call 999 now' })).toHaveCount(0);
  await expect(box).toHaveValue(call);
  // Before anybody was asked who they are: no code was sent.
  expect(await (await page.request.get('/dev/inbox.json', { params: { to: email } })).json()).toEqual([]);
});

test('a question that asks the same is grouped, and one that is declined says why to its asker alone', async ({
  page,
  asNew,
  asAnother,
}) => {
  const [first, second] = [aQuestion(), `And also: ${aQuestion()}`];
  const [address, again] = [await ask(page, first), await ask(await asNew(undefined), second)];
  const officer = await asAnother('officer');
  const decide = async (at: string, choice: string) => {
    await officer.goto(`/desk${at}`);
    await officer.getByLabel(choice).check();
    await officer.getByRole('button', { name: 'Save the decision' }).click();
  };
  await decide(address, 'Publish it');
  await decide(again, first);
  await expect(officer.getByRole('main')).toContainText('It is answered together with another');
  await page.goto(address);
  await expect(page.getByRole('region', { name: 'Also asked' })).toContainText(second);

  const email = aNewAddress();
  const unhappy = await asNew(undefined);
  const third = await ask(unhappy, aQuestion(), email);
  await decide(third, 'It is for another body, such as the council');
  await unhappy.reload();
  await expect(unhappy.getByRole('main')).toContainText('The team has read this and does not publish it.');
  await expect(unhappy.getByRole('main')).toContainText('such as the council or the highways authority');
  expect((await page.goto(third))?.status()).toBe(404);
});
