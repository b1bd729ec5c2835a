import { expect } from '@playwright/test';
import { girton, south } from './demo.ts';
import { aResident, aWord } from './meetings.ts';
import { payloads, ranNothing } from './payloads.ts';
import { test } from './person.ts';
import { review, suggest } from './suggestions.ts';

// As html-is-words.spec.ts, for every string that is stored of suggestions, and for what is put on a page while typing.

test.use({ as: 'officer' });

const asOneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

test('in what is suggested, in what the team adds, and in what is like it while somebody types', async ({
  page,
  anybody,
  asNew,
}) => {
  test.slow();
  const resident = await asNew(undefined);
  await aResident(resident);
  const found = new Map<string, string>();
  for (const payload of payloads.slice(0, 7)) {
    const word = aWord();
    found.set(word, payload);
    const id = await suggest(resident.request, { title: `${word} ${payload}`, why: payload });
    for (const address of [`/suggestions/${id}`, '/me']) {
      await resident.goto(address);
      await expect(resident.getByRole('main')).toContainText(asOneLine(payload));
      await ranNothing(resident, `${address}: ${payload}`);
    }
    await page.goto(`/desk/suggestions/${id}`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(asOneLine(payload));
    await ranNothing(page, `desk: ${payload}`);
    await review(page.request, id, { decision: 'ACCEPT', words: payload });
    for (const address of [`/suggestions/${id}`, `/areas/${south}/suggestions`]) {
      await anybody.goto(address);
      await expect(anybody.getByRole('main')).toContainText(`The team adds:`);
      await expect(anybody.getByRole('main')).toContainText(asOneLine(payload));
      await ranNothing(anybody, `${address}: ${payload}`);
    }
  }
  await anybody.goto(`/areas/${girton}/suggest`);
  const shown = anybody.getByRole('region', { name: 'Like what you type' });
  for (const [word, payload] of found) {
    await anybody.getByLabel('What should the team work on?').fill(word);
    await expect(shown.getByRole('link').filter({ hasText: asOneLine(payload) })).toBeVisible();
    await ranNothing(anybody, `while typing: ${payload}`);
  }
});
