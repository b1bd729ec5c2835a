import { expect, type Page } from '@playwright/test';
import { girton, south } from './demo.ts';
import { aFollower, follow, followsOf, linksIn, mailWith, postInGirton, tokenIn } from './following.ts';
import { ask, inboxOf } from './machine.ts';
import { anAddress, aResident, aWord, isRefusedAt, send, typeTheCodeOnTheWay } from './meetings.ts';
import { axe, fitsPhoneAt400Percent, isAccessible, isValid } from './page-promises.ts';
import { test } from './person.ts';

const SEND = 'Get these emails';
const box = (page: Page, name: string | RegExp) => page.getByRole('checkbox', { name });
const often = (page: Page, name: string) => page.getByRole('radio', { name, exact: true });
const ofGirton = (page: Page) => page.getByRole('region', { name: /^Girton/ });
const said = (page: Page) => page.getByRole('alert');

test('a resident follows Girton by email alone, changes it from a mail, and stops it', async ({
  page,
  anybody,
  inspector,
  javaScriptEnabled,
}) => {
  const email = anAddress();
  await page.goto(`/areas/${girton}`);
  await page.getByRole('link', { name: 'Get emails about this area' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Get emails about Girton');
  for (const each of await page.getByRole('group', { name: 'What would you like' }).getByRole('checkbox').all()) {
    await expect(each).toBeChecked();
  }
  await box(page, /^Public meetings/).uncheck();
  await page.getByText('Get only some of the alerts').click();
  await box(page, 'Burglary').check();
  await often(page, 'At once').check();
  await page.getByLabel('Your email address').fill(email);
  await typeTheCodeOnTheWay(page, email, SEND);

  // What comes, how often, to which address, and how it stops.
  await expect(said(page)).toContainText('You will get emails about Girton at once.');
  const main = page.getByRole('main');
  const what = 'What the team has done, votes, what was agreed and alerts. Of alerts, only those about burglary.';
  for (const words of [what, 'One email each time there is something.', email, 'Use the link at the end']) {
    await expect(main).toContainText(words);
  }
  expect(await followsOf(page.request)).toMatchObject([
    {
      area: { path: girton },
      topics: ['UPDATES', 'VOTES', 'DECISIONS', 'ALERTS'],
      themes: ['BURGLARY'],
      frequency: 'INSTANT',
      leastImportance: 'LOW',
    },
  ]);
  await isAccessible(page, javaScriptEnabled);
  await fitsPhoneAt400Percent(page);

  // The public page knows nothing of it.
  await page.goto(`/areas/${girton}`);
  await expect(page.getByRole('link', { name: 'Get emails about this area' })).toBeVisible();
  await page.goto('/me');
  const mine = page.getByRole('region', { name: 'My emails about areas' });
  await expect(mine).toContainText('At once. What the team has done');
  await mine.getByRole('link', { name: /^Girton/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your emails about Girton');

  const first = aWord();
  await postInGirton(inspector, `We stood at the bridge with ${first}.`);
  const mail = await mailWith(page.request, email, first);
  const token = tokenIn(mail);

  // Somebody with no session opens the link at the end of the mail.
  const opened = await anybody.goto(`/mails/${token}`);
  expect(opened?.headers()).toMatchObject({ 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' });
  // Forms of ours say where they come from, and nobody else is told: `no-referrer` would silence both.
  expect(opened?.headers()['referrer-policy']).toBe('same-origin');
  await expect(anybody.getByRole('heading', { level: 1 })).toHaveText('Choose your emails');
  const shown = await anybody.content();
  expect(shown).not.toContain(email);
  expect(shown).toContain(`${email.charAt(0)}…@patchwork.test`);
  expect(await anybody.locator(`a[href*="${token}"]`).count(), 'links that carry the token on').toBe(0);
  expect(await isValid((await opened?.text()) ?? '', 'mails')).toEqual([]);
  await isAccessible(anybody, javaScriptEnabled);
  await fitsPhoneAt400Percent(anybody);

  await expect(ofGirton(anybody).getByRole('radio', { name: 'At once' })).toBeChecked();
  await ofGirton(anybody).getByRole('radio', { name: 'Every Monday' }).check();
  await ofGirton(anybody).getByText('What you hear about Girton').click();
  await box(anybody, 'Burglary').uncheck();
  await ofGirton(anybody).getByRole('button', { name: /^Save/ }).click();
  await expect(said(anybody)).toContainText('Emails about Girton now come every Monday.');
  expect(await followsOf(page.request)).toMatchObject([{ frequency: 'WEEKLY', themes: [] }]);

  await ofGirton(anybody).getByRole('radio', { name: 'Never: stop emails about Girton' }).check();
  await ofGirton(anybody).getByRole('button', { name: /^Save/ }).click();
  await expect(said(anybody)).toContainText('You will get no more emails about Girton.');
  await expect(anybody.getByRole('main')).toContainText('You get no emails about areas.');
  expect(await followsOf(page.request)).toEqual([]);

  const second = aWord();
  const other = await aResident(anybody);
  await follow(anybody.request);
  await postInGirton(inspector, `Then with ${second}.`);
  // It reached whoever follows, so it would have reached them.
  await mailWith(anybody.request, other, second);
  expect(JSON.stringify(await inboxOf(page.request, email))).not.toContain(second);
});

test('a resident who leaves something out is told of all of it, and loses nothing', async ({
  page,
  javaScriptEnabled,
}) => {
  await page.goto(`/areas/${south}/follow`);
  for (const each of await page.getByRole('group', { name: 'What would you like' }).getByRole('checkbox').all()) {
    await each.uncheck();
  }
  await page.getByText('Get only some of the alerts').click();
  await often(page, 'Only the most important').check();
  expect(await send(page, SEND)).toBe(422);
  for (const words of [/^Choose at least one thing/, 'Choose how often', 'Enter your email address']) {
    await expect(page.getByRole('alert').getByRole('link', { name: words })).toBeVisible();
  }
  await isRefusedAt(page, page.getByLabel('Your email address'), /Enter your email address/);
  await expect(often(page, 'Only the most important')).toBeChecked();
  for (const each of await page.getByRole('group', { name: 'What would you like' }).getByRole('checkbox').all()) {
    await expect(each).not.toBeChecked();
  }
  await isAccessible(page, javaScriptEnabled);

  // A code that is wrong keeps it all, too, and so does going back.
  const email = anAddress();
  await box(page, /^Votes/).check();
  await often(page, 'Every morning').check();
  await page.getByLabel('Your email address').fill(email);
  await page.getByRole('button', { name: SEND }).click();
  await page.getByLabel('Code', { exact: true }).fill('000000');
  expect(await send(page, SEND)).toBe(422);
  await page.getByRole('button', { name: 'Change what I typed' }).click();
  await expect(box(page, /^Votes/)).toBeChecked();
  await expect(often(page, 'Every morning')).toBeChecked();
  await expect(often(page, 'Only the most important')).toBeChecked();
  await expect(page.getByLabel('Your email address')).toHaveValue(email);
});

test('a resident who is signed in sees what they follow already, changes it there, and stops it', async ({ page }) => {
  const email = await aResident(page);
  await page.goto(`/areas/${girton}/follow`);
  await expect(page.getByRole('main')).toContainText(`We send them to ${email}.`);
  await expect(page.getByLabel('Your email address')).toHaveCount(0);
  await often(page, 'Every morning').check();
  await page.getByRole('button', { name: SEND }).click();
  await expect(said(page)).toContainText('You will get emails about Girton every morning.');

  await page.goto(`/areas/${girton}/follow`);
  await expect(often(page, 'Every morning')).toBeChecked();
  await box(page, /^Votes/).uncheck();
  await often(page, 'Only a summary, about every three months').check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(said(page)).toContainText('as a summary, about every three months');
  expect(await followsOf(page.request)).toMatchObject([
    { frequency: 'QUARTERLY', topics: ['UPDATES', 'MEETINGS', 'DECISIONS', 'ALERTS'] },
  ]);

  await page.getByRole('link', { name: 'All your emails about areas' }).click();
  await box(page, /^Leave out which area/).check();
  await page.getByRole('button', { name: /how subjects read/ }).click();
  await expect(said(page)).toContainText('subjects read like this');
  await expect(box(page, /^Leave out which area/)).toBeChecked();

  await page.goto(`/areas/${girton}/follow`);
  await page.getByRole('button', { name: 'Stop emails about Girton' }).click();
  await expect(said(page)).toContainText('You will get no more emails about Girton.');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Get emails about Girton');
  expect(await followsOf(page.request)).toEqual([]);
});

test('following every link of a mail changes nothing, and one press ends all of it', async ({ page, inspector }) => {
  const email = await aResident(page);
  await follow(page.request);
  await follow(page.request, { areaPath: south, frequency: 'WEEKLY' });
  const word = aWord();
  await postInGirton(inspector, `At the school with ${word}.`);
  const mail = await mailWith(page.request, email, word);
  const token = tokenIn(mail);
  const standing = async () => [
    await followsOf(page.request),
    (await ask(page.request, 'MailSettings')).data.mailSettings,
  ];
  const before = await standing();
  expect(before[0]).toHaveLength(2);

  const origin = new URL(process.env.PATCHWORK_URL ?? '').origin;
  const links = linksIn(mail).filter((link) => new URL(link).origin === origin);
  expect(links.map((link) => new URL(link).pathname)).toEqual(
    expect.arrayContaining([`/mails/${token}`, `/unsubscribe/${token}`]),
  );
  for (const link of links) expect((await page.request.get(link)).status(), link).toBe(200);
  expect(await standing()).toEqual(before);
  // Nor does what only looks like a form of ours.
  const forged = await page.request.post(`/mails/${token}`, {
    form: { deed: 'stop-all' },
    headers: { origin: 'https://elsewhere.example' },
  });
  expect(forged.status()).toBe(403);
  expect(await standing()).toEqual(before);

  // As a mail program does it (RFC 8058): without cookies, and without a page of ours.
  const unsubscribe = mail.headers['List-Unsubscribe']?.replace(/^<|>$/g, '') ?? '';
  expect(mail.headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
  const answer = await fetch(unsubscribe, {
    method: 'POST',
    body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
  });
  expect(answer.status).toBe(200);
  expect(await followsOf(page.request)).toEqual([]);
});

test('a resident stops all of it by the link of a mail', async ({ page, anybody, inspector }) => {
  const { token } = await aFollower(page, inspector);
  await follow(page.request, { areaPath: south, frequency: 'DAILY', themes: ['FRAUD'], leastImportance: 'HIGH' });
  const standing = async () => [
    await followsOf(page.request),
    (await ask(page.request, 'MailSettings')).data.mailSettings,
  ];
  const before = await standing();
  await anybody.goto(`/mails/${token}`);
  await expect(anybody.getByRole('region', { name: 'Stop all of them' })).toContainText('Emails about both areas stop');
  // A program that presses every button stops nothing.
  for (const name of [/^Save what you get about Girton/, /^Save what you get about South/, /how subjects read/]) {
    await anybody.getByRole('button', { name }).click();
    await expect(said(anybody)).toBeVisible();
  }
  expect(await send(anybody, 'Stop all of them')).toBe(422);
  await isRefusedAt(
    anybody,
    anybody.getByRole('group', { name: 'Do you want to stop all of them?' }),
    /Tick this to stop all/,
  );
  expect(await standing()).toEqual(before);
  await anybody.getByLabel('Yes, stop all emails about areas').check();
  await anybody.getByRole('button', { name: 'Stop all of them' }).click();
  await expect(said(anybody)).toContainText('You will get no more emails about areas.');
  await expect(anybody.getByRole('button', { name: /^Stop/ })).toHaveCount(0);
  expect(await followsOf(page.request)).toEqual([]);
});

test('a resident who unticks everything in a mail’s choice is told where, and nothing changes', async ({
  page,
  anybody,
  inspector,
  javaScriptEnabled,
}) => {
  const { token } = await aFollower(page, inspector);
  await anybody.goto(`/mails/${token}`);
  await ofGirton(anybody).getByText('What you hear about Girton').click();
  const topics = ofGirton(anybody).getByRole('group', { name: 'What would you like' });
  for (const each of await topics.getByRole('checkbox').all()) await each.uncheck();
  await ofGirton(anybody).getByRole('button', { name: /^Save/ }).click();
  await expect(anybody).toHaveTitle(/^Error: /);
  await anybody
    .getByRole('alert')
    .getByRole('link', { name: /^Choose at least one thing/ })
    .click();
  await expect(topics.getByRole('checkbox').first()).toBeFocused();
  if (javaScriptEnabled !== false) expect(await axe(anybody)).toEqual([]);
  expect(await followsOf(page.request)).toMatchObject([{ topics: { length: 5 } }]);
});

test('a link that is altered, or of somebody who is gone, says so and offers a way on', async ({
  page,
  anybody,
  inspector,
  javaScriptEnabled,
}) => {
  const { token } = await aFollower(page, inspector);
  const altered = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
  const isNoGood = async (link: string) => {
    const answer = await anybody.goto(`/mails/${link}`);
    expect(answer?.status()).toBe(404);
    expect(answer?.headers()).toMatchObject({ 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' });
    await expect(anybody.getByRole('heading', { level: 1 })).toHaveText('This link does not work any more');
    await expect(anybody.getByRole('button', { name: 'Sign in and choose your emails' })).toHaveAttribute(
      'href',
      '/sign-in?next=%2Fme%2Fmails',
    );
    await isAccessible(anybody, javaScriptEnabled);
    const oneClick = { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) };
    expect((await fetch(`${process.env.PATCHWORK_URL}/unsubscribe/${link}`, oneClick)).status).toBe(404);
  };
  await isNoGood(altered);
  expect(await followsOf(page.request)).toHaveLength(1);
  await ask(page.request, 'EraseMe');
  await isNoGood(token);
});
