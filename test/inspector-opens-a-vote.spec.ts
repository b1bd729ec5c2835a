import { momentInWords } from '@patchwork/calendar';
import { expect, type Locator, type Page } from '@playwright/test';
import { south } from './demo.ts';
import { ask } from './machine.ts';
import { aResident, aWord, dayTyped, evening, isRefusedAt, send, typeDay } from './meetings.ts';
import { axe, fitsPhoneAt400Percent, isAccessible, isValid } from './page-promises.ts';
import { test, withJavaScript } from './person.ts';
import { anAcceptedSuggestion, aTeamOfVotes, type TeamOfVotes, voteOf } from './votes-of-a-team.ts';

const option = (page: Page, number: number) => page.getByRole('group', { name: new RegExp(`^Option ${number}:`) });
const words = (page: Page, number: number) => option(page, number).getByLabel('What residents read');
const closes = (page: Page) => page.getByRole('group', { name: 'Closes', exact: true });

/** Three suggestions that the team accepted, two of them of one thing. */
async function withSuggestions(team: TeamOfVotes, resident: Page): Promise<[string, string, string]> {
  await aResident(resident);
  const titles: [string, string, string] = [`Slow ${aWord()}`, `Slower ${aWord()}`, `Lamps ${aWord()}`];
  for (const title of titles) await anAcceptedSuggestion(team, resident.request, { title });
  return titles;
}

/** The second step with everything ticked, and two options of the team's own. */
async function toTheWording(page: Page, titles: readonly string[]): Promise<void> {
  await page.goto('/desk');
  await page.getByRole('button', { name: /^Open a vote on / }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('step 1 of 3');
  for (const title of titles) await page.getByRole('checkbox', { name: title, exact: true }).check();
  await page.getByRole('button', { name: 'Go on to the wording' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('step 2 of 3');
}

test('an inspector opens a vote from suggestions and words of their own, and everybody can read it', async ({
  asNew,
  anybody,
  javaScriptEnabled,
}) => {
  const team = await aTeamOfVotes(asNew);
  const [slow, slower, lamps] = await withSuggestions(team, await asNew(undefined));
  const page = team.inspector;
  await toTheWording(page, [slow, slower]);

  // Two suggestions become one option, with words and a place that the inspector adds.
  await expect(words(page, 1)).toHaveValue(slow);
  await option(page, 2)
    .getByLabel('Does another option take it up?')
    .selectOption({ label: `Into option 1: ${slow}` });
  const said = `Speeding on the roads into ${aWord()}`;
  await words(page, 1).fill(said);
  await option(page, 1).getByLabel('Another place (optional)').selectOption({ label: team.places[1]?.name });
  await page.getByRole('button', { name: 'Add an option of your own' }).click();
  await words(page, 3).fill('Bicycles that are stolen at the station');
  await option(page, 3).getByLabel('What it is about').selectOption('OTHER');
  await page.getByRole('button', { name: 'Add an option of your own' }).click();
  await page.getByRole('button', { name: 'Take away option 4' }).click();
  await expect(option(page, 4)).toHaveCount(0);
  await option(page, 3).getByRole('button', { name: 'Move up' }).click();
  await expect(words(page, 2)).toHaveValue('Bicycles that are stolen at the station');
  await page.getByLabel('How many may one resident choose?').fill('1');
  await typeDay(closes(page), evening(14));
  await page.getByLabel('Closes: time').fill('5pm');
  await page.getByLabel(/^How was the list made/).fill('What we heard most at the doors.\nLamps are the county’s.');
  await page.getByRole('button', { name: 'Go on to read it through' }).click();

  // Nothing is there yet: it is read first, and can be changed.
  const main = page.getByRole('main');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('step 3 of 3');
  await expect(main).toContainText('cannot be changed');
  await expect(main).toContainText(`Opens at once, and closes on ${momentInWords(evening(14, '17:00'))}.`);
  await expect(main).toContainText(`${lamps} (suggested)`);
  await expect(main).toContainText(`Residents suggested: “${slow}” and “${slower}”.`);
  await expect(main).toContainText(`${team.places[0]?.name} and ${team.places[1]?.name}`);
  await isAccessible(page, javaScriptEnabled);
  expect((await ask(page.request, 'Desk')).data.desk.ballots).toEqual([]);
  await page.getByRole('button', { name: 'Change something' }).click();
  await expect(words(page, 1)).toHaveValue(said);
  await page.getByLabel('How many may one resident choose?').fill('2');
  await page.getByRole('button', { name: 'Go on to read it through' }).click();
  await expect(main.getByRole('heading', { name: 'Choose up to two' })).toBeVisible();
  await page.getByRole('button', { name: 'Open this vote' }).click();
  await expect(page.getByRole('alert')).toContainText('The vote is open.');
  await expect(main).toContainText('Nobody has voted yet.');
  await isAccessible(page, javaScriptEnabled);

  const [{ id }] = (await ask(page.request, 'Desk')).data.desk.ballots;
  const { options, maxChoices, closesAt } = await voteOf(page, id);
  expect(options.map(({ title }: { title: string }) => title)).toEqual([
    said,
    'Bicycles that are stolen at the station',
  ]);
  expect(options[0].places.map(({ name }: { name: string }) => name).sort()).toEqual(
    team.places.map(({ name }) => name).sort(),
  );
  expect([maxChoices, new Date(closesAt)]).toEqual([2, evening(14, '17:00')]);
  await page.getByRole('link', { name: 'See its public page' }).click();
  await expect(page).toHaveURL(new RegExp(`/ballots/${id}$`));
  await anybody.goto(`/ballots/${id}`);
  for (const shown of [said, slow, slower, lamps, 'What we heard most at the doors.']) {
    await expect(anybody.getByRole('main')).toContainText(shown);
  }

  // It is there for good: the desk leads to it, and offers no second one.
  await page.goto('/desk');
  await page.getByRole('link', { name: `The vote on ${team.quarterName}` }).click();
  await expect(page).toHaveURL(new RegExp(`/desk/votes/${id}$`));
  await page.goto(`/desk/votes/open?quarter=${team.quarterId}`);
  await expect(main).toContainText('is there already. A vote that was opened stays as it is.');
});

/** The last Sunday of the month, on which the clocks change, of the next year in which it is to come. */
function changeOfClocks(month: 3 | 10): Date {
  const last = new Date(Date.UTC(new Date().getUTCFullYear() + 1, month, 0, 12));
  return new Date(last.getTime() - last.getUTCDay() * 86_400_000);
}

test('an inspector is told each thing beside its field, and keeps everything typed', async ({
  asNew,
  javaScriptEnabled,
}) => {
  const team = await aTeamOfVotes(asNew);
  const titles = await withSuggestions(team, await asNew(undefined));
  const page = team.inspector;
  await toTheWording(page, titles);
  const closing = page.getByLabel('Closes: time');
  const goOn = () => send(page, 'Go on to read it through');
  await page.getByLabel(/^How was the list made/).fill('How it was made.');

  expect(await goOn()).toBe(422);
  await expect(page.getByRole('alert').getByRole('link')).toHaveText(['Enter the day on which it closes']);
  await typeDay(closes(page), evening(10));
  await closing.fill('teatime');
  expect(await goOn()).toBe(422);
  await isRefusedAt(page, closing, /Enter a time/);
  for (const [day, sentence] of [
    [changeOfClocks(3), /never comes|clocks change/],
    [changeOfClocks(10), /clocks change/],
  ] as const) {
    await typeDay(closes(page), day);
    await closing.fill('1:30am');
    expect(await goOn()).toBe(422);
    await isRefusedAt(page, closing, sentence);
  }
  await typeDay(closes(page), evening(10));
  await closing.fill('7pm');

  const opening = page.getByLabel('Opens (optional): time');
  await typeDay(page.getByRole('group', { name: 'Opens (optional)', exact: true }), evening(-2));
  await opening.fill('7pm');
  expect(await goOn()).toBe(422);
  await isRefusedAt(page, opening, /has passed/);
  await typeDay(page.getByRole('group', { name: 'Opens (optional)', exact: true }), evening(11));
  expect(await goOn()).toBe(422);
  await isRefusedAt(page, closing, /close after it opens/);
  await typeDay(page.getByRole('group', { name: 'Opens (optional)', exact: true }), evening(5));

  await words(page, 2).fill('');
  await page.getByLabel('How many may one resident choose?').fill('many');
  expect(await goOn()).toBe(422);
  await isRefusedAt(page, words(page, 2), /Enter the title that residents read/);
  await isRefusedAt(page, page.getByLabel('How many may one resident choose?'), /whole number/);
  await isAccessible(page, javaScriptEnabled);
  await page.getByLabel('How many may one resident choose?').fill('4');
  await words(page, 2).fill(titles[1]);
  expect(await goOn()).toBe(422);
  await isRefusedAt(page, page.getByLabel('How many may one resident choose?'), /There are 3 options/);
  await page.getByLabel('How many may one resident choose?').fill('3');

  // Two that differ only in their places may be opened; whoever made the list is told before.
  await words(page, 3).fill(titles[0]);
  await option(page, 3).getByLabel('Another place (optional)').selectOption({ label: team.places[1]?.name });
  expect(await goOn()).toBe(200);
  const main = page.getByRole('main');
  await expect(main).toContainText(`Options 1 and 3 read alike: “${titles[0]}”. They differ only in their places.`);
  await page.getByRole('button', { name: 'Change something' }).click();

  // What only the service knows comes back to the wording, too.
  await option(page, 3).getByLabel('Another place (optional)').selectOption('');
  expect(await goOn()).toBe(200);
  expect(await send(page, 'Open this vote')).toBe(422);
  await isRefusedAt(page, words(page, 3), /Two options say the same/);
  await expect(words(page, 1)).toHaveValue(titles[0]);
  await expect(page.getByLabel(/^How was the list made/)).toHaveValue('How it was made.');
  await expect(closes(page).getByLabel('Day')).toHaveValue(dayTyped(evening(10))[0]);
  await expect(option(page, 3).getByRole('checkbox', { name: team.places[0]?.name })).toBeChecked();

  // One option is no choice; what was taken away is gone.
  for (const number of [3, 2]) await page.getByRole('button', { name: `Take away option ${number}` }).click();
  await page.getByLabel('How many may one resident choose?').fill('1');
  expect(await goOn()).toBe(422);
  await expect(page.getByRole('alert').getByRole('link')).toHaveText(['Put at least two options on the list']);
  expect((await ask(page.request, 'Desk')).data.desk.ballots).toEqual([]);
});

test('an inspector at the keyboard stays where they are', withJavaScript, async ({ asNew }) => {
  const team = await aTeamOfVotes(asNew);
  const titles = await withSuggestions(team, await asNew(undefined));
  const page = team.inspector;
  await toTheWording(page, titles);
  // The browser goes to a fragment once a page has come whole: before that, the focus may still be taken away.
  const press = (field: Locator) => Promise.all([page.waitForEvent('load'), field.press('Enter')]);
  const pressButton = (name: string) => press(page.getByRole('button', { name, exact: true }));
  await pressButton('Add an option of your own');
  await expect(option(page, 4)).toBeFocused();
  await pressButton('Move up option 4');
  await expect(option(page, 3)).toBeFocused();
  await expect(words(page, 3)).toHaveValue('');
  await pressButton('Take away option 3');
  await expect(option(page, 3)).toBeFocused();
  await pressButton('Take away option 3');
  await expect(option(page, 2)).toBeFocused();
  // What is wrong is gone to, from the button and from any box.
  const problems = page.locator('.govuk-error-summary');
  await pressButton('Go on to read it through');
  await expect(problems).toBeFocused();
  await expect(problems.getByRole('link')).toHaveText([/^Enter the day on which it closes/, /^There are 2 options/]);
  await pressButton('Add an option of your own');
  await expect(option(page, 3)).toBeFocused();
  await page.getByLabel('How many may one resident choose?').fill('0');
  await press(page.getByLabel('How many may one resident choose?'));
  await expect(problems).toBeFocused();
});

test('a vote is opened once, however often the button is pressed', async ({ asNew }) => {
  const team = await aTeamOfVotes(asNew);
  const titles = await withSuggestions(team, await asNew(undefined));
  const page = team.inspector;
  await toTheWording(page, titles);
  await typeDay(closes(page), evening(10));
  await page.getByLabel('Closes: time').fill('7pm');
  await page.getByRole('button', { name: 'Go on to read it through' }).click();
  const typed = await page
    .locator('form[method=post] input')
    .evaluateAll((boxes) => (boxes as HTMLInputElement[]).map(({ name, value }) => [name, value] as [string, string]));
  const form = new URLSearchParams([...typed, ['step', 'open']]).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: new URL(page.url()).origin };
  const press = () => page.request.post(page.url(), { data: form, headers, maxRedirects: 0 });
  const [first, second] = await Promise.all([press(), press()]);
  expect([first.status(), second.status()]).toEqual([303, 303]);
  expect(first.headers().location).toBe(second.headers().location);
  expect((await ask(page.request, 'Desk')).data.desk.ballots).toHaveLength(1);
});

test('an inspector is told on the second step what the service says of a vote’s times and choices', async ({
  asNew,
}) => {
  const team = await aTeamOfVotes(asNew);
  const page = team.inspector;
  await page.goto(`/desk/votes/open?quarter=${team.quarterId}&step=list`);
  const main = page.getByRole('main');
  await expect(main).toContainText('Nothing was ticked on the page before, so the list begins with two empty options.');
  const options = ['One', 'Two'].map((title) => ({ theme: 'OTHER', title, placePaths: [team.path] }));
  for (const [at, { title }] of options.entries()) {
    await words(page, at + 1).fill(title);
    await option(page, at + 1)
      .getByLabel('What it is about')
      .selectOption('OTHER');
  }
  const many = page.getByLabel('How many may one resident choose?');
  await many.fill('');
  await typeDay(closes(page), evening(10));
  await page.getByLabel('Closes: time').fill('5pm');
  expect(await send(page, 'Go on to read it through')).toBe(422);
  await isRefusedAt(page, many, /Enter how many can be chosen/);
  for (const [maxChoices, days, field] of [
    [0, 10, many],
    [11, 10, many],
    [1, -3, page.getByLabel('Closes: time')],
    [1, 130, page.getByLabel('Closes: time')],
  ] as const) {
    const [opensAt, closesAt] = [evening(days < 0 ? days - 1 : 1, '17:00'), evening(days, '17:00')];
    const input = { quarterId: team.quarterId, options, maxChoices, opensAt, closesAt };
    const { data } = await ask(page.request, 'OpenBallot', { input });
    await many.fill(String(maxChoices));
    await typeDay(closes(page), closesAt);
    expect(await send(page, 'Go on to read it through')).toBe(422);
    // The api's own sentence: whoever changes it there learns that it stands here too.
    await expect(field).toHaveAccessibleDescription(new RegExp(data.openBallot.message.replace('.', '\\.')));
    await expect(words(page, 2)).toHaveValue('Two');
  }
  expect((await ask(page.request, 'Desk')).data.desk.ballots).toEqual([]);
});

test('each step is a page like any other', withJavaScript, async ({ asNew }) => {
  const team = await aTeamOfVotes(asNew);
  const titles = await withSuggestions(team, await asNew(undefined));
  const page = team.inspector;
  const first = await page.goto(`/desk/votes/open?quarter=${team.quarterId}`);
  expect(await isValid((await first?.text()) ?? '', 'open a vote')).toEqual([]);
  expect(await axe(page)).toEqual([]);
  await toTheWording(page, titles);
  const second = await page.goto(page.url());
  expect(await isValid((await second?.text()) ?? '', 'word a vote')).toEqual([]);
  expect(await axe(page)).toEqual([]);
  await fitsPhoneAt400Percent(page);
});

test('nobody but an inspector of the neighbourhood opens its vote', async ({ asAnother, asNew }) => {
  const team = await aTeamOfVotes(asNew);
  const options = ['One', 'Two'].map((title) => ({ theme: 'OTHER', title, placePaths: [] }));
  const times = { opensAt: evening(1).toISOString(), closesAt: evening(9).toISOString() };
  const others = [team.officers[0]];
  for (const role of ['inspector', 'comms', 'admin', 'resident'] as const) others.push(await asAnother(role));
  for (const page of others) {
    const answer = await page.goto(`/desk/votes/open?quarter=${team.quarterId}`);
    expect(answer?.status()).toBe(403);
    const { errors } = await ask(page.request, 'OpenBallot', {
      input: { quarterId: team.quarterId, options, ...times },
    });
    expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
  }
  const desk = await team.officers[0].goto('/desk');
  expect(await desk?.text()).not.toContain('Open a vote');
  const { data } = await ask(team.inspector.request, 'AreaPage', { path: south });
  const current = await team.inspector.goto(`/desk/votes/open?quarter=${data.area.currentQuarter.id}`);
  expect(current?.status()).toBe(403);
});
