import { expect } from '@playwright/test';
import { currentPriority, girton, south } from './demo.ts';
import { ask } from './machine.ts';
import { signInByHand, test } from './person.ts';

test.use({ as: 'admin' });

test('an administrator appoints an officer, who posts; dismissed, the officer can do nothing on the next request', async ({
  page,
  unique,
  anybody,
}) => {
  const email = `${crypto.randomUUID()}@patchwork.test`;
  await page.goto('/desk');
  await page.getByRole('main').getByRole('link', { name: 'Officers' }).click();
  await page.getByRole('button', { name: 'Appoint an officer' }).click();
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Officer: posts updates').check();
  await page.getByLabel('South Cambridgeshire', { exact: true }).check();
  await page.getByLabel('Title (optional)').fill('PCSO for the tests');
  await page.getByRole('button', { name: 'Appoint', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('The officer is appointed');
  const item = page.getByRole('listitem').filter({ hasText: email });
  await expect(item).toContainText('South Cambridgeshire');

  await anybody.goto('/sign-in');
  await signInByHand(anybody, email);
  await expect(anybody.getByRole('heading', { level: 1 })).toHaveText('The desk');
  const { id: priorityId } = await currentPriority(anybody.request, 'SPEEDING');
  await anybody.goto(`/desk/post?priority=${priorityId}`);
  await anybody.getByLabel('What was done?').fill(unique);

  await item.getByRole('link', { name: /^Dismiss/ }).click();
  await page.getByRole('button', { name: 'Dismiss', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('The officer is dismissed');
  await expect(page.getByRole('listitem').filter({ hasText: email })).toHaveCount(0);

  await anybody.getByRole('button', { name: 'Post the update' }).click();
  await expect(anybody.getByRole('heading', { level: 1 })).toHaveText('Sign in');
  const { errors } = await ask(anybody.request, 'PostUpdate', { input: { priorityId, body: unique } });
  expect(errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
  await anybody.goto(`/priorities/${priorityId}`);
  await expect(anybody.getByRole('heading', { name: 'What was done' })).toBeVisible();
  await expect(anybody.getByRole('main')).not.toContainText(unique);
});

test('an administrator adds a place, and a resident finds it at once', async ({ page, anybody }) => {
  // Letters only, since the path is made from the name.
  const name = `Newham ${crypto
    .randomUUID()
    .replace(/[^a-f]/g, '')
    .slice(0, 12)}`;
  await page.goto('/desk/areas');
  await page.getByLabel('Add it to').selectOption({ value: south });
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByRole('button', { name: 'Add the area' }).click();
  await expect(page.getByRole('alert')).toContainText('The area is added.');
  await anybody.goto(`/?q=${encodeURIComponent(name)}`);
  await anybody.getByRole('link', { name, exact: true }).click();
  await expect(anybody.getByRole('heading', { level: 1 })).toHaveText(name);
});

test('an administrator removes words for good, from every version', async ({ page, unique, anybody, asAnother }) => {
  const inspector = await asAnother('inspector');
  const { id: priorityId } = await currentPriority(page.request, 'SPEEDING');
  const { data } = await ask(inspector.request, 'PostUpdate', {
    input: { priorityId, body: `${unique} first`, placePaths: [girton] },
  });
  const { id } = data.postUpdate;
  await ask(inspector.request, 'CorrectUpdate', { input: { updateId: id, version: 1, body: `${unique} then` } });

  await page.goto('/desk/words');
  await page.getByLabel('Which update?').fill(`${process.env.PATCHWORK_URL}/priorities/${priorityId}#update-${id}`);
  await page.getByRole('button', { name: 'Find it' }).click();
  await expect(page.getByRole('article')).toContainText(unique);
  await page.getByLabel('Why are the words removed?').fill('They named a victim.');
  await page.getByRole('button', { name: 'Remove the words for good' }).click();
  await expect(page.getByRole('alert')).toContainText('The words are gone for good');

  await anybody.goto(`/priorities/${priorityId}`);
  await expect(anybody.locator(`#update-${id}`)).toContainText('took this update back');
  await inspector.goto(`/desk/updates/${id}`);
  for (const shown of [anybody, inspector]) expect(await shown.content()).not.toContain(unique);
});

test('an administrator shows what is held about a person', async ({ page, anybody }) => {
  const email = `${crypto.randomUUID()}@patchwork.test`;
  await anybody.goto('/sign-in');
  await signInByHand(anybody, email);
  await page.goto('/desk/subject-access');
  await page.getByLabel('The person’s email address').fill(email);
  await page.getByRole('button', { name: 'Show what is held' }).click();
  await expect(page.getByRole('main')).toContainText(email);
  await expect(page.getByRole('main')).not.toContainText('inspector@patchwork.test');
});
