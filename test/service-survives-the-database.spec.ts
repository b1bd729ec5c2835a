import { expect, test } from '@playwright/test';
import { south } from './demo.ts';
import { postmasterOn } from './drill/postmaster.ts';
import { aDataFolder, isAlive, startDemo } from './product.ts';

// A product of its own: its PostgreSQL is taken away.
test.describe.configure({ timeout: 180_000 });

test('the database stopped: a plain page and 503, at once; started again: all is well, in the same process', async ({
  browser,
}) => {
  const folder = await aDataFolder();
  const product = await startDemo(folder.data);
  try {
    const page = await (await browser.newContext({ baseURL: product.url })).newPage();
    const database = await postmasterOn(folder.data);
    /** The status, within what a person would wait. */
    const statusOf = async (address: string, init: RequestInit = {}) => {
      const answer = await fetch(`${product.url}${address}`, { ...init, signal: AbortSignal.timeout(10_000) });
      return { status: answer.status, text: await answer.text() };
    };
    const areas = JSON.stringify({ query: '{ findAreas(text: "girton") { id } }' });
    const graphql = { method: 'POST', headers: { 'content-type': 'application/json' }, body: areas };
    expect((await statusOf('/graphql', graphql)).status).toBe(200);
    expect((await page.goto('/?q=girton'))?.status()).toBe(200);

    await database.kill();
    // Not only the first, which finds the old connections dead.
    for (let turn = 0; turn < 3; turn++) {
      expect((await statusOf('/readyz')).status).toBe(503);
      expect((await statusOf('/livez')).status).toBe(200);
      const answer = await statusOf('/graphql', graphql);
      expect(answer.status).toBe(503);
      expect(answer.text).toContain('SERVICE_UNAVAILABLE');
      expect(answer.text).not.toMatch(/ECONN|postgres|select |at \w+ \(/i);
      const shown = await page.goto(`/?q=girton&turn=${turn}`);
      expect(shown?.status()).toBe(503);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.locator('body')).not.toContainText(/ECONN|postgres|select |stack/i);
      await expect(page.getByRole('link', { name: 'call 999' }).first()).toBeVisible();
    }
    expect((await statusOf('/sign-in')).status).toBeLessThan(504);
    expect(isAlive(product.child.pid ?? 0)).toBe(true);

    await database.start();
    await expect.poll(async () => (await statusOf('/readyz')).status, { timeout: 30_000 }).toBe(200);
    expect((await statusOf('/graphql', graphql)).status).toBe(200);
    expect((await page.goto(`/areas/${south}`))?.status()).toBe(200);
    await expect(page.getByRole('article')).toHaveCount(3);
    // A mail goes out again: the jobs have come back too, not only the pages.
    const query = 'mutation { requestSignInCode(email: "after@patchwork.test") { __typename } }';
    await statusOf('/graphql', { ...graphql, body: JSON.stringify({ query }) });
    await expect
      .poll(async () => JSON.parse((await statusOf('/dev/inbox.json?to=after@patchwork.test')).text).length, {
        timeout: 30_000,
      })
      .toBe(1);
    expect(product.child.exitCode).toBeNull();
    await page.context().close();
  } finally {
    await product.stop();
    await folder.remove();
  }
});
