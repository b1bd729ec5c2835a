import { expect } from '@playwright/test';
import { ask, mailAfter } from './machine.ts';
import { axe, fitsPhoneAt400Percent, isValid } from './page-promises.ts';
import { test } from './person.ts';

// Pages that have no address of the site to themselves, held to the same.

test('a page in the middle of signing in is what a page must be', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByLabel('Email address').fill(`${crypto.randomUUID()}@patchwork.test`);
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.url().endsWith('/sign-in/code')),
    page.getByRole('button', { name: 'Send me a code' }).click(),
  ]);
  await expect(page.getByLabel('Code', { exact: true })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('Nobody will ever ask you for this code, the police included.');
  expect(await isValid(await answer.text(), 'sign-in/code')).toEqual([]);
  expect(await axe(page)).toEqual([]);
  await fitsPhoneAt400Percent(page);
});

test('the demonstration’s own inbox shows its mails and says what it is', async ({ page }) => {
  const email = `${crypto.randomUUID()}@patchwork.test`;
  await mailAfter(page.request, email, () => ask(page.request, 'RequestSignInCode', { email }));
  await page.goto(`/dev/inbox?to=${email}`);
  await expect(page.getByText('Demonstration: not real police information').first()).toBeVisible();
  await expect(page.getByRole('article')).toContainText('Nobody will ever ask you for this code');
  expect(await axe(page)).toEqual([]);
  await fitsPhoneAt400Percent(page);
});
