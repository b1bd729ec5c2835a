import { expect } from '@playwright/test';
import { currentPriority, girton, south } from './demo.ts';
import { test } from './person.ts';

test.describe('a resident finds Girton', () => {
  for (const [how, typed] of [
    ['by its name', 'Girton'],
    ['by a part of its name, in any case', 'gIRT'],
    ['by its code of the Office for National Statistics', 'E04001788'],
  ] as const) {
    test(how, async ({ page }) => {
      await page.goto('/');
      await page.getByLabel('Place or postcode').fill(typed);
      await page.getByRole('button', { name: 'Find' }).click();
      const results = page.getByRole('region', { name: `1 area for “${typed}”` });
      const found = results.getByRole('listitem').filter({ has: page.getByRole('link') });
      await expect(found).toContainText('place in South Cambridgeshire');
      await found.getByRole('link', { name: 'Girton' }).click();
      await expect(page).toHaveURL(`/areas/${girton}`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Girton');
    });
  }

  test('nowhere, where the name is of no place, and hears what else to try', async ({ page }) => {
    await page.goto('/');
    await page.getByLabel('Place or postcode').fill('Brigadoon');
    await page.getByRole('button', { name: 'Find' }).click();
    await expect(page.getByRole('heading', { name: 'No area for “Brigadoon”' })).toBeVisible();
    await expect(page.getByRole('main')).toContainText('Check the spelling');
    await expect(page.getByLabel('Place or postcode')).toHaveValue('Brigadoon');
  });
});

test('a resident reads in one look what the team works on, what was done last and what comes next', async ({
  page,
}) => {
  await page.goto(`/areas/${south}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('South Cambridgeshire');

  const main = page.getByRole('main');
  const answerTo = (question: string) =>
    main
      .locator('dl > div, dl')
      .filter({ has: page.getByText(question, { exact: true }) })
      .first();
  await expect(answerTo('Working on').getByRole('link', { name: /^Speeding/ })).toBeVisible();
  await expect(answerTo('Last done')).toContainText(/\d{1,2} \w+ \d{4}/);
  await expect(answerTo('Comes next')).toContainText(/\w+/);

  const now = main.getByRole('region', { name: 'What the team is working on' });
  await expect(now.getByRole('article')).toHaveCount(3);
  const asb = now.getByRole('article').filter({ has: page.getByRole('heading', { name: 'Antisocial behaviour' }) });
  for (const village of ['Fen Ditton', 'Fulbourn', 'Histon', 'Impington', 'Milton', 'Waterbeach']) {
    await expect(asb).toContainText(village);
  }

  const team = main.getByRole('region', { name: 'Your team' });
  await expect(team).toContainText('Inspector for South Cambridgeshire');
  await expect(team).toContainText('Monday to Friday, 9am to 5pm');
  await expect(team.getByRole('link', { name: 'Call 101' })).toHaveAttribute('href', 'tel:101');
  const reach = main.getByRole('complementary', { name: 'If you need the police' });
  await expect(reach.getByRole('link', { name: 'call 999' })).toHaveAttribute('href', 'tel:999');
  await expect(reach.getByRole('link', { name: 'report it online' })).toHaveAttribute('href', /^https:\/\//);
});

test('a resident sees plainly that an update was promised and is not there', async ({ page }) => {
  await page.goto(`/areas/${south}`);
  const drugs = page.getByRole('article').filter({ has: page.getByRole('heading', { name: /^Drugs/ }) });
  await expect(drugs).toContainText(/(Due|Late: due) \d{1,2} \w+, not posted yet\./);
  const speeding = page.getByRole('article').filter({ has: page.getByRole('heading', { name: /^Speeding/ }) });
  await expect(speeding).toContainText(/Next update by \d{1,2} \w+\./);
});

test('a resident reads first what was done in Girton, then what else the team does', async ({ page }) => {
  await page.goto(`/areas/${girton}`);
  const headings = await page.getByRole('main').getByRole('heading', { level: 2 }).allInnerTexts();
  const inTurn = [
    // An open vote waits for the reader, so it comes before all that is there to be read.
    /^What should the team work on from /,
    /^What was done in Girton/,
    /^What the team is working on in Girton/,
    /^Elsewhere in South/,
    /^What comes next/,
  ];
  const places = inTurn.map((words) => headings.findIndex((heading) => words.test(heading)));
  expect(places.slice(0, 4)).toEqual([0, 1, 2, 3]);
  // Meetings and questions may come between what is done and what comes next.
  expect(places[4]).toBeGreaterThan(3);

  const here = page.getByRole('region', { name: 'What was done in Girton' });
  const done = await here.locator('h3').allInnerTexts();
  expect(done.length).toBeGreaterThan(1);
  // Each was done at Girton, or was taken back; nothing of another place only.
  for (const heading of done) expect(heading).toMatch(/Girton|Withdrawn/);
  const elsewhere = page.getByRole('region', { name: 'Elsewhere in South Cambridgeshire' });
  await expect(elsewhere.getByRole('heading', { name: 'Antisocial behaviour' })).toBeVisible();

  await here.getByRole('link', { name: /^Read all \d+ updates for Girton/ }).click();
  await expect(page.getByRole('heading', { name: 'Everything that was done here' })).toBeVisible();
  expect(await page.getByRole('main').locator('h3').count()).toBeGreaterThan(done.length);
});

test('a resident of a place where nothing was done is told so', async ({ page }) => {
  await page.goto(`/areas/${south}/tadlow`);
  await expect(page.getByRole('main')).toContainText('Nothing has been posted for Tadlow yet.');
  await expect(page.getByRole('heading', { name: /^What the team is working on in Tadlow/ })).toBeVisible();
});

test('a resident follows a priority: its promise, its updates with figures, and its years', async ({ page }) => {
  await page.goto(`/areas/${south}`);
  await page
    .getByRole('article')
    .getByRole('heading')
    .getByRole('link', { name: /^Speeding/ })
    .click();
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { level: 1 })).toHaveText('Speeding, with Girton as a focus');
  await expect(main).toContainText('Girton will be a focus but not exclusive');
  await expect(main).toContainText('The team promised an update every two weeks.');
  await expect(main).toContainText('Third quarter in a row');

  const done = main.getByRole('region', { name: 'What was done' });
  const counted = done.getByRole('figure', { name: '26 of 330 vehicles over 35 mph (8%)' });
  await expect(counted).toHaveCount(1);
  await expect(counted.getByRole('img')).toBeVisible();
  await expect(counted).toContainText(/Counted .+ by Girton Community Speedwatch\./);
  const update = done.getByRole('listitem').filter({ has: page.getByRole('figure', { name: '26 of 330 vehicles' }) });
  await update.getByText('These figures as a table').click();
  const row = update.getByRole('row').filter({ hasText: /Average speed/i });
  await expect(row).toContainText('38');
  await expect(row).toContainText('33');

  const corrected = done.getByRole('listitem').filter({ hasText: 'Fulbourn and Hardwick' });
  await expect(corrected).toContainText(/Corrected on \d{1,2} \w+ \d{4}\./);
  const withdrawn = done.getByRole('listitem').filter({ hasText: 'measured on another road' });
  await expect(withdrawn).toContainText(/The team took this update back on \d{1,2} \w+ \d{4}\./);
  await expect(withdrawn).not.toContainText('laser');
  await expect(withdrawn.getByRole('figure')).toHaveCount(0);

  await expect(main.getByRole('region', { name: 'What you can do yourself' })).toContainText('Community Speedwatch');
  const years = main.getByRole('region', { name: 'How long this has been a priority' });
  await years.getByRole('link', { name: 'Speeding on village through roads' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Speeding on village through roads');
  await expect(page.getByRole('main')).toContainText('Slower in Comberton.');
});

test('a resident looks up what the team worked on before, and what it said became of it', async ({ page }) => {
  await page.goto(`/areas/${south}`);
  await page.getByRole('link', { name: 'What the team worked on before' }).click();
  await expect(page).toHaveURL(`/areas/${south}/quarters`);
  const quarters = page.getByRole('main').getByRole('heading', { level: 2 });
  await expect(quarters).toHaveCount(3);
  await expect(quarters.first()).toContainText('Under way');
  await quarters.nth(1).getByRole('link').click();
  const main = page.getByRole('main');
  await expect(main).toContainText(/These months ran from .+ to .+\./);
  await expect(main.getByRole('article')).toHaveCount(3);
  const behaviour = main.getByRole('article').filter({ hasText: 'Antisocial behaviour' });
  await expect(behaviour.getByRole('heading', { name: 'What the team says' })).toBeVisible();
  await expect(behaviour).toContainText('Partly done.');
});

test('a resident prints an A4 notice with a QR code and its address in words', async ({ page, baseURL }) => {
  await page.goto(`/areas/${south}`);
  const address = page.getByText(`${baseURL}/areas/${south}`, { exact: true });
  await page.emulateMedia({ media: 'print' });
  await expect(address.last()).toBeVisible();
  await expect(
    page.locator('svg[aria-label*="QR"], svg:has(title:text("QR")), [class*="notice"] svg').first(),
  ).toBeVisible();
  await expect(page.getByText('Demonstration: not real police information').first()).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Menu' })).toBeHidden();
  const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const [, width, height] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(paper) ?? [];
  expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([595, 842]);
});

test('a resident passes the page on, with a picture drawn from its facts', async ({ page, baseURL }) => {
  await page.goto(`/areas/${girton}`);
  const share = page.getByRole('region', { name: 'Share this page' });
  await expect(share.getByRole('textbox')).toHaveValue(`${baseURL}/areas/${girton}`);
  const meta = (name: string) => page.locator(`meta[property="og:${name}"]`).getAttribute('content');
  expect(await meta('title')).toContain('Girton');
  expect(await meta('description')).toContain('Speeding, with Girton as a focus');
  const picture = await page.request.get((await meta('image')) ?? '');
  expect(picture.headers()['content-type']).toBe('image/png');
  const bytes = await picture.body();
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
});

test('a resident reaches a place on the map with the keyboard alone', async ({ page }) => {
  const { id } = await currentPriority(page.request, 'ASB');
  await page.goto(`/priorities/${id}`);
  const map = page.getByRole('group', { name: /^Map of the places/ });
  await expect(map.getByRole('link')).toHaveCount(6);
  await map.getByRole('link').first().focus();
  for (let presses = 0; presses < 6; presses++) {
    const focused = map.locator('a:focus');
    await expect(focused).toHaveCount(1);
    if ((await focused.getAttribute('aria-label')) === 'Milton') break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Milton');
});
