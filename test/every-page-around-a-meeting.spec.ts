import { expect, type Page } from '@playwright/test';
import { ask } from './machine.ts';
import {
  aMeeting,
  anAddress,
  aResident,
  aWord,
  evening,
  inMinutes,
  inSeconds,
  type Meeting,
  register,
  rosterOf,
  send,
  untilItHasEnded,
} from './meetings.ts';
import { axe, fitsPhoneAt400Percent, isValid, isWhatAPageMustBe } from './page-promises.ts';
import { test } from './person.ts';

// What every page must be, for the pages that only somebody with a place, an offer or a number in the line is shown.

async function holdsFor(page: Page, meeting: Meeting, deeds: readonly string[], words: string): Promise<void> {
  for (const deed of deeds) {
    const scripts = await isWhatAPageMustBe(page, `/meetings/${meeting.id}${deed}`);
    expect(scripts, `bytes of JavaScript at ${deed}`).toBeLessThanOrEqual(110_000);
    expect(await page.content(), deed).not.toContain(meeting.joinUrl);
  }
  await page.goto(`/meetings/${meeting.id}`);
  await expect(page.getByRole('main')).toContainText(words);
}

const everyDeed = ['', '/register', '/withdraw', '/accept', '/join', '/check-in', '/ask'];

test('with a place, and once checked in, while the doors are open', async ({ page, inspector }) => {
  await aResident(page);
  const meeting = await aMeeting(inspector, {
    startsAt: inMinutes(20),
    agenda: ['Welcome'],
    dialIn: 'Ring 01632 960 000.',
  });
  await register(page.request, meeting.id, { companion: true, name: aWord(), needs: aWord() });
  await holdsFor(page, meeting, everyDeed, 'You have a place');
  await ask(page.request, 'JoinMeeting', { meetingId: meeting.id });
  await holdsFor(page, meeting, ['', '/join', '/check-in', '/register'], 'You are checked in');
  await isWhatAPageMustBe(page, '/me');
});

test('with a number in the line, with an offer, and after giving it up', async ({ page, asNew, inspector }) => {
  const meeting = await aMeeting(inspector, { capacity: 1, startsAt: evening(9) });
  const first = await asNew(undefined);
  await aResident(first);
  await register(first.request, meeting.id);
  await aResident(page);
  await register(page.request, meeting.id);
  await holdsFor(page, meeting, everyDeed, 'You are number 1 on the waiting list');
  await ask(first.request, 'WithdrawFromMeeting', { meetingId: meeting.id });
  await holdsFor(page, meeting, everyDeed, 'A place is free for you');
  await isWhatAPageMustBe(page, '/me');
  await ask(page.request, 'WithdrawFromMeeting', { meetingId: meeting.id });
  await holdsFor(page, meeting, everyDeed, 'You are not coming');
});

test('of a meeting that moved, and of one under way', async ({ page, asAnother, inspector }) => {
  const meeting = await aMeeting(inspector, { startsAt: evening(9), agenda: ['Welcome', 'Lamps'] });
  const input = { meetingId: meeting.id, startsAt: inSeconds(2).toISOString(), endsAt: inMinutes(60).toISOString() };
  await aResident(page);
  await register(page.request, meeting.id);
  expect((await ask(inspector, 'MoveMeeting', { input })).data.moveMeeting.__typename).toBe('Meeting');
  await holdsFor(page, meeting, ['', '/register'], 'You have a place');
  await expect.poll(() => Date.now()).toBeGreaterThan(Date.parse(input.startsAt));
  await ask(inspector, 'SpeakOf', { meetingId: meeting.id, position: 1 });
  await holdsFor(page, meeting, everyDeed, 'This meeting is under way now.');
  const officer = await asAnother('officer');
  for (const deed of ['', '/run', '/register', '/door'])
    await isWhatAPageMustBe(officer, `/desk/meetings/${meeting.id}${deed}`);
});

test('of a meeting that is over', async ({ page, asAnother, inspector }) => {
  await aResident(page);
  const meeting = await aMeeting(inspector, { startsAt: inSeconds(2), endsAt: inSeconds(4) });
  await register(page.request, meeting.id, { name: aWord() });
  await untilItHasEnded(page.request, meeting);
  await holdsFor(page, meeting, [...everyDeed, '/feedback', '/correction'], 'This meeting is over.');
  const team = await asAnother('inspector');
  for (const deed of ['', '/minutes', '/run', '/move', '/cancel']) {
    await isWhatAPageMustBe(team, `/desk/meetings/${meeting.id}${deed}`);
  }
  const input = { meetingId: meeting.id, body: '## Agreed\n\n- Lamps', attendance: 40 };
  await ask(inspector, 'PublishMinutes', { input });
  await holdsFor(page, meeting, [''], '40 people came.');
  await isWhatAPageMustBe(team, `/desk/meetings/${meeting.id}/minutes`);
});

test('when a form came back, and in the middle of registering and of asking', async ({ page, inspector }) => {
  const meeting = await aMeeting(inspector, { startsAt: inMinutes(20) });
  for (const [address, button] of [
    [`/meetings/${meeting.id}/register`, 'Register'],
    [`/meetings/${meeting.id}/ask`, 'Send my question'],
    [`/meetings/${meeting.id}/check-in`, 'Check in'],
  ] as const) {
    await page.goto(address);
    expect(await send(page, button), address).toBe(422);
    await expect(page).toHaveTitle(/^Error: /);
    expect(await axe(page), address).toEqual([]);
    await fitsPhoneAt400Percent(page);
  }
  await page.goto(`/meetings/${meeting.id}/ask`);
  await page.getByLabel('What would you like to ask?').fill('Somebody is breaking into our shed at this moment');
  await page.getByLabel('Your email address').fill(anAddress());
  expect(await send(page, 'Send my question')).toBe(422);
  await expect(page.getByRole('link', { name: /^Call\s999 now$/ })).toBeVisible();
  expect(await axe(page)).toEqual([]);
  await fitsPhoneAt400Percent(page);

  await page.goto(`/meetings/${meeting.id}/register`);
  await page.getByLabel('Your email address').fill(anAddress());
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === 'POST'),
    page.getByRole('button', { name: 'Register', exact: true }).click(),
  ]);
  await expect(page.getByLabel('Code', { exact: true })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('Nobody will ever ask you for this code, the police included.');
  expect(await isValid(await answer.text(), 'the code on the way')).toEqual([]);
  expect(await axe(page)).toEqual([]);
  await fitsPhoneAt400Percent(page);
  expect((await rosterOf(inspector, meeting.id)).entries).toEqual([]);
});
