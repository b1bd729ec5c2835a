import { expect } from '@playwright/test';
import { currentPriority, east } from './demo.ts';
import { ask } from './machine.ts';
import { test } from './person.ts';
import { roles } from './roles.ts';

// The other neighbourhood's: nobody else's tests lean on its promises.
test.use({ as: 'inspectorEast' });

test('an inspector pauses the promise of updates with a reason, and everybody reads both', async ({
  page,
  anybody,
}) => {
  expect(roles.inspectorEast).toContain('east');
  const { data } = await ask(page.request, 'AreaPage', { path: east });
  const [priority] = data.area.currentQuarter.priorities;
  await page.goto('/desk');
  await page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: priority.title }) })
    .getByRole('link', { name: /^(Pause updates|Change the pause)/ })
    .click();
  const [year, month, day] = data.area.currentQuarter.endsOn.split('-').map(Number);
  const returning = page.getByRole('group', { name: 'Updates return on' });
  await returning.getByLabel('Day').fill(String(day));
  await returning.getByLabel('Month').fill(String(month));
  await returning.getByLabel('Year').fill(String(year));
  await page.getByLabel('Why?').fill('The whole team is at the county show.');
  await page.getByRole('button', { name: 'Pause updates' }).click();
  await expect(page.getByRole('alert')).toContainText('Updates are paused');
  await anybody.goto(`/priorities/${priority.id}`);
  await expect(anybody.getByRole('main')).toContainText(/Updates are paused until \d{1,2} \w+\./);
  await expect(anybody.getByRole('main')).toContainText('The whole team is at the county show.');
});

test('an inspector may not pause the promise of another neighbourhood', async ({ page, unique }) => {
  const { id: priorityId } = await currentPriority(page.request, 'SPEEDING');
  const input = { priorityId, until: '2099-01-01', reason: unique };
  const { errors } = await ask(page.request, 'PausePromise', { input });
  expect(errors[0]?.extensions.code).toMatch(/^(FORBIDDEN|NOT_FOUND)$/);
});
