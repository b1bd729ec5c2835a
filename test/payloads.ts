import { expect, type Page } from '@playwright/test';

// Whatever is typed is shown as typed and never run. A page that ran any of these would open a dialog, throw, breach its
// content security policy, or set `ran`: each fails the test by itself (person.ts).
export const payloads = [
  '<script>window.ran=1;alert(1)</script>',
  '<img src=x onerror="window.ran=1;alert(1)">',
  '"><svg onload=window.ran=1;alert(1)>',
  "'-alert(1)-'",
  '</textarea><script>window.ran=1</script>',
  '</title><script>window.ran=1</script>',
  '<iframe srcdoc="<script>parent.ran=1</script>">',
  '<a href="javascript:window.ran=1">words</a>',
  '[words](javascript:window.ran=1)',
  '![words](x" onerror="window.ran=1)',
  '<style>@import"//127.0.0.1:9/x"</style>',
  '<base href="//127.0.0.1:9/">',
  '{{constructor.constructor("window.ran=1")()}}',
  '<details open ontoggle=window.ran=1>',
  '<math><mtext></form><form><mglyph><style></math><img src onerror=window.ran=1>',
  '&lt;script&gt;window.ran=1&lt;/script&gt;',
  '<p style="position:fixed;inset:0">',
];

/** Fails where the page holds what could run, or anything of it ran. */
export async function ranNothing(page: Page, what: string): Promise<void> {
  // Hover and press what a trap could be laid in.
  for (const link of await page
    .getByRole('main')
    .locator('a[href^="javascript:" i], [onerror], [onload], [ontoggle]')
    .all())
    throw new Error(`${what}: ${await link.evaluate((element) => element.outerHTML)}`);
  expect(await page.evaluate(() => 'ran' in window), what).toBe(false);
  const frames = page.locator('main iframe');
  // The demo's inbox shows each mail in a frame that runs nothing.
  for (const frame of await frames.all()) await expect(frame).toHaveAttribute('sandbox', 'allow-popups');
  if (!new URL(page.url()).pathname.startsWith('/dev/inbox')) await expect(frames).toHaveCount(0);
  await expect(
    page.locator('main base, main style, main script:not([type="application/ld+json"]), main object, main embed'),
  ).toHaveCount(0);
}
