import { expect, type Page } from '@playwright/test';
import { girton, south } from './demo.ts';
import { fitsPhoneAt400Percent, isAccessible } from './page-promises.ts';
import { test, withJavaScript } from './person.ts';
import { guide } from './what-has-happened.ts';

const main = (page: Page) => page.getByRole('main');
const answer = (page: Page, words: string | RegExp) => main(page).getByRole('link', { name: words }).click();
const isAt = (page: Page, heading: string) => expect(page.getByRole('heading', { level: 1 })).toContainText(heading);
const WEATHER = 'https://www.bbc.co.uk/weather';

test('a resident who had a shed broken into goes from an area’s page to the force’s own form', async ({
  page,
  javaScriptEnabled,
}) => {
  await page.goto(`/areas/${girton}`);
  await page.getByRole('complementary').getByRole('link', { name: 'Find out who to tell' }).click();
  await isAt(page, 'Is anybody in danger, or is it happening now?');
  await expect(main(page)).toContainText('What has happened in Girton?');
  await answer(page, /^No\b/);
  await answer(page, 'A crime that is over');
  await isAt(page, 'How would you like to tell the police?');
  await isAccessible(page, javaScriptEnabled);
  await answer(page, 'Fill in a form online');
  const form = main(page).getByRole('button', { name: 'Report it to Cambridgeshire Constabulary online' });
  await expect(form).toHaveAttribute('href', 'https://www.cambs.police.uk/report');
  for (const heading of ['What to do first', 'What to have ready', 'What happens next']) {
    await expect(page.getByRole('heading', { name: heading })).toBeVisible();
  }
  await main(page).getByRole('button', { name: 'What happens after an online report' }).click();
  await isAt(page, 'What happens after an online report');
  await expect(main(page)).toContainText('A crime is raised.');
  await page.getByRole('link', { name: 'Back', exact: true }).click();
  await isAt(page, 'Report it online');
  await page.getByRole('link', { name: 'Back', exact: true }).click();
  await answer(page, 'Write to somebody in a web chat');
  const chat = main(page).getByRole('button', { name: 'Chat with Cambridgeshire Constabulary' });
  await expect(chat).toHaveAttribute('href', 'https://www.cambs.police.uk/');
  await page.getByRole('link', { name: 'Back', exact: true }).click();
  await answer(page, 'Tell somebody, without giving my name');
  await expect(main(page).getByRole('button', { name: /^Call.Crimestoppers\s*0800.555.111$/ })).toHaveAttribute(
    'href',
    'tel:0800555111',
  );
  await main(page).getByRole('link', { name: 'Begin again' }).click();
  await expect(page).toHaveURL(`/what-has-happened?area=${girton}`);
});

test('somebody in danger, or who is not sure, is told to call 999 after one question, and how without a voice', async ({
  page,
}) => {
  await page.goto('/');
  await page.getByRole('contentinfo').getByRole('link', { name: 'What has happened? Who to tell' }).click();
  await answer(page, 'Yes, or I am not sure');
  await isAt(page, 'Call 999 now');
  await expect(main(page).getByRole('button', { name: 'Call 999' })).toHaveAttribute('href', 'tel:999');
  for (const words of ['press 55', 'text the word “register” to 999', 'Relay UK', '999 BSL']) {
    await expect(main(page)).toContainText(words);
  }
});

test('a resident asks about a scam from the first page, and reads who is for what everywhere', async ({ page }) => {
  await page.goto('/');
  await main(page).getByRole('link', { name: 'What has happened? Find out who to tell' }).click();
  await answer(page, /^No\b/);
  await answer(page, /^A scam/);
  await answer(page, 'I got a strange text, email or call');
  await expect(main(page)).toContainText('forward it to 7726');
  await answer(page, 'Here is what to do');
  await isAt(page, 'Call your bank, then Report Fraud');
  await expect(
    main(page)
      .getByRole('link', { name: /0300.123.2040/ })
      .first(),
  ).toHaveAttribute('href', 'tel:03001232040');
  await expect(main(page)).toContainText('It took the place of Action Fraud in December 2025.');
  await page.goto('/what-has-happened/report-online');
  await expect(main(page).getByRole('button', { name: 'Find your force’s form on police.uk' })).toBeVisible();
});

test('what goes on and on is for the neighbourhood team: to suggest it, or to ask', async ({ page }) => {
  await page.goto(`/what-has-happened/what-is-it?area=${girton}`);
  await answer(page, 'Something that goes on and on');
  await main(page).getByRole('button', { name: 'Ask the South Cambridgeshire team a question' }).click();
  await expect(page).toHaveURL(`/areas/${south}/ask`);
  await page.goBack();
  await main(page).getByRole('button', { name: 'Suggest what the team works on' }).click();
  await expect(page.getByRole('checkbox', { name: 'Girton', exact: true })).toBeChecked();
  // Where no area is known it is looked for first.
  await page.goto('/what-has-happened/neighbourhood-team');
  await main(page).getByRole('button', { name: 'Find your area' }).click();
  await expect(page.getByRole('heading', { name: 'Find your area', exact: true })).toBeVisible();
});

test('whoever types an emergency into a question or a suggestion is shown the way to the guide', async ({ page }) => {
  await page.goto(`/areas/${south}/ask`);
  await page.getByLabel('What would you like to ask?').fill('Somebody is breaking in right now, help');
  await page.getByLabel('Your email address').fill('nobody@example.test');
  await page.getByRole('button', { name: 'Send my question' }).click();
  const first = page.getByRole('region', { name: 'If somebody is in danger' });
  await first.getByRole('link', { name: 'Find out who to tell' }).click();
  await expect(page).toHaveURL(`/what-has-happened?area=${south}`);
  await page.goto(`/areas/${south}/suggest`);
  await expect(main(page).getByRole('link', { name: 'Find out who to tell' })).toBeVisible();
});

test('an area that is not there does not stand between anybody and 999', async ({ page }) => {
  for (const area of ['nowhere', '%00', '../..', `${'x'.repeat(2_000)}`, '<script>']) {
    const shown = await page.goto(`/what-has-happened/call-999?area=${area}`);
    expect(shown?.status()).toBe(200);
    await expect(main(page).getByRole('button', { name: 'Call 999' })).toBeVisible();
  }
  expect((await page.goto('/what-has-happened/no-such-step'))?.status()).toBe(404);
});

test('no way through the guide ends in nothing, and every page has a way out', async ({ page }) => {
  const seen = ['/what-has-happened'];
  for (const address of seen) {
    const shown = await page.goto(address);
    expect(shown?.status()).toBe(200);
    // The same bytes for everybody, and nothing is kept of who read them.
    expect(shown?.headers()['cache-control']).toBe('public, max-age=0, must-revalidate');
    expect(shown?.headers()).not.toHaveProperty('set-cookie');
    const out = page.getByRole('region', { name: 'Exit this page' }).getByRole('button', { name: 'Exit this page' });
    await expect(out).toHaveAttribute('href', WEATHER);
    await expect(out).toHaveAttribute('rel', 'nofollow noreferrer');
    const links = await main(page)
      .locator('a')
      .evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''));
    expect(links.length).toBeGreaterThan(0);
    seen.push(...links.filter((href) => href.startsWith('/what-has-happened') && !seen.includes(href)).filter(unlike));
  }
  expect(seen.toSorted()).toEqual(guide.toSorted());
  await fitsPhoneAt400Percent(page);
});

const unlike = (href: string, at: number, all: string[]) => all.indexOf(href) === at;

/** Answers for the page outside, which no test asks for. */
async function outside(page: Page): Promise<void> {
  await page.route(`${WEATHER}**`, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>Weather</title><h1>Sunny</h1>' }),
  );
}

test('“Exit this page” leads to the weather', async ({ page }) => {
  await outside(page);
  await page.goto('/what-has-happened/at-home');
  await expect(page).toHaveTitle('Who to tell – Patchwork');
  await page.getByRole('button', { name: 'Exit this page' }).click();
  await expect(page).toHaveURL(WEATHER);
});

test('the second link of the page is a way out for those who go by keyboard', async ({ page }) => {
  await outside(page);
  await page.goto('/what-has-happened/at-home');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Exit this page' })).toBeFocused();
  await expect(page.getByRole('link', { name: 'Exit this page' })).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(WEATHER);
});

test('pressing Shift three times leads to the weather, twice does not', withJavaScript, async ({ page }) => {
  await outside(page);
  await page.goto('/what-has-happened/at-home', { waitUntil: 'networkidle' });
  await page.keyboard.press('Shift');
  await page.keyboard.press('Shift');
  await expect(page.getByRole('status')).toHaveText('Shift, press 1 more time to exit.');
  await expect(page).toHaveURL('/what-has-happened/at-home');
  await page.keyboard.press('Shift');
  await expect(page).toHaveURL(WEATHER);
  await page.goBack();
  await isAt(page, 'Help if somebody close to you');
});
