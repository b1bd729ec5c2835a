import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { east, girton } from './demo.ts';
import { ask } from './machine.ts';
import { anAddress, aResident, isRefusedAt, send, typeTheCodeOnTheWay } from './meetings.ts';
import { axe, fitsPhoneAt400Percent, isValid } from './page-promises.ts';
import { test, withJavaScript } from './person.ts';
import { sessionOf } from './roles.ts';
import { aVote, castVote, receiptsOn, residents, untilItIsCounted, type Vote } from './votes.ts';

const SEND = 'Send my vote';
const box = (page: Page, name: string | RegExp) => page.getByRole('checkbox', { name });
const boxes = (page: Page) => page.getByRole('group', { name: /^Choose / });
const home = (page: Page) => page.getByLabel('Your village, town or ward');
const main = (page: Page) => page.getByRole('main');
const titleOf = ({ options }: Vote, at: number) => options[at]?.title ?? '';
const idOf = ({ options }: Vote, at: number) => options[at]?.id ?? '';

/** The rows of the table with this heading, as they are read. */
async function rowsOf(page: Page, heading: string): Promise<string[][]> {
  const table = page.getByRole('table').filter({ has: page.getByRole('columnheader', { name: heading, exact: true }) });
  const rows = await table.getByRole('row').all();
  return Promise.all(rows.map((row) => row.locator('th, td').allInnerTexts()));
}

/** What `cut -d, -f2 ballots.csv | sort | uniq -c` prints, by what it counts. */
async function recounted(csv: Buffer): Promise<Map<string, number>> {
  const folder = await mkdtemp(join(tmpdir(), 'patchwork-recount-'));
  await writeFile(join(folder, 'ballots.csv'), csv);
  const command = 'cut -d, -f2 ballots.csv | sort | uniq -c';
  const printed = execFileSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8' });
  await rm(folder, { recursive: true });
  return new Map(
    printed.split('\n').flatMap((line) => {
      const [, count, id] = /^ *(\d+) ?(.*)$/.exec(line) ?? [];
      return count === undefined ? [] : [[id ?? '', Number(count)] as const];
    }),
  );
}

test('a stranger votes with a code and a home on the way, changes the vote, and finds it in a count that anybody can repeat', async ({
  page,
  anybody,
  inspector,
  playwright,
  baseURL,
  javaScriptEnabled,
}) => {
  test.setTimeout(180_000);
  const others = await residents(playwright, baseURL, 31);
  const vote = await aVote(inspector, { closesIn: 50, maxChoices: 2, words: 'What came up most often.' });
  const [lamps, hedges, bicycles] = [0, 1, 2].map((at) => titleOf(vote, at)) as [string, string, string];

  await page.goto(`/ballots/${vote.id}`);
  await expect(main(page)).toContainText('This vote advises the police team of South Cambridgeshire.');
  await expect(main(page)).toContainText(/must say why, in public/);
  await expect(main(page)).toContainText('What came up most often.');
  await page.getByRole('button', { name: 'Vote', exact: true }).first().click();

  const email = anAddress();
  await box(page, lamps).check();
  await page.getByLabel('Your email address').fill(email);
  await typeTheCodeOnTheWay(page, email, SEND);
  await expect(page.getByRole('heading', { name: 'Where do you live?', level: 1 })).toBeVisible();
  await expect(main(page)).toContainText('Once you have voted it stays as it is until the vote closes');
  await home(page).selectOption({ label: 'Girton' });
  await page.getByRole('button', { name: SEND }).click();
  await expect(page.getByRole('heading', { name: 'Your vote is in', level: 1 })).toBeVisible();
  await expect(main(page)).toContainText(lamps);
  const first = await receiptsOn(page);
  expect(first).toHaveLength(2);

  await page.getByRole('button', { name: 'Change my vote' }).click();
  await expect(box(page, lamps)).toBeChecked();
  await box(page, lamps).uncheck();
  await box(page, hedges).check();
  await box(page, bicycles).check();
  await page.getByRole('button', { name: 'Send my changed vote' }).click();
  await expect(page.getByRole('heading', { name: 'Your vote is in', level: 1 })).toBeVisible();
  await expect(main(page)).not.toContainText(lamps);
  const receipts = await receiptsOn(page);
  expect(receipts).toHaveLength(2);
  expect(receipts.filter((receipt) => first.includes(receipt))).toEqual([]);

  // Thirty-one others, one of them for none of these, and ten on paper, which two officers counted.
  await Promise.all(others.map((machine, at) => castVote(machine, vote, at === 0 ? [] : [idOf(vote, at % 3 ? 1 : 0)])));
  const officer = await playwright.request.newContext({ baseURL, storageState: sessionOf('officer') });
  const papers = {
    ...{ ballotId: vote.id, source: 'PAPER', placePath: girton, papers: 10, noneOfThese: 1 },
    collectedOn: new Date().toLocaleDateString('en-CA', { timeZone: 'Europe/London' }),
    votes: [{ optionId: idOf(vote, 0), votes: 9 }],
  };
  const entered = await ask(officer, 'EnterVotes', { input: papers });
  const { id: batchId } = entered.data.enterVotes;
  expect((await ask(inspector, 'EnterVotes', { input: { ...papers, batchId } })).data.enterVotes.id).toBe(batchId);
  for (const machine of [...others, officer]) await machine.dispose();
  expect((await page.request.get(`/ballots/${vote.id}/ballots.csv`)).status()).toBe(404);

  await untilItIsCounted(page.request, vote);
  await page.goto(`/ballots/${vote.id}`);
  await page.getByRole('button', { name: 'See the result' }).click();
  await expect(main(page)).toContainText(
    /42 people took part: 32 by email, out of [\d,]+ residents who have told us.*, and 10 on paper/,
  );
  await expect(main(page)).toContainText('This is not a representative survey');
  await expect(main(page)).toContainText('32 voted by email and 10 on paper');
  await expect(page.getByRole('listitem').filter({ hasText: hedges })).toContainText('1st');

  await page.getByText('These numbers as a table').click();
  await page.getByText('Check the count yourself').click();
  if (javaScriptEnabled) {
    expect(await axe(page)).toEqual([]);
    const size = page.viewportSize();
    await fitsPhoneAt400Percent(page);
    if (size) await page.setViewportSize(size);
  }
  const csv = await (await page.request.get(`/ballots/${vote.id}/ballots.csv`)).body();
  const counts = await recounted(csv);
  const ids = new Map((await rowsOf(page, 'Id')).slice(1).map(([id = '', option = '']) => [option, id]));
  const rows = (await rowsOf(page, 'All votes')).slice(1);
  const shownCount = (name: string) => Number(rows.find(([first]) => first === name)?.[2]?.replaceAll(',', ''));
  for (const title of [lamps, hedges, bicycles, 'None of these']) {
    expect(shownCount(title), title).toBe(counts.get(ids.get(title) ?? ''));
  }
  expect(shownCount('Choices left open')).toBe(counts.get(''));
  expect(counts.get('option_id')).toBe(1);
  expect(shownCount('People who took part') * 2).toBe([...counts.values()].reduce((sum, count) => sum + count, 0) - 1);
  const lampsRow = rows.find(([title]) => title === lamps);
  expect(lampsRow?.slice(4)).toEqual([String(shownCount(lamps) - 9), '9']);

  // The receipts are in the file, and the finder says the same; the first ones are nowhere.
  for (const receipt of receipts) expect(csv.toString()).toContain(`${receipt},`);
  for (const receipt of first) expect(csv.toString()).not.toContain(receipt);
  await page.getByRole('link', { name: 'find my receipts' }).click();
  await page.getByLabel('Your receipts').fill([...receipts, ...first.slice(0, 1)].join('\n').toLowerCase());
  await page.getByRole('button', { name: 'Find them' }).click();
  await expect(page.getByRole('heading', { name: '2 of 3 are there' })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`/ballots/${vote.id}/check$`));
  const said = (await rowsOf(page, 'Receipt')).slice(1);
  expect(said.slice(0, 2).map(([receipt]) => receipt)).toEqual(receipts);
  expect(
    said
      .slice(0, 2)
      .map(([, words]) => words)
      .sort(),
  ).toEqual([bicycles, hedges].sort().map((title) => `${title}, by email`));
  expect(said[2]?.[1]).toBe('There is no such line in this vote.');

  // Nobody can look at the vote any more, its voter included.
  await page.goto(`/ballots/${vote.id}/vote`);
  await expect(main(page)).toContainText('and the votes are counted');
  expect(await receiptsOn(page)).toEqual([]);
  await anybody.goto(`/quarters/${vote.quarterId}`);
  await anybody
    .getByRole('region', { name: /^The vote on/ })
    .getByRole('link', { name: 'See the result' })
    .click();
  await expect(main(anybody)).toContainText('42 people took part');
});

test('what cannot be sent is told beside the boxes, and nothing that was ticked is lost', async ({
  page,
  inspector,
}) => {
  const vote = await aVote(inspector, { maxChoices: 2 });
  await page.goto(`/ballots/${vote.id}/vote`);
  expect(await send(page, SEND)).toBe(422);
  await isRefusedAt(page, boxes(page), /Choose what matters most to you, or “None of these”/);
  await isRefusedAt(page, page.getByLabel('Your email address'), /Enter your email address/);

  for (const at of [0, 1, 2]) await box(page, titleOf(vote, at)).check();
  const email = anAddress();
  await page.getByLabel('Your email address').fill(email);
  expect(await send(page, SEND)).toBe(422);
  await isRefusedAt(page, boxes(page), /You chose 3 options. Choose 2 at the most./);
  for (const at of [0, 1, 2]) await expect(box(page, titleOf(vote, at))).toBeChecked();
  await expect(page.getByLabel('Your email address')).toHaveValue(email);

  // The same in the api's own words, for somebody it knows.
  await aResident(page);
  await ask(page.request, 'SetHomeArea', { path: girton });
  await page.goto(`/ballots/${vote.id}/vote`);
  for (const at of [0, 1, 2]) await box(page, titleOf(vote, at)).check();
  expect(await send(page, SEND)).toBe(422);
  await isRefusedAt(page, boxes(page), /You chose 3 options. Choose 2 at the most./);
  await box(page, titleOf(vote, 0)).uncheck();
  await page.getByRole('button', { name: SEND }).click();
  await expect(page.getByRole('heading', { name: 'Your vote is in' })).toBeVisible();
});

test('none of these is a vote, and goes with nothing else', async ({ page, inspector, javaScriptEnabled }) => {
  const vote = await aVote(inspector);
  await aResident(page);
  await ask(page.request, 'SetHomeArea', { path: girton });
  await page.goto(`/ballots/${vote.id}/vote`);
  await box(page, titleOf(vote, 0)).check();
  await box(page, 'None of these').check();
  if (javaScriptEnabled) {
    await expect(box(page, titleOf(vote, 0))).not.toBeChecked();
    await expect(page.getByRole('status')).toHaveText('You have chosen none of these.');
  } else {
    expect(await send(page, SEND)).toBe(422);
    await isRefusedAt(page, boxes(page), /Choose from the list, or “None of these”: not both/);
    await expect(box(page, titleOf(vote, 0))).toBeChecked();
    await box(page, titleOf(vote, 0)).uncheck();
  }
  await page.getByRole('button', { name: SEND }).click();
  await expect(main(page)).toContainText('What you choseNone of these');
  await page.getByRole('button', { name: 'Change my vote' }).click();
  await expect(box(page, 'None of these')).toBeChecked();
});

test('the page of a vote is the same to the byte for everybody, whoever has voted', async ({
  page,
  inspector,
  playwright,
  baseURL,
}) => {
  const vote = await aVote(inspector);
  const [voter] = await residents(playwright, baseURL, 1);
  if (!voter) throw new Error('nobody came');
  const read = async (path: string) => {
    const answer = await page.request.get(path);
    return { body: await answer.text(), etag: answer.headers()['etag'], cache: answer.headers()['cache-control'] };
  };
  const paths = [`/ballots/${vote.id}`, `/ballots/${vote.id}/result`, `/quarters/${vote.quarterId}`];
  const before = await Promise.all(paths.map(read));
  await castVote(voter, vote, [idOf(vote, 0)]);
  // Something else that is public changes: no page that was kept is served again.
  await aVote(inspector);
  expect(await Promise.all(paths.map(read))).toEqual(before);
  for (const { cache, body } of before) {
    expect(cache).toContain('public');
    expect(body).not.toContain('<form method="post" id=');
  }
  // And the voter's own pages are kept by nobody.
  for (const path of [`/ballots/${vote.id}/vote`, `/ballots/${vote.id}/vote?change=yes`]) {
    expect((await voter.get(path)).headers()['cache-control']).toBe('private, no-store');
  }
  expect((await page.request.get(`/ballots/${vote.id}/vote`)).headers()['cache-control']).toBe('private, no-store');
  await voter.dispose();
});

test('whoever lives elsewhere is told so, and where to change it', async ({ page, inspector }) => {
  const vote = await aVote(inspector);
  await aResident(page);
  await ask(page.request, 'SetHomeArea', { path: east });
  await page.goto(`/ballots/${vote.id}/vote`);
  await expect(main(page)).toContainText('Only residents of South Cambridgeshire vote here');
  await expect(page.getByRole('link', { name: 'Change your home area' })).toBeVisible();
  await expect(page.getByRole('checkbox')).toHaveCount(0);
});

test('before it opens the vote can be read, and says from when', async ({ page, inspector }) => {
  const vote = await aVote(inspector, { opensIn: 3_600, closesIn: 7_200 });
  await page.goto(`/ballots/${vote.id}`);
  await expect(main(page)).toContainText(/Voting opens on \w+day \d/);
  await expect(main(page)).toContainText(titleOf(vote, 0));
  await expect(page.getByRole('button', { name: 'Vote', exact: true })).toHaveCount(0);
  await page.goto(`/ballots/${vote.id}/vote`);
  await expect(main(page)).toContainText(/This vote opens on/);
  await expect(page.getByRole('checkbox')).toHaveCount(0);
  await page.goto(`/ballots/${vote.id}/result`);
  await expect(main(page)).toContainText('There is no result yet');
  await page.goto(`/ballots/${vote.id}/check`);
  await expect(main(page)).toContainText('There is nothing to find yet');
});

test('where few took part only the order is told, and each can still find what they sent', async ({
  page,
  inspector,
  playwright,
  baseURL,
}) => {
  test.setTimeout(90_000);
  const voters = await residents(playwright, baseURL, 3);
  const vote = await aVote(inspector, { closesIn: 8, maxChoices: 2 });
  const [receipts] = await Promise.all(
    voters.map((voter, at) => castVote(voter, vote, [idOf(vote, at === 2 ? 1 : 0)])),
  );
  await untilItIsCounted(page.request, vote);
  await page.goto(`/ballots/${vote.id}/result`);
  await expect(main(page)).toContainText('3 people took part, out of');
  await expect(main(page)).toContainText('Only the order is shown, without numbers. Fewer than 30 people took part');
  const items = await main(page)
    .getByRole('listitem')
    .filter({ hasText: /^(joint )?\d(st|nd|rd)/ })
    .allInnerTexts();
  expect(items.map((item) => item.replace(/\s+/g, ' '))).toEqual([
    `1st ${titleOf(vote, 0)} Girton`,
    `2nd ${titleOf(vote, 1)} Girton`,
    `3rd ${titleOf(vote, 2)} Girton`,
  ]);
  await expect(main(page)).not.toContainText(/\d+ votes?,/);
  await page.getByText('Check the count yourself').click();
  await expect(page.getByRole('link', { name: 'ballots.csv' })).toHaveCount(0);
  await page.getByRole('link', { name: 'find my receipts' }).click();
  expect(await send(page, 'Find them')).toBe(422);
  await isRefusedAt(page, page.getByLabel('Your receipts'), /Paste at least one receipt/);
  await page.getByLabel('Your receipts').fill((receipts ?? []).join('\n'));
  await page.getByRole('button', { name: 'Find them' }).click();
  await expect(page.getByRole('heading', { name: 'All 2 are there' })).toBeVisible();
  await expect(main(page)).toContainText(`${titleOf(vote, 0)}, by `);
  await expect(main(page)).toContainText('No further choice');
  for (const voter of voters) await voter.dispose();
});

test('each page of a vote leads to how it works, and says what it cannot do', async ({ page, inspector }) => {
  const vote = await aVote(inspector);
  for (const path of ['', '/vote', '/result', '/check']) {
    await page.goto(`/ballots/${vote.id}${path}`);
    await expect(
      main(page)
        .getByRole('link', { name: /how the vote works/i })
        .first(),
    ).toBeVisible();
  }
  await page.getByRole('contentinfo').getByRole('link', { name: 'How the vote works' }).click();
  for (const limit of [
    'It cannot protect you from somebody who stands beside you.',
    'It is not secret from whoever runs the service and breaks the rules.',
    'An email address proves a mailbox, not a person or a home.',
    'It is not for binding elections.',
  ]) {
    await expect(main(page)).toContainText(limit);
  }
});

test('pages for everybody use no word of the engine room', async ({ page, inspector }) => {
  const vote = await aVote(inspector);
  for (const path of [
    `/ballots/${vote.id}`,
    `/ballots/${vote.id}/vote`,
    `/ballots/${vote.id}/result`,
    '/how-the-vote-works',
  ]) {
    await page.goto(path);
    // Behind "Check the count yourself" they may stand: it is closed.
    // biome-ignore lint/performance/useDomNodeTextContent: what is shown counts, not what is there.
    const words = await main(page).innerText();
    expect(words, path).toContain('vote');
    expect(words, path).not.toMatch(
      /\b(refusals?|seal(ed|ing|s)?|lineage|audit|equal shares|ballots?|casts?|verdict|outcome|ASB)\b/i,
    );
  }
});

test(
  'JavaScript counts the ticks, and copies and prints the receipts',
  withJavaScript,
  async ({ page, inspector, context }) => {
    const vote = await aVote(inspector, { maxChoices: 2 });
    await aResident(page);
    await ask(page.request, 'SetHomeArea', { path: girton });
    await page.goto(`/ballots/${vote.id}/vote`);
    await box(page, titleOf(vote, 0)).check();
    await expect(page.getByRole('status')).toHaveText('You have chosen 1 of at most 2.');
    await box(page, titleOf(vote, 1)).check();
    await box(page, titleOf(vote, 2)).check();
    await expect(page.getByRole('status')).toHaveText('You have chosen 3. Take 1 back: 2 is the most.');
    await box(page, titleOf(vote, 2)).uncheck();
    await page.getByRole('button', { name: SEND }).click();
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'Copy' }).click();
    await expect(page.getByRole('status')).toHaveText('Copied.');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe((await receiptsOn(page)).join('\n'));
    await expect(page.getByRole('button', { name: 'Print' })).toBeVisible();
  },
);

test('the pages that only a voter sees are what a page must be', withJavaScript, async ({ page, inspector }) => {
  const vote = await aVote(inspector);
  await aResident(page);
  await page.goto(`/ballots/${vote.id}/vote`);
  await box(page, titleOf(vote, 0)).check();
  const look = async (button: string, heading: string) => {
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.request().isNavigationRequest() && response.status() < 300),
      page.getByRole('button', { name: button, exact: true }).click(),
    ]);
    await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible();
    expect(await isValid(await answer.text(), heading)).toEqual([]);
    expect(await axe(page)).toEqual([]);
    await fitsPhoneAt400Percent(page);
  };
  await look(SEND, 'Where do you live?');
  await home(page).selectOption({ label: 'Girton' });
  await look(SEND, 'Your vote is in');
  await page.goto('/me');
  await expect(main(page)).toContainText(/held until .+, for the vote/);
});
