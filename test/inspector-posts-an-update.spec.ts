import { expect, type Page } from '@playwright/test';
import { currentPriority, girton } from './demo.ts';
import { ask } from './machine.ts';
import { openMenu, signInByHand, test, withJavaScript } from './person.ts';
import { roles } from './roles.ts';

/** From the desk to the form for this priority. */
async function toTheForm(page: Page, deed: 'Post an update' | 'Same again', title: RegExp): Promise<void> {
  const item = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title }) });
  await item.getByRole('button', { name: deed }).first().click();
  await expect(page.getByLabel('What was done?')).toBeVisible();
}

/** The figure's row of the form, to fill in. */
const figure = (page: Page, number: number) => page.getByRole('group', { name: `Figure ${number}`, exact: true });

test('an inspector finds Girton, reads, signs in, posts an update with a figure, and everybody can read it', async ({
  page,
  unique,
}) => {
  await page.goto('/');
  await page.getByLabel('Place or postcode').fill('Girton');
  await page.getByRole('button', { name: 'Find' }).click();
  await page.getByRole('link', { name: 'Girton', exact: true }).click();
  await expect(page.getByRole('heading', { name: /^What the team is working on in Girton/ })).toBeVisible();
  await page
    .getByRole('article')
    .getByRole('heading')
    .getByRole('link', { name: /^Speeding/ })
    .click();
  await expect(page.getByRole('figure', { name: /vehicles over 35 mph/ }).first()).toBeVisible();

  await openMenu(page);
  await page.getByRole('link', { name: 'Sign in' }).click();
  await signInByHand(page, roles.inspector);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The desk');

  await toTheForm(page, 'Post an update', /^Speeding/);
  await expect(page.getByLabel('Girton')).toBeChecked();
  await page.getByLabel('What was done?').fill(`${unique}. **Speedwatch** stood in the High Street again.`);
  await figure(page, 1).getByLabel('What was counted?').fill('vehicles over 35 mph');
  await figure(page, 1).getByLabel('Number now').fill('19');
  await figure(page, 1).getByLabel('Out of').fill('301');
  await page.getByRole('button', { name: 'Post the update' }).click();
  await expect(page.getByRole('alert')).toContainText('Everybody can see it now');

  await page.getByRole('link', { name: 'See it on the public page' }).click();
  const update = page.getByRole('listitem').filter({ hasText: unique });
  await expect(update).toBeVisible();
  await expect(update.locator('strong').filter({ hasText: /^Speedwatch$/ })).toBeVisible();
  await expect(update.getByRole('figure', { name: '19 of 301 vehicles over 35 mph (6%)' })).toBeVisible();

  await openMenu(page);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await openMenu(page);
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
  await page.goto(`/areas/${girton}?updates=all`);
  await expect(page.getByRole('listitem').filter({ hasText: unique })).toContainText('19 of 301');
});

test.describe('at the desk', () => {
  test.use({ as: 'inspector' });

  test('an inspector adds a second figure and takes the first away, and nothing typed is lost', async ({
    page,
    unique,
  }) => {
    const { id } = await currentPriority(page.request, 'SPEEDING');
    await page.goto(`/desk/post?priority=${id}`);
    await page.getByLabel('What was done?').fill(unique);
    await figure(page, 1).getByLabel('What was counted?').fill('the wrong thing');
    await figure(page, 1).getByLabel('Number now').fill('1');
    await page.getByRole('button', { name: 'Add another figure' }).click();
    await expect(figure(page, 2)).toBeVisible();
    await expect(page.getByLabel('What was done?')).toHaveValue(unique);
    await figure(page, 2).getByLabel('What was counted?').fill('average speed');
    await figure(page, 2).getByLabel('Number now').fill('31.5');
    await figure(page, 2).getByLabel('Before').fill('38');
    await figure(page, 2).getByLabel('Unit').fill('mph');
    await page.getByRole('button', { name: 'Take away figure 1' }).click();
    await expect(figure(page, 2)).toHaveCount(0);
    await expect(figure(page, 1).getByLabel('What was counted?')).toHaveValue('average speed');
    await figure(page, 1).getByText('When, and who counted').click();
    await figure(page, 1).getByLabel('Who counted?').fill('Vision Zero team');
    await page.getByRole('button', { name: 'Post the update' }).click();
    await page.getByRole('link', { name: 'See it on the public page' }).click();
    const update = page.getByRole('listitem').filter({ hasText: unique });
    await expect(update.getByRole('figure')).toHaveCount(1);
    await expect(update.getByRole('figure')).toContainText('Average speed: 31.5 mph, before: 38 mph');
    await expect(update.getByRole('figure')).toContainText('Vision Zero team');
  });

  test('an inspector at the keyboard stays where they are', withJavaScript, async ({ page }) => {
    const { id } = await currentPriority(page.request, 'SPEEDING');
    await page.goto(`/desk/post?priority=${id}`);
    // The browser goes to a fragment once a page has come whole: before that, the focus may still be taken away.
    const press = (name: string) =>
      Promise.all([page.waitForEvent('load'), page.getByRole('button', { name, exact: true }).press('Enter')]);
    await press('Add another figure');
    await expect(figure(page, 2)).toBeFocused();
    await press('Take away figure 1');
    await expect(figure(page, 1)).toBeFocused();
    await press('Post the update');
    await expect(page.locator('.govuk-error-summary')).toBeFocused();
  });

  test('an inspector says where else it was done', async ({ page, unique }) => {
    const { id } = await currentPriority(page.request, 'SPEEDING');
    await page.goto(`/desk/post?priority=${id}`);
    await page.getByLabel('What was done?').fill(unique);
    await page.getByLabel('Girton').uncheck();
    await page.getByText('Somewhere else in South Cambridgeshire').click();
    await page.getByLabel('Comberton').check();
    await page.getByRole('button', { name: 'Post the update' }).click();
    await expect(page.getByRole('article')).toContainText('Comberton');
    await page.goto('/areas/cambridgeshire/south-cambridgeshire/comberton');
    await expect(page.getByRole('region', { name: 'What was done in Comberton' })).toContainText(unique);
    await page.goto(`/areas/${girton}?updates=all`);
    await expect(page.getByRole('heading', { name: 'Everything that was done here' })).toBeVisible();
    await expect(page.getByRole('main')).not.toContainText(unique);
  });

  test('an inspector sets an update for later, and nobody sees it before', async ({
    page,
    unique,
    browser,
    baseURL,
  }) => {
    const { id } = await currentPriority(page.request, 'ASB');
    await page.goto(`/desk/post?priority=${id}`);
    await page.getByLabel('What was done?').fill(unique);
    await page.getByText('Publish at a set time instead of now').click();
    const later = new Date(Date.now() + 3 * 86_400_000);
    const moment = page.getByRole('group', { name: 'Publish on' });
    await moment.getByLabel('Day').fill(String(later.getUTCDate()));
    await moment.getByLabel('Month').fill(String(later.getUTCMonth() + 1));
    await moment.getByLabel('Year').fill(String(later.getUTCFullYear()));
    await page.getByLabel('Publish on: time').fill('9:30am');
    await page.getByRole('button', { name: 'Post the update' }).click();
    await expect(page.getByRole('main')).toContainText(/This will appear by itself on .+ at 9:30am/);
    const resident = await (await browser.newContext({ baseURL })).newPage();
    await resident.goto(`/priorities/${id}`);
    await expect(resident.getByRole('heading', { name: 'What was done' })).toBeVisible();
    await expect(resident.getByRole('main')).not.toContainText(unique);
    await resident.context().close();
  });

  test('an inspector says the same again with two numbers changed', async ({ page, unique }) => {
    const { id } = await currentPriority(page.request, 'SPEEDING');
    // What is repeated is the newest of the priority: others may post meanwhile, so this one is named.
    const input = {
      priorityId: id,
      body: unique,
      placePaths: [girton],
      measures: [{ name: 'vehicles over 35 mph', value: 27, outOf: 333, source: 'Speedwatch' }],
    };
    const { data } = await ask(page.request, 'PostUpdate', { input });
    await page.goto(`/desk/post?priority=${id}&again=${data.postUpdate.id}`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Same again');
    await expect(page.getByLabel('What was done?')).toHaveValue(unique);
    await figure(page, 1).getByLabel('Number now').fill('21');
    await figure(page, 1).getByLabel('Out of').fill('340');
    await page.getByRole('button', { name: 'Post the update' }).click();
    await page.getByRole('link', { name: 'See it on the public page' }).click();
    const both = page.getByRole('listitem').filter({ hasText: unique });
    await expect(both).toHaveCount(2);
    await expect(both.first()).toContainText('21 of 340 vehicles over 35 mph (6%)');
    await expect(both.last()).toContainText('27 of 333 vehicles over 35 mph (8%)');
  });

  test('an inspector reaches "same again" from the desk', async ({ page }) => {
    await page.goto('/desk');
    await toTheForm(page, 'Same again', /^Drugs/);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Same again');
    await expect(page.getByLabel('What was done?')).not.toHaveValue('');
  });

  test('two taps post once', async ({ page, unique }) => {
    const { id } = await currentPriority(page.request, 'SPEEDING');
    await page.goto(`/desk/post?priority=${id}`);
    await page.getByLabel('What was done?').fill(unique);
    const post = page.getByRole('button', { name: 'Post the update' });
    await post.dblclick({ noWaitAfter: true });
    await page.getByRole('link', { name: 'See it on the public page' }).click();
    await expect(page.getByRole('listitem').filter({ hasText: unique })).toHaveCount(1);
  });

  test('a form that was sent, and is sent once more from the page before, posts once', async ({ page, unique }) => {
    const { id } = await currentPriority(page.request, 'SPEEDING');
    await page.goto(`/desk/post?priority=${id}`);
    const form = page.locator('form').filter({ has: page.getByLabel('What was done?') });
    const clientKey = await form.locator('input[name="clientKey"]').getAttribute('value');
    expect(clientKey).toBeTruthy();
    const sent = { form: { clientKey: clientKey ?? '', body: unique }, maxRedirects: 0 };
    const headers = { origin: new URL(page.url()).origin };
    const answers = await Promise.all([1, 2, 3].map(() => page.request.post(page.url(), { ...sent, headers })));
    expect(answers.map((answer) => answer.status())).toEqual([303, 303, 303]);
    expect(new Set(answers.map((answer) => answer.headers().location)).size).toBe(1);
    await page.goto(`/priorities/${id}`);
    await expect(page.getByRole('listitem').filter({ hasText: unique })).toHaveCount(1);
  });

  test('a draft is kept on the device until it is posted', withJavaScript, async ({ page, unique }) => {
    const { id } = await currentPriority(page.request, 'ASB');
    await page.goto(`/desk/post?priority=${id}`);
    const words = page.getByLabel('What was done?');
    await words.fill(unique);
    await expect.poll(() => page.evaluate(() => JSON.stringify(Object.values(localStorage)))).toContain(unique);
    await page.goto('/desk');
    await page.goto(`/desk/post?priority=${id}`);
    await expect(words).toHaveValue('');
    await page.getByRole('button', { name: 'Bring it back' }).click();
    await expect(words).toHaveValue(unique);
    await page.getByRole('button', { name: 'Post the update' }).click();
    await expect(page.getByRole('alert')).toContainText('Everybody can see it now');
    await page.goto(`/desk/post?priority=${id}`);
    await expect(words).toBeVisible();
    await expect(page.getByText('You began an update on this device')).toBeHidden();
    expect(await page.evaluate(() => JSON.stringify(Object.values(localStorage)))).not.toContain(unique);
  });
});

test.describe('from the other neighbourhood', () => {
  test.use({ as: 'inspectorEast' });

  test('an inspector cannot post here', async ({ page, unique }) => {
    const { id } = await currentPriority(page.request, 'SPEEDING');
    const form = { clientKey: unique, body: unique };
    const headers = { origin: new URL(process.env.PATCHWORK_URL ?? '').origin };
    const answer = await page.request.post(`/desk/post?priority=${id}`, { form, headers, maxRedirects: 0 });
    expect(answer.status()).toBe(403);
    await page.goto(`/priorities/${id}`);
    await expect(page.getByRole('heading', { name: 'What was done' })).toBeVisible();
    await expect(page.getByRole('main')).not.toContainText(unique);
  });
});
