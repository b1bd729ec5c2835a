import { momentInWords } from '@patchwork/calendar';
import { expect, type Locator } from '@playwright/test';
import { meetingIn } from './ics.ts';
import { ask } from './machine.ts';
import {
  aMeeting,
  aResident,
  aWord,
  dayOfIt,
  evening,
  isRefusedAt,
  mailAbout,
  mailsAbout,
  meetingOf,
  register,
  rosterOf,
  send,
  typeDay,
  wordsOf,
} from './meetings.ts';
import { test } from './person.ts';

test.use({ as: 'inspector' });

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
