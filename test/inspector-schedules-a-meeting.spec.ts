import { momentInWords } from '@patchwork/calendar';
import { expect, type Page } from '@playwright/test';
import { east, south } from './demo.ts';
import { ask } from './machine.ts';
import { aWord, dayOfIt, dayTyped, evening, isRefusedAt, send, typeDay } from './meetings.ts';
import { test } from './person.ts';

test.use({ as: 'inspector' });

/** The last Sunday of the month, on which the clocks change, of the next year in which it is to come. */
function changeOfClocks(month: 3 | 10): { day: string; month: string; year: string } {
  const year = new Date().getUTCFullYear() + 1;
  const last = new Date(Date.UTC(year, month, 0));
  const day = last.getUTCDate() - last.getUTCDay();
  return { day: String(day), month: String(month), year: String(year) };
}

/** Fills the form in as it would be taken. Gives what was typed, by label. */
async function fillIn(page: Page): Promise<Record<string, string>> {
  const typed = {
    'What is it called?': `Have your say ${aWord()}`,
    'Starts at': '7pm',
    'Ends at': '8:30pm',
    'How many places are there?': '40',
    'Address (in person)': `${aWord()} hall, High Street`,
    'Getting there (optional)': 'The door is at the back; a ramp leads to it.',
    'Joining link (online)': `https://meet.example.org/${aWord()}`,
    'Joining by phone, and captions (optional)': 'Ring 0203 000 0000 and type 12 345.',
    'What it is about (optional)': `What the team **works on** next ${aWord()}.`,
    'Agenda (optional)': 'Welcome\nLamps\nSpeeding',
  };
  await page.goto('/desk');
  await page.getByRole('button', { name: 'Schedule a meeting' }).click();
  for (const [label, words] of Object.entries(typed)) await page.getByLabel(label, { exact: true }).fill(words);
  await typeDay(dayOfIt(page), evening(30));
  await page.getByRole('radio', { name: /^Both/ }).check();
  return typed;
}

test.describe('in the other neighbourhood, where few meetings are: a list shows so many at a time', () => {
  test.use({ as: 'inspectorEast' });

  test('an inspector schedules a meeting, and everybody finds it', async ({ page, anybody }) => {
    const typed = await fillIn(page);
    const closes = page.getByRole('group', { name: 'Registration closes (optional)' });
    await typeDay(closes, evening(29));
    await page.getByLabel('Registration closes (optional): time').fill('noon');
    await page.getByRole('button', { name: 'Schedule the meeting' }).click();
    await expect(page.getByRole('alert')).toContainText('The meeting is scheduled, and its page is public.');
    await page.getByRole('link', { name: 'See its public page' }).click();
    const main = page.getByRole('main');
    await expect(main.getByRole('heading', { level: 1 })).toHaveText(typed['What is it called?'] ?? '');
    await expect(main).toContainText(`${momentInWords(evening(30))} until 8:30pm`);
    await expect(main).toContainText(`${typed['Address (in person)']}, and online`);
    await expect(main).toContainText('40 of 40 left');
    await expect(main.locator('strong').filter({ hasText: /^works on$/ })).toBeVisible();
    await expect(main.getByRole('region', { name: 'Agenda' }).getByRole('listitem')).toHaveText([
      'Welcome',
      'Lamps',
      'Speeding',
    ]);
    await expect(main).toContainText(`You can register until ${momentInWords(evening(29, '12:00'))}.`);
    expect(await page.content()).not.toContain(typed['Joining link (online)']);
    await anybody.goto(`/areas/${east}/meetings`);
    await expect(anybody.getByRole('link', { name: typed['What is it called?'] })).toBeVisible();

    // schema.org/Event, as search engines read it.
    const json = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '');
    expect(json).toMatchObject({
      '@type': 'Event',
      name: typed['What is it called?'],
      eventStatus: 'https://schema.org/EventScheduled',
      eventAttendanceMode: 'https://schema.org/MixedEventAttendanceMode',
      maximumAttendeeCapacity: 40,
    });
    expect(new Date(json.startDate)).toEqual(evening(30));
  });
});

const [forward, back] = [changeOfClocks(3), changeOfClocks(10)];
for (const [what, label, changed, sentence] of [
  ['ends before it starts', 'Ends at', { 'Ends at': '6pm' }, /ends before it starts/],
  [
    'has a link that is not https',
    'Joining link (online)',
    { 'Joining link (online)': 'http://meet.example.org/1' },
    /https:\/\//,
  ],
  [
    'has a script for a link',
    'Joining link (online)',
    { 'Joining link (online)': 'javascript:alert(1)' },
    /https:\/\//,
  ],
  ['has https and no address', 'Joining link (online)', { 'Joining link (online)': 'https://meet' }, /https:\/\//],
  ['has no title', 'What is it called?', { 'What is it called?': '   ' }, /Enter what the meeting is called/],
  ['has no places', 'How many places are there?', { 'How many places are there?': '0' }, /from 1 to 10,000/],
  [
    'has absurdly many places',
    'How many places are there?',
    { 'How many places are there?': '999999' },
    /from 1 to 10,000/,
  ],
  [
    'has places that are no number',
    'How many places are there?',
    { 'How many places are there?': '-3' },
    /whole number/,
  ],
  ['has a time that is none', 'Starts at', { 'Starts at': 'teatime' }, /Enter a time/],
  ['has an agenda too long', 'Agenda (optional)', { 'Agenda (optional)': 'Point\n'.repeat(21) }, /at most 20 points/],
  [
    'says its link to everybody',
    'Getting there (optional)',
    {
      'Getting there (optional)': 'https://meet.example.org/2',
      'Joining link (online)': 'https://meet.example.org/2',
    },
    /Take it out here/,
  ],
  [
    'is in the hour that clocks skip',
    'Starts at',
    { ...forward, 'Starts at': '1:30am', 'Ends at': '3am' },
    /time never comes|clocks (change|go forward)/i,
  ],
  [
    'is in the hour that clocks repeat',
    'Starts at',
    { ...back, 'Starts at': '1:30am', 'Ends at': '3am' },
    /clocks change/i,
  ],
] as const) {
  test(`an inspector is told beside the field that a meeting ${what}, and keeps everything typed`, async ({ page }) => {
    const typed: Record<string, string> = await fillIn(page);
    const { day, month, year, ...words } = changed as Record<string, string | undefined>;
    for (const [of, text] of Object.entries(words) as [string, string][]) {
      await page.getByLabel(of, { exact: true }).fill(text);
      typed[of] = text;
    }
    if (day && month && year) {
      for (const [part, text] of Object.entries({ Day: day, Month: month, Year: year })) {
        await dayOfIt(page).getByLabel(part).fill(text);
      }
    }
    expect(await send(page, 'Schedule the meeting')).toBe(422);
    await isRefusedAt(page, page.getByLabel(label, { exact: true }), sentence);
    await expect(page.getByRole('alert').getByRole('link')).toHaveCount(1);
    for (const [of, text] of Object.entries(typed)) {
      // A browser keeps no spaces around an address, and the service none around words.
      const shown = (await page.getByLabel(of, { exact: true }).inputValue()).replaceAll('\r\n', '\n');
      expect(shown.trim(), of).toBe(text.trim());
    }
    await expect(page.getByRole('radio', { name: /^Both/ })).toBeChecked();
    const kept = day && month && year ? [day, month, year] : dayTyped(evening(30));
    for (const [at, part] of ['Day', 'Month', 'Year'].entries()) {
      await expect(dayOfIt(page).getByLabel(part)).toHaveValue(kept[at] ?? '');
    }
    const title = typed['What is it called?']?.trim() ?? '';
    const { desk } = (await ask(page.request, 'Desk')).data;
    expect(desk.meetings.length).toBeGreaterThan(0);
    if (title) expect(JSON.stringify(desk.meetings)).not.toContain(title);
    else expect(desk.meetings.map((meeting: { title: string }) => meeting.title.trim())).not.toContain('');
  });
}

test('an inspector is told all at once what is missing', async ({ page }) => {
  await page.goto('/desk/meetings/schedule');
  expect(await send(page, 'Schedule the meeting')).toBe(422);
  for (const sentence of [
    'Enter what the meeting is called',
    'Enter the day of the meeting',
    'Enter when it starts, for example 7pm',
    'Enter when it ends, for example 9pm',
    'Choose where people meet',
    'Enter how many places there are',
  ]) {
    await expect(page.getByRole('alert').getByRole('link', { name: sentence })).toBeVisible();
  }
});

test('an inspector of another neighbourhood and an officer may not', async ({ page, asAnother }) => {
  const startsAt = evening(20).toISOString();
  const input = {
    areaPath: south,
    title: aWord(),
    startsAt,
    endsAt: evening(20, '20:00').toISOString(),
    mode: 'ONLINE',
    capacity: 5,
  };
  for (const role of ['inspectorEast', 'officer', 'comms', 'resident'] as const) {
    const other = await asAnother(role);
    const { errors } = await ask(other.request, 'ScheduleMeeting', { input });
    expect(errors[0]?.extensions.code, role).toBe('FORBIDDEN');
    const answer = await other.goto(`/desk/meetings/schedule?area=${encodeURIComponent(south)}`);
    expect(answer?.status(), role).toBe(403);
  }
  expect(JSON.stringify((await ask(page.request, 'Desk')).data.desk.meetings)).not.toContain(input.title);
});
