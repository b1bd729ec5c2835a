import { expect } from '@playwright/test';
import { girton } from './demo.ts';
import { ask } from './machine.ts';
import { aResident } from './meetings.ts';
import { payloads, ranNothing } from './payloads.ts';
import { test } from './person.ts';
import { aVote, castVote, untilItIsCounted } from './votes.ts';

// As html-is-words.spec.ts, for every string that is stored of a vote, and for what is pasted to find receipts.

const asOneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
const titles = payloads.map((payload) => payload.slice(0, 120)).slice(0, 16);

test('in what can be chosen, in my vote, in the result, and among receipts', async ({ page, inspector }) => {
  test.slow();
  await aResident(page);
  await ask(page.request, 'SetHomeArea', { path: girton });
  const vote = await aVote(inspector, { titles, closesIn: 25, words: payloads.join('\n') });
  const pages = async (...paths: string[]) => {
    for (const path of paths) {
      await page.goto(`/ballots/${vote.id}${path}`);
      const words = asOneLine((await page.getByRole('main').textContent()) ?? '');
      for (const title of titles) expect(words, path).toContain(asOneLine(title));
      await ranNothing(page, path);
    }
  };
  await pages('', '/vote');
  const two = vote.options.slice(0, 2);
  const receipts = await castVote(
    page.request,
    vote,
    two.map(({ id }) => id),
  );
  await page.goto(`/ballots/${vote.id}/vote`);
  for (const { title } of two) await expect(page.getByRole('main')).toContainText(asOneLine(title));
  await ranNothing(page, 'my vote');

  await untilItIsCounted(page.request, vote);
  await pages('', '/result');
  await page.goto(`/ballots/${vote.id}/check`);
  await page.getByLabel('Your receipts').fill([...receipts, ...titles].join('\n'));
  await page.getByRole('button', { name: 'Find them' }).click();
  for (const { title } of two) await expect(page.getByRole('table')).toContainText(asOneLine(title));
  await expect(page.getByRole('heading', { name: /^2 of \d+ are there$/ })).toBeVisible();
  await ranNothing(page, 'receipts');
});
