import { expect, type Page } from '@playwright/test';
import { girton, south } from './demo.ts';
import { ask, inboxOf } from './machine.ts';
import { anAddress, aResident, aWord, isRefusedAt, send, typeTheCodeOnTheWay } from './meetings.ts';
import { axe, fitsPhoneAt400Percent, isValid } from './page-promises.ts';
import { test, withJavaScript } from './person.ts';
import { aTitle, review, suggest, teamHas } from './suggestions.ts';

const title = (page: Page) => page.getByLabel('What should the team work on?');
const why = (page: Page) => page.getByLabel('Why does it matter?');
const box = (page: Page, name: string) => page.getByRole('checkbox', { name, exact: true });
const theme = (page: Page, name: string) => page.getByRole('radio', { name, exact: true });
const SEND = 'Send my suggestion';

/** Fills in everything but the address. */
async function fillIn(page: Page, words: { title: string; why?: string }): Promise<void> {
  await theme(page, 'Speeding').check();
  await title(page).fill(words.title);
  await why(page).fill(words.why ?? 'Children cross there in the morning.');
}

test('a resident suggests with an email address alone, from the page of a place; it is public once it is read', async ({
  page,
  anybody,
  asAnother,
}) => {
  const [email, line] = [anAddress(), aTitle()];
  await page.goto(`/areas/${girton}`);
  await page.getByRole('button', { name: 'Suggest what the team works on' }).click();
  await expect(box(page, 'Girton')).toBeChecked();
  await expect(box(page, 'All of South Cambridgeshire')).not.toBeChecked();
  await expect(box(page, 'Tell me later what became of it')).not.toBeChecked();
  await fillIn(page, { title: line, why: 'Children cross there.\nA car mounted the kerb.' });
  await page.getByText('Other places in South Cambridgeshire').click();
  await box(page, 'Milton').check();
  await box(page, 'Tell me later what became of it').check();
  await page.getByLabel('Your email address').fill(email);
  await typeTheCodeOnTheWay(page, email, SEND);
  await expect(page.getByRole('alert')).toContainText('Your suggestion is with the team.');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(line);
  const main = page.getByRole('main');
  for (const words of ['Speeding, Girton and Milton', 'What happens now', 'nobody else can see this page']) {
    await expect(main).toContainText(words);
  }
  const address = new URL(page.url()).pathname;
  const id = address.split('/').at(-1) ?? '';

  // Until somebody of the team has read it, it is nowhere.
  expect((await anybody.goto(address))?.status()).toBe(404);
  await anybody.goto(`/areas/${south}/suggestions`);
  await expect(anybody.getByRole('main')).not.toContainText(line);
  await page.goto('/me');
  const mine = page.getByRole('region', { name: 'My suggestions' }).getByRole('listitem').filter({ hasText: line });
  await expect(mine).toContainText('Not read yet');

  const officer = await asAnother('officer');
  await review(officer.request, id, { decision: 'ACCEPT', words: 'We look at it with the parish.' });
  await anybody.goto(`/areas/${girton}/suggestions`);
  const row = anybody.getByRole('listitem').filter({ hasText: line });
  await expect(row).toContainText('Taken forward');
  await row.getByRole('link', { name: line }).click();
  await expect(anybody.getByRole('main')).toContainText('Read by');
  await expect(anybody.getByRole('main')).toContainText('We look at it with the parish.');
  const seen = [await anybody.content(), JSON.stringify(await ask(anybody.request, 'SuggestionPage', { id }))];
  expect(seen.join('\n')).not.toContain(email.split('@')[0]);
  await page.reload();
  await expect(mine).toContainText('Taken forward');
});

test('a resident who leaves something out is told of all of it, and loses nothing', async ({
  page,
  javaScriptEnabled,
}) => {
  const line = aTitle();
  await page.goto(`/areas/${south}/suggest`);
  await title(page).fill(line);
  await box(page, 'Tell me later what became of it').check();
  expect(await send(page, SEND)).toBe(422);
  await expect(page).toHaveTitle(/^Error: /);
  const alert = page.getByRole('alert');
  for (const words of ['Choose what it is about', 'Enter why it matters', 'Enter your email address']) {
    await expect(alert.getByRole('link', { name: words })).toBeVisible();
  }
  await expect(title(page)).toHaveValue(line);
  await expect(box(page, 'Tell me later what became of it')).toBeChecked();
  // The long list is opened for whoever chose nowhere, and the link leads to the first box.
  await expect(box(page, 'Girton')).toBeVisible();
  await alert.getByRole('link', { name: /^Choose where it is/ }).click();
  await expect(box(page, 'All of South Cambridgeshire')).toBeFocused();
  if (javaScriptEnabled !== false) expect(await axe(page)).toEqual([]);
  await fitsPhoneAt400Percent(page);
});

const unsafe = [
  [
    'a registration mark in the title',
    (word: string) => [`Stop AB12 CDE in ${word} lane`, 'It races.'],
    'title',
    /AB12 CDE/,
  ],
  [
    'a house number in the reason',
    (word: string) => ['Stop the dealing', `It is at 14 High Street near ${word} lane.`],
    'why',
    /house or flat/,
  ],
  [
    'an emergency',
    (word: string) => ['Stop the burglars', `Somebody is breaking into our shed in ${word} lane at this moment`],
    'why',
    /call 999/,
  ],
] as const;

for (const [what, wordsWith, where, sentence] of unsafe) {
  test(`a resident who writes ${what} is refused beside the box before a code is sent, and keeps the words`, async ({
    page,
    asAnother,
  }) => {
    const [word, email] = [aWord(), anAddress()];
    const [line = '', reason = ''] = wordsWith(word);
    await page.goto(`/areas/${girton}/suggest`);
    await fillIn(page, { title: line, why: reason });
    await page.getByLabel('Your email address').fill(email);
    expect(await send(page, SEND)).toBe(422);
    await isRefusedAt(page, where === 'title' ? title(page) : why(page), sentence);
    await expect(page.getByRole('alert')).toContainText('We have not sent this to anyone.');
    await expect(title(page)).toHaveValue(line);
    await expect(why(page)).toHaveValue(reason);
    await expect(page.getByLabel('Your email address')).toHaveValue(email);
    const first = page.getByRole('link', { name: /^Call\s999 now$/ });
    if (what === 'an emergency') {
      const [above = 0, heading = 0] = await Promise.all(
        [first, page.getByRole('heading', { level: 1 })].map(async (each) => (await each.boundingBox())?.y),
      );
      expect(above, '999 is above everything else of the page').toBeLessThan(heading);
    } else await expect(first).toHaveCount(0);
    expect(await inboxOf(page.request, email)).toEqual([]);
    expect(await teamHas(await asAnother('officer'), word)).toBe(false);
  });
}

/** Something that is public already, in words of its own. */
async function somethingAlike(resident: Page, team: Page): Promise<{ word: string; line: string; id: string }> {
  const word = aWord();
  const line = `Slow the vans in ${word} lane`;
  await aResident(resident);
  const id = await suggest(resident.request, { title: line });
  await review(team.request, id, { decision: 'ACCEPT' });
  return { word, line, id };
}

test.describe('when something like it is there', () => {
  test.use({ javaScriptEnabled: false });

  test('a resident without JavaScript is shown it before sending, and sends all the same', async ({
    page,
    asNew,
    asAnother,
  }) => {
    const officer = await asAnother('officer');
    const alike = await somethingAlike(await asNew(undefined), officer);
    const [email, line] = [anAddress(), `${alike.word} ${aWord()}`];
    await page.goto(`/areas/${girton}/suggest`);
    await fillIn(page, { title: line, why: 'It wakes us.' });
    await page.getByLabel('Your email address').fill(email);
    const sending = page.waitForResponse((response) => response.request().method() === 'POST');
    await page.getByRole('button', { name: SEND }).click();
    const answer = await sending;
    expect(answer.status()).toBe(200);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Is it one of these?');
    await expect(page.getByRole('link', { name: alike.line })).toHaveAttribute('href', `/suggestions/${alike.id}`);
    expect(await isValid(await answer.text(), 'is it one of these')).toEqual([]);
    await fitsPhoneAt400Percent(page);
    // Nothing was sent, and nobody was asked who they are.
    expect(await inboxOf(page.request, email)).toEqual([]);

    await page.getByRole('button', { name: 'Change what I typed' }).click();
    await expect(title(page)).toHaveValue(line);
    await expect(why(page)).toHaveValue('It wakes us.');
    await expect(theme(page, 'Speeding')).toBeChecked();
    await expect(box(page, 'Girton')).toBeChecked();
    await why(page).fill('It wakes us at night.');
    await page.getByRole('button', { name: SEND }).click();
    await typeTheCodeOnTheWay(page, email, 'Send mine all the same', SEND);
    await expect(page.getByRole('alert')).toContainText('Your suggestion is with the team.');
    await expect(page.getByRole('main')).toContainText('It wakes us at night.');
    expect(await teamHas(officer, line)).toBe(true);
  });
});

test(
  'a resident sees what is like it while typing, is told of it politely, and then sends in one go',
  withJavaScript,
  async ({ page, asNew, asAnother }) => {
    const alike = await somethingAlike(await asNew(undefined), await asAnother('officer'));
    await aResident(page);
    await page.goto(`/areas/${girton}/suggest`);
    const shown = page.getByRole('region', { name: 'Like what you type' });
    await expect(shown).toHaveCount(0);
    await theme(page, 'Speeding').check();
    await title(page).pressSequentially(`${alike.word} ${aWord()}`);
    await expect(shown.getByRole('link', { name: alike.line })).toBeVisible();
    await expect(page.getByText('There is one like it already: it is listed after this box.')).toHaveAttribute(
      'aria-live',
      'polite',
    );
    // Nobody is moved: the keyboard stays in the box, and the next stop is what was found.
    await expect(title(page)).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(shown.getByRole('link', { name: alike.line })).toBeFocused();
    expect(await axe(page)).toEqual([]);
    const [read] = await Promise.all([page.context().waitForEvent('page'), page.keyboard.press('Enter')]);
    await expect(read.getByRole('heading', { level: 1 })).toContainText(alike.line);
    await read.close();

    await why(page).fill('It wakes us.');
    await page.getByRole('button', { name: SEND }).click();
    await expect(page.getByRole('alert')).toContainText('Your suggestion is with the team.');
  },
);

test(
  'a resident who types on until nothing is like it sees that it is gone',
  withJavaScript,
  async ({ page, asNew, asAnother }) => {
    const alike = await somethingAlike(await asNew(undefined), await asAnother('officer'));
    await page.goto(`/areas/${girton}/suggest`);
    const shown = page.getByRole('region', { name: 'Like what you type' });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await title(page).fill(alike.word);
    await expect(shown).toBeVisible();
    await title(page).fill(aTitle());
    await expect(shown).toHaveCount(0);
    // What is typed is in no address, so in no log.
    expect(asked.join('\n')).not.toContain(alike.word);
  },
);

test('a resident with five suggestions that nobody has read is asked to wait, and keeps the sixth', async ({
  page,
}) => {
  await aResident(page);
  for (let nth = 0; nth < 5; nth++) await suggest(page.request);
  const line = aTitle();
  await page.goto(`/areas/${girton}/suggest`);
  await fillIn(page, { title: line });
  expect(await send(page, SEND)).toBe(422);
  await expect(page.getByRole('alert')).toContainText('Wait until it has read one.');
  await expect(title(page)).toHaveValue(line);
});

test('a resident who presses twice, or goes back and sends again, suggests once', async ({ page }) => {
  await aResident(page);
  const line = aTitle();
  await page.goto(`/areas/${girton}/suggest`);
  await fillIn(page, { title: line });
  const key = await page.locator('input[name="clientKey"]').inputValue();
  await page.getByRole('button', { name: SEND }).click();
  await expect(page.getByRole('alert')).toContainText('Your suggestion is with the team.');
  const first = new URL(page.url()).pathname;
  const form = {
    clientKey: key,
    theme: 'SPEEDING',
    title: line,
    why: 'Children cross there in the morning.',
    places: girton,
  };
  const again = await page.request.post(`/areas/${girton}/suggest`, {
    form,
    headers: { origin: new URL(page.url()).origin },
    maxRedirects: 0,
  });
  expect(again.status()).toBe(303);
  expect(again.headers().location).toContain(first);
});

test('somebody of the team is told that suggestions are what residents bring', async ({ asAnother }) => {
  const officer = await asAnother('officer');
  await officer.goto(`/areas/${girton}/suggest`);
  await expect(officer.getByRole('main')).toContainText('Suggestions are what residents bring');
  await expect(officer.getByRole('button', { name: SEND })).toHaveCount(0);
});
