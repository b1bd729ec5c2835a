import { idOf } from '@patchwork/db/seeds/demo/ids.ts';
import { expect } from '@playwright/test';
import { currentPriority, girton, south } from './demo.ts';
import { ask } from './machine.ts';
import { payloads, ranNothing } from './payloads.ts';
import { test } from './person.ts';

test.use({ as: 'inspector' });

const meeting = idOf('meeting south online');

test('in the words and figures of an update', async ({ page, unique }) => {
  const { id: priorityId } = await currentPriority(page.request, 'ASB');
  const ids: string[] = [];
  for (const [at, payload] of payloads.entries()) {
    const body = `${unique} ${at}: ${payload}\n\n* ${payload}\n\n> ${payload}\n\n\`${payload}\``;
    const measures = [{ name: payload, value: at, unit: payload.slice(0, 20), source: payload }];
    const input = { priorityId, body, placePaths: [`${south}/milton`], measures };
    const { data, errors } = await ask(page.request, 'PostUpdate', { input });
    expect(errors, payload).toEqual([]);
    expect(data.postUpdate.__typename, `${payload} ${data.postUpdate.message}`).toBe('ProgressUpdate');
    ids.push(data.postUpdate.id);
  }
  for (const address of [`/priorities/${priorityId}`, `/areas/${south}`, `/areas/${south}/milton`, '/desk']) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await ranNothing(page, address);
  }
  await page.goto(`/areas/${south}/milton?updates=all`);
  await ranNothing(page, 'all updates');
  for (const [at, id] of ids.entries()) {
    const payload = payloads[at] ?? '';
    await page.goto(`/desk/updates/${id}`);
    await ranNothing(page, payload);
    await page.goto(`/desk/updates/${id}/correct`);
    await expect(page.getByLabel('What was done?')).toHaveValue(new RegExp(`^${unique} ${at}: `));
    await expect(page.getByLabel('What was counted?')).toHaveValue(payload);
    await ranNothing(page, payload);
  }
  for (const id of ids) await ask(page.request, 'WithdrawWords', { input: { updateId: id, reason: 'It was a test.' } });
});

test('in the reason of a withdrawal', async ({ page, unique }) => {
  const { id: priorityId } = await currentPriority(page.request, 'ASB');
  for (const payload of payloads.slice(0, 9)) {
    const { data } = await ask(page.request, 'PostUpdate', { input: { priorityId, body: unique } });
    const { id } = data.postUpdate;
    await page.goto(`/desk/updates/${id}/withdraw`);
    await page.getByLabel('Why is it withdrawn?').fill(payload);
    await page.getByRole('button', { name: 'Withdraw the update' }).click();
    await page.goto(`/priorities/${priorityId}`);
    await expect(page.locator(`#update-${id}`)).toContainText(payload);
    await ranNothing(page, payload);
  }
});

test('in addresses and searches', async ({ page }) => {
  for (const payload of payloads) {
    await page.goto(`/?q=${encodeURIComponent(payload)}`);
    await expect(page.getByRole('searchbox')).toHaveValue(payload);
    await expect(page.getByRole('heading', { level: 2 }).first()).toContainText(payload);
    await ranNothing(page, payload);
    await page.goto(`/areas/${encodeURIComponent(payload)}`);
    await ranNothing(page, payload);
    await page.goto(`/areas/${girton}?updates=${encodeURIComponent(payload)}`);
    await ranNothing(page, payload);
    await page.goto(`/desk/words?update=${encodeURIComponent(payload)}`);
    await ranNothing(page, payload);
    await page.goto(`/meetings/${meeting}/check-in?code=${encodeURIComponent(payload)}`);
    await ranNothing(page, payload);
    await page.goto(`/areas/${south}/questions?after=${encodeURIComponent(payload)}`);
    await ranNothing(page, payload);
    await page.goto(
      `/desk/meetings/${meeting}?name=${encodeURIComponent(payload)}&show=${encodeURIComponent(payload)}`,
    );
    await expect(page.getByRole('textbox', { name: 'Find a name' })).toHaveValue(payload);
    await ranNothing(page, payload);
    await page.goto(`/meetings/${meeting}?done=${encodeURIComponent(payload)}`);
    await ranNothing(page, payload);
  }
});

test('in where to go after signing in', async ({ page }) => {
  for (const next of [
    'javascript:window.ran=1',
    '//elsewhere.test',
    'https://elsewhere.test',
    '/\\elsewhere.test',
    '/%09/elsewhere.test',
  ]) {
    const answer = await page.request.get(`/sign-in?next=${encodeURIComponent(next)}`, { maxRedirects: 0 });
    const to = new URL(answer.headers().location ?? '/', process.env.PATCHWORK_URL);
    expect(to.origin, next).toBe(process.env.PATCHWORK_URL);
  }
});

test.describe('by an administrator', () => {
  test.use({ as: 'admin' });

  test('in the name of an area and in an officer’s name, title and hours', async ({ page, anybody }) => {
    const path = 'cambridgeshire/east-cambridgeshire';
    for (const payload of payloads.slice(0, 9)) {
      const slug = `t-${crypto.randomUUID().slice(0, 12)}`;
      const area = await ask(page.request, 'AddArea', {
        input: { parentPath: path, kind: 'PLACE', name: payload, slug },
      });
      expect(area.errors, payload).toEqual([]);
      const input = {
        email: `${crypto.randomUUID()}@patchwork.test`,
        role: 'OFFICER',
        areaPaths: [path],
        title: payload,
        displayName: payload,
        hours: payload,
      };
      const officer = await ask(page.request, 'AppointOfficer', { input });
      expect(officer.errors, payload).toEqual([]);
      if (area.data.addArea.path) {
        await anybody.goto(`/areas/${area.data.addArea.path}`);
        await expect(anybody.getByRole('heading', { level: 1 })).toHaveText(payload);
        await ranNothing(anybody, payload);
      }
      const { id } = officer.data.appointOfficer;
      if (id) await page.goto(`/desk/officers/${id}/dismiss`);
      await ranNothing(page, payload);
    }
    for (const address of [`/areas/${path}`, '/', '/?q=script']) {
      await anybody.goto(address);
      await ranNothing(anybody, address);
    }
    for (const address of ['/desk/officers', '/desk/areas']) {
      await page.goto(address);
      await ranNothing(page, address);
    }
  });
});
