import { expect, type Page } from '@playwright/test';
import { currentPriority, girton, south } from './demo.ts';
import { ask, codeIn, inboxOf, mailAfter } from './machine.ts';
import { test } from './person.ts';

const noSuchId = '11111111-2222-4333-8444-555555555555';

test.describe('what is not there', () => {
  for (const address of [
    '/areas/cambridgeshire/south-cambridgeshire/brigadoon',
    '/areas/cambridgeshire/brigadoon',
    '/areas/brigadoon',
    `/areas/${south}/girton/too/deep`,
    '/areas/cambridgeshire/brigadoon/quarters',
    `/priorities/${noSuchId}`,
    '/priorities/1',
    '/priorities/%F0%9F%92%A5',
    "/priorities/'%20or%201=1--",
    `/priorities/${'9'.repeat(3000)}`,
    `/quarters/${noSuchId}`,
    '/quarters/current',
    `/meetings/${noSuchId}`,
    '/meetings/1',
    `/meetings/${noSuchId}/register`,
    `/meetings/${noSuchId}/check-in?code=ABC234`,
    `/meetings/${noSuchId}/ask`,
    `/questions/${noSuchId}`,
    "/questions/'%20or%201=1--",
    `/questions/${noSuchId}/support`,
    '/areas/cambridgeshire/brigadoon/ask',
    '/areas/cambridgeshire/brigadoon/questions',
    '/areas/cambridgeshire/brigadoon/meetings',
    '/areas/%00',
    '/no-such-page',
  ]) {
    test(`answers 404 with a search box: ${address.slice(0, 60)}`, async ({ page }) => {
      const answer = await page.goto(address);
      expect(answer?.status()).toBe(404);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Page not found');
      await page.getByRole('searchbox').fill('girton');
      await page.getByRole('button', { name: 'Find' }).click();
      await expect(page.getByRole('link', { name: 'Girton', exact: true })).toBeVisible();
    });
  }

  test('an address that is not even one is refused and not a fault of ours', async ({ page }) => {
    for (const address of ['/areas/%E0%A4%A', '/priorities/%', '/%ff%fe']) {
      const answer = await page.request.get(address);
      expect(answer.status(), address).toBeGreaterThanOrEqual(400);
      expect(answer.status(), address).toBeLessThan(500);
    }
  });

  test('a search takes whatever is typed', async ({ page }) => {
    for (const typed of ['%', "' or 1=1 --", '\u0000girton', '<b>girton</b>', '💥', 'x'.repeat(5000), '\\', '_____']) {
      const answer = await page.goto(`/?q=${encodeURIComponent(typed)}`);
      expect(answer?.status(), typed).toBe(200);
      await expect(page.getByRole('heading', { name: /^(No area|\d+ areas?) for “/ })).toBeVisible();
    }
  });
});

test.describe('at the sign-in', () => {
  /** The page came back, says so beside the field and at the top, and the field holds what was typed. */
  async function refused(page: Page, label: string, typed: string, sentence: RegExp): Promise<void> {
    await expect(page).toHaveTitle(/^Error: /);
    const field = page.getByLabel(label, { exact: true });
    await expect(field).toHaveValue(typed);
    const error = page.locator(`#${(await field.getAttribute('id')) ?? ''}-error`);
    await expect(error).toContainText(sentence);
    await page.getByRole('alert').getByRole('link', { name: sentence }).click();
    await expect(field).toBeFocused();
  }

  for (const typed of ['', 'girton', 'a@b', 'two@at@signs.test', `${'x'.repeat(300)}@patchwork.test`, '<b>@x.test']) {
    test(`no address: “${typed.slice(0, 30)}”`, async ({ page }) => {
      await page.goto('/sign-in');
      await page.getByLabel('Email address').fill(typed);
      // What a browser would hold back itself is sent all the same: the service must say it.
      await page
        .locator('form')
        .first()
        .evaluate((form: HTMLFormElement) => (form.noValidate = true));
      const [answer] = await Promise.all([
        page.waitForResponse((response) => response.request().method() === 'POST'),
        page.getByRole('button', { name: 'Send me a code' }).click(),
      ]);
      expect(answer.status()).toBe(422);
      await refused(page, 'Email address', typed, /\w+ .*(email|address|characters)/i);
    });
  }

  test('a wrong code five times, then even the right one no longer; a used one never', async ({ page }) => {
    const email = `${crypto.randomUUID()}@patchwork.test`;
    await page.goto('/sign-in');
    const mail = await mailAfter(page.request, email, async () => {
      await page.getByLabel('Email address').fill(email);
      await page.getByRole('button', { name: 'Send me a code' }).click();
    });
    const right = codeIn(mail).replace(' ', '');
    const wrong = String((Number(right) + 1) % 1_000_000).padStart(6, '0');
    const type = async (code: string) => {
      await page.getByLabel('Code', { exact: true }).fill(code);
      const [answer] = await Promise.all([
        page.waitForResponse((response) => response.request().method() === 'POST'),
        page.getByRole('button', { name: 'Sign in' }).click(),
      ]);
      return answer.status();
    };
    for (let guess = 1; guess <= 5; guess++) {
      expect(await type(wrong)).toBe(422);
      await refused(page, 'Code', wrong, /code/i);
    }
    expect(await type(right)).toBe(422);
    await refused(page, 'Code', right, /tried too many times/);
    expect((await ask(page.request, 'Me')).data?.me ?? null).toBeNull();
    for (const malformed of ['12345', 'abcdef', '', '1234567890123456789012345678901234567890']) {
      expect(await type(malformed)).toBe(422);
      await refused(page, 'Code', malformed, /code/i);
    }

    const second = await mailAfter(page.request, email, () =>
      page.getByRole('button', { name: 'Send a new code' }).click(),
    );
    expect(await type(codeIn(second))).toBe(303);
    const { data } = await ask(page.request, 'SignIn', { email, code: codeIn(second) });
    expect(data.signIn).toMatchObject({ __typename: 'PersonRefusal', field: 'code' });
  });

  test('a fourth code within the hour is not sent, and the newest still works', async ({ page }) => {
    const email = `${crypto.randomUUID()}@patchwork.test`;
    let newest = '';
    for (let asked = 1; asked <= 3; asked++) {
      newest = codeIn(await mailAfter(page.request, email, () => ask(page.request, 'RequestSignInCode', { email })));
    }
    await page.goto('/sign-in');
    await page.getByLabel('Email address').fill(email);
    await page.getByRole('button', { name: 'Send me a code' }).click();
    await refused(page, 'Email address', email, /codes/);
    expect(await inboxOf(page.request, email)).toHaveLength(3);
    await page.getByRole('link', { name: 'I have a code already' }).click();
    await page.getByLabel('Code', { exact: true }).fill(newest);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('My page');
  });
});

test.describe('in an update', () => {
  test.use({ as: 'inspector' });

  /** Posts what is typed, and says how the page answered. */
  async function post(page: Page): Promise<number> {
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.request().method() === 'POST'),
      page.getByRole('button', { name: 'Post the update' }).click(),
    ]);
    return answer.status();
  }

  async function toForm(page: Page): Promise<string> {
    const { id } = await currentPriority(page.request, 'SPEEDING');
    await page.goto(`/desk/post?priority=${id}`);
    return id;
  }

  const figure = (page: Page) => page.getByRole('group', { name: 'Figure 1', exact: true });

  test('no words at all', async ({ page }) => {
    await toForm(page);
    expect(await post(page)).toBe(422);
    await page.getByRole('alert').getByRole('link', { name: 'Enter what was done' }).click();
    await expect(page.getByLabel('What was done?')).toBeFocused();
  });

  test('a figure that is not a number, and nothing else that was typed is lost or written', async ({
    page,
    unique,
  }) => {
    const id = await toForm(page);
    await page.getByLabel('What was done?').fill(unique);
    await page.getByLabel('Girton').uncheck();
    await figure(page).getByLabel('What was counted?').fill('vehicles');
    await figure(page).getByText('When, and who counted').click();
    await figure(page).getByLabel('Who counted?').fill('Speedwatch');
    for (const typed of ['twenty', '1e400', '12 345 6', 'NaN', '--3', '0x10', '१२']) {
      await figure(page).getByLabel('Number now').fill(typed);
      expect(await post(page), typed).toBe(422);
      await expect(page.getByRole('alert').getByRole('link')).toHaveCount(1);
      await page.getByRole('alert').getByRole('link').click();
      await expect(figure(page).getByLabel('Number now')).toBeFocused();
      await expect(figure(page).getByLabel('Number now')).toHaveValue(typed);
      await expect(page.getByLabel('What was done?')).toHaveValue(unique);
      await expect(page.getByLabel('Girton')).not.toBeChecked();
      await expect(figure(page).getByLabel('What was counted?')).toHaveValue('vehicles');
      await expect(figure(page).getByLabel('Who counted?')).toHaveValue('Speedwatch');
    }
    await page.goto(`/priorities/${id}`);
    await expect(page.getByRole('main')).not.toContainText(unique);
  });

  test('a share of more than its whole, and days that are none', async ({ page, unique }) => {
    await toForm(page);
    await page.getByLabel('What was done?').fill(unique);
    await figure(page).getByLabel('What was counted?').fill('vehicles');
    await figure(page).getByLabel('Number now').fill('330');
    await figure(page).getByLabel('Out of').fill('26');
    expect(await post(page)).toBe(422);
    await expect(page.getByRole('alert').getByRole('link')).toHaveCount(1);
    await figure(page).getByLabel('Out of').fill('400');
    await figure(page).getByText('When, and who counted').click();
    const from = figure(page).getByRole('group', { name: 'From' });
    await from.getByLabel('Day').fill('31');
    await from.getByLabel('Month').fill('2');
    await from.getByLabel('Year').fill('2026');
    expect(await post(page)).toBe(422);
    await expect(from.getByLabel('Day')).toHaveValue('31');
    await expect(page.getByLabel('What was done?')).toHaveValue(unique);
  });

  test('words without end', async ({ page, unique }) => {
    const id = await toForm(page);
    const words = `${unique} ${'word '.repeat(1100)}end`;
    await page.getByLabel('What was done?').fill(words);
    expect(await post(page)).toBe(422);
    await expect(page.getByRole('alert')).toContainText('Use 5000 characters or fewer');
    await expect(page.getByLabel('What was done?')).toHaveValue(words);
    const { data, errors } = await ask(page.request, 'PostUpdate', { input: { priorityId: id, body: words } });
    expect(errors[0]?.extensions.code ?? data.postUpdate.__typename).toMatch(/BAD_USER_INPUT|UpdateRefusal/);
    await page.goto(`/priorities/${id}`);
    await expect(page.getByRole('main')).not.toContainText(unique);
  });

  test('a form of megabytes is refused, not swallowed', async ({ page }) => {
    const id = await toForm(page);
    const headers = { origin: new URL(page.url()).origin };
    const form = { body: 'x'.repeat(20_000_000) };
    const answer = await page.request.post(`/desk/post?priority=${id}`, { form, headers, maxRedirects: 0 });
    expect([413, 422]).toContain(answer.status());
  });

  test('control characters never reach a page, and right-to-left tricks do not turn it round', async ({
    page,
    unique,
  }) => {
    const id = await toForm(page);
    const body = `${unique}\u0000\u0007\u001b[31m and\u202Ethen`;
    const { data, errors } = await ask(page.request, 'PostUpdate', { input: { priorityId: id, body } });
    expect(errors.map(({ extensions }) => extensions.code).filter((code) => code !== 'BAD_USER_INPUT')).toEqual([]);
    await page.goto(`/priorities/${id}`);
    const html = await page.content();
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(html).not.toMatch(/[\u0000\u0007\u001b]/);
    if (data?.postUpdate?.id) expect(html).toContain(unique);
    else expect(html).not.toContain(unique);
  });

  test('a moment that has passed, and one that is none', async ({ page, unique }) => {
    await toForm(page);
    await page.getByLabel('What was done?').fill(unique);
    await page.getByText('Publish at a set time instead of now').click();
    const moment = page.getByRole('group', { name: 'Publish on' });
    for (const [day, month, year, time] of [
      ['1', '1', '2020', '9am'],
      ['32', '13', '2026', '9am'],
      ['1', '1', '2099', 'breakfast'],
      ['1', '1', '2099', ''],
    ] as const) {
      await moment.getByLabel('Day').fill(day);
      await moment.getByLabel('Month').fill(month);
      await moment.getByLabel('Year').fill(year);
      await page.getByLabel('Publish on: time').fill(time);
      expect(await post(page), `${day} ${month} ${year} ${time}`).toBe(422);
      await expect(page.getByLabel('What was done?')).toHaveValue(unique);
      await expect(moment.getByLabel('Day')).toHaveValue(day);
      await expect(page.getByLabel('Publish on: time')).toHaveValue(time);
    }
  });

  test('an update to a quarter that has ended', async ({ page, unique }) => {
    const { data } = await ask(page.request, 'AreaPage', { path: south });
    const [ended] = data.area.lastQuarter.priorities;
    const answer = await page.goto(`/desk/post?priority=${ended.id}`);
    if (answer?.status() === 200) {
      await page.getByLabel('What was done?').fill(unique);
      expect(await post(page)).toBe(422);
      await expect(page.getByRole('alert')).toContainText(/ended/);
      await expect(page.getByLabel('What was done?')).toHaveValue(unique);
    } else expect(answer?.status()).toBe(404);
    const refusal = await ask(page.request, 'PostUpdate', { input: { priorityId: ended.id, body: unique } });
    expect(refusal.data.postUpdate.__typename).toBe('UpdateRefusal');
    await page.goto(`/priorities/${ended.id}`);
    await expect(page.getByRole('main')).not.toContainText(unique);
  });

  test('a form that came from elsewhere', async ({ page, unique }) => {
    const id = await toForm(page);
    for (const origin of ['https://elsewhere.test', 'null']) {
      const answer = await page.request.post(`/desk/post?priority=${id}`, {
        form: { body: unique },
        headers: { origin },
        maxRedirects: 0,
      });
      expect(answer.status(), origin).toBe(403);
    }
    await page.goto(`/priorities/${id}`);
    await expect(page.getByRole('main')).not.toContainText(unique);
  });

  test('a place of another neighbourhood', async ({ page, unique }) => {
    const id = await toForm(page);
    for (const placePaths of [['cambridgeshire/east-cambridgeshire/soham'], ['nowhere'], ['a'.repeat(9000)]]) {
      const { data, errors } = await ask(page.request, 'PostUpdate', {
        input: { priorityId: id, body: unique, placePaths },
      });
      expect(errors[0]?.extensions.code ?? data.postUpdate.__typename).toMatch(
        /BAD_USER_INPUT|NOT_FOUND|UpdateRefusal/,
      );
    }
    await page.goto(`/areas/${girton}?updates=all`);
    await expect(page.getByRole('main')).not.toContainText(unique);
  });
});
