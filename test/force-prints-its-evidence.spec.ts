import { expect } from '@playwright/test';
import { isAccessible, isValid } from './page-promises.ts';
import { test } from './person.ts';

const AT = '/areas/cambridgeshire/evidence';

test('a force prints what is on record for a quarter, and takes it into a spreadsheet', async ({ page, request }) => {
  await page.goto('/areas/cambridgeshire');
  await page.getByRole('link', { name: 'The evidence for the last quarter' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Evidence of neighbourhood policing');
  await expect(page.getByText('It is no legal advice')).toBeVisible();

  // The quarter that goes on, of which the demonstration has updates.
  await page.getByRole('link', { name: /^Later: .*so far$/ }).click();
  await expect(page.getByText('these days are not over')).toBeVisible();
  const table = page.getByRole('table', { name: 'Information given, by neighbourhood' });
  const row = table.getByRole('row', { name: /^South Cambridgeshire/ });
  const cells = await row.getByRole('cell').allInnerTexts();
  const own = page.getByRole('region', { name: 'South Cambridgeshire' });
  await expect(own.getByRole('table', { name: 'Information given' }).getByRole('row').first()).toHaveText(
    `Updates${cells[0]}`,
  );

  const link = page.getByRole('link', { name: 'The same as a file for a spreadsheet (CSV)' });
  const file = await request.get((await link.getAttribute('href')) as string);
  expect(file.headers()['content-type']).toContain('text/csv');
  const [head = '', ...lines] = (await file.text()).trimEnd().split('\r\n');
  const line = lines.find((each) => each.includes(',South Cambridgeshire,'))?.split(',') ?? [];
  expect(line[head.split(',').indexOf('updates_posted')]).toBe(cells[0]);
  // Each column of the file is said on the page.
  await expect(page.getByRole('table', { name: /as they are called in the file/ })).toContainText('updates_posted');
});

test('on paper it is whole: dated, with its source and its address, and nothing that cannot be used', async ({
  page,
}) => {
  await page.goto(AT);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.app-only-print', { hasText: `${AT}?from=` })).toBeVisible();
  await expect(page.locator('.app-quote')).toBeHidden();
  await expect(page.getByText(/^As of .* Source: what the force’s teams have published/)).toBeVisible();
  await expect(page.getByText('Demonstration: not real police information')).toBeVisible();
  await expect(page.getByRole('link', { name: /spreadsheet/ })).toBeHidden();
  await expect(page.getByText('Choose other days')).toBeHidden();
  const sheets = await page.pdf({ preferCSSPageSize: true });
  // A4, in points.
  expect(sheets.toString('latin1')).toMatch(/\/MediaBox \[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/);
});

test('days that are none are said beside the field, with the days that were typed', async ({
  page,
  javaScriptEnabled,
}) => {
  const wrong = `${AT}?from=2026-03-02&until=2026-03-01`;
  const answer = await page.goto(wrong);
  expect(answer?.status()).toBe(400);
  expect(await isValid((await answer?.text()) as string, wrong)).toEqual([]);
  await isAccessible(page, javaScriptEnabled);
  const problem = page.getByRole('alert');
  await expect(problem).toContainText('The last day is before the first day.');
  await expect(page.getByLabel('First day')).toHaveValue('2026-03-02');
  await page.getByLabel('Last day').fill('2026-03-31');
  await page.getByRole('button', { name: 'Show these days' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('2 March 2026 to 31 March 2026');
});

test('of days without anything on record it says what to do', async ({ page }) => {
  await page.goto(`${AT}?from=2019-01-01&until=2019-03-31`);
  await expect(page.getByText('Nothing is on record for these days')).toContainText('Choose other days above');
});

test.describe('the desk', () => {
  test.use({ as: 'comms' });
  test('leads there', async ({ page }) => {
    await page.goto('/desk');
    await page.getByRole('link', { name: 'The evidence for the last quarter' }).click();
    await expect(page).toHaveURL(new RegExp(`${AT}$`));
  });
});
