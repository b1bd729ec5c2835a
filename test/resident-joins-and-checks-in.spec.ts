import { expect, type Page } from '@playwright/test';
import { south } from './demo.ts';
import { ask, inboxOf, mailTo } from './machine.ts';
import {
  aMeeting,
  anAddress,
  aResident,
  aWord,
  inMinutes,
  inSeconds,
  isRefusedAt,
  type Meeting,
  meetingOf,
  register,
  rosterOf,
  send,
  typeTheCodeOnTheWay,
  untilItHasEnded,
  wordsOf,
} from './meetings.ts';
import { test } from './person.ts';

/** Everything that this person can be shown of a meeting, in one text: pages, files and answers of the machine. */
async function everythingShown(page: Page, { id }: Meeting): Promise<string> {
  const shown: string[] = [];
  for (const address of [
    `/meetings/${id}`,
    `/meetings/${id}/register`,
    `/meetings/${id}/join`,
    `/meetings/${id}/join?joined`,
    `/meetings/${id}/check-in`,
    `/meetings/${id}/ask`,
    `/areas/${south}`,
    `/areas/${south}/meetings`,
    '/me',
  ]) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    shown.push(await page.content());
  }
  for (const file of [`/meetings/${id}.ics`, `/areas/${south}/meetings.ics`, `/meetings/${id}.data`]) {
    const answer = await page.request.get(file);
    shown.push(await answer.text());
  }
  const { status, headers } = await gone(page, id);
  expect(status).toBe(303);
  shown.push(headers.location ?? '');
  for (const operation of ['MeetingPage', 'MeetingToJoin', 'MeetingLink', 'MeetingUnderWay', 'MeetingRoster']) {
    const { data, errors } = await ask(page.request, operation, { id, meetingId: id });
    shown.push(JSON.stringify([data, errors]));
  }
  return shown.join('\n');
}

/** What the way to the meeting itself answers this person, without following it. */
async function gone(page: Page, id: string): Promise<{ status: number; headers: Record<string, string> }> {
  const answer = await page.request.get(`/meetings/${id}/join/go`, { maxRedirects: 0 });
  return { status: answer.status(), headers: answer.headers() };
}

test('a resident with a place is shown the joining link by nothing before the doors open', async ({
  page,
  inspector,
}) => {
  const meeting = await aMeeting(inspector, { mode: 'ONLINE', startsAt: inMinutes(45) });
  const email = await aResident(page);
  await register(page.request, meeting.id);
  await page.goto(`/meetings/${meeting.id}/join`);
  await expect(page.getByRole('main')).toContainText(/You can join from .+, half an hour before it starts/);
  await expect(page.getByRole('button', { name: 'Join the meeting' })).toHaveCount(0);
  expect(await everythingShown(page, meeting)).not.toContain(meeting.joinUrl);
  await expect
    .poll(async () => (await inboxOf(page.request, email)).length, 'the mail has come')
    .toBeGreaterThanOrEqual(2);
  expect(JSON.stringify(await inboxOf(page.request, email))).not.toContain(meeting.joinUrl);
  const early = await ask(page.request, 'JoinMeeting', { meetingId: meeting.id });
  expect(early.data.joinMeeting.reason).toBe('TOO_EARLY');
});

test('a resident with a place joins from half an hour before; one who waits and a stranger are never given the link', async ({
  page,
  anybody,
  asNew,
  inspector,
}) => {
  const meeting = await aMeeting(inspector, { mode: 'ONLINE', capacity: 1, startsAt: inMinutes(20) });
  await aResident(page);
  const waiting = await asNew(undefined);
  await aResident(waiting);
  await register(page.request, meeting.id);
  expect(await register(waiting.request, meeting.id)).toMatchObject({ status: 'WAITING' });

  // The team sees what it typed: what is looked for below would be found.
  expect(await (await inspector.get(`/desk/meetings/${meeting.id}/move`)).text()).toContain(meeting.joinUrl);
  for (const other of [anybody, waiting]) {
    expect(await everythingShown(other, meeting)).not.toContain(meeting.joinUrl);
  }
  await waiting.goto(`/meetings/${meeting.id}/join`);
  await expect(waiting.getByRole('main')).toContainText('You are number 1 on the waiting list, and have no place yet.');
  await expect(waiting.getByRole('button', { name: 'Join the meeting' })).toHaveCount(0);
  const without = await ask(waiting.request, 'JoinMeeting', { meetingId: meeting.id });
  expect(without.data.joinMeeting).toMatchObject({ __typename: 'RegistrationRefusal', reason: 'NO_PLACE' });

  await page.goto(`/meetings/${meeting.id}`);
  expect(await page.content()).not.toContain(meeting.joinUrl);
  await page.getByRole('button', { name: 'Join the meeting' }).click();
  await expect(page.getByRole('main')).toContainText('By phone:');
  await expect(page.getByRole('main')).toContainText('With captions:');
  await page.getByRole('button', { name: 'Join the meeting' }).click();
  await expect(page.getByRole('alert')).toContainText('You are checked in.');
  // Even theirs is in no page: what leads there is an address of the service.
  expect(await page.content()).not.toContain(meeting.joinUrl);

  // A browser asks for where a redirect leads without asking the test: so the redirect is looked at on its way.
  let led: string | undefined;
  await page.route('**/join/go', async (route) => {
    const answer = await route.fetch({ maxRedirects: 0 });
    led = answer.headers().location;
    expect(answer.headers()['referrer-policy']).toBe('no-referrer');
    expect(answer.headers()['cache-control']).toContain('no-store');
    await route.fulfill({ contentType: 'text/html', body: '<title>The meeting itself</title>' });
  });
  await page.getByRole('button', { name: 'Open the meeting' }).click();
  await expect(page).toHaveTitle('The meeting itself');
  expect(led).toBe(meeting.joinUrl);
  expect((await rosterOf(inspector, meeting.id)).attended).toBe(1);
});

test('a resident who is not signed in joins by the address they registered with', async ({
  page,
  asNew,
  inspector,
}) => {
  const meeting = await aMeeting(inspector, { mode: 'ONLINE', startsAt: inMinutes(20) });
  const email = await aResident(page);
  await register(page.request, meeting.id);
  const phone = await asNew(undefined);
  await phone.goto(`/meetings/${meeting.id}/join`);
  await phone.getByLabel('Your email address').fill(email);
  await typeTheCodeOnTheWay(phone, email, 'Join the meeting');
  await expect(phone.getByRole('button', { name: 'Open the meeting' })).toBeVisible();
  expect((await gone(phone, meeting.id)).headers.location).toBe(meeting.joinUrl);
});

test('a resident checks in by the code in the room; a wrong one and another meeting’s are refused beside the field', async ({
  page,
  inspector,
}) => {
  const meeting = await aMeeting(inspector, { mode: 'IN_PERSON', startsAt: inMinutes(20) });
  const other = await aMeeting(inspector, { mode: 'IN_PERSON', startsAt: inMinutes(25) });
  await aResident(page);
  await register(page.request, meeting.id);
  const { checkInCode } = await rosterOf(inspector, meeting.id);
  const others = (await rosterOf(inspector, other.id)).checkInCode;
  expect(others).not.toBe(checkInCode);

  await page.goto(`/meetings/${meeting.id}`);
  await page.getByRole('button', { name: 'Check in at the door' }).click();
  const code = page.getByLabel('Code', { exact: true });
  for (const [typed, sentence] of [
    ['', /Enter the code that is shown in the room/],
    ['ZZZZZZ', /This is not the code of this meeting/],
    [others, /This is not the code of this meeting/],
    [`${checkInCode} and more`, /code|characters/i],
    ['<b>1</b>', /This is not the code of this meeting/],
  ] as const) {
    await code.fill(typed);
    expect(await send(page, 'Check in'), typed).toBe(422);
    await isRefusedAt(page, code, sentence);
    await expect(code).toHaveValue(typed);
  }
  expect(await rosterOf(inspector, meeting.id)).toMatchObject({ confirmed: 1, attended: 0 });
  const wrong = await ask(page.request, 'CheckIn', { meetingId: meeting.id, code: others });
  expect(wrong.data.checkIn).toMatchObject({ __typename: 'RegistrationRefusal', field: 'code' });

  // As people copy it from a wall: in small letters, with a space.
  await code.fill(`${checkInCode.slice(0, 3)} ${checkInCode.slice(3)}`.toLowerCase());
  await page.getByRole('button', { name: 'Check in', exact: true }).click();
  await expect(page.getByRole('main')).toContainText('You are checked in');
  expect(await rosterOf(inspector, meeting.id)).toMatchObject({ confirmed: 0, attended: 1 });
  await page.goto(`/meetings/${meeting.id}`);
  await expect(page.getByRole('region', { name: 'You are checked in' })).toBeVisible();
});

test('a resident’s phone follows the picture at the door, with the code filled in and no session', async ({
  page,
  asAnother,
  anybody,
  inspector,
}) => {
  const meeting = await aMeeting(inspector, { mode: 'IN_PERSON', startsAt: inMinutes(20) });
  const officer = await asAnother('officer');
  await officer.goto(`/desk/meetings/${meeting.id}/door`);
  await expect(officer.getByRole('img', { name: /^QR code of .+check-in with the code$/ })).toBeVisible();
  const { checkInCode } = await rosterOf(inspector, meeting.id);
  await expect(officer.getByRole('main')).toContainText(checkInCode);
  const email = await aResident(page);
  await register(page.request, meeting.id);

  await anybody.goto(`/meetings/${meeting.id}/check-in?code=${checkInCode}`);
  await expect(anybody.getByLabel('Code', { exact: true })).toHaveValue(checkInCode);
  await anybody.getByLabel('Your email address').fill(email);
  await typeTheCodeOnTheWay(anybody, email, 'Check in');
  await expect(anybody.getByRole('main')).toContainText('You are checked in');

  // Somebody in the room who never registered is told so, and whom to tell.
  const third = await asAnother('resident');
  await third.goto(`/meetings/${meeting.id}/check-in?code=${checkInCode}`);
  await expect(third.getByRole('main')).toContainText('nobody has registered for this meeting with that address');
  expect((await rosterOf(inspector, meeting.id)).attended).toBe(1);
});

test.describe('after the meeting', () => {
  test('a resident says what they thought; reads the minutes; says what is wrong in them and is replied to', async ({
    page,
    anybody,
    asAnother,
    inspector,
  }) => {
    await aResident(page);
    const desk = await asAnother('inspector');
    const meeting = await aMeeting(inspector, { startsAt: inSeconds(3), endsAt: inSeconds(6) });
    await register(page.request, meeting.id);
    await untilItHasEnded(page.request, meeting);

    await page.goto(`/meetings/${meeting.id}`);
    await expect(page.getByRole('main')).toContainText('This meeting is over.');
    await expect(page.getByRole('main')).toContainText('The minutes are not published yet.');
    await page.getByRole('link', { name: 'what did you think of the meeting?' }).click();
    const thoughts = `More time for questions, ${aWord()}`;
    await page.getByLabel('What should be different next time?').fill(thoughts);
    expect(await send(page, 'Send')).toBe(422);
    await expect(page.getByRole('group', { name: 'Was the meeting worth coming to?' })).toHaveAccessibleDescription(
      /Choose whether the meeting was worth coming to/,
    );
    await expect(page.getByLabel('What should be different next time?')).toHaveValue(thoughts);
    await page.getByRole('radio', { name: 'Partly' }).check();
    await page.getByRole('button', { name: 'Send' }).click();
    await expect(page.getByRole('alert')).toContainText('Thank you for telling us');
    expect((await rosterOf(inspector, meeting.id)).feedback).toMatchObject({ partly: 1, words: [thoughts] });
    expect(JSON.stringify(await meetingOf(anybody.request, meeting.id))).not.toContain(thoughts);

    const agreed = `The team will look at the lamps ${aWord()}`;
    await desk.goto(`/desk/meetings/${meeting.id}`);
    await expect(desk.getByRole('main')).toContainText(thoughts);
    await desk.getByRole('button', { name: 'Publish the minutes' }).click();
    await desk.getByLabel('What was said and agreed?').fill(`## Agreed\n\n- ${agreed}`);
    await desk.getByLabel('How many people came?').fill('9');
    await desk.getByLabel('Link to the recording').fill('https://video.example.org/meeting');
    await desk.getByRole('button', { name: 'Publish the minutes' }).click();
    await expect(desk.getByRole('alert')).toContainText('The minutes are published.');

    const minutes = anybody.getByRole('region', { name: 'What was said and agreed' });
    await anybody.goto(`/meetings/${meeting.id}`);
    await expect(minutes.getByRole('listitem').filter({ hasText: agreed })).toBeVisible();
    await expect(minutes.getByRole('link', { name: 'Watch or listen to the recording' })).toHaveAttribute(
      'href',
      'https://video.example.org/meeting',
    );
    // So few that somebody could be told apart: the number stays with the team.
    await expect(minutes).not.toContainText('people came');
    expect((await meetingOf(anybody.request, meeting.id)).attendance).toBeNull();

    await minutes.getByRole('link', { name: 'Something wrong in the minutes?' }).click();
    const email = anAddress();
    const wrong = `We spoke of benches, not lamps, ${aWord()}`;
    await anybody.getByLabel('What is wrong, and what should it say?').fill(wrong);
    await anybody.getByLabel('Your email address').fill(email);
    await typeTheCodeOnTheWay(anybody, email, 'Send');
    await expect(anybody.getByRole('alert')).toContainText('The team reads what you wrote and replies by email.');
    expect(await anybody.content()).not.toContain(wrong);

    await desk.goto('/desk');
    await desk
      .getByRole('listitem')
      .filter({ hasText: meeting.title })
      .getByRole('link', { name: 'Reply to a correction of the minutes' })
      .click();
    await expect(desk.getByRole('main')).toContainText(wrong);
    await desk.getByRole('link', { name: 'Correct the minutes' }).click();
    const put = `The team will look at the benches ${aWord()}`;
    await desk.getByLabel('What was said and agreed?').fill(`## Agreed\n\n- ${put}`);
    await desk.getByLabel('How many people came?').fill('12');
    await desk.getByRole('button', { name: 'Publish the corrected minutes' }).click();
    await expect(desk.getByRole('alert')).toContainText('The minutes are published.');
    await desk.goto('/desk');
    await desk
      .getByRole('listitem')
      .filter({ hasText: meeting.title })
      .getByRole('link', { name: 'Reply to a correction of the minutes' })
      .click();
    const reply = `You are right, and it says so now ${aWord()}`;
    await desk.getByLabel('What do you reply?').fill(reply);
    await desk.getByRole('button', { name: 'Send the reply' }).click();
    const mail = await mailTo(page.request, email, 'About the correction that you asked for');
    for (const words of [wrong, reply, `/meetings/${meeting.id}`]) expect(wordsOf(mail)).toContain(words);

    await anybody.goto(`/meetings/${meeting.id}`);
    await expect(minutes).toContainText(put);
    await expect(minutes).toContainText('12 people came.');
    await expect(minutes).toContainText('Corrected since.');
    await expect(minutes).not.toContainText(agreed);
  });

  test('a resident can neither register, join nor check in any more, and is told so', async ({ page, inspector }) => {
    await aResident(page);
    const meeting = await aMeeting(inspector, { startsAt: inSeconds(2), endsAt: inSeconds(4) });
    const { checkInCode } = await rosterOf(inspector, meeting.id);
    await untilItHasEnded(page.request, meeting);
    for (const deed of ['register', 'join', 'check-in', 'withdraw', 'accept']) {
      await page.goto(`/meetings/${meeting.id}/${deed}`);
      await expect(page.getByRole('main')).toContainText('This meeting is over.');
      await expect(page.getByRole('main').getByRole('textbox')).toHaveCount(0);
    }
    const answers = [
      await ask(page.request, 'RegisterForMeeting', { input: { meetingId: meeting.id } }),
      await ask(page.request, 'JoinMeeting', { meetingId: meeting.id }),
      await ask(page.request, 'CheckIn', { meetingId: meeting.id, code: checkInCode }),
    ];
    for (const { data } of answers) expect(Object.values(data)[0]).toMatchObject({ reason: 'ENDED' });
    expect((await rosterOf(inspector, meeting.id)).entries).toEqual([]);
  });
});
