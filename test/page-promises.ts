import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate';

// What is promised of every page.

/** Opens an address and holds the page to what every page must be. Gives the bytes of JavaScript that it loaded. */
export async function isWhatAPageMustBe(page: Page, address: string, status = 200): Promise<number> {
  let scripts = 0;
  page.on('requestfinished', async (request) => {
    if (request.resourceType() === 'script') scripts += (await request.sizes()).responseBodySize;
  });
  const answer = await page.goto(address);
  expect(answer?.status()).toBe(status);
  const headers = answer?.headers() ?? {};
  const policy = headers['content-security-policy'] ?? '';
  expect(policy).toContain("frame-ancestors 'none'");
  expect(/script-src ([^;]*)/.exec(policy)?.[1]).toMatch(/^'self'( 'sha256-[\w+/=]+')*$/);
  expect(headers['x-content-type-options']).toBe('nosniff');

  await expect(page.getByText('Demonstration: not real police information').first()).toBeVisible();
  const robots = page
    .locator('meta[name="robots"]')
    .evaluateAll((all) => all.map((meta) => meta.getAttribute('content')));
  expect([headers['x-robots-tag'], ...(await robots)].join()).toContain('noindex');
  expect(await page.title()).toMatch(/^.+ – Patchwork$/);
  await expect(page.locator('h1')).toHaveCount(1);
  await expect(page.getByRole('contentinfo').getByRole('link', { name: 'call 999' })).toBeVisible();
  await expect(page.getByRole('contentinfo').getByRole('link', { name: 'call 101' })).toBeVisible();

  const served = (await answer?.text()) ?? '';
  const [faults, barriers] = await Promise.all([
    isValid(served, address),
    axe(page),
    page.waitForLoadState('networkidle'),
  ]);
  expect([faults, barriers]).toEqual([[], []]);
  await fitsPhoneAt400Percent(page);
  await canBeUsedByKeyboard(page);
  return scripts;
}

const html = new HtmlValidate(
  new FileSystemConfigLoader({
    root: true,
    extends: ['html-validate:recommended'],
    rules: {
      // How attributes and empty elements are written: HTML reads React's way and the other alike.
      'attr-case': 'off',
      'void-style': 'off',
      'attribute-empty-style': 'off',
      'attribute-boolean-style': 'off',
      // Boxes of one question share a name, as radios do.
      'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'submit'] }],
      // govuk-frontend's own markup: links that look like buttons, the group of a date's three boxes.
      'prefer-native-element': ['error', { exclude: ['button'] }],
      'no-redundant-role': 'off',
      // Mails and feeds link to an alert by its id, which may begin with a digit: HTML allows that.
      'valid-id': ['error', { relaxed: true }],
      // Advice for search engines: a title names its priority in full.
      'long-title': 'off',
    },
  }),
);

/** What html-validate finds in a page as it was served. */
export async function isValid(text: string, address: string): Promise<string[]> {
  const { results } = await html.validateString(text, address);
  return results.flatMap(({ messages }) =>
    messages.map(({ line, column, message, ruleId }) => `${line}:${column} ${message} (${ruleId})`),
  );
}

/** What axe finds in a page as it is shown. */
export async function axe(page: Page): Promise<string[]> {
  // Else it would open a page of its own for each look.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, html: node }) => `${id}: ${target} ${node}`));
}

/** In the middle of a journey: axe is a script, so without JavaScript there is nothing that could look. */
export async function isAccessible(page: Page, javaScriptEnabled: boolean | undefined): Promise<void> {
  if (javaScriptEnabled !== false) expect(await axe(page)).toEqual([]);
}

export async function fitsPhoneAt400Percent(page: Page): Promise<void> {
  await page.setViewportSize({ width: 320, height: 640 });
  const widths = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(widths[0], 'wide at 320 pixels').toBeLessThanOrEqual(widths[1] ?? 0);
}

async function canBeUsedByKeyboard(page: Page): Promise<void> {
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to main content' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  for (let presses = 0; presses < 4; presses++) {
    await page.keyboard.press('Tab');
    const mark = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return 'nothing has the focus';
      const { outlineStyle, outlineWidth, boxShadow, backgroundColor } = getComputedStyle(element);
      const isMarked = (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
      return isMarked ? 'marked' : `${element.outerHTML} ${outlineStyle} ${boxShadow} ${backgroundColor}`;
    });
    expect(mark).toBe('marked');
  }
  await skip.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#main-content$/);
}
