import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { idOf } from '@patchwork/db/seeds/demo/ids.ts';
import { expect } from '@playwright/test';
import { girton, south } from './demo.ts';
import { fitsPhoneAt400Percent, isAccessible } from './page-promises.ts';
import { test } from './person.ts';

/** The site of a parish: another origin than ours, with one page that frames an address of ours. */
async function parishSite(address: string): Promise<{ url: string; server: Server }> {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(
      `<!doctype html><html lang="en"><title>Girton parish</title><iframe src="${address}" title="Police"></iframe>`,
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server };
}

test('a parish frames its area, and takes no script, no form and no cookie with it', async ({
  page,
  baseURL,
  javaScriptEnabled,
}) => {
  await page.goto(`/areas/${girton}`);
  await page.getByRole('link', { name: 'Put this on your site, or into minutes' }).click();
  const code = await page.getByLabel('The code, to copy').inputValue();
  const address = /src="([^"]+)"/.exec(code)?.[1] as string;
  expect(new URL(address).pathname).toBe(`/embed/${girton}`);

  await page.context().clearCookies();
  const { url, server } = await parishSite(`${baseURL}/embed/${girton}`);
  try {
    await page.goto(url);
    const frame = page.frameLocator('iframe');
    await expect(frame.getByRole('heading', { level: 1 })).toHaveText('What the police team of Girton is working on');
    await expect(frame.getByText(/^As of \d+ \w+ \d{4}\./)).toBeVisible();
    await expect(frame.getByText('Demonstration: not real police information.')).toBeVisible();
    await expect(frame.locator('form, script, input, button')).toHaveCount(0);
    for (const link of await frame.locator('a').all()) await expect(link).toHaveAttribute('target', '_blank');
    expect(await page.context().cookies()).toEqual([]);
    await page.goto(`/embed/${girton}`);
    await isAccessible(page, javaScriptEnabled);
    await fitsPhoneAt400Percent(page);
  } finally {
    server.close();
  }
});

test('no other page of ours lets itself be framed', async ({ request, baseURL }) => {
  const policyOf = async (path: string) =>
    (await request.get(`${baseURL}${path}`)).headers()['content-security-policy'];
  expect(await policyOf(`/embed/${girton}`)).toContain('frame-ancestors *');
  for (const path of [
    `/areas/${girton}`,
    `/areas/${girton}/embed`,
    '/sign-in',
    '/embedded',
    '/embed/nowhere/embed/x/y/z',
  ])
    expect(await policyOf(path)).toContain("frame-ancestors 'none'");
});

test('a parish takes a piece of HTML or a paragraph, each with its day, its source and a link', async ({
  request,
  page,
}) => {
  const fragment = await request.get(`/embed/${south}/fragment.html`);
  expect(fragment.headers()).toMatchObject({ 'access-control-allow-origin': '*', etag: expect.any(String) });
  expect(fragment.headers()['set-cookie']).toBeUndefined();
  await page.setContent(await fragment.text());
  await expect(page.locator('script, style, form, [style], [onclick]')).toHaveCount(0);
  await expect(page.getByText(/As of \d+ \w+ \d{4}\./)).toBeVisible();
  for (const link of await page.locator('a').all()) await expect(link).toHaveAttribute('href', /^http/);

  const paragraph = await request.get(`/embed/${south}/paragraph.txt`);
  expect(paragraph.headers()['content-type']).toBe('text/plain; charset=utf-8');
  expect(await paragraph.text()).toMatch(/As of \d+ \w+ \d{4}\. Source, and the newest: .+ http\S+\/areas\/\S+\n$/);
  const unchanged = await request.get(`/embed/${south}/paragraph.txt`, {
    headers: { 'if-none-match': paragraph.headers()['etag'] as string },
  });
  expect(unchanged.status()).toBe(304);
  expect((await request.get('/embed/cambridgeshire/nowhere/fragment.html')).status()).toBe(404);
});

test('a clerk quotes a figure, and reads there what was put right in it', async ({ page }) => {
  await page.goto(`/priorities/${idOf('priority speeding current')}`);
  const figure = page.locator('.app-measure').first();
  const words = (await figure.locator('figcaption').textContent()) as string;
  await figure.getByRole('link', { name: 'Quote this' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('A figure to quote');
  await expect(page.locator('.app-quote')).toContainText(words);
  await expect(page.locator('.app-quote')).toContainText(page.url().replace(/^https?:\/\/[^/]+/, ''));
  await expect(page.locator('.app-quote')).toContainText(/as of \d+ \w+ \d{4}/);

  await page.goto(`/figures/${idOf('figure speeding current 3 1')}`);
  await expect(page.getByText(/^Corrected on .+ Until then it said: 41 /)).toBeVisible();
  await page.goto(`/figures/${idOf('figure speeding current 4 1')}`);
  await expect(page.getByText('The team took the update with this figure back')).toBeVisible();
});
