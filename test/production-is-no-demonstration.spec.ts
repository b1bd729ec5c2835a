import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startPostgres } from '@patchwork/db/embedded/start-postgres.ts';
import { seedDemo } from '@patchwork/db/seeds/demo.ts';
import { expect, test } from '@playwright/test';
import { south } from './demo.ts';
import { forceAccounts } from './force-account.ts';
import { aMailServer } from './mail-server.ts';
import { watch } from './person.ts';
import { aDataFolder, freePort, run } from './product.ts';

// A product of its own, as an operator runs it: a given PostgreSQL, a real mail server, the force's own sign-in.
test.describe.configure({ timeout: 240_000 });

const root = resolve(import.meta.dirname, '..');

test('production: no demonstration, codes by mail for residents, the force’s accounts for officers', async ({
  browser,
}) => {
  const folder = await aDataFolder();
  const postgres = await startPostgres({ dataFolder: join(folder.data, 'database'), forTests: true });
  const mails = await aMailServer();
  const url = `http://localhost:${await freePort()}`;
  const inspector = `${crypto.randomUUID()}@force.test`;
  const accounts = await forceAccounts(url, inspector);
  const database = { DATABASE_URL: postgres.appUrl, DATABASE_OWNER_URL: postgres.ownerUrl };
  const env = {
    PATCHWORK_MODE: 'production',
    PATCHWORK_DATA: folder.data,
    PORT: new URL(url).port,
    PUBLIC_URL: url,
    ...database,
    SESSION_SECRET: 'a secret of the tests'.repeat(3),
    SMTP_URL: mails.url,
    MAIL_FROM: 'Patchwork <no-reply@patchwork.test>',
    BALLOT_KEY_DIR: join(folder.data, 'ballot-keys'),
    ...accounts.env,
  };
  const product = run(env);
  try {
    while (!product.printed().includes('Patchwork is ready')) {
      expect(product.child.exitCode, product.printed()).toBeNull();
      await pause(50);
    }
    expect(product.printed()).not.toContain('Demonstration');
    await seedDemo(postgres.ownerUrl, new Date(), env.BALLOT_KEY_DIR);
    const appointed = spawnSync(process.execPath, ['db/officer.ts', 'appoint', inspector, 'INSPECTOR', south], {
      cwd: root,
      env: { PATH: process.env.PATH, ...env },
      encoding: 'utf8',
    });
    expect(appointed.stdout + appointed.stderr).toContain(`${inspector} is INSPECTOR of ${south} now.`);

    const page = await (await browser.newContext({ baseURL: url })).newPage();
    const troubles = watch(page);
    const answer = await page.goto(`/areas/${south}`);
    expect(answer?.status()).toBe(200);
    expect(await page.content()).not.toMatch(/Demonstration: not real|noindex/);
    expect(answer?.headers()['x-robots-tag']).toBeUndefined();
    expect((await page.request.get('/dev/inbox')).status()).toBe(404);
    expect((await page.request.get('/dev/inbox.json?to=x')).status()).toBe(404);
    expect(await (await page.request.get('/robots.txt')).text()).not.toMatch(/^Disallow: \/$/m);

    // A resident: the code comes by mail.
    const resident = `${crypto.randomUUID()}@home.test`;
    await page.goto('/sign-in');
    await expect(page.getByText('inspector@patchwork.test')).toHaveCount(0);
    await page.getByLabel('Email address').fill(resident);
    await page.getByRole('button', { name: 'Send me a code' }).click();
    const mail = await mails.mailTo(resident);
    expect(mail.text).not.toContain('Demonstration');
    await page.getByLabel('Code', { exact: true }).fill(/\b\d{6}\b/.exec(mail.text ?? '')?.[0] ?? '');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('My page');
    const cookies = await page.context().cookies();
    expect(cookies.every(({ httpOnly }) => httpOnly)).toBe(true);
    await page.context().clearCookies();

    // An officer's mailbox is not the officer: it is answered like any other, and no code comes to it.
    await page.goto('/sign-in');
    await page.getByLabel('Email address').fill(inspector);
    await page.getByRole('button', { name: 'Send me a code' }).click();
    await expect(page.getByRole('heading', { name: 'Type the code from your email' })).toBeVisible();
    const { text = '' } = await mails.mailTo(inspector);
    expect(text).toContain('choose your force’s own sign-in');
    expect(text).not.toMatch(/\b\d{6}\b/);

    await page.goto('/sign-in');
    await page.getByRole('button', { name: 'Sign in with your force’s account' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('The desk');
    expect(troubles()).toEqual([]);
    await page.context().close();
  } finally {
    await product.stop();
    await accounts.close();
    await mails.close();
    await postgres.destroy();
    await folder.remove();
  }
});
