import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type APIRequestContext, test as base, expect, type Page } from '@playwright/test';
import { codeIn, mailAfter } from './machine.ts';
import { type Role, sessionOf } from './roles.ts';

/**
 * A test of a person in a browser. Each page is watched: an error in its console (a breach of the content security
 * policy is one), an exception or a dialog fails the test, whatever it was about.
 */
export const test = base.extend<{
  /** Who is signed in from the start: `test.use({ as: 'inspector' })`. */
  as: Role | undefined;
  /** Words that nobody else has posted. */
  unique: string;
  /** A page beside `page`, of somebody who is not signed in: watched as that one is. */
  anybody: Page;
  /** A page beside `page`, of somebody in this role: watched as that one is. */
  asAnother: (role: Role) => Promise<Page>;
  asNew: (role: Role | undefined) => Promise<Page>;
  /** The inspector of South Cambridgeshire as a program: to make what a test needs. */
  inspector: APIRequestContext;
}>({
  as: [undefined, { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright asks for a pattern
  baseURL: async ({}, use) => use(process.env.PATCHWORK_URL),
  storageState: async ({ as }, use) => use(as && sessionOf(as)),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright asks for a pattern
  unique: async ({}, use) => use(`Told by the test ${crypto.randomUUID().slice(0, 8)}`),
  page: async ({ page }, use) => {
    const troubles = watch(page);
    await use(page);
    expect(troubles(), 'troubles on the pages that were opened').toEqual([]);
  },
  anybody: async ({ asNew }, use) => use(await asNew(undefined)),
  asAnother: async ({ asNew }, use) => use(asNew),
  inspector: async ({ playwright, baseURL }, use) => {
    const machine = await playwright.request.newContext({ baseURL, storageState: sessionOf('inspector') });
    await use(machine);
    await machine.dispose();
  },
  asNew: async ({ browser, contextOptions, baseURL, javaScriptEnabled, viewport, isMobile, hasTouch }, use) => {
    const pages: { page: Page; troubles: () => string[] }[] = [];
    await use(async (role) => {
      const settings = { baseURL, javaScriptEnabled, viewport, isMobile, hasTouch };
      const storageState = role && sessionOf(role);
      const context = await browser.newContext({ ...contextOptions, ...settings, storageState });
      const page = await context.newPage();
      pages.push({ page, troubles: watch(page) });
      return page;
    });
    for (const { page, troubles } of pages) {
      await page.context().close();
      expect(troubles(), 'troubles on the pages beside').toEqual([]);
    }
  },
});

/** Notes what goes wrong on a page from now on. An answer of 4xx to the page itself is no trouble: a test asks for it. */
export function watch(page: Page): () => string[] {
  const troubles: string[] = [];
  const refused = new Set<string>();
  const errors: { text: string; url: string }[] = [];
  page.on('response', (response) => {
    if (response.request().isNavigationRequest() && response.status() >= 400) refused.add(withoutHash(response.url()));
    else if (response.status() >= 400) troubles.push(`${response.status()} for ${response.url()}`);
  });
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push({ text: message.text(), url: message.location().url });
  });
  page.on('pageerror', (error) => troubles.push(`thrown: ${error.message}`));
  page.on('dialog', async (dialog) => {
    if (dialog.type() === 'beforeunload') return dialog.accept();
    troubles.push(`a dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  return () => [
    ...troubles,
    ...errors
      .filter(({ text, url }) => !(text.startsWith('Failed to load resource') && refused.has(withoutHash(url))))
      .map(({ text, url }) => `console: ${text} (${url})`),
  ];
}

const withoutHash = (url: string) => url.replace(/#.*/, '');

/** For a test of what JavaScript adds: it is left out where there is none. */
export const withJavaScript = { tag: '@javascript' };

/** On a phone the menu is folded away until it is asked for. */
export async function openMenu(page: Page): Promise<void> {
  const menu = page.getByRole('button', { name: 'Menu' });
  if (await menu.isVisible()) await menu.click();
}

/** Signs in as a person does: the address, the mail, the code. Ends on the page that follows. */
export async function signInByHand(page: Page, email: string): Promise<void> {
  // A second code to the same address ends the first: two tests that sign the same person in take turns.
  await inTurn(email, async () => {
    const mail = await mailAfter(page.request, email, async () => {
      await page.getByLabel('Email address').fill(email);
      await page.getByRole('button', { name: 'Send me a code' }).click();
      await expect(page.getByRole('heading', { name: 'Type the code from your email' })).toBeVisible();
    });
    await page.getByLabel('Code', { exact: true }).fill(codeIn(mail));
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('heading', { name: 'Type the code from your email' })).toHaveCount(0);
  });
}

/** One at a time over all workers: a folder is the lock. */
async function inTurn(name: string, work: () => Promise<void>): Promise<void> {
  const lock = join(process.env.PATCHWORK_SESSIONS ?? '', `${name}.lock`);
  for (;;) {
    const isMine = await mkdir(lock).then(
      () => true,
      () => false,
    );
    if (isMine) break;
    await pause(100);
  }
  try {
    await work();
  } finally {
    await rm(lock, { recursive: true });
  }
}
