import { momentInWords } from '@patchwork/calendar';
import { expect, type Page } from '@playwright/test';
import { east, south } from './demo.ts';
import { meetingIn, meetingsIn } from './ics.ts';
import { ask, codeIn, inboxOf, mailAfter } from './machine.ts';
import {
  aMeeting,
  anAddress,
  aResident,
  aWord,
  type Meeting,
  mailAbout,
  mailsAbout,
  meetingOf,
  nextMiddleOf,
  register,
  rosterOf,
  send,
  typeTheCodeOnTheWay,
  wordsOf,
} from './meetings.ts';
import { test } from './person.ts';

const name = () => `Robin ${aWord()}`;

/** From the meeting's page: registers a stranger, the code on the way. Ends on the meeting's page. */
async function registers(page: Page, meeting: Meeting, said: { email: string; name: string; needs?: string }) {
  await page.goto(`/meetings/${meeting.id}`);
  const button = (await page.getByRole('button', { name: 'Join the waiting list' }).isVisible())
    ? 'Join the waiting list'
    : 'Register';
  await page.getByRole('button', { name: button, exact: true }).click();
  await fillIn(page, said);
  await typeTheCodeOnTheWay(page, said.email, button);
  await expect(page).toHaveURL(new RegExp(`/meetings/${meeting.id}\\?done=`));
}

async function fillIn(page: Page, said: { email?: string; name: string; needs?: string }) {
  if (said.email) await page.getByLabel('Your email address').fill(said.email);
  await page.getByLabel('What should we call you?').fill(said.name);
  if (said.needs) await page.getByLabel('Is there anything you need to take part?').fill(said.needs);
}

const yourPlace = (page: Page, heading: string | RegExp) => page.getByRole('region', { name: heading });

test('a stranger registers, has the meeting in mail and calendar, gives the place up, and the next in line takes it', async ({
  page,
  anybody,
  inspector,
}) => {
  const meeting = await aMeeting(inspector, { capacity: 1, startsAt: nextMiddleOf(7) });
  const when = momentInWords(meeting.startsAt);
  const [first, second] = [anAddress(), anAddress()];
  const [firstName, needs] = [name(), `a hearing loop, ${aWord()}`];

  await page.goto(`/meetings/${meeting.id}`);
  await expect(page.getByRole('main')).toContainText('1 of 1 left');
  await registers(page, meeting, { email: first, name: firstName, needs });
  await expect(page.getByRole('alert')).toContainText('You have a place.');
  await expect(yourPlace(page, 'You have a place')).toBeVisible();
  await expect(page.getByRole('main')).toContainText('None of 1 left');

  // The mail says when and where, and carries the meeting; who needs what is between them and the team.
  const confirmed = await mailAbout(page.request, first, 'You have a place', meeting);
  for (const words of [when, meeting.address, `/meetings/${meeting.id}`]) expect(wordsOf(confirmed)).toContain(words);
  for (const words of [needs, meeting.joinUrl]) expect(JSON.stringify(confirmed)).not.toContain(words);
  await page.goto(`/dev/inbox?to=${encodeURIComponent(first)}`);
  const shown = page.getByRole('article').filter({ hasText: `You have a place: ${meeting.title}` });
  const offered = await shown.getByRole('link', { name: /^invite\.ics/ }).getAttribute('href');
  const file = await (await page.request.get(offered ?? '')).text();
  expect(file).toBe(confirmed.calendar?.content);
  const invited = meetingIn(file);
  expect(invited).toMatchObject({ method: 'REQUEST', status: 'CONFIRMED', title: meeting.title });
  expect(invited.startsAt).toEqual(meeting.startsAt);
  expect(invited.start).toMatch(/-07-15 19:00$/);

  await registers(anybody, meeting, { email: second, name: name() });
  await expect(yourPlace(anybody, 'You are number 1 on the waiting list')).toBeVisible();
  const waits = await mailAbout(page.request, second, 'You are on the waiting list', meeting);
  expect(wordsOf(waits)).toContain('You are number 1 on the waiting list');
  const before = meetingIn(waits.calendar?.content ?? '');
  expect(before).toMatchObject({ method: 'REQUEST', status: 'TENTATIVE', uid: invited.uid });

  await page.goto(`/meetings/${meeting.id}`);
  await page.getByRole('link', { name: 'Give up your place' }).click();
  await page.getByRole('button', { name: 'Give up my place' }).click();
  await expect(page.getByRole('alert')).toContainText('You are no longer registered.');
  await expect(yourPlace(page, 'You are not coming')).toBeVisible();
  const gone = await mailAbout(page.request, first, 'You have given up your place', meeting);
  const after = meetingIn(gone.calendar?.content ?? '');
  expect(after).toMatchObject({ method: 'CANCEL', status: 'CANCELLED', uid: invited.uid });
  expect(after.sequence).toBeGreaterThan(invited.sequence);

  const offer = await mailAbout(page.request, second, 'A place is free for you', meeting);
  expect(wordsOf(offer)).toContain(`/meetings/${meeting.id}`);
  await anybody.goto(`/meetings/${meeting.id}`);
  const { offerEndsAt } = (await meetingOf(anybody.request, meeting.id)).myRegistration;
  await expect(yourPlace(anybody, 'A place is free for you')).toContainText(momentInWords(new Date(offerEndsAt)));
  expect(wordsOf(offer)).toContain(momentInWords(new Date(offerEndsAt)));
  await anybody.getByRole('button', { name: 'Accept this place' }).click();
  await expect(yourPlace(anybody, 'You have a place')).toBeVisible();
  const taken = await mailAbout(page.request, second, 'You have a place', meeting);
  const kept = meetingIn(taken.calendar?.content ?? '');
  expect(kept).toMatchObject({ method: 'REQUEST', status: 'CONFIRMED', uid: invited.uid });
  expect(kept.sequence).toBeGreaterThan(before.sequence);

  expect(await rosterOf(inspector, meeting.id)).toMatchObject({ confirmed: 1, offered: 0, waiting: 0 });
  // One mail for each change, and no other.
  expect((await mailsAbout(page.request, first, meeting)).map(({ subject }) => subject.split(':')[0])).toEqual([
    'You have given up your place',
    'You have a place',
  ]);
  expect((await mailsAbout(page.request, second, meeting)).map(({ subject }) => subject.split(':')[0])).toEqual([
    'You have a place',
    'A place is free for you',
    'You are on the waiting list',
  ]);
});

test('a resident who was offered a place accepts it from the mail, on a device that is not signed in', async ({
  page,
  anybody,
  asAnother,
  inspector,
}) => {
  const meeting = await aMeeting(inspector, { capacity: 1 });
  const other = await asAnother('resident');
  await register(other.request, meeting.id);
  const email = await aResident(page);
  expect(await register(page.request, meeting.id)).toMatchObject({ status: 'WAITING', waitingPosition: 1 });
  await ask(other.request, 'WithdrawFromMeeting', { meetingId: meeting.id });
  const { text } = await mailAbout(page.request, email, 'A place is free for you', meeting);
  const link = /http\S+\/meetings\/\S+\/accept/.exec(text)?.[0] ?? '';
  await anybody.goto(new URL(link).pathname);
  await anybody.getByLabel('Your email address').fill(email);
  const code = await mailAfter(anybody.request, email, async () => {
    await anybody.getByRole('button', { name: 'Accept this place' }).click();
  });
  await anybody.getByLabel('Code', { exact: true }).fill(codeIn(code));
  await anybody.getByRole('button', { name: 'Accept this place' }).click();
  await expect(yourPlace(anybody, 'You have a place')).toBeVisible();
});

test('a stranger types a wrong code, looks at the form again, and nothing typed is lost', async ({
  page,
  inspector,
}) => {
  const meeting = await aMeeting(inspector);
  const said = { email: anAddress(), name: name(), needs: `Step-free, ${aWord()}\nand a seat at the front` };
  await page.goto(`/meetings/${meeting.id}/register`);
  await fillIn(page, said);
  await page.getByRole('checkbox', { name: /one person comes with me/ }).check();
  const mail = await mailAfter(page.request, said.email, () => send(page, 'Register'));
  const right = codeIn(mail).replace(' ', '');
  const code = page.getByLabel('Code', { exact: true });
  for (const wrong of [String((Number(right) + 1) % 1_000_000).padStart(6, '0'), '', 'letters']) {
    await code.fill(wrong);
    expect(await send(page, 'Register'), wrong).toBe(422);
    await expect(page).toHaveTitle(/^Error: /);
    await expect(code).toHaveAccessibleDescription(/code/i);
    await expect(page.getByRole('alert').getByRole('link')).toHaveCount(1);
  }
  expect((await meetingOf(page.request, meeting.id)).placesLeft).toBe(20);

  await page.getByRole('button', { name: 'Change what I typed' }).click();
  await expect(page.getByLabel('What should we call you?')).toHaveValue(said.name);
  await expect(page.getByLabel('Is there anything you need to take part?')).toHaveValue(said.needs);
  await expect(page.getByLabel('Your email address')).toHaveValue(said.email);
  await expect(page.getByRole('checkbox', { name: /one person comes with me/ })).toBeChecked();
  await typeTheCodeOnTheWay(page, said.email, 'Register');
  await expect(yourPlace(page, 'You have a place')).toContainText('Whoever you bring has a place too.');
  const [entry] = (await rosterOf(inspector, meeting.id)).entries;
  expect(entry).toMatchObject({ name: said.name, needs: said.needs, hasCompanion: true });
  expect((await meetingOf(page.request, meeting.id)).placesLeft).toBe(18);
});

test('a resident who registers twice has one place, from this device or another', async ({
  page,
  anybody,
  inspector,
}) => {
  const meeting = await aMeeting(inspector, { capacity: 3 });
  const email = anAddress();
  await registers(page, meeting, { email, name: name() });
  const { id } = (await meetingOf(page.request, meeting.id)).myRegistration;

  await page.getByRole('link', { name: 'Change what you told us' }).click();
  const renamed = name();
  await fillIn(page, { name: renamed });
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert')).toContainText('Your place is still yours.');

  await registers(anybody, meeting, { email, name: renamed });
  await expect(yourPlace(anybody, 'You have a place')).toBeVisible();
  expect((await meetingOf(anybody.request, meeting.id)).myRegistration.id).toBe(id);

  // Two taps at the same instant, by machine: the form's own key is the same.
  const again = { input: { meetingId: meeting.id, name: renamed, clientKey: crypto.randomUUID() } };
  const answers = await Promise.all([1, 2, 3].map(() => ask(page.request, 'RegisterForMeeting', again)));
  expect(answers.map(({ data }) => data.registerForMeeting.id)).toEqual([id, id, id]);
  const roster = await rosterOf(inspector, meeting.id);
  expect(roster.entries).toHaveLength(1);
  expect(roster).toMatchObject({ confirmed: 1, waiting: 0 });
  expect(await mailsAbout(page.request, email, meeting)).toHaveLength(1);
});

test('two taps register once', async ({ page, inspector }) => {
  const meeting = await aMeeting(inspector, { capacity: 3 });
  const email = await aResident(page);
  await page.goto(`/meetings/${meeting.id}/register`);
  await fillIn(page, { name: name() });
  await page.getByRole('button', { name: 'Register', exact: true }).dblclick({ noWaitAfter: true });
  await expect(yourPlace(page, 'You have a place')).toBeVisible();
  expect((await rosterOf(inspector, meeting.id)).entries).toHaveLength(1);
  expect(await mailsAbout(page.request, email, meeting)).toHaveLength(1);
});

test('a resident finds the meeting on the area’s page, and theirs on their own', async ({ page, asAnother }) => {
  // The other neighbourhood's, where few meetings are: a list shows so many at a time.
  const { request } = await asAnother('inspectorEast');
  const meeting = await aMeeting(request, { areaPath: east });
  await aResident(page);
  await page.goto(`/areas/${east}/meetings`);
  await page.getByRole('link', { name: meeting.title }).click();
  await page.getByRole('button', { name: 'Register', exact: true }).click();
  await page.getByRole('button', { name: 'Register', exact: true }).click();
  await expect(yourPlace(page, 'You have a place')).toBeVisible();
  await page.goto('/me');
  const mine = page.getByRole('region', { name: 'My meetings' });
  await expect(mine.getByRole('listitem').filter({ hasText: meeting.title })).toContainText('You have a place');
});

test('a resident’s calendar shows 7pm in London, in winter and in summer, by file, by subscription and by link', async ({
  page,
  inspector,
}) => {
  const calendar = page.getByRole('region', { name: 'Add it to your calendar' });
  const uids: string[] = [];
  for (const [month, utc] of [
    [1, '190000Z'],
    [7, '180000Z'],
  ] as const) {
    const meeting = await aMeeting(inspector, { startsAt: nextMiddleOf(month) });
    const day = meeting.startsAt.toISOString().slice(0, 10);
    await page.goto(`/meetings/${meeting.id}`);
    await expect(page.getByRole('main')).toContainText(`${momentInWords(meeting.startsAt)} until 8:30pm`);
    await expect(page.getByRole('main')).toContainText('at 7pm');

    const href = await calendar.getByRole('link', { name: 'Apple, Outlook and others' }).getAttribute('href');
    expect(href).toBe(`/meetings/${meeting.id}.ics`);
    const answer = await page.request.get(href ?? '');
    expect(answer.headers()['content-type']).toContain('text/calendar');
    const file = await answer.text();
    const found = meetingIn(file);
    expect(found).toMatchObject({ title: meeting.title, status: 'CONFIRMED', start: `${day} 19:00` });
    expect(found.location).toContain(meeting.address);
    uids.push(found.uid);

    const start = `${day.replaceAll('-', '')}T${utc}`;
    const links = await calendar
      .getByRole('link')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    const to = (host: string) =>
      new URL(links.find((link) => link.startsWith(`https://${host}/`)) ?? 'none:').searchParams;
    expect(to('calendar.google.com').get('dates')).toMatch(new RegExp(`^${start}/`));
    expect(to('calendar.google.com').get('text')).toBe(meeting.title);
    expect(to('calendar.yahoo.com').get('st')).toBe(start);
    for (const host of ['outlook.live.com', 'outlook.office.com']) {
      expect(new Date(to(host).get('startdt') ?? '')).toEqual(meeting.startsAt);
      expect(new Date(to(host).get('enddt') ?? '')).toEqual(meeting.endsAt);
    }
    for (const told of [file, ...links]) expect(decodeURIComponent(told)).not.toContain(meeting.joinUrl);
  }

  const subscribe = page.getByRole('region', { name: 'Never miss a meeting' });
  const address = await subscribe.getByRole('link', { name: 'Subscribe in your calendar' }).getAttribute('href');
  expect(address).toMatch(/^webcal:/);
  const all = meetingsIn(await (await page.request.get((address ?? '').replace(/^webcal:/, 'http:'))).text());
  const ours = all.filter(({ uid }) => uids.includes(uid));
  expect(ours.map(({ start }) => start.split(' ')[1])).toEqual(['19:00', '19:00']);
});

test('a resident’s needs and name are the team’s alone', async ({ page, anybody, inspector }) => {
  const meeting = await aMeeting(inspector);
  const email = await aResident(page);
  const said = { name: name(), needs: `A lip reader, ${aWord()}` };
  await register(page.request, meeting.id, said);
  for (const address of [`/meetings/${meeting.id}`, `/areas/${south}/meetings`, `/meetings/${meeting.id}/register`]) {
    await anybody.goto(address);
    const source = await anybody.content();
    for (const words of [said.name, said.needs, email]) expect(source, address).not.toContain(words);
  }
  const seen = await ask(anybody.request, 'MeetingRoster', { meetingId: meeting.id });
  expect(JSON.stringify(seen)).not.toContain(said.needs);
  expect((await inboxOf(page.request, email)).filter(({ text }) => text.includes(said.needs))).toEqual([]);
});
