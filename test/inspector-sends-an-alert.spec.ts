import { expect, type Page } from '@playwright/test';
import { girton, south } from './demo.ts';
import { alert, follow, mailWith } from './following.ts';
import { ask, inboxOf } from './machine.ts';
import { aResident, aWord, isRefusedAt, send } from './meetings.ts';
import { axe, fitsPhoneAt400Percent, isAccessible, isValid } from './page-promises.ts';
import { test, withJavaScript } from './person.ts';

const GO_ON = 'Go on to see what goes out';
const WRITE = `/desk/alerts/new?area=${encodeURIComponent(south)}`;

const choose = (page: Page, name: string | RegExp) => page.getByRole('radio', { name }).check();
const main = (page: Page) => page.getByRole('main');

/** Fills in an alert about Girton, to those who want only the most important too. */
async function fillIn(page: Page, title: string, body: string): Promise<void> {
  await page.getByLabel('Title').fill(title);
  await page.getByLabel('Message').fill(body);
  await page.getByLabel('What is it about?').selectOption('Vehicle crime');
  await choose(page, 'Most important');
  await choose(page, /^Only some places/);
  await page.getByText('The places of South Cambridgeshire').click();
  await page.getByRole('checkbox', { name: 'Girton', exact: true }).check();
}

async function saysThatItIsUrgent(page: Page, reason: string): Promise<void> {
  await page.getByText('It cannot wait').click();
  await expect(main(page)).toContainText('logged for good');
  await page.getByRole('checkbox', { name: 'Send it at once' }).check();
  await page.getByLabel('Why can it not wait?').fill(reason);
}

test.use({ as: 'inspector' });

test('an inspector writes an alert, sees what would go out, changes it, sends it and stops it', async ({
  page,
  anybody,
  javaScriptEnabled,
}) => {
  const follower = await aResident(anybody);
  await follow(anybody.request);
  const word = aWord();
  await page.goto('/desk');
  await page.getByRole('button', { name: 'Write an alert' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Write an alert');
  await fillIn(page, `Vans and ${word}`, 'Take your tools **inside**.\n\n- Lock the van');

  await page.getByRole('button', { name: GO_ON }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('What goes out');
  for (const words of [/\d+ (person|people) at once/, 'South Cambridgeshire neighbourhood team', '2 minutes after']) {
    await expect(main(page)).toContainText(words);
  }
  await expect(main(page).getByText('inside', { exact: true })).toBeVisible();
  await expect(main(page)).toContainText('Where: Girton.');
  await expect(main(page).getByRole('button', { name: 'Send it', exact: true })).toBeVisible();
  await isAccessible(page, javaScriptEnabled);
  const opened = page.waitForEvent('popup');
  await page.getByRole('button', { name: 'See the whole email (opens in a new tab)' }).click();
  const whole = await opened;
  await expect(whole.getByRole('heading', { name: `Vans and ${word}` })).toBeVisible();
  await expect(whole.getByText('From: South Cambridgeshire neighbourhood team.')).toBeVisible();
  await expect(whole.getByText('You get this because you follow an area')).toBeVisible();
  await whole.close();

  await page.getByRole('button', { name: 'Change it' }).click();
  await expect(page.getByLabel('Title')).toHaveValue(`Vans and ${word}`);
  await expect(page.getByRole('checkbox', { name: 'Girton', exact: true })).toBeChecked();
  await expect(page.getByRole('radio', { name: 'Most important' })).toBeChecked();
  await page.getByLabel('Title').fill(`Vans, bicycles and ${word}`);
  await page.getByRole('button', { name: GO_ON }).click();
  await page.getByRole('button', { name: 'Send it', exact: true }).click();

  await expect(page.getByRole('alert')).toContainText('It can still be stopped.');
  await expect(main(page)).toContainText(/It goes at \d{1,2}:\d\d:\d\d[ap]m, to \d+ (person|people)\. Until then/);
  await isAccessible(page, javaScriptEnabled);
  await page.getByRole('link', { name: 'Look again' }).click();
  // Nobody outside the team knows of it.
  const { href } = new URL(page.url());
  expect((await anybody.goto(href))?.status()).toBe(403);
  await anybody.goto(`/areas/${girton}/alerts`);
  await expect(main(anybody)).not.toContainText(word);

  await page.goto('/desk');
  const section = page.getByRole('region', { name: 'Alerts' });
  const row = section.getByRole('listitem').filter({ hasText: `Vans, bicycles and ${word}` });
  await expect(row).toContainText('Held');
  await row.getByRole('button', { name: /^Stop it/ }).click();
  await expect(page.getByRole('alert')).toContainText('The alert is stopped. Nobody gets it.');
  await expect(page.getByRole('button', { name: 'Stop it' })).toHaveCount(0);
  expect(JSON.stringify(await inboxOf(page.request, follower))).not.toContain(word);

  // What was written serves again.
  await page.getByRole('link', { name: 'Change it and send it again' }).click();
  await expect(page.getByLabel('Title')).toHaveValue(`Vans, bicycles and ${word}`);
  await expect(page.getByRole('checkbox', { name: 'Girton', exact: true })).toBeChecked();
});

test('an urgent alert goes at once, is read in the mail and on the page, is withdrawn and removed for good', async ({
  page,
  anybody,
  asAnother,
  javaScriptEnabled,
}) => {
  const follower = await aResident(anybody);
  await follow(anybody.request, { leastImportance: 'HIGH' });
  const word = aWord();
  await page.goto(WRITE);
  await fillIn(page, `Missing: ${word}`, `A boy of nine with ${word}. Somebody was arrested. Look in your sheds.`);
  await saysThatItIsUrgent(page, `A child with ${word}.`);
  await page.getByRole('button', { name: GO_ON }).click();
  await expect(main(page)).toContainText('At once. It cannot be stopped.');
  await page.getByRole('button', { name: 'Send it now' }).click();
  await expect(page.getByRole('alert')).toContainText('The alert goes out now.');

  const mail = await mailWith(page.request, follower, word);
  expect(mail.text.replace(/\s+/g, ' ')).toContain('From: South Cambridgeshire neighbourhood team.');
  const link = /https?:\/\/\S+\/alerts\/[\w-]+/.exec(mail.text)?.[0] ?? '';
  await anybody.goto(new URL(link).pathname);
  await expect(anybody.getByRole('heading', { level: 1 })).toContainText(`Missing: ${word}`);
  const read = main(anybody);
  for (const words of ['Most important', 'Vehicle crime. Girton.', 'Look in your sheds.', 'From: South', 'Sent by: ']) {
    await expect(read).toContainText(words);
  }
  await expect(main(anybody)).not.toContainText('A child with');
  await isAccessible(anybody, javaScriptEnabled);
  await fitsPhoneAt400Percent(anybody);

  await page.reload();
  await expect(main(page)).toContainText(`no second person read it first. The reason given: “A child with ${word}.”`);
  await expect
    .poll(async () => {
      await page.reload();
      return page.getByRole('progressbar').evaluate((bar: HTMLProgressElement) => bar.value === bar.max);
    })
    .toBe(true);
  await expect(main(page)).toContainText(/\d+ of \d+ emails? sent\./);
  await page.getByRole('link', { name: 'Withdraw it' }).click();
  expect(await send(page, 'Withdraw the alert')).toBe(422);
  await isRefusedAt(page, page.getByLabel('Why is it withdrawn?'), /Enter why you withdraw it/);
  await page.getByLabel('Why is it withdrawn?').fill('He is found.');
  await page.getByRole('button', { name: 'Withdraw the alert' }).click();
  await expect(page.getByRole('alert')).toContainText('The alert is withdrawn.');

  const again = await anybody.goto(`/areas/${girton}/alerts`);
  expect(await isValid((await again?.text()) ?? '', 'alerts')).toEqual([]);
  await expect(main(anybody)).not.toContainText(word);
  await expect(main(anybody)).toContainText('The reason it gave: “He is found.”');
  await anybody.goto(new URL(link).pathname);
  await expect(main(anybody)).toContainText('Alert withdrawn.');
  await isAccessible(anybody, javaScriptEnabled);

  const admin = await asAnother('admin');
  await admin.goto('/desk/words');
  await admin.getByLabel('Or which answer, minutes, decision or alert?').fill(link);
  await admin.getByRole('button', { name: 'Find them' }).click();
  await expect(admin.getByRole('heading', { level: 1 })).toContainText('Remove an alert for good');
  expect(await send(admin, 'Remove the words for good')).toBe(422);
  await isRefusedAt(admin, admin.getByLabel('Why are the words removed?'), /Enter why the words are removed/);
  await admin.getByLabel('Why are the words removed?').fill('It named a child.');
  await admin.getByRole('button', { name: 'Remove the words for good' }).click();
  await expect(admin.getByRole('alert')).toContainText('The words are gone for good');
  await anybody.goto(new URL(link).pathname);
  await expect(main(anybody)).toContainText('Removed for good by the force.');
});

test('an alert that mentions an arrest waits, and communications let it go', async ({ page, asAnother, unique }) => {
  const comms = await asAnother('comms');
  const other = await asAnother('resident');
  await follow(other.request);
  const word = aWord();
  await page.goto(WRITE);
  await fillIn(page, `Thanks from ${word}`, `Somebody was arrested. ${unique}`);
  await page.getByRole('button', { name: GO_ON }).click();
  await expect(main(page)).toContainText('A second person must approve it first');
  await expect(main(page)).toContainText('It mentions “arrested”.');
  await page.getByRole('button', { name: 'Send it for approval' }).click();
  await expect(page.getByRole('alert')).toContainText('It waits for a second person.');
  await expect(page.getByRole('button', { name: 'Approve it' })).toHaveCount(0);
  await expect(main(page)).toContainText('You wrote it yourself, so somebody else must approve it.');

  await comms.goto('/desk');
  const row = comms.getByRole('region', { name: 'Alerts' }).getByRole('listitem').filter({ hasText: word });
  await row.getByRole('link', { name: /^Read and approve/ }).click();
  await expect(main(comms)).toContainText(unique);
  await comms.getByRole('button', { name: 'Approve it' }).click();
  await expect(comms.getByRole('alert')).toContainText('The alert is approved.');
  await expect(main(comms)).toContainText(/Until then it can be stopped/);
  await page.reload();
  await expect(main(page)).toContainText('Approved by');
  await page.getByRole('button', { name: 'Stop it' }).click();
  await expect(page.getByRole('alert')).toContainText('Nobody gets it.');
});

test(
  'an alert’s page says by itself that a colleague has stopped it',
  withJavaScript,
  async ({ page, asAnother, anybody }) => {
    await aResident(anybody);
    await follow(anybody.request);
    const comms = await asAnother('comms');
    const id = await alert(page.request, { title: aWord() });
    await page.goto(`/desk/alerts/${id}?done=held`);
    await expect(page.getByRole('alert')).toContainText('It can still be stopped.');
    await page.getByRole('button', { name: 'Stop it' }).focus();
    await ask(comms.request, 'StopAlert', { alertId: id });
    await expect(main(page)).toContainText('It was stopped by');
    await expect(page.getByRole('button', { name: 'Stop it' })).toHaveCount(0);
    await expect(page.getByRole('alert')).toHaveCount(0);
    await expect(page.locator('#standing')).toBeFocused();
    await expect(page.getByRole('link', { name: 'Change it and send it again' })).toBeVisible();
  },
);

test('what is wrong with an alert is told beside its field, nothing is sent, and nothing typed is lost', async ({
  page,
  anybody,
  javaScriptEnabled,
}) => {
  await aResident(anybody);
  await follow(anybody.request);
  await page.goto(WRITE);
  expect(await send(page, GO_ON)).toBe(422);
  for (const words of ['Enter a title', 'Enter the message', 'Choose what it is about', 'Choose how much it matters']) {
    await expect(page.getByRole('alert').getByRole('link', { name: words })).toBeVisible();
  }
  if (javaScriptEnabled !== false) expect(await axe(page)).toEqual([]);
  const word = aWord();
  await fillIn(page, `${word}`, 'See https://prize.example/win now.');
  expect(await send(page, GO_ON)).toBe(422);
  await isRefusedAt(page, page.getByLabel('Message'), /reads as a link/);
  await expect(page.getByLabel('Title')).toHaveValue(word);
  await page.getByLabel('Message').fill('Lock your van.');

  // Places that are not meant, and none where some are.
  await page.getByRole('checkbox', { name: 'Girton', exact: true }).uncheck();
  expect(await send(page, GO_ON)).toBe(422);
  await page.getByRole('alert').getByRole('link', { name: 'Choose the places that it is about' }).click();
  await expect(page.getByRole('group', { name: 'Which places?' }).getByRole('checkbox').first()).toBeFocused();
  await page.getByRole('checkbox', { name: 'Girton', exact: true }).check();
  await choose(page, /^Everybody/);
  expect(await send(page, GO_ON)).toBe(422);
  await expect(page.getByRole('alert')).toContainText('Places are ticked below, too.');
  await choose(page, /^Only some places/);

  // A time that has passed.
  for (const [box, typed] of [
    ['Day', '1'],
    ['Month', '3'],
    ['Year', '2022'],
  ] as const) {
    await page.getByLabel(box, { exact: true }).fill(typed);
  }
  await page.getByLabel(/: time$/).fill('7pm');
  expect(await send(page, GO_ON)).toBe(422);
  await isRefusedAt(page, page.getByLabel(/: time$/), /This time has passed/);
  for (const box of ['Day', 'Month', 'Year']) await page.getByLabel(box, { exact: true }).fill('');
  await page.getByLabel(/: time$/).fill('');

  // Urgent, and no word why.
  await page.getByText('It cannot wait').click();
  await page.getByRole('checkbox', { name: 'Send it at once' }).check();
  expect(await send(page, GO_ON)).toBe(422);
  await isRefusedAt(page, page.getByLabel('Why can it not wait?'), /Enter why it cannot wait/);
  expect(JSON.stringify((await ask(page.request, 'AlertsOnDesk')).data)).not.toContain(word);
});

test('a form that is sent twice sends one alert', async ({ page, anybody }) => {
  await aResident(anybody);
  await follow(anybody.request);
  const word = aWord();
  await page.goto(WRITE);
  await fillIn(page, word, 'Lock your van.');
  await page.getByRole('button', { name: GO_ON }).click();
  const form = Object.fromEntries(
    await page
      .locator('form#alert input')
      .evaluateAll((boxes: HTMLInputElement[]) => boxes.map(({ name, value }) => [name, value])),
  );
  const origin = new URL(page.url()).origin;
  for (const _ of [1, 2]) {
    const answer = await page.request.post(WRITE, {
      form: { ...form, step: 'send' },
      headers: { origin },
      maxRedirects: 0,
    });
    expect(answer.status()).toBe(303);
  }
  const { alerts } = (await ask(page.request, 'AlertsOnDesk')).data.desk;
  const own = alerts.filter(({ title }: { title: string | null }) => title === word);
  expect(own).toHaveLength(1);
  await ask(page.request, 'StopAlert', { alertId: own[0].id });
});

test('alerts are narrowed to a topic and a place, and ended ones say so', async ({ anybody, javaScriptEnabled }) => {
  await anybody.goto(`/areas/${girton}`);
  await anybody.getByRole('link', { name: 'Alerts from the police team' }).click();
  await expect(anybody.getByRole('heading', { level: 1 })).toContainText('Alerts from the police team');
  const mum = anybody.getByRole('article', { name: /Hello Mum/ });
  const callers = anybody.getByRole('article', { name: /^Callers who say/ });
  const about = anybody.getByLabel('About', { exact: true });
  // Of fraud no test sends any: the seed’s are on the first page.
  await about.selectOption('Fraud');
  await anybody.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(callers).toContainText('Most important');
  await expect(callers).not.toContainText('Ended');
  await expect(mum).toContainText('Ended');
  await expect(mum).toContainText('It mattered until Saturday 31 December 2022');
  await about.selectOption('Burglary');
  await anybody.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(anybody.getByRole('article', { name: /Burglary warning/ })).toBeVisible();
  await expect(mum).toHaveCount(0);

  await anybody.goto(`/areas/${south}/alerts`);
  await about.selectOption('Fraud');
  await anybody.getByLabel('Place', { exact: true }).selectOption('Waterbeach');
  await anybody.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(anybody.getByLabel('Place', { exact: true })).toHaveValue(`${south}/waterbeach`);
  await expect(mum).toBeVisible();
  await expect(about).toHaveValue('FRAUD');
  await expect(callers).toHaveCount(0);
  await isAccessible(anybody, javaScriptEnabled);
  await anybody.getByRole('link', { name: 'Show all of them' }).click();
  await expect(about).toHaveValue('');
  await expect(anybody.getByLabel('Place', { exact: true })).toHaveValue('');
});

test.describe('an officer', () => {
  test.use({ as: 'officer' });

  test('sees alerts on the desk, and no button for what others do', async ({ page, anybody, inspector }) => {
    await aResident(anybody);
    await follow(anybody.request);
    const title = aWord();
    const id = await alert(inspector, { title });
    await page.goto('/desk');
    const section = page.getByRole('region', { name: 'Alerts' });
    const row = section.getByRole('listitem').filter({ hasText: title });
    await expect(row).toContainText('Held');
    await expect(section.getByRole('button')).toHaveCount(0);
    await page.goto(`/desk/alerts/${id}`);
    await expect(main(page)).toContainText('Until then it can be stopped');
    await expect(main(page).getByRole('button')).toHaveCount(0);
    expect((await page.goto(WRITE))?.status()).toBe(403);
    await ask(inspector, 'StopAlert', { alertId: id });
  });
});
