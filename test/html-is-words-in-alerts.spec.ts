import { expect } from '@playwright/test';
import { girton } from './demo.ts';
import { follow } from './following.ts';
import { ask } from './machine.ts';
import { aResident, aWord } from './meetings.ts';
import { payloads, ranNothing } from './payloads.ts';
import { test } from './person.ts';

// As html-is-words.spec.ts, for what is typed of an alert: on the preview, on its page, on the desk, and for everybody.

test.use({ as: 'inspector' });

const asOneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

test('in the title and the words of an alert, before it goes and after, and in why it was urgent or withdrawn', async ({
  page,
  anybody,
}) => {
  test.slow();
  await aResident(anybody);
  await follow(anybody.request);
  let shown = 0;
  for (const trap of payloads) {
    // `window.ran` would read as a link, and be refused.
    const payload = trap.replaceAll('window.ran', 'ran').replaceAll('parent.ran', "parent['ran']");
    await page.goto(`/desk/alerts/new?area=${encodeURIComponent(girton.replace(/\/girton$/, ''))}`);
    const word = aWord();
    await page.getByLabel('Title').fill(`${word} ${payload}`);
    await page.getByLabel('Message').fill(payload);
    await page.getByLabel('What is it about?').selectOption('Rural crime');
    await page.getByRole('radio', { name: 'Good to know' }).check();
    await page.getByRole('radio', { name: /^Everybody/ }).check();
    await page.getByText('It cannot wait').click();
    await page.getByRole('checkbox', { name: 'Send it at once' }).check();
    await page.getByLabel('Why can it not wait?').fill(payload);
    await page.getByRole('button', { name: 'Go on to see what goes out' }).click();
    await ranNothing(page, `before it goes: ${payload}`);
    const sends = page.getByRole('button', { name: 'Send it now' });
    if ((await sends.count()) === 0) {
      // What reads as a link is refused, with everything typed as it was.
      await expect(page.getByLabel('Title')).toHaveValue(`${word} ${payload}`);
      continue;
    }
    shown += 1;
    await sends.click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(asOneLine(payload));
    const id = new URL(page.url()).pathname.split('/').at(-1);
    await ranNothing(page, `its page: ${payload}`);
    await page.goto('/desk');
    await expect(page.getByRole('region', { name: 'Alerts' })).toContainText(asOneLine(payload));
    await ranNothing(page, `the desk: ${payload}`);
    await expect(async () => {
      await anybody.goto(`/areas/${girton}/alerts`);
      await expect(anybody.getByRole('main')).toContainText(`${word} ${asOneLine(payload)}`, { timeout: 500 });
    }).toPass();
    await ranNothing(anybody, `for everybody: ${payload}`);
    await ask(page.request, 'WithdrawAlert', { alertId: id, reason: `${word} ${payload}` });
    await anybody.goto(`/areas/${girton}/alerts`);
    await expect(anybody.getByRole('main')).toContainText(`The reason it gave: “${word} ${asOneLine(payload)}”`);
    await ranNothing(anybody, `withdrawn: ${payload}`);
  }
  expect(shown, 'payloads that were sent').toBeGreaterThan(8);
});
