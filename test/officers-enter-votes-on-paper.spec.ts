import { londonClock, momentInWords, shortDayInWords } from '@patchwork/calendar';
import { expect, type Page } from '@playwright/test';
import { ask } from './machine.ts';
import { aWord, dayTyped, evening, inSeconds, isRefusedAt, send, typeDay } from './meetings.ts';
import { isAccessible, isWhatAPageMustBe } from './page-promises.ts';
import { test, withJavaScript } from './person.ts';
import { aTeamOfVotes, aVote, voteOf, votes } from './votes-of-a-team.ts';

const TITLES = ['Speeding by the school', 'Burglary of sheds', 'Bicycles'];
const today = () => londonClock(new Date()).day;

/** Fills in how many papers there are, and what they chose. */
async function count(page: Page, papers: number, chosen: readonly number[], none: number): Promise<void> {
  await page.getByLabel('How many papers are there?').fill(String(papers));
  for (const [at, many] of chosen.entries()) await page.getByLabel(`${at + 1}. ${TITLES[at]}`).fill(String(many));
  await page.getByLabel('None of these').fill(String(none));
}

test('two officers count the same papers, and only then they count', async ({ asNew, javaScriptEnabled }) => {
  const team = await aTeamOfVotes(asNew);
  const vote = await aVote(team, TITLES, evening(9));
  const [first, second] = team.officers;
  const place = team.places[0]?.name ?? '';
  const closing = momentInWords(vote.closesAt);

  await first.goto('/desk');
  await first.getByRole('link', { name: `The vote on ${team.quarterName}` }).click();
  await first.getByRole('button', { name: 'Enter papers' }).click();
  await first.getByRole('radio', { name: 'A school' }).check();
  await first.getByLabel('Where were they collected?').selectOption({ label: place });
  await count(first, 20, [12, 9, 0], 3);
  await first.getByRole('button', { name: 'Enter these papers' }).click();
  await expect(first.getByRole('alert')).toContainText('They count once a second officer has counted them again');
  const main = first.getByRole('main');
  await expect(main).toContainText(`A school, ${place}, ${shortDayInWords(today())}`);
  await expect(main).toContainText('20 papers, counted by First counter');
  await expect(main).toContainText(`Not counted unless a second officer agrees before ${closing}.`);
  await expect(main).toContainText('You counted it: a colleague counts it again.');
  await expect(main.getByRole('link', { name: /^Count it again/ })).toHaveCount(0);
  await isAccessible(first, javaScriptEnabled);

  // Whoever counted first is not asked to agree with themselves.
  const [batch] = (await voteOf(first, vote.id)).paperBatches;
  await first.goto(`/desk/votes/${vote.id}/papers/${batch.id}`);
  await expect(main).toContainText('A colleague counts them again');
  await expect(first.getByRole('button', { name: 'Enter my count' })).toHaveCount(0);

  // The second is not told the figures, and is refused where theirs differ.
  await second.goto('/desk');
  const blind = second.getByRole('main');
  await blind.getByRole('link', { name: '20 papers wait for a second officer' }).click();
  await expect(second).toHaveURL(new RegExp(`/desk/votes/${vote.id}#papers$`));
  await expect(blind.getByRole('link', { name: '20 papers wait for a second officer' })).toBeVisible();
  await second.getByRole('link', { name: /^Count it again/ }).click();
  await expect(blind).toContainText('First counted by First counter');
  for (const box of await blind.locator('input[inputmode]').all()) await expect(box).toHaveValue('');
  await expect(blind).not.toContainText('20 papers');
  await isAccessible(second, javaScriptEnabled);
  await count(second, 20, [11, 9, 0], 3);
  expect(await send(second, 'Enter my count')).toBe(422);
  await expect(second.getByRole('alert')).toContainText('Your count differs from the first one.');
  await expect(second.getByLabel(`1. ${TITLES[0]}`)).toHaveValue('11');
  expect((await voteOf(second, vote.id)).paperBatches[0].confirmedAt).toBeNull();
  await second.getByLabel(`1. ${TITLES[0]}`).fill('12');
  await second.getByRole('button', { name: 'Enter my count' }).click();
  await expect(second.getByRole('alert')).toContainText('Both counts are the same: the papers count.');
  await expect(blind).not.toContainText('wait for a second officer');
  await expect(blind).toContainText('20 papers count: two officers came to the same figures.');
  await expect(blind).toContainText('Second counter counted the same numbers on');

  // What the papers say is nowhere while the vote is open.
  const seen = JSON.stringify(await voteOf(team.inspector, vote.id));
  for (const word of ['figures', 'noneOfThese', '"votes"']) expect(seen).not.toContain(word);
  await second.goto(`/desk/votes/${vote.id}/papers/${batch.id}`);
  await expect(blind).toContainText('A second officer came to the same figures already');
});

test('an officer is told each thing beside its field, and keeps everything typed', async ({
  asNew,
  javaScriptEnabled,
}) => {
  const team = await aTeamOfVotes(asNew);
  const vote = await aVote(team, TITLES, evening(9));
  const [page] = team.officers;
  await page.goto(`/desk/votes/${vote.id}/papers`);
  const enter = () => send(page, 'Enter these papers');
  expect(await enter()).toBe(422);
  await expect(page.getByRole('alert').getByRole('link')).toHaveText([
    'Choose where they come from',
    'Enter how many papers there are',
    ...TITLES.map((title, at) => `Enter how many papers chose “${at + 1}. ${title}”, 0 for none`),
    'Enter how many papers chose none of these, 0 if there are none',
  ]);
  await isAccessible(page, javaScriptEnabled);
  await page.getByRole('radio', { name: 'Papers handed in' }).check();
  const papers = page.getByLabel('How many papers are there?');
  for (const [figures, label, sentence] of [
    [[0, [0, 0, 0], 0], 'How many papers are there?', /from 1 to 10,000/],
    [[20_000, [1, 0, 0], 0], 'How many papers are there?', /from 1 to 10,000/],
    [[5, [6, 0, 0], 0], `1. ${TITLES[0]}`, /more votes than there are papers/],
    [[5, [1, 0, 0], 6], 'None of these', /than there are papers/],
  ] as const) {
    await count(page, ...(figures as unknown as [number, number[], number]));
    expect(await enter()).toBe(422);
    await isRefusedAt(page, page.getByLabel(label), sentence);
  }
  await papers.fill('-3');
  expect(await enter()).toBe(422);
  await isRefusedAt(page, papers, /whole number/);
  // Nobody can choose three of which two may be chosen.
  await count(page, 5, [5, 5, 5], 0);
  expect(await enter()).toBe(422);
  await expect(page.getByRole('alert').getByRole('link', { name: /come to between 5 and 10 votes/ })).toBeVisible();
  await count(page, 5, [5, 2, 0], 0);
  const day = page.getByRole('group', { name: 'Day on which they were collected' });
  await typeDay(day, evening(3));
  expect(await enter()).toBe(422);
  await expect(page.getByRole('alert').getByRole('link', { name: /still to come/ })).toBeVisible();
  await typeDay(day, evening(-3));
  expect(await enter()).toBe(422);
  await expect(page.getByRole('alert').getByRole('link', { name: /when the vote opened/ })).toBeVisible();
  await expect(day.getByLabel('Day')).toHaveValue(dayTyped(evening(-3))[0]);
  await expect(page.getByLabel(`2. ${TITLES[1]}`)).toHaveValue('2');
  await expect(page.getByRole('radio', { name: 'Papers handed in' })).toBeChecked();
  expect((await voteOf(page, vote.id)).paperBatches).toEqual([]);
});

test('a team sees how many have voted, never from where while it would tell who, and what became of it', async ({
  asNew,
}) => {
  const team = await aTeamOfVotes(asNew);
  const vote = await aVote(team, TITLES, inSeconds(25));
  const [first] = team.officers;
  const [option] = vote.options;
  await votes(await asNew(undefined), team.places[0]?.path ?? '', vote, [option?.id ?? '']);
  await votes(await asNew(undefined), team.places[1]?.path ?? '', vote, []);
  await first.goto(`/desk/votes/${vote.id}`);
  const main = first.getByRole('main');
  await expect(main).toContainText('2 residents have voted so far.');
  await expect(main).toContainText('No place has ten voters yet, so all places are counted together.');
  await first.goto(`/desk/votes/${vote.id}/papers`);
  await first.getByRole('radio', { name: 'A room or a meeting' }).check();
  await count(first, 4, [4, 0, 0], 0);
  await first.getByRole('button', { name: 'Enter these papers' }).click();
  await expect(main).toContainText('4 papers wait for a second officer.');

  await expect.poll(async () => (await voteOf(first, vote.id)).state, { timeout: 50_000 }).toBe('SEALED');
  await first.goto(`/desk/votes/${vote.id}`);
  await expect(main).toContainText('2 people took part, out of 2 residents');
  await expect(main).toContainText('Fewer than 30 took part, so only the order is told.');
  await expect(main).toContainText('4 papers were left out.');
  await expect(main).toContainText('No second officer agreed before the vote closed.');
  await expect(main.getByRole('button', { name: 'Enter papers' })).toHaveCount(0);
  await first.goto(`/desk/votes/${vote.id}/papers`);
  await expect(main).toContainText('This vote has closed.');
  await first.goto(`/desk/votes/${vote.id}`);
  await first.getByRole('link', { name: 'Read the result' }).click();
  await expect(first).toHaveURL(new RegExp(`/ballots/${vote.id}/result$`));
});

test(
  'each page of a vote’s team is what a page must be, and its paper fits one sheet',
  withJavaScript,
  async ({ asNew, page }) => {
    const team = await aTeamOfVotes(asNew);
    const titles = [...TITLES, ...Array.from({ length: 17 }, () => Array.from({ length: 4 }, aWord).join(' '))];
    const vote = await aVote(team, titles, evening(9));
    const [first, second] = team.officers;
    const figures = { papers: 1, votes: [{ optionId: vote.options[0]?.id, votes: 1 }] };
    const bundle = { ballotId: vote.id, source: 'ROOM', collectedOn: today(), placePath: team.path, ...figures };
    const { data } = await ask(first.request, 'EnterVotes', { input: bundle });
    for (const address of ['', '/paper', '/papers', `/papers/${data.enterVotes.id}`]) {
      await isWhatAPageMustBe(second, `/desk/votes/${vote.id}${address}`);
      // Without a session it leads to signing in.
      await page.goto(`/desk/votes/${vote.id}${address}`);
      await expect(page).toHaveURL(/\/sign-in\?/);
    }
    await second.goto(`/desk/votes/${vote.id}/paper`);
    const paper = second.getByRole('main');
    await expect(paper).toContainText('Choose up to two, or none of these.');
    await expect(paper).toContainText('Hand it in at:');
    await expect(paper).toContainText(`/ballots/${vote.id}`);
    await expect(paper).toContainText(`The vote closes on ${momentInWords(vote.closesAt)}.`);
    for (const [at, title] of titles.entries()) await expect(paper).toContainText(`${at + 1}. ${title}`);
    const sheets = (await second.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type ?\/Page\b/g);
    expect(sheets).toHaveLength(1);
  },
);

test('nobody but the team sees its page of a vote or enters papers', async ({ asAnother, asNew }) => {
  const team = await aTeamOfVotes(asNew);
  const vote = await aVote(team, TITLES, evening(9));
  const figures = { papers: 1, votes: [{ optionId: vote.options[0]?.id, votes: 1 }] };
  const input = { ballotId: vote.id, source: 'ROOM', collectedOn: today(), placePath: team.path, ...figures };
  for (const role of ['inspector', 'officer', 'comms', 'admin', 'resident'] as const) {
    const other = await asAnother(role);
    for (const address of ['', '/paper', '/papers']) {
      const answer = await other.goto(`/desk/votes/${vote.id}${address}`);
      expect(answer?.status(), `${role} ${address}`).toBe(403);
    }
    expect((await ask(other.request, 'EnterVotes', { input })).errors[0]?.extensions.code, role).toBe('FORBIDDEN');
  }
  expect((await voteOf(team.inspector, vote.id)).paperBatches).toEqual([]);
});
