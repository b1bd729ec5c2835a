import { londonDate, shortDayInWords } from '@patchwork/calendar';
import { expect, type Locator, type Page, type PlaywrightWorkerArgs } from '@playwright/test';
import { ask, signIn } from './machine.ts';
import { aMeeting, anAddress, aWord, inSeconds, isRefusedAt, send, untilItHasEnded } from './meetings.ts';
import { fitsPhoneAt400Percent, isAccessible, isValid } from './page-promises.ts';
import { test, withJavaScript } from './person.ts';
import { castVote, untilItIsCounted } from './votes.ts';
import { aTeamOfVotes, aVote, type TeamOfVotes, type VoteOfTeam } from './votes-of-a-team.ts';

const CHECK = 'Go on to read it through';
const ADOPT = 'Agree to this and publish it';

interface Counted {
  team: TeamOfVotes;
  vote: VoteOfTeam;
  /** In the order of the result. */
  titles: [string, string, string, string];
}

/** A vote on four things, counted: three residents chose the first, two the second, one the third. */
async function aCountedVote(
  asNew: Parameters<typeof aTeamOfVotes>[0],
  { request }: PlaywrightWorkerArgs['playwright'],
  baseURL: string | undefined,
): Promise<Counted> {
  const team = await aTeamOfVotes(asNew);
  const titles: Counted['titles'] = [`Cars ${aWord()}`, `Bins ${aWord()}`, `Sheds ${aWord()}`, `Lamps ${aWord()}`];
  const residents = await Promise.all(
    [0, 1, 2].map(async () => {
      const machine = await request.newContext({ baseURL });
      await signIn(machine, anAddress());
      await ask(machine, 'SetHomeArea', { path: team.places[0]?.path });
      return machine;
    }),
  );
  const vote = await aVote(team, titles, inSeconds(6));
  const [first, second, third] = titles.map((title) => vote.options.find((each) => each.title === title)?.id ?? '');
  const chosen = [
    [first, second],
    [first, second],
    [first, third],
  ] as string[][];
  for (const [at, resident] of residents.entries()) {
    await castVote(resident, vote, chosen[at] as string[]);
    await resident.dispose();
  }
  await untilItIsCounted(team.inspector.request, vote);
  return { team, vote, titles };
}

const priority = (page: Page, number: number) => page.getByRole('group', { name: new RegExp(`^Priority ${number}:`) });
const promise = (page: Page, number: number) => priority(page, number).getByLabel('What does the team promise to do?');
const reason = (page: Page) => page.getByLabel('Why do you decide this?');

test('an inspector decides otherwise than the vote, says why, and everybody reads what was agreed', async ({
  asNew,
  anybody,
  playwright,
  baseURL,
  javaScriptEnabled,
}) => {
  test.setTimeout(120_000);
  const { team, vote, titles } = await aCountedVote(asNew, playwright, baseURL);
  const [cars, bins, sheds, lamps] = titles;
  const page = team.inspector;
  const startsAt = inSeconds(1);
  const title = `Meeting ${aWord()}`;
  const meeting = await aMeeting(page.request, {
    ...{ areaPath: team.path, title, startsAt, endsAt: inSeconds(3) },
    ...{ mode: 'IN_PERSON', address: 'Village hall' },
  });
  await untilItHasEnded(page.request, meeting);

  // From the vote's page at the desk: three are ticked, and one is changed for the last.
  await page.goto(`/desk/votes/${vote.id}`);
  await page.getByRole('button', { name: 'Decide what the team works on' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('step 1 of 3');
  for (const chosen of [cars, bins, sheds]) await expect(page.getByRole('checkbox', { name: chosen })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: lamps })).not.toBeChecked();
  await page.getByRole('checkbox', { name: sheds }).uncheck();
  await page.getByRole('checkbox', { name: bins }).uncheck();
  await page.getByRole('checkbox', { name: lamps }).check();
  await page.getByRole('button', { name: 'Go on to the wording' }).click();

  // Nothing typed is lost, whatever is missing and wherever one goes.
  await expect(page.getByRole('heading', { level: 1 })).toContainText('step 2 of 3');
  await promise(page, 1).fill('Two checks a month.');
  await priority(page, 1).getByLabel('Where', { exact: true }).selectOption({ label: team.places[1]?.name });
  expect(await send(page, CHECK)).toBe(422);
  await isRefusedAt(page, promise(page, 2), /Enter what the team promises to do/);
  await expect(promise(page, 1)).toHaveValue('Two checks a month.');
  await promise(page, 2).fill('We walk the path with the county.');
  await page.getByRole('button', { name: 'Add one that was not voted on' }).click();
  const own = `Dogs ${aWord()}`;
  await priority(page, 3).getByLabel('What residents read').fill(own);
  await priority(page, 3).getByLabel('What it is about').selectOption('OTHER');
  await promise(page, 3).fill('A walk each week.');
  await priority(page, 3).getByLabel('An update at least every … days').fill('often');
  expect(await send(page, CHECK)).toBe(422);
  await isRefusedAt(page, priority(page, 3).getByLabel('An update at least every … days'), /1 to 366/);
  await priority(page, 3).getByLabel('An update at least every … days').fill('30');
  expect(await send(page, CHECK)).toBe(422);
  await isRefusedAt(page, reason(page), /residents were promised a reason/);
  for (const [number, words] of [
    'Two checks a month.',
    'We walk the path with the county.',
    'A walk each week.',
  ].entries()) {
    await expect(promise(page, number + 1)).toHaveValue(words);
  }
  await isAccessible(page, javaScriptEnabled);
  await fitsPhoneAt400Percent(page);
  await reason(page).fill('Nobody but us can light the path.\n\nBins are for the **council**.');
  await page.getByLabel(/^What else does it rest on/).fill('What was said at the meeting.');
  await page.getByLabel('At which public meeting was it talked over?').selectOption(meeting.id);
  await page.getByRole('button', { name: CHECK }).click();

  // It is read through first, and nothing is there yet.
  const main = page.getByRole('main');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('step 3 of 3');
  for (const words of ['cannot be changed', 'It is not what the vote put first.', own, title, 'Nobody but us can']) {
    await expect(main).toContainText(words);
  }
  await isAccessible(page, javaScriptEnabled);
  await fitsPhoneAt400Percent(page);
  expect((await ask(page.request, 'QuarterPage', { id: team.quarterId })).data.quarter.decision).toBeNull();
  await page.getByRole('button', { name: 'Change something' }).click();
  await expect(reason(page)).toHaveValue(/light the path/);
  await promise(page, 1).fill('Three checks a month.');
  await page.getByRole('button', { name: CHECK }).click();
  await expect(main).toContainText('Three checks a month.');
  await page.getByRole('button', { name: ADOPT }).click();
  await expect(page).toHaveURL(/\/decisions\//);
  await expect(page.getByRole('alert')).toContainText('It is agreed.');

  // Everybody reads the same, and goes from there to what the team works on.
  const address = new URL(page.url()).pathname;
  const answer = await anybody.goto(address);
  expect(await isValid((await answer?.text()) ?? '', 'a decision')).toEqual([]);
  const told = anybody.getByRole('main');
  const today = shortDayInWords(londonDate(new Date()));
  await expect(told).toContainText(
    `Inspector of the vale decided on ${today} what the police team of ${team.name} works`,
  );
  await expect(told).toContainText('It is not what the vote put first.');
  await expect(told.getByRole('region', { name: 'Why it is not what the vote put first' })).toContainText(
    'Bins are for the council.',
  );
  await expect(told.getByRole('region', { name: 'What else it rests on' })).toContainText(
    'What was said at the meeting',
  );
  const agreed = told.getByRole('region', { name: 'What the team works on' });
  await expect(agreed.getByRole('listitem').filter({ hasText: cars })).toContainText('1st in the vote');
  await expect(agreed.getByRole('listitem').filter({ hasText: lamps })).toContainText('4th in the vote');
  await expect(agreed.getByRole('listitem').filter({ hasText: own })).toContainText('not among what could be chosen');
  const rows = told.getByRole('region', { name: 'What the vote put where' }).getByRole('row');
  for (const [title, words] of [
    [cars, 'Agreed'],
    [bins, 'Not agreed'],
    [sheds, 'Not agreed'],
    [lamps, 'Agreed'],
  ]) {
    await expect(rows.filter({ hasText: title })).toContainText(words as string);
  }
  await expect(rows).toHaveText([/^What/, RegExp(cars), RegExp(bins), RegExp(sheds), RegExp(lamps)]);
  await fitsPhoneAt400Percent(anybody);
  await agreed.getByRole('link', { name: lamps }).click();
  await expect(told).toContainText('We walk the path with the county.');
  await told.getByRole('link', { name: `On ${today}, and why` }).click();
  await expect(anybody).toHaveURL(new RegExp(address));
  await told.getByRole('link', { name: team.quarterName, exact: true }).click();
  await expect(anybody.getByRole('heading', { level: 1 })).toHaveText(team.quarterName);
  for (const title of [cars, lamps, own]) await expect(told.getByRole('heading', { name: title })).toBeVisible();
  await expect(told.getByRole('link', { name: 'What was agreed, and why' })).toHaveAttribute('href', address);
  await anybody.goto(`/meetings/${meeting.id}`);
  await expect(told.getByRole('link', { name: `What was agreed for ${team.quarterName}, and why` })).toBeVisible();

  // It stays: the desk says so, and offers nothing any more.
  await page.goto('/desk');
  await expect(page.getByRole('button', { name: /^Decide what the team works on/ })).toHaveCount(0);
  await page.goto(`/desk/decisions/adopt?quarter=${team.quarterId}`);
  await expect(main).toContainText('A decision stays as it is.');
});

test('an inspector at the keyboard stays where they are', withJavaScript, async ({ asNew, playwright, baseURL }) => {
  test.setTimeout(120_000);
  const { team, titles } = await aCountedVote(asNew, playwright, baseURL);
  const page = team.inspector;
  await page.goto(`/desk/decisions/adopt?quarter=${team.quarterId}`);
  for (const title of titles.slice(0, 3)) await page.getByRole('checkbox', { name: title }).uncheck();
  await page.getByRole('button', { name: 'Go on to the wording' }).click();
  const main = page.getByRole('main');
  await expect(main).toContainText('Nothing was ticked on the page before, so there is one empty priority.');
  // The browser goes to a fragment once a page has come whole: before that, the focus may still be taken away.
  const press = (field: Locator) => Promise.all([page.waitForEvent('load'), field.press('Enter')]);
  const pressButton = (name: string) => press(page.getByRole('button', { name, exact: true }));
  await pressButton('Add one that was not voted on');
  await expect(priority(page, 2)).toBeFocused();
  await pressButton('Move up priority 2');
  await expect(priority(page, 1)).toBeFocused();
  await pressButton('Take away priority 1');
  await expect(priority(page, 1)).toBeFocused();
  const problems = page.locator('.govuk-error-summary');
  await pressButton(CHECK);
  await expect(problems).toBeFocused();
  await pressButton('Add one that was not voted on');
  await expect(priority(page, 2)).toBeFocused();
  await press(priority(page, 1).getByLabel('What residents read'));
  await expect(problems).toBeFocused();

  // Two of one title may be agreed; whoever words them is told before.
  const name = `Cars ${aWord()}`;
  for (const [at, place] of team.places.entries()) {
    await priority(page, at + 1)
      .getByLabel('What residents read')
      .fill(name);
    await priority(page, at + 1)
      .getByLabel('What it is about')
      .selectOption('OTHER');
    await priority(page, at + 1)
      .getByLabel('Where', { exact: true })
      .selectOption({ label: place.name });
    await promise(page, at + 1).fill('What we promise.');
  }
  await reason(page).fill('They are what we hear of.');
  await page.getByRole('button', { name: CHECK }).click();
  await expect(main).toContainText(`Priorities 1 and 2 read alike: “${name}”. They differ only in their places.`);
});

test('an inspector takes up what the vote put first, from the desk, and needs no reason', async ({
  asNew,
  playwright,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const { team, titles } = await aCountedVote(asNew, playwright, baseURL);
  const page = team.inspector;
  const [officer] = team.officers;
  const address = `/desk/decisions/adopt?quarter=${team.quarterId}`;
  expect((await officer.goto(address))?.status()).toBe(403);
  await page.goto('/desk');
  await page.getByRole('button', { name: /^Decide what the team works on/ }).click();
  await page.getByRole('button', { name: 'Go on to the wording' }).click();
  for (const number of [1, 2, 3]) await promise(page, number).fill('What we promise.');
  await page.getByRole('button', { name: CHECK }).click();
  const main = page.getByRole('main');
  await expect(main).toContainText('It is what the vote put first.');
  await page.getByRole('button', { name: ADOPT }).click();
  await expect(page.getByRole('alert')).toContainText('It is agreed.');
  await expect(main).toContainText('It is what the vote put first.');
  await expect(main.getByRole('heading', { name: /^Why/ })).toHaveCount(0);
  const { quarter } = (await ask(page.request, 'QuarterPage', { id: team.quarterId })).data;
  expect(quarter.priorities.map(({ title }: { title: string }) => title)).toEqual(titles.slice(0, 3));
});
