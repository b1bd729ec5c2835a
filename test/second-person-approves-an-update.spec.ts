import { expect } from '@playwright/test';
import { currentPriority } from './demo.ts';
import { ask } from './machine.ts';
import { test } from './person.ts';

test.use({ as: 'officer' });

test('a second person lets out what mentions an arrest; nobody saw it before, and its writer could not', async ({
  page,
  unique,
  anybody,
  asAnother,
}) => {
  const { id: priorityId } = await currentPriority(page.request, 'ASB');
  await page.goto(`/desk/post?priority=${priorityId}`);
  await page.getByLabel('What was done?').fill(`${unique}: one person was arrested at the recreation ground.`);
  await page.getByRole('button', { name: 'Post the update' }).click();
  const main = page.getByRole('main');
  await expect(main).toContainText('Nobody outside the team can see this yet.');
  await expect(main).toContainText(/a second person must approve it/);
  await expect(page.getByRole('button', { name: 'Approve it' })).toHaveCount(0);
  const address = new URL(page.url()).pathname;
  const updateId = address.split('/').at(-1);

  await anybody.goto(`/priorities/${priorityId}`);
  expect(await anybody.content()).not.toContain(unique);
  const own = await ask(page.request, 'ApproveUpdate', { updateId });
  expect(own.data?.approveUpdate.__typename ?? own.errors[0]?.extensions.code).toMatch(/Refusal|FORBIDDEN/);

  const inspector = await asAnother('inspector');
  await inspector.goto('/desk');
  const waiting = inspector.getByRole('region', { name: /^Waiting for a second person/ });
  await waiting
    .getByRole('listitem')
    .filter({ hasText: unique })
    .getByRole('link', { name: /^Read and approve/ })
    .click();
  await expect(inspector.getByRole('main')).toContainText('arrest');
  await inspector.getByRole('button', { name: 'Approve it' }).click();
  await expect(inspector.getByRole('main')).toContainText('Approved by');

  await anybody.goto(`/priorities/${priorityId}`);
  await expect(anybody.locator(`#update-${updateId}`)).toContainText(unique);
});

test('figures and road names do not wait for a second person', async ({ page, unique }) => {
  const { id: priorityId } = await currentPriority(page.request, 'SPEEDING');
  await page.goto(`/desk/post?priority=${priorityId}`);
  const body = `${unique}: 31 mph on average in Cambridge Road, on the A1307 and the B1049, at 7.30am; 12 tickets.`;
  await page.getByLabel('What was done?').fill(body);
  await page.getByRole('button', { name: 'Post the update' }).click();
  await expect(page.getByRole('main')).toContainText('Everybody can see this');
});
