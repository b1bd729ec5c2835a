import { type APIRequestContext, expect } from '@playwright/test';
import { currentPriority, south } from './demo.ts';
import { ask } from './machine.ts';
import { test } from './person.ts';
import { roles } from './roles.ts';

test.use({ as: 'officer' });

/** Where nobody else posts meanwhile: a place's page shows the three newest. */
const village = () => `${south}/${test.info().project.name === 'phone' ? 'hinxton' : 'ickleton'}`;

/** An update of the officer's own, public since now. */
async function posted(machine: APIRequestContext, body: string): Promise<{ id: string; priorityId: string }> {
  const { id: priorityId } = await currentPriority(machine, 'SPEEDING');
  const measures = [{ name: 'vehicles over 35 mph', value: 62, outOf: 320, source: 'Speedwatch' }];
  const { data } = await ask(machine, 'PostUpdate', { input: { priorityId, body, placePaths: [village()], measures } });
  return { id: data.postUpdate.id, priorityId };
}

test('an officer corrects an update: everybody sees when, the team alone what it said before', async ({
  page,
  unique,
  anybody,
}) => {
  const { id, priorityId } = await posted(page.request, `${unique}, on Monday morning.`);
  await page.goto(`/desk/updates/${id}`);
  await page.getByRole('button', { name: 'Correct it' }).click();
  const words = page.getByLabel('What was done?');
  await expect(words).toHaveValue(`${unique}, on Monday morning.`);
  await words.fill(`${unique}, on Tuesday evening.`);
  const figure = page.getByRole('group', { name: 'Figure 1', exact: true });
  await expect(figure.getByLabel('Number now')).toHaveValue('62');
  await figure.getByLabel('Number now').fill('26');
  await page.getByRole('button', { name: 'Save the correction' }).click();
  await expect(page.getByRole('alert')).toContainText('Your correction is in.');

  const before = page.getByRole('region', { name: 'What it said before' });
  await before.getByText(/^Version 1:/).click();
  await expect(before.getByText('on Monday morning')).toBeVisible();

  await anybody.goto(`/priorities/${priorityId}`);
  const update = anybody.locator(`#update-${id}`);
  await expect(update).toContainText('on Tuesday evening');
  await expect(update).toContainText(/Corrected on \d{1,2} \w+ \d{4}\./);
  await expect(update.getByRole('figure', { name: '26 of 320 vehicles over 35 mph (8%)' })).toBeVisible();
  expect(await anybody.content()).not.toContain(`${unique}, on Monday`);
});

test('an officer who corrects what a colleague has just corrected is shown that first', async ({ page, unique }) => {
  const { id } = await posted(page.request, unique);
  await page.goto(`/desk/updates/${id}/correct`);
  await page.getByLabel('What was done?').fill(`${unique} as I think it was`);
  const colleague = await ask(page.request, 'CorrectUpdate', {
    input: { updateId: id, version: 1, body: `${unique} as a colleague says` },
  });
  expect(colleague.data.correctUpdate.version).toBe(2);

  await page.getByRole('button', { name: 'Save the correction' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByRole('main')).toContainText(`${unique} as a colleague says`);
  await expect(page.getByLabel('What was done?')).toHaveValue(`${unique} as I think it was`);

  await page.getByRole('button', { name: 'Save the correction' }).click();
  await expect(page.getByRole('article')).toContainText(`${unique} as I think it was`);
});

test('an officer withdraws an update: the words are gone everywhere, and a dated stub says why', async ({
  page,
  unique,
  anybody,
}) => {
  const { id, priorityId } = await posted(page.request, `${unique} and a name that must not be read`);
  await anybody.goto(`/areas/${village()}?updates=all`);
  await expect(anybody.getByRole('main')).toContainText(unique);

  await page.goto(`/desk/updates/${id}`);
  await page.getByRole('link', { name: 'Withdraw it' }).click();
  await page.getByLabel('Why is it withdrawn?').fill('It told more than it should have.');
  await page.getByRole('button', { name: 'Withdraw the update' }).click();
  await expect(page.getByRole('alert')).toContainText(/withdrawn/i);

  for (const address of [`/priorities/${priorityId}`, `/areas/${village()}`, `/areas/${village()}?updates=all`]) {
    await anybody.goto(address);
    await expect(anybody.getByRole('main')).toContainText('It told more than it should have.');
    expect(await anybody.content(), address).not.toContain(unique);
  }
  await anybody.goto(`/priorities/${priorityId}`);
  const stub = anybody.locator(`#update-${id}`);
  await expect(stub).toContainText(/The team took this update back on \d{1,2} \w+ \d{4}\./);
  await expect(stub.getByRole('figure')).toHaveCount(0);
  for (const [name, variables] of [
    ['PriorityPage', { id: priorityId }],
    ['AreaPage', { path: village() }],
  ] as const) {
    expect(JSON.stringify(await ask(anybody.request, name, variables))).not.toContain(unique);
  }

  const answer = await page.goto(`/desk/updates/${id}/correct`);
  expect(answer?.status()).toBe(200);
  await expect(page.getByRole('main')).toContainText('it can no longer be corrected');
});

test('an officer may not withdraw what a colleague wrote', async ({ page, unique, as, asAnother }) => {
  expect(roles[as ?? 'resident']).toBe(roles.officer);
  const inspector = await asAnother('inspector');
  const { id } = await posted(inspector.request, unique);
  await page.goto(`/desk/updates/${id}`);
  await expect(page.getByRole('article')).toContainText(unique);
  await expect(page.getByRole('link', { name: 'Withdraw it' })).toHaveCount(0);
  const answer = await page.goto(`/desk/updates/${id}/withdraw`);
  expect(answer?.status()).toBe(403);
  await expect(page.getByRole('main')).toContainText('Ask your inspector');
});
