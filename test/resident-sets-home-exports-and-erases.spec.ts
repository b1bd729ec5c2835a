import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { girton } from './demo.ts';
import { ask, codeIn, mailAfter } from './machine.ts';
import { openMenu, signInByHand, test } from './person.ts';

/** A resident nobody else is, signed in, on their own page. */
async function aResident(page: Page): Promise<string> {
  const email = `${crypto.randomUUID()}@patchwork.test`;
  await page.goto('/me');
  await signInByHand(page, email);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('My page');
  return email;
}

/** A link to a file: the browser asks for it itself, and saves it. */
async function downloaded(page: Page, link: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: link }).click()]);
  return readFile(await download.path(), 'utf8');
}

test('a resident chooses Girton as home, and forgets it again', async ({ page }) => {
  await aResident(page);
  await page.goto('/me/home-area');
  await page.getByLabel('Place or postcode').fill('girton');
  await page.getByRole('button', { name: 'Find' }).click();
  await page.getByRole('radio', { name: 'Girton' }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert')).toContainText('Your home area is set.');
  expect((await ask(page.request, 'Me')).data.me.homeArea.path).toBe(girton);
  await page.goto('/me/home-area');
  await page.getByRole('button', { name: 'Forget my home area' }).click();
  await expect(page.getByRole('alert')).toContainText('Your home area is forgotten.');
  expect((await ask(page.request, 'Me')).data.me.homeArea).toBeNull();
});

test('a resident takes everything that is held of them, and erases it', async ({ page, baseURL, browser }) => {
  const email = await aResident(page);
  await ask(page.request, 'SetHomeArea', { path: girton });
  const elsewhere = await browser.newContext({ baseURL, storageState: await page.context().storageState() });
  expect((await ask(elsewhere.request, 'Me')).data.me.email).toBe(email);

  const file = await downloaded(page, 'Download my data');
  expect(JSON.stringify(JSON.parse(file))).toContain(email);
  expect(file).toContain('Demonstration: not real police information');
  expect(file).not.toContain('inspector@patchwork.test');

  await page.getByRole('link', { name: /^Erase everything/ }).click();
  await page.getByRole('button', { name: 'Erase everything about me' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Everything is erased');
  await openMenu(page);
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
  expect((await ask(elsewhere.request, 'Me')).data?.me ?? null).toBeNull();
  await elsewhere.close();

  // The same address is a stranger's now: nothing of before comes back with it.
  await page.goto('/me');
  await signInByHand(page, email);
  expect((await ask(page.request, 'Me')).data.me.homeArea).toBeNull();
});

test('a resident signs in with another address from now on', async ({ page }) => {
  await aResident(page);
  const other = `${crypto.randomUUID()}@patchwork.test`;
  await page.goto('/me/email');
  const mail = await mailAfter(page.request, other, async () => {
    await page.getByLabel('New email address').fill(other);
    await page.getByRole('button', { name: 'Send a code to it' }).click();
  });
  await page.getByLabel('Code', { exact: true }).fill(codeIn(mail));
  await page.getByRole('button', { name: 'Change my address' }).click();
  await expect(page.getByRole('alert')).toContainText('Your email address is changed.');
  expect((await ask(page.request, 'Me')).data.me.email).toBe(other);
});

test('a resident who lost a phone signs out everywhere', async ({ page, browser, baseURL }) => {
  await aResident(page);
  const phone = await browser.newContext({ baseURL, storageState: await page.context().storageState() });
  expect((await ask(phone.request, 'Me')).data.me).not.toBeNull();
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(page.getByRole('alert')).toContainText('You are signed out on every device.');
  expect((await ask(phone.request, 'Me')).data?.me ?? null).toBeNull();
  await phone.close();
});

test('a resident who follows a link to the desk is told whose it is', async ({ page }) => {
  const email = await aResident(page);
  const answer = await page.goto('/desk');
  expect(answer?.status()).toBe(403);
  await expect(page.getByRole('main')).toContainText(`You are signed in as ${email}`);
});
