import { expect, type Page } from '@playwright/test';
import { south } from './demo.ts';
import { ask, mailAfter } from './machine.ts';
import { aResident, aWord, isRefusedAt, send, wordsOf } from './meetings.ts';
import { axe, fitsPhoneAt400Percent } from './page-promises.ts';
import { test } from './person.ts';
import { aTitle, review, suggest } from './suggestions.ts';

test.use({ as: 'officer' });

const SAVE = 'Save the decision';

/** From the desk to a suggestion, as an officer goes: the newest are below a fold. */
async function openFromDesk(page: Page, line: string): Promise<void> {
  await page.goto('/desk');
  for (const fold of await page.getByText(/^\d+ more suggestions?$/).all()) await fold.click();
  await page.getByRole('region', { name: 'Suggestions' }).getByRole('link', { name: line }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(line);
}

test('an officer reads a suggestion from the desk and takes it forward; who made it is mailed', async ({
  page,
  anybody,
  asNew,
  javaScriptEnabled,
}) => {
  const resident = await asNew(undefined);
  const email = await aResident(resident);
  const line = aTitle();
  const id = await suggest(resident.request, { title: line, why: 'It wakes us at night.' });
  await openFromDesk(page, line);
  const main = page.getByRole('main');
  for (const words of ['It wakes us at night.', 'Speeding, Girton', 'Nobody of the team has read this.']) {
    await expect(main).toContainText(words);
  }
  expect(await page.content()).not.toContain(email.split('@')[0]);

  expect(await send(page, SAVE)).toBe(422);
  await expect(page.getByRole('alert').getByRole('link', { name: 'Choose what you decide' })).toBeVisible();
  if (javaScriptEnabled !== false) expect(await axe(page)).toEqual([]);
  await page.getByRole('radio', { name: 'Take it forward' }).check();
  await page.getByLabel('What do you add? (optional)').fill('We look at it with the parish council.');
  const mail = await mailAfter(page.request, email, async () => {
    await page.getByRole('button', { name: SAVE }).click();
    await expect(page).toHaveURL(/\/desk\?/);
  });
  await expect(page.getByRole('alert')).toContainText('The suggestion goes forward.');
  await expect(page.getByRole('link', { name: line })).toHaveCount(0);
  for (const words of [line, 'taken it forward', 'We look at it with the parish council.']) {
    expect(wordsOf(mail)).toContain(words);
  }
  await anybody.goto(`/suggestions/${id}`);
  await expect(anybody.getByRole('main')).toContainText('Taken forward');
  await expect(anybody.getByRole('main')).toContainText('We look at it with the parish council.');
});

test('an officer joins a suggestion with one that asks for the same', async ({ page, anybody, asNew }) => {
  const resident = await asNew(undefined);
  const email = await aResident(resident);
  const word = aWord();
  const [first, second] = [`Slow the vans in ${word} lane`, `Vans race through ${word} lane`];
  const into = await suggest(resident.request, { title: first });
  await review(page.request, into, { decision: 'ACCEPT' });
  const id = await suggest(resident.request, { title: second });
  await openFromDesk(page, second);
  await expect(page.getByRole('heading', { name: 'Like it' })).toBeVisible();
  await page.getByRole('radio', { name: first }).check();
  const mail = await mailAfter(page.request, email, async () => {
    await page.getByRole('button', { name: SAVE }).click();
    await expect(page.getByRole('alert')).toContainText('The suggestion is joined with the other one.');
  });
  expect(wordsOf(mail)).toContain(first);
  await anybody.goto(`/suggestions/${id}`);
  await expect(anybody.getByRole('main')).toContainText('Joined with another');
  await anybody.getByRole('main').getByRole('link', { name: first }).click();
  await expect(anybody.getByRole('region', { name: /^Also suggested/ })).toContainText(second);
});

test('an officer joins it with one that nothing in its words would find', async ({ page, asNew }) => {
  const resident = await asNew(undefined);
  await aResident(resident);
  const [first, second] = [aTitle(), aTitle()];
  const into = await suggest(resident.request, { title: first });
  await review(page.request, into, { decision: 'ACCEPT' });
  const id = await suggest(resident.request, { title: second });
  await page.goto(`/desk/suggestions/${id}`);
  await page.getByRole('radio', { name: /chosen below$/ }).check();
  expect(await send(page, SAVE)).toBe(422);
  const which = page.getByLabel('Which one it is joined with');
  await isRefusedAt(page, which, /Choose which one it is joined with/);
  await which.selectOption({ label: first });
  await page.getByRole('button', { name: SAVE }).click();
  await expect(page.getByRole('alert')).toContainText('The suggestion is joined with the other one.');
  const { data } = await ask(page.request, 'SuggestionPage', { id });
  expect(data.suggestion.mergedInto).toMatchObject({ id: into, title: first });
});

test('an officer declines a suggestion for a reason that everybody reads', async ({ page, anybody, asNew }) => {
  const resident = await asNew(undefined);
  const email = await aResident(resident);
  const line = aTitle();
  const id = await suggest(resident.request, { title: line });
  const reason = 'It is for another body, such as the council or the highways authority.';
  await page.goto(`/desk/suggestions/${id}`);
  await page.getByRole('radio', { name: reason }).check();
  const mail = await mailAfter(page.request, email, async () => {
    await page.getByRole('button', { name: SAVE }).click();
    await expect(page.getByRole('alert')).toContainText('The suggestion does not go forward.');
  });
  expect(wordsOf(mail)).toContain(reason);
  await anybody.goto(`/areas/${south}/suggestions`);
  const row = anybody.getByRole('listitem').filter({ hasText: line });
  await expect(row).toContainText('Not taken forward');
  await expect(row).toContainText(reason);
  await resident.goto(`/suggestions/${id}`);
  await expect(resident.getByRole('link', { name: 'What we publish, and how to complain' })).toBeVisible();
});

test('what an officer declines because it says who somebody is, its writer alone reads', async ({
  page,
  anybody,
  asNew,
}) => {
  const resident = await asNew(undefined);
  await aResident(resident);
  const line = aTitle();
  const id = await suggest(resident.request, { title: line, why: 'It wakes us at night.' });
  await page.goto(`/desk/suggestions/${id}`);
  await page.getByRole('radio', { name: /^It says who somebody is/ }).check();
  await page.getByRole('button', { name: SAVE }).click();
  await expect(page.getByRole('alert')).toContainText('The suggestion does not go forward.');
  await anybody.goto(`/suggestions/${id}`);
  const main = anybody.getByRole('main');
  await expect(main).toContainText('It says who somebody is');
  await expect(main).toContainText('What it said is shown to nobody but whoever suggested it and the team.');
  await anybody.goto(`/areas/${south}/suggestions`);
  await expect(anybody.locator(`#suggestion-${id}`)).toContainText('A suggestion whose words are not shown');
  for (const address of [`/suggestions/${id}`, `/areas/${south}/suggestions`]) {
    await anybody.goto(address);
    const content = await anybody.content();
    for (const words of [line, 'It wakes us at night.']) expect(content).not.toContain(words);
  }
  await resident.goto(`/suggestions/${id}`);
  await expect(resident.getByRole('main')).toContainText('Only you and the team can read what it says.');
  await expect(resident.getByRole('main')).toContainText('It wakes us at night.');
});

test('an officer whose own words mention an arrest is refused beside the box, and keeps them', async ({
  page,
  asNew,
}) => {
  const resident = await asNew(undefined);
  await aResident(resident);
  const id = await suggest(resident.request);
  await page.goto(`/desk/suggestions/${id}`);
  await page.getByRole('radio', { name: 'Take it forward' }).check();
  const words = page.getByLabel('What do you add? (optional)');
  await words.fill('One person was arrested there.');
  expect(await send(page, SAVE)).toBe(422);
  await isRefusedAt(page, words, /no second person sees them first/);
  await expect(words).toHaveValue('One person was arrested there.');
  await expect(page.getByRole('radio', { name: 'Take it forward' })).toBeChecked();
  await fitsPhoneAt400Percent(page);
});

test('an officer decides anew what was decided, from the public page', async ({ page, asNew }) => {
  const resident = await asNew(undefined);
  await aResident(resident);
  const id = await suggest(resident.request);
  await review(page.request, id, { decision: 'DECLINE', reason: 'TOO_GENERAL' });
  await page.goto(`/suggestions/${id}`);
  await page.getByRole('link', { name: 'See it at the desk' }).click();
  await expect(page.getByRole('button', { name: SAVE })).toHaveCount(0);
  await page.getByRole('link', { name: 'Decide again what becomes of it' }).click();
  await page.getByRole('radio', { name: 'Take it forward' }).check();
  await page.getByRole('button', { name: SAVE }).click();
  await expect(page.getByRole('alert')).toContainText('The suggestion goes forward.');
});

test('an officer whose page is old overturns nothing: it says what a colleague decided, and keeps the words', async ({
  page,
  inspector,
  asNew,
}) => {
  const resident = await asNew(undefined);
  await aResident(resident);
  const id = await suggest(resident.request);
  await page.goto(`/desk/suggestions/${id}`);
  await review(inspector, id, { decision: 'ACCEPT', words: 'Thank you.' });
  const words = page.getByLabel('What do you add? (optional)');
  await words.fill('Ask the council.');
  // What is wrong with the form itself does not make it newer.
  expect(await send(page, SAVE)).toBe(422);
  await page.getByRole('radio', { name: /^It is for another body/ }).check();
  expect(await send(page, SAVE)).toBe(422);
  await expect(page.getByRole('alert')).toContainText('A colleague decided this while your page was open');
  await expect(page.getByRole('main')).toContainText('Taken forward');
  await expect(page.getByRole('main')).toContainText('The team adds: Thank you.');
  await expect(words).toHaveValue('Ask the council.');
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
  const { data } = await ask(page.request, 'SuggestionPage', { id });
  expect(data.suggestion).toMatchObject({ status: 'ACCEPTED', reviewWords: 'Thank you.' });
  // Seen, it can be decided otherwise.
  await page.getByRole('radio', { name: /^It is for another body/ }).check();
  await page.getByRole('button', { name: SAVE }).click();
  await expect(page.getByRole('alert')).toContainText('The suggestion does not go forward.');
});

test('an officer decides by keyboard alone', async ({ page, asNew }) => {
  const resident = await asNew(undefined);
  await aResident(resident);
  const id = await suggest(resident.request);
  await page.goto(`/desk/suggestions/${id}`);
  await page.getByRole('radio', { name: 'Take it forward' }).focus();
  await page.keyboard.press('Space');
  await expect(page.getByRole('radio', { name: 'Take it forward' })).toBeChecked();
  for (let presses = 0; presses < 4; presses++) {
    await page.keyboard.press('Tab');
    if (await page.getByRole('button', { name: SAVE }).evaluate((button) => button === document.activeElement)) break;
  }
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('The suggestion goes forward.');
});

test('the other team never sees what waits here', async ({ asAnother, asNew }) => {
  const resident = await asNew(undefined);
  await aResident(resident);
  const id = await suggest(resident.request);
  const east = await asAnother('inspectorEast');
  expect((await east.goto(`/desk/suggestions/${id}`))?.status()).toBe(404);
  expect((await east.goto(`/suggestions/${id}`))?.status()).toBe(404);
});
