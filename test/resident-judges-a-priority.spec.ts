import { idOf } from '@patchwork/db/seeds/demo/ids.ts';
import { expect, type Page } from '@playwright/test';
import { east, girton } from './demo.ts';
import { ask } from './machine.ts';
import { anAddress, aResident, isRefusedAt, send, typeTheCodeOnTheWay } from './meetings.ts';
import { axe, fitsPhoneAt400Percent, isValid } from './page-promises.ts';
import { test, withJavaScript } from './person.ts';

// Judged by the demo's residents when its months ended; nobody judges `drugs before` here, so that it stays below ten.
const judged = `/priorities/${idOf('priority speeding before')}`;
const tooFew = `/priorities/${idOf('priority drugs before')}`;
const running = `/priorities/${idOf('priority asb current')}`;
const months = `/quarters/${idOf('quarter south before')}`;
const SEND = 'Send what I say';

const radio = (page: Page, name: string) => page.getByRole('radio', { name, exact: true });
const team = (page: Page) => page.getByRole('region', { name: 'What the team says' });
const residents = (page: Page) => page.getByRole('region', { name: 'Did it get better?' });
const home = (page: Page) => page.getByLabel('Your village, town or ward');

async function judgedSoFar(page: Page): Promise<number> {
  const { data } = await ask(page.request, 'PriorityPage', { id: judged.split('/').at(-1) });
  return data.priority.verdicts.total;
}

test('a stranger reads both sides, says whether it got better with a code and a home on the way, and changes it', async ({
  page,
  anybody,
}) => {
  const before = await judgedSoFar(anybody);
  await page.goto(judged);
  await expect(team(page)).toContainText('Goes on.');
  await expect(team(page)).toContainText(/Recorded by the team’s inspector on .+ The team posted 3 updates/);
  await expect(team(page)).not.toContainText('residents judged');
  await expect(residents(page)).toContainText(/\d+ residents judged: \d+ say better/);
  await expect(residents(page)).toContainText('not a representative survey');
  await expect(residents(page).getByRole('img', { name: /A bar chart: \d+ residents judged/ })).toBeVisible();
  await page.getByRole('button', { name: 'Say whether it got better' }).click();

  const email = anAddress();
  expect(await send(page, SEND)).toBe(422);
  await expect(page.getByRole('alert')).toContainText('Choose what you would say');
  await radio(page, 'Partly').check();
  expect(await send(page, SEND)).toBe(422);
  await isRefusedAt(page, page.getByLabel('Your email address'), /Enter your email address/);
  await expect(radio(page, 'Partly')).toBeChecked();
  await page.getByLabel('Your email address').fill(email);
  await typeTheCodeOnTheWay(page, email, SEND);

  await expect(page.getByRole('heading', { name: 'Where do you live?', level: 1 })).toBeVisible();
  expect(await send(page, SEND)).toBe(422);
  await isRefusedAt(page, home(page), /Choose where you live/);
  await home(page).selectOption({ label: 'Girton' });
  await page.getByRole('button', { name: SEND }).click();
  await expect(page).toHaveURL(`${judged}?done=judged`);
  await expect(page.getByRole('alert')).toContainText('Thank you. What you said is counted without your name');
  expect(await judgedSoFar(anybody)).toBeGreaterThan(before);

  // Their home is known from now on, and what they said is theirs to change.
  expect((await ask(page.request, 'Me')).data.me.homeArea.path).toBe(girton);
  await page.getByRole('button', { name: 'Say whether it got better' }).click();
  await expect(radio(page, 'Partly')).toBeChecked();
  await expect(page.getByRole('main')).toContainText('What you choose now takes its place.');
  await radio(page, 'No, it got worse').check();
  await page.getByRole('button', { name: SEND }).click();
  await expect(page.getByRole('alert')).toContainText('Thank you.');
  const { data } = await ask(page.request, 'PriorityToJudge', { id: judged.split('/').at(-1) });
  expect(data.priority.myVerdict).toBe('WORSE');

  // Nobody else is told, nor shown a thing of theirs.
  await anybody.goto(`${judged}/judge`);
  await expect(anybody.getByRole('radio', { checked: true })).toHaveCount(0);
  expect(await anybody.content()).not.toContain(email);
});

test('where fewer than ten have judged, no number is shown, on the priority nor among its months', async ({ page }) => {
  await page.goto(tooFew);
  const words = 'Fewer than 10 residents have judged so far, so no numbers are shown.';
  await expect(residents(page)).toContainText(words);
  await expect(residents(page).getByRole('img')).toHaveCount(0);
  await page.goto(months);
  await expect(page.getByRole('main')).toContainText(words);
  await expect(page.getByRole('main')).toContainText(/\d+ residents judged: /);
});

test('whoever lives elsewhere is told so: at once when signed in, and after the code when not, with nothing lost', async ({
  page,
  anybody,
}) => {
  const email = await aResident(page);
  await ask(page.request, 'SetHomeArea', { path: east });
  await page.goto(`${judged}/judge`);
  await expect(page.getByRole('main')).toContainText('your home area is East Cambridgeshire');
  await expect(page.getByRole('link', { name: 'Change your home area' })).toBeVisible();
  await expect(page.getByRole('radio')).toHaveCount(0);

  await anybody.goto(`${judged}/judge`);
  await radio(anybody, 'Yes, it got better').check();
  await anybody.getByLabel('Your email address').fill(email);
  await typeTheCodeOnTheWay(anybody, email, SEND);
  await expect(anybody.getByRole('alert')).toContainText('Only residents of South Cambridgeshire');
  await expect(radio(anybody, 'Yes, it got better')).toBeChecked();
  expect((await ask(anybody.request, 'Me')).data.me.homeArea.path).toBe(east);
});

test('before the months are over nobody is asked, and the day from which they are is named', async ({ page }) => {
  await page.goto(running);
  await expect(page.getByRole('button', { name: 'Say whether it got better' })).toHaveCount(0);
  await page.goto(`${running}/judge`);
  await expect(page.getByRole('main')).toContainText(/say whether it got better from \w+day 1 \w+ \d{4} on/);
  await expect(page.getByRole('radio')).toHaveCount(0);
});

test('the step that asks where somebody lives is what a page must be', withJavaScript, async ({ page }) => {
  await aResident(page);
  await page.goto(`${judged}/judge`);
  await radio(page, 'I cannot say').check();
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === 'POST'),
    page.getByRole('button', { name: SEND }).click(),
  ]);
  await expect(home(page)).toBeVisible();
  expect(await isValid(await answer.text(), 'judge')).toEqual([]);
  expect(await axe(page)).toEqual([]);
  await fitsPhoneAt400Percent(page);
});
