import { readFile } from 'node:fs/promises';
import { momentInWords } from '@patchwork/calendar';
import { expect, type Locator, type Page } from '@playwright/test';
import { south } from './demo.ts';
import { meetingIn } from './ics.ts';
import { ask } from './machine.ts';
import {
  aMeeting,
  aResident,
  aWord,
  evening,
  inMinutes,
  isRefusedAt,
  mailAbout,
  mailsAbout,
  meetingOf,
  register,
  rosterOf,
  send,
  wordsOf,
} from './meetings.ts';
import { test } from './person.ts';

test.use({ as: 'inspector' });

/** Types a day into its three boxes, as London counts days. */
async function typeDay(group: Locator, at: Date): Promise<void> {
  const [day, month, year] = momentParts(at);
  await group.getByLabel('Day').fill(day);
  await group.getByLabel('Month').fill(month);
  await group.getByLabel('Year').fill(year);
}

function momentParts(at: Date): [string, string, string] {
  const [year = '', month = '', day = ''] = at.toLocaleDateString('en-CA', { timeZone: 'Europe/London' }).split('-');
  return [String(Number(day)), String(Number(month)), year];
}

const dayOfIt = (page: Page) => page.getByRole('group', { name: 'Day', exact: true });

/** The last Sunday of the month, on which the clocks change, of the next year in which it is to come. */
function changeOfClocks(month: 3 | 10): { day: string; month: string; year: string } {
  const year = new Date().getUTCFullYear() + 1;
  const last = new Date(Date.UTC(year, month, 0));
  const day = last.getUTCDate() - last.getUTCDay();
  return { day: String(day), month: String(month), year: String(year) };
}

test.describe('scheduling', () => {
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
    await anybody.goto(`/areas/${south}/meetings`);
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
    test(`an inspector is told beside the field that a meeting ${what}, and keeps everything typed`, async ({
      page,
    }) => {
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
      const kept = day && month && year ? [day, month, year] : momentParts(evening(30));
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
});

test('an inspector moves a meeting, and everybody with a place or in the line is told the old and the new time', async ({
  page,
  asNew,
}) => {
  const meeting = await aMeeting(page.request, { capacity: 1, startsAt: evening(25) });
  const [placed, waiting] = [await asNew(undefined), await asNew(undefined)];
  const [first, second] = [await aResident(placed), await aResident(waiting)];
  await register(placed.request, meeting.id);
  await register(waiting.request, meeting.id);
  const before = meetingIn((await mailAbout(page.request, first, 'You have a place', meeting)).calendar?.content ?? '');

  await page.goto(`/desk/meetings/${meeting.id}`);
  await page.getByRole('link', { name: 'Move it' }).click();
  await expect(page.getByRole('main')).toContainText('Now 1 place is taken and 1 person waits.');
  const [was, now] = [momentInWords(meeting.startsAt), momentInWords(evening(32, '18:30'))];
  await typeDay(dayOfIt(page), evening(32));
  await page.getByLabel('Starts at').fill('6:30pm');
  await page.getByLabel('Ends at').fill('8pm');
  await page.getByRole('button', { name: 'Move the meeting and tell everyone' }).click();
  await expect(page.getByRole('alert')).toContainText('The meeting is moved.');

  for (const address of [first, second]) {
    const mail = await mailAbout(page.request, address, `The meeting has moved to ${now}`, meeting);
    expect(wordsOf(mail)).toContain(`It was to start on ${was}. It now starts on ${now}.`);
    const moved = meetingIn(mail.calendar?.content ?? '');
    expect(moved.uid).toBe(before.uid);
    expect(moved.startsAt).toEqual(evening(32, '18:30'));
    expect(moved.start).toMatch(/ 18:30$/);
    expect(moved.sequence).toBeGreaterThan(before.sequence);
    expect(moved.status).toBe(address === first ? 'CONFIRMED' : 'TENTATIVE');
    expect(JSON.stringify(mail)).not.toContain(meeting.joinUrl);
  }
  await placed.goto(`/meetings/${meeting.id}`);
  await expect(placed.getByRole('main')).toContainText(`It was to start on ${was}. It now starts on ${now}.`);
  await expect(placed.getByRole('region', { name: 'You have a place' })).toBeVisible();
  const followed = meetingIn(await (await page.request.get(`/meetings/${meeting.id}.ics`)).text());
  expect(followed.startsAt).toEqual(evening(32, '18:30'));
  expect(await mailsAbout(page.request, first, meeting)).toHaveLength(2);
});

test('an inspector adds places, and the next in line are offered; takes places away, and nobody is dropped', async ({
  page,
  asNew,
}) => {
  const meeting = await aMeeting(page.request, { capacity: 2 });
  const people = await Promise.all([1, 2, 3, 4].map(() => asNew(undefined)));
  const addresses: string[] = [];
  for (const person of people) {
    addresses.push(await aResident(person));
    await register(person.request, meeting.id);
  }
  const [, , third = '', fourth = ''] = addresses;
  const set = async (capacity: string) => {
    await page.goto(`/desk/meetings/${meeting.id}/places`);
    await page.getByLabel('How many places are there?').fill(capacity);
    return send(page, 'Change the number of places');
  };
  for (const [wrong, sentence] of [
    ['0', /from 1 to 10,000/],
    ['ten', /whole number/],
    ['10001', /from 1 to 10,000/],
  ] as const) {
    expect(await set(wrong)).toBe(422);
    await isRefusedAt(page, page.getByLabel('How many places are there?'), sentence);
    await expect(page.getByLabel('How many places are there?')).toHaveValue(wrong);
  }
  expect((await meetingOf(page.request, meeting.id)).capacity).toBe(2);

  expect(await set('3')).toBe(303);
  await expect(page.getByRole('alert')).toContainText('The number of places is changed.');
  await mailAbout(page.request, third, 'A place is free for you', meeting);
  await people[2]?.goto(`/meetings/${meeting.id}`);
  await people[2]?.getByRole('button', { name: 'Accept this place' }).click();
  await expect(people[2]?.getByRole('region', { name: 'You have a place' }) as Locator).toBeVisible();
  expect(await rosterOf(page.request, meeting.id)).toMatchObject({ confirmed: 3, offered: 0, waiting: 1 });

  // One more is offered, and taken back when the room turns out smaller than those who have a place.
  expect(await set('4')).toBe(303);
  await mailAbout(page.request, fourth, 'A place is free for you', meeting);
  expect(await set('1')).toBe(303);
  await mailAbout(page.request, fourth, 'The place we offered is no longer free', meeting);
  await expect(page.getByRole('main')).toContainText('2 more people have a place than there are places.');
  await expect(page.getByRole('main')).toContainText('Nobody is dropped');
  expect(await rosterOf(page.request, meeting.id)).toMatchObject({
    confirmed: 3,
    offered: 0,
    waiting: 1,
    overCapacity: 2,
  });
  const late = await asNew(undefined);
  await aResident(late);
  expect(await register(late.request, meeting.id)).toMatchObject({ status: 'WAITING', waitingPosition: 2 });
  expect(
    (await ask(people[3]?.request ?? late.request, 'AcceptOffer', { meetingId: meeting.id })).data.acceptOffer,
  ).toMatchObject({
    __typename: 'RegistrationRefusal',
  });
  await late.goto(`/meetings/${meeting.id}`);
  await expect(late.getByRole('main')).toContainText('None of 1 left, and 2 people wait');
});

test.describe('at the door', () => {
  test.use({ as: 'officer' });

  test('an officer registers somebody who rang and checks people in with one tap', async ({
    page,
    asNew,
    inspector,
  }) => {
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

test('an inspector cancels a meeting with a reason, and everybody is told it', async ({ page, asNew, anybody }) => {
  const meeting = await aMeeting(page.request, { capacity: 1 });
  const [placed, waiting] = [await asNew(undefined), await asNew(undefined)];
  const addresses = [await aResident(placed), await aResident(waiting)];
  for (const person of [placed, waiting]) await register(person.request, meeting.id);
  const before = meetingIn(await (await page.request.get(`/meetings/${meeting.id}.ics`)).text());

  await page.goto(`/desk/meetings/${meeting.id}`);
  await page.getByRole('link', { name: 'Cancel it' }).click();
  expect(await send(page, 'Cancel the meeting and tell everyone')).toBe(422);
  await isRefusedAt(page, page.getByLabel('Why is it cancelled?'), /Enter why it is cancelled/);
  const reason = `The hall has no heating ${aWord()}`;
  await page.getByLabel('Why is it cancelled?').fill(reason);
  await page.getByRole('button', { name: 'Cancel the meeting and tell everyone' }).click();
  await expect(page.getByRole('alert')).toContainText('The meeting is cancelled.');

  for (const address of addresses) {
    const mail = await mailAbout(page.request, address, 'The meeting is cancelled', meeting);
    expect(wordsOf(mail)).toContain(reason);
    const gone = meetingIn(mail.calendar?.content ?? '');
    expect(gone).toMatchObject({ method: 'CANCEL', status: 'CANCELLED', uid: before.uid });
    expect(gone.sequence).toBeGreaterThan(before.sequence);
  }
  await anybody.goto(`/meetings/${meeting.id}`);
  await expect(anybody.getByRole('main')).toContainText('This meeting is cancelled.');
  await expect(anybody.getByRole('main')).toContainText(reason);
  await expect(anybody.getByRole('button', { name: 'Register' })).toHaveCount(0);
  const file = meetingIn(await (await page.request.get(`/meetings/${meeting.id}.ics`)).text());
  expect(file).toMatchObject({ status: 'CANCELLED', uid: before.uid });
  expect(file.title).toContain('Cancelled');
  await anybody.goto(`/meetings/${meeting.id}/register`);
  await expect(anybody.getByRole('main')).toContainText('nobody can register');
  const refused = await ask(placed.request, 'RegisterForMeeting', { input: { meetingId: meeting.id } });
  expect(refused.data.registerForMeeting).toMatchObject({ reason: 'CANCELLED' });
});
