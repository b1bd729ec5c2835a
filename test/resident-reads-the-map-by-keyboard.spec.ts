import { expect, type Locator, type Page } from '@playwright/test';
import { aDrawnPatch, type DrawnPatch, SOURCE } from './drawn-patch.ts';
import { isAccessible, isValid } from './page-promises.ts';
import { test } from './person.ts';

let patch: DrawnPatch;

test.beforeEach(async ({ asAnother, page }) => {
  patch = await aDrawnPatch(asAnother);
  await page.goto(`/areas/${patch.path}`);
});

const mapOn = (page: Page) => page.getByRole('group', { name: `Map of the places of ${patch.name}` });

/** What each place is called on the map, by where it leads. */
const named = async (map: Locator) =>
  map
    .getByRole('link')
    .evaluateAll((links) => links.map((a) => [a.getAttribute('href'), a.getAttribute('aria-label')]));

/** How the place that has the focus is marked, and how the others are. */
const marks = (map: Locator) =>
  map.evaluate((picture) => {
    const shapeOf = (link: Element) => {
      const { fill, stroke, strokeWidth } = getComputedStyle(link.querySelector('[class*="shape"]') as Element);
      return { fill, stroke, width: Number.parseFloat(strokeWidth) };
    };
    const links = [...picture.querySelectorAll('a')];
    return {
      focused: links.filter((link) => link === document.activeElement).map(shapeOf),
      others: links.filter((link) => link !== document.activeElement).map(shapeOf),
    };
  });

test('a resident tabs through the shapes of a map and opens one', async ({ page }) => {
  const map = mapOn(page);
  const [ash, beech, cedar, elm] = patch.places.map(({ name }) => name);
  const expected = [`${ash}: speeding and burglary`, `${beech}: burglary`, cedar, elm];
  expect(await named(map)).toEqual(expected.map((name, i) => [`/areas/${patch.places[i]?.path}`, name]));

  const focused = map.locator('a:focus');
  for (let presses = 0; presses < 120 && (await focused.count()) === 0; presses++) await page.keyboard.press('Tab');
  for (const name of expected) {
    await expect(focused).toHaveAttribute('aria-label', name as string);
    await expect(focused).toBeInViewport();
    const {
      focused: [mark],
      others,
    } = await marks(map);
    for (const other of others) {
      expect(mark?.fill).not.toBe(other.fill);
      expect(mark?.width).toBeGreaterThanOrEqual(other.width + 3);
    }
    if (name !== elm) await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(beech as string);
  await expect(page.getByRole('img', { name: `${beech}: burglary` })).toBeVisible();
});

test('a resident sees where the focus is: nothing drawn after a shape covers its ring', async ({ page }) => {
  const map = mapOn(page);
  const link = map.getByRole('link').first();
  await link.scrollIntoViewIfNeeded();
  const before = await map.screenshot();
  await link.focus();
  expect((await map.screenshot()).equals(before)).toBe(false);
  const covered = await link.evaluate((a) => {
    const { left, right, top, bottom } = (a.querySelector('[class*="shape"]') as Element).getBoundingClientRect();
    const [middleX, middleY] = [(left + right) / 2, (top + bottom) / 2];
    const edges: [number, number][] = [
      [left + 2, middleY],
      [right - 2, middleY],
      [middleX, top + 2],
      [middleX, bottom - 2],
    ];
    return edges.filter(([x, y]) => document.elementFromPoint(x, y)?.closest('a') !== a).length;
  });
  expect(covered).toBe(0);
});

test('a resident reads in the table and the legend what the map shows', async ({ page, javaScriptEnabled }) => {
  const table = page.getByRole('table', { name: 'The map as a table' });
  const rows = table.getByRole('row');
  await expect(rows).toHaveCount(5);
  const [ash, beech, cedar, elm] = patch.places.map(({ name }) => name);
  const [speeding, burglary, fraud] = patch.priorities;
  for (const [i, [place, priorities]] of [
    [ash, [speeding, burglary]],
    [beech, [burglary]],
    [cedar, []],
    [elm, []],
  ].entries() as Iterable<[number, [string, DrawnPatch['priorities']]]>) {
    const row = rows.nth(i + 1);
    await expect(row.getByRole('rowheader').getByRole('link')).toHaveText(place);
    const links = row.getByRole('cell').getByRole('link');
    await expect(links).toHaveCount(priorities.length);
    for (const [at, { id, title }] of priorities.entries()) {
      await expect(links.nth(at)).toContainText(title);
      await expect(links.nth(at)).toHaveAttribute('href', `/priorities/${id}`);
    }
    if (priorities.length === 0) await expect(row).toContainText('No priority names it');
  }
  const main = page.getByRole('main');
  for (const words of [
    'Speeding: 1 place',
    'Burglary: 2 places',
    'More than one, in stripes: 1 place',
    'No priority names it: 2 places',
    `One priority is about all of ${patch.name}`,
    `Boundaries: ${SOURCE}`,
  ])
    await expect(main).toContainText(words);
  await expect(main.getByRole('link', { name: fraud?.title as string }).last()).toBeVisible();
  const answer = await page.request.get(`/areas/${patch.path}`);
  expect(await isValid(await answer.text(), patch.path)).toEqual([]);
  await isAccessible(page, javaScriptEnabled);
});

test('a resident with colours of their own choice still tells the hatchings apart', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  const lines = await page
    .locator('pattern rect, pattern path[fill]')
    .evaluateAll((tiles) =>
      tiles.map((tile) => getComputedStyle(tile.parentElement?.querySelector('path') as Element).stroke),
    );
  expect(lines.length).toBeGreaterThan(1);
  const grounds = await page
    .locator('pattern rect')
    .evaluateAll((tiles) => tiles.map((tile) => getComputedStyle(tile).fill));
  for (const ground of grounds) expect(lines).not.toContain(ground);
});
