import { expect, test } from '@playwright/test';
import { south } from './demo.ts';
import { aDataFolder, ended, freePort, isAlive, postgresOf, run, startDemo } from './product.ts';

// Whole products, started and stopped; what db's own tests see already (Ctrl-C in the middle, closed folders) is there.
test.describe.configure({ timeout: 240_000 });

test('production that is half-configured refuses to start and names what is missing', async () => {
  const folder = await aDataFolder();
  const { child, printed } = run({
    PATCHWORK_MODE: 'production',
    PORT: String(await freePort()),
    PATCHWORK_DATA: folder.data,
    SESSION_SECRET: 'x'.repeat(64),
    PUBLIC_URL: 'https://patchwork.example',
  });
  expect(await ended(child)).toBe(1);
  for (const missing of ['DATABASE_URL', 'SMTP_URL', 'MAIL_FROM', 'BALLOT_KEY_DIR']) {
    expect(printed()).toContain(`${missing} is missing`);
  }
  expect(printed()).not.toContain('SESSION_SECRET is missing');
  expect(printed()).not.toContain('    at ');
  await folder.remove();
});

test('two copies run side by side; kill -9 of one leaves a folder that its next start opens, with what was done', async ({
  playwright,
}) => {
  const [first, second] = [await aDataFolder(), await aDataFolder()];
  const one = await startDemo(first.data);
  const two = await startDemo(second.data);
  try {
    expect(one.url).not.toBe(two.url);
    const request = await playwright.request.newContext({ baseURL: one.url });
    await request.post('/graphql', {
      data: { query: 'mutation { requestSignInCode(email: "kept@patchwork.test") { __typename } }' },
    });
    const inbox = async (url: string) => (await fetch(`${url}/dev/inbox.json?to=kept@patchwork.test`)).json();
    await expect.poll(async () => (await inbox(one.url)).length).toBe(1);
    // Each has its own data.
    expect(await inbox(two.url)).toEqual([]);
    await request.dispose();

    await one.kill();
    expect((await fetch(`${two.url}/areas/${south}`)).status).toBe(200);
    const began = Date.now();
    const again = await startDemo(first.data);
    // issue: the second start within ten seconds; here two products share the machine with the tests.
    expect(Date.now() - began).toBeLessThan(30_000);
    expect(await inbox(again.url)).toHaveLength(1);
    const postgres = await postgresOf(first.data);
    expect(await again.stop()).toBe(0);
    await expect.poll(() => isAlive(postgres)).toBe(false);
    expect(again.printed()).not.toMatch(/Error/);
  } finally {
    await one.kill();
    await two.stop();
    await first.remove();
    await second.remove();
  }
});
