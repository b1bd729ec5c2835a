import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { ask } from './machine.ts';
import { aMeeting, aResident, aWord, evening, inMinutes, isRefusedAt, register, rosterOf, send } from './meetings.ts';
import { test } from './person.ts';

test.use({ as: 'officer' });

test('an officer registers somebody who rang and checks people in with one tap', async ({ page, asNew, inspector }) => {
  const meeting = await aMeeting(inspector, { capacity: 2, startsAt: inMinutes(20), mode: 'IN_PERSON' });
  const resident = await asNew(undefined);
  await aResident(resident);
  const [registered, rang, another] = [`Ada ${aWord()}`, `Ben ${aWord()}`, `Cyd ${aWord()}`];
  await register(resident.request, meeting.id, { name: registered, needs: 'A hearing loop' });

  await page.goto(`/desk/meetings/${meeting.id}`);
  await page.getByRole('button', { name: 'Register somebody who rang' }).click();
  await page.getByLabel('Their phone number').fill('01632 960 123');
  await page.getByLabel('Is there anything they need').fill('A space for a wheelchair');
  expect(await send(page, 'Register them')).toBe(422);
  await isRefusedAt(page, page.getByLabel('Their name'), /Enter their name/);
  await expect(page.getByLabel('Their phone number')).toHaveValue('01632 960 123');
  await expect(page.getByLabel('Is there anything they need')).toHaveValue('A space for a wheelchair');
  await page.getByLabel('Their name').fill(rang);
  await page.getByRole('button', { name: 'Register them' }).click();
  await expect(page.getByRole('alert')).toContainText('They are registered and have a place.');
  const row = (name: string) => page.getByRole('row').filter({ hasText: name });
  await expect(row(rang)).toContainText('A space for a wheelchair');
  await expect(row(rang).getByRole('link', { name: '01632 960 123' })).toHaveAttribute('href', 'tel:01632960123');
  await expect(row(registered)).toContainText('A hearing loop');
  await expect(page.getByRole('region', { name: 'Still to do' })).toBeVisible();

  // Whoever rings now waits, and the desk says so.
  await page.getByRole('button', { name: 'Register somebody who rang' }).click();
  await page.getByLabel('Their name').fill(another);
  await page.getByRole('button', { name: 'Register them' }).click();
  await expect(page.getByRole('alert')).toContainText('They are registered and wait in the line.');

  await page.goto(`/desk/meetings/${meeting.id}`);
  for (const name of [registered, rang]) {
    await row(name)
      .getByRole('button', { name: /^Check in/ })
      .click();
    await expect(row(name)).toContainText('Checked in');
  }
  expect(await rosterOf(inspector, meeting.id)).toMatchObject({ attended: 2, confirmed: 0, waiting: 1 });
  await row(rang)
    .getByRole('button', { name: /^Undo check-in/ })
    .click();
  await expect(row(rang)).toContainText('Has a place');
  await row(rang).getByText('They cannot come').click();
  await row(rang)
    .getByRole('button', { name: /^Withdraw them/ })
    .click();
  await expect(page.getByRole('alert')).toContainText('They are withdrawn.');
  await row(another)
    .getByRole('button', { name: /^Confirm: they take the place/ })
    .click();
  await expect(row(another)).toContainText('Has a place');
  await resident.goto(`/meetings/${meeting.id}`);
  await expect(resident.getByRole('region', { name: 'You are checked in' })).toBeVisible();

  await page.goto(`/desk/meetings/${meeting.id}?show=in`);
  await expect(row(registered)).toBeVisible();
  await expect(row(another)).toHaveCount(0);
  await page.goto(`/desk/meetings/${meeting.id}`);
  await page.getByRole('textbox', { name: 'Find a name' }).fill(another.toUpperCase());
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  await expect(row(another)).toBeVisible();
  await expect(row(registered)).toHaveCount(0);
});

test('an officer is told whom to ring when a meeting moves, and says that it is done', async ({ page, inspector }) => {
  const meeting = await aMeeting(inspector, { startsAt: evening(20) });
  const name = `Ben ${aWord()}`;
  await ask(inspector, 'RegisterCaller', { input: { meetingId: meeting.id, name, phone: '01632 960 123' } });
  const row = page.getByRole('row').filter({ hasText: name });
  const rung = row.getByRole('button', { name: /^I have rung them about the change/ });
  await page.goto(`/desk/meetings/${meeting.id}`);
  await expect(row).toBeVisible();
  await expect(rung).toHaveCount(0);
  const [startsAt, endsAt] = [evening(22).toISOString(), evening(22, '20:00').toISOString()];
  await ask(inspector, 'MoveMeeting', { input: { meetingId: meeting.id, startsAt, endsAt } });
  await page.goto(`/desk/meetings/${meeting.id}`);
  await expect(page.getByRole('region', { name: 'Still to do' })).toContainText(/Ring .+/);
  await rung.click();
  await expect(rung).toHaveCount(0);
  await expect(row).toContainText('Has a place');
});

test('an officer takes the roster as a spreadsheet in which no cell is a formula', async ({
  page,
  asNew,
  inspector,
}) => {
  const meeting = await aMeeting(inspector);
  const traps = ['=HYPERLINK("http://127.0.0.1:9","x")', '+1+1', '-2+3', '@SUM(A1)', '=1+1";"'];
  for (const trap of traps) {
    const input = { meetingId: meeting.id, name: trap, needs: trap };
    const { data } = await ask(inspector, 'RegisterCaller', { input });
    expect(data.registerCaller.__typename, trap).toBe('Registration');
  }
  const resident = await asNew(undefined);
  const email = await aResident(resident);
  await register(resident.request, meeting.id, { name: 'Zoë "Zed", of Milton', needs: 'A ramp,\nand a "loop"' });

  await page.goto(`/desk/meetings/${meeting.id}`);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download the list as a spreadsheet (CSV)' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^roster-\d{4}-\d\d-\d\d\.csv$/);
  const rows = cellsOf(await readFile(await download.path(), 'utf8'));
  expect(rows[0]).toEqual([
    'Name',
    'Place',
    'Number in line',
    'Companion',
    'Needs',
    'Phone',
    'Registered at',
    'Checked in at',
  ]);
  expect(rows).toHaveLength(traps.length + 2);
  for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
  for (const trap of traps) expect(rows.find(([name]) => name === `'${trap}`)?.[4]).toBe(`'${trap}`);
  const zed = rows.find(([name]) => name?.startsWith('Zoë'));
  expect(zed?.slice(0, 5)).toEqual(['Zoë "Zed", of Milton', 'Has a place', '', 'No', 'A ramp,\nand a "loop"']);
  expect(rows.flat().join()).not.toContain(email);
  for (const role of ['resident', 'inspectorEast'] as const) {
    const other = await asNew(role);
    const answer = await other.request.get(`/desk/meetings/${meeting.id}/roster.csv`, { maxRedirects: 0 });
    expect(answer.status(), role).toBe(403);
    expect(await answer.text()).not.toContain('Milton');
  }
});

/** The cells of a CSV as RFC 4180 reads it, line ends in cells included. */
function cellsOf(file: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of file
    .replace(/^\uFEFF/, '')
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}
