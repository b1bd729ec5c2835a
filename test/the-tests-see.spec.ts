import { expect, test } from '@playwright/test';
import { watch } from './person.ts';

// Negative controls: a watch that sees nothing would let everything pass.
const policy = "default-src 'self'; script-src 'self'";

for (const [what, html, headers] of [
  ['a dialog', '<img src="data:x" onerror="alert(1)">', {}],
  ['an exception', '<script>throw new Error("ours")</script>', {}],
  ['an error in the console', '<script>console.error("ours")</script>', {}],
  ['a breach of the content security policy', '<script>window.ran = 1</script>', { 'content-security-policy': policy }],
  ['a file that is not there', '<script src="/gone.js"></script>', {}],
] as const) {
  test(`the watch over pages sees ${what}`, async ({ page }) => {
    await page.route('**/gone.js', (route) => route.fulfill({ status: 404, body: '' }));
    await page.route('**/trap', (route) => route.fulfill({ contentType: 'text/html', body: html, headers }));
    const troubles = watch(page);
    await page.goto('http://patchwork.test/trap');
    await expect.poll(troubles).not.toEqual([]);
  });
}

test('the watch over pages lets a page be refused that was asked for', async ({ page }) => {
  await page.route('**/gone', (route) => route.fulfill({ status: 404, contentType: 'text/html', body: '<p>Gone' }));
  const troubles = watch(page);
  await page.goto('http://patchwork.test/gone');
  await page.evaluate(() => 'the console has been heard');
  expect(troubles()).toEqual([]);
});
