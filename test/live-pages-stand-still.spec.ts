import { setTimeout as pause } from 'node:timers/promises';
import { expect, type Page } from '@playwright/test';
import { test } from './person.ts';
import { sessionOf } from './roles.ts';

test.use({
  viewport: { width: 360, height: 740 },
  isMobile: true,
  hasTouch: true,
  storageState: ({ browserName: _ }, use) => use(sessionOf('inspector')),
});

/** By how much everything in view has moved since the page was loaded, as browsers score it (0: nothing has). */
const moved = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise((tell) => {
        let sum = 0;
        const [page] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
        const watch = new PerformanceObserver((list) => {
          for (const shift of list.getEntries() as (PerformanceEntry & { value: number })[]) {
            if (page && shift.startTime > page.loadEventStart) sum += shift.value;
          }
        });
        watch.observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => tell(sum), 100);
      }),
  );

test('the desk does not jump under the finger when React comes', async ({ page }) => {
  const asked = page.waitForResponse((answer) => answer.url().endsWith('/graphql'));
  await page.goto('/desk');
  await asked;
  await expect(page.getByRole('button', { name: 'Menu' })).toBeVisible();
  expect(await moved(page)).toBe(0);
  // The measure sees the menu when it does unfold.
  await page.evaluate(() => document.querySelector('.govuk-service-navigation__list')?.removeAttribute('hidden'));
  expect(await moved(page)).toBeGreaterThan(0);
});

test('on a slow line React waits for the parts of the page', async ({ page }) => {
  const asked = page.waitForResponse((answer) => answer.url().endsWith('/graphql'));
  await page.route(/\/assets\/desk-[^/]*\.js$/, async (route) => {
    await pause(1500);
    await route.continue();
  });
  await page.goto('/desk');
  // Only a page that React has come to asks; an error on the way would fail the test.
  await asked;
});
