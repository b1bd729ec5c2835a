import { expect, test } from './person.ts';

test('a resident finds Girton by its name', async ({ page }) => {
  await page.goto('/');
  await page.getByLabel('Find your area').fill('Girton');
  await page.getByRole('button', { name: 'Find' }).click();
  await page.getByRole('link', { name: 'Girton', exact: true }).first().click();
  await expect(page).toHaveURL('/areas/cambridgeshire/south-cambridgeshire/girton');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Girton');
});
