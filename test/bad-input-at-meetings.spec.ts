import { expect } from '@playwright/test';
import { south } from './demo.ts';
import { ask, inboxOf } from './machine.ts';
import {
  aMeeting,
  anAddress,
  aResident,
  aWord,
  evening,
  inMinutes,
  inSeconds,
  isRefusedAt,
  mailsAbout,
  meetingOf,
  register,
  rosterOf,
  send,
  untilItHasBegun,
} from './meetings.ts';
import { test } from './person.ts';

// As bad-input.spec.ts, for meetings and questions: a sentence, nothing lost of what was typed, and nothing written.

const noSuchId = '11111111-2222-4333-8444-555555555555';

test.describe('registering', () => {
  test('before it opens, after it closed and once the meeting has begun', async ({ page, inspector }) => {
    const email = await aResident(page);
    const startsAt = evening(30);
    const early = await aMeeting(inspector, { startsAt, registrationFrom: evening(20) });
    const late = await aMeeting(inspector, { startsAt, registrationUntil: inSeconds(2) });
    const begun = await aMeeting(inspector, { startsAt: inSeconds(2), endsAt: inMinutes(40) });
    await untilItHasBegun(begun);
    for (const [meeting, sentence, reason] of [
      [early, /You can register from /, 'NOT_OPEN_YET'],
      [late, /Registration closed on /, 'CLOSED'],
      [begun, /The meeting has begun, so nobody can register any more\./, 'CLOSED'],
    ] as const) {
      await page.goto(`/meetings/${meeting.id}`);
      await expect(page.getByRole('main')).toContainText(sentence);
      await expect(page.getByRole('button', { name: 'Register', exact: true })).toHaveCount(0);
      await page.goto(`/meetings/${meeting.id}/register`);
      await expect(page.getByRole('main')).toContainText(sentence);
      await expect(page.getByRole('main').getByRole('textbox')).toHaveCount(0);
      const { data } = await ask(page.request, 'RegisterForMeeting', { input: { meetingId: meeting.id } });
      expect(data.registerForMeeting).toMatchObject({ __typename: 'RegistrationRefusal', reason });
      expect((await rosterOf(inspector, meeting.id)).entries).toEqual([]);
      expect(await mailsAbout(page.request, email, meeting)).toEqual([]);
    }
  });

  test('on a form that was open when registration closed: what was typed is still there', async ({
    page,
    inspector,
  }) => {
    await aResident(page);
    const meeting = await aMeeting(inspector, { startsAt: inSeconds(6), endsAt: inMinutes(40) });
    await page.goto(`/meetings/${meeting.id}/register`);
    const name = `Robin ${aWord()}`;
    await page.getByLabel('What should we call you?').fill(name);
    await untilItHasBegun(meeting);
    expect(await send(page, 'Register')).toBe(422);
    await expect(page).toHaveTitle(/^Error: /);
    await expect(page.getByRole('main')).toContainText(/closed|begun/);
    expect((await rosterOf(inspector, meeting.id)).entries).toEqual([]);
  });

  test('with words without end and characters that are none', async ({ page, inspector }) => {
    await aResident(page);
    const meeting = await aMeeting(inspector);
    await page.goto(`/meetings/${meeting.id}/register`);
    const name = page.getByLabel('What should we call you?');
    const needs = page.getByLabel('Is there anything you need to take part?');
    const [long, longer] = ['n'.repeat(121), `${'word '.repeat(300)}end`];
    await name.fill(long);
    await needs.fill(longer);
    expect(await send(page, 'Register')).toBe(422);
    await isRefusedAt(page, name, /120 characters or fewer/);
    await isRefusedAt(page, needs, /1000 characters or fewer/);
    await expect(name).toHaveValue(long);
    await expect(needs).toHaveValue(longer);
    for (const said of [{ name: long }, { needs: longer }, { name: 'a\u0000b' }, { needs: 'a\u001bb\u0007' }]) {
      const { data, errors } = await ask(page.request, 'RegisterForMeeting', {
        input: { meetingId: meeting.id, ...said },
      });
      expect(errors[0]?.extensions.code ?? data.registerForMeeting.__typename).toMatch(
        /BAD_USER_INPUT|RegistrationRefusal/,
      );
    }
    expect((await rosterOf(inspector, meeting.id)).entries).toEqual([]);
  });

  test('from a form that came from elsewhere, or with a field that is not on it', async ({ page, inspector }) => {
    await aResident(page);
    const meeting = await aMeeting(inspector);
    for (const origin of ['https://elsewhere.test', 'null']) {
      for (const deed of ['register', 'withdraw', 'accept', 'join', 'check-in', 'ask']) {
        const answer = await page.request.post(`/meetings/${meeting.id}/${deed}`, {
          form: { name: aWord(), text: 'What of the lamps?', room: 'ABC234' },
          headers: { origin },
          maxRedirects: 0,
        });
        expect(answer.status(), `${deed} from ${origin}`).toBe(403);
      }
    }
    expect((await rosterOf(inspector, meeting.id)).entries).toEqual([]);
    const { errors } = await ask(page.request, 'RegisterForMeeting', {
      input: { meetingId: meeting.id, status: 'CONFIRMED' },
    });
    expect(errors).toHaveLength(1);
    expect((await rosterOf(inspector, meeting.id)).entries).toEqual([]);
  });

  test('for a meeting that is none, and what is another’s', async ({ page, asNew, inspector }) => {
    await aResident(page);
    const other = await asNew(undefined);
    await aResident(other);
    const meeting = await aMeeting(inspector);
    await register(other.request, meeting.id);
    for (const meetingId of [noSuchId, '1', '', "' or 1=1 --", 'x'.repeat(5000)]) {
      const { errors } = await ask(page.request, 'RegisterForMeeting', { input: { meetingId } });
      expect(errors[0]?.extensions.code, meetingId.slice(0, 20)).toMatch(/^(NOT_FOUND|BAD_USER_INPUT)$/);
    }
    for (const deed of ['WithdrawFromMeeting', 'AcceptOffer']) {
      const { data } = await ask(page.request, deed, { meetingId: meeting.id });
      expect(Object.values(data)[0], deed).toMatchObject({ __typename: 'RegistrationRefusal' });
    }
    const [entry] = (await rosterOf(inspector, meeting.id)).entries;
    expect(entry.status).toBe('CONFIRMED');
    for (const deed of ['CheckInResident', 'WithdrawResident', 'ConfirmResident', 'UndoCheckIn']) {
      const { errors } = await ask(page.request, deed, { registrationId: entry.id });
      expect(errors[0]?.extensions.code, deed).toMatch(/^(FORBIDDEN|NOT_FOUND)$/);
    }
    expect((await rosterOf(inspector, meeting.id)).entries[0].status).toBe('CONFIRMED');
    expect((await meetingOf(page.request, meeting.id)).myRegistration).toBeNull();
  });
});

test.describe('scheduling by machine', () => {
  for (const [what, wrong] of [
    ['no places', { capacity: 0 }],
    ['fewer than none', { capacity: -5 }],
    ['absurdly many', { capacity: 10_001 }],
    ['more than a number holds', { capacity: 2 ** 40 }],
    ['half a place', { capacity: 1.5 }],
    ['an end before the start', { endsAt: evening(19).toISOString() }],
    ['a start in the past', { startsAt: '2020-01-01T19:00:00Z', endsAt: '2020-01-01T20:00:00Z' }],
    ['a start in a thousand years', { startsAt: '3020-01-01T19:00:00Z', endsAt: '3020-01-01T20:00:00Z' }],
    ['a day that is none', { startsAt: '2027-02-30T19:00:00Z' }],
    ['words for a time', { startsAt: 'tomorrow' }],
    ['a link that is not https', { joinUrl: 'http://meet.example.org/1' }],
    ['a link with a name and password in it', { joinUrl: 'https://me:secret@meet.example.org/1' }],
    ['a link that runs', { joinUrl: 'javascript:alert(1)' }],
    ['a way of meeting that is none', { mode: 'BY_POST' }],
    ['an area that is none', { areaPath: 'cambridgeshire/brigadoon' }],
    ['a force', { areaPath: 'cambridgeshire' }],
    ['a village', { areaPath: `${south}/girton` }],
    ['a title without end', { title: 'x'.repeat(121) }],
    ['a registration that closes after the start', { registrationUntil: evening(21).toISOString() }],
  ] as const) {
    test(`with ${what}`, async ({ inspector }) => {
      const title = `Meeting ${aWord()}`;
      const [startsAt, endsAt] = [evening(20).toISOString(), evening(20, '20:00').toISOString()];
      const input = { areaPath: south, title, startsAt, endsAt, mode: 'ONLINE', capacity: 5, ...wrong };
      const { data, errors } = await ask(inspector, 'ScheduleMeeting', { input });
      const said = errors[0]?.message ?? data.scheduleMeeting.message;
      expect(errors[0]?.extensions.code ?? data.scheduleMeeting.__typename).toMatch(
        /BAD_USER_INPUT|MeetingRefusal|FORBIDDEN/,
      );
      expect(said).toMatch(/\w+ .+/);
      expect(JSON.stringify((await ask(inspector, 'Desk')).data.desk.meetings)).not.toContain(title);
    });
  }
});

test.describe('asking', () => {
  test('a sixth question while nobody has read five: refused, and kept in the box', async ({ page }) => {
    await aResident(page);
    const word = aWord();
    for (let number = 1; number <= 5; number++) {
      const text = `What of the lamps in ${word} lane, ${'again '.repeat(number)}?`;
      const { data } = await ask(page.request, 'AskQuestion', { input: { areaPath: south, text } });
      expect(data.askQuestion.__typename).toBe('Question');
    }
    await page.goto(`/areas/${south}/ask`);
    const sixth = `And what of the benches in ${word} lane?`;
    await page.getByLabel('What would you like to ask?').fill(sixth);
    expect(await send(page, 'Send my question')).toBe(422);
    await expect(page.getByRole('alert')).toContainText('You have 5 questions that the team has not read yet.');
    await expect(page.getByLabel('What would you like to ask?')).toHaveValue(sixth);
    expect(JSON.stringify((await ask(page.request, 'MyQuestions')).data)).not.toContain(sixth);
  });

  test('nothing, and words without end', async ({ page }) => {
    await page.goto(`/areas/${south}/ask`);
    const box = page.getByLabel('What would you like to ask?');
    const email = anAddress();
    await page.getByLabel('Your email address').fill(email);
    for (const [typed, sentence] of [
      ['', /Enter your question/],
      ['   ', /Enter your question/],
      [`${'word '.repeat(210)}end`, /1000 characters or fewer/],
    ] as const) {
      await box.fill(typed);
      expect(await send(page, 'Send my question')).toBe(422);
      await isRefusedAt(page, box, sentence);
      await expect(page.getByLabel('Your email address')).toHaveValue(email);
    }
    expect(await inboxOf(page.request, email)).toEqual([]);
  });

  test('for a meeting that is over or another team’s, to a force, and by nobody', async ({
    page,
    anybody,
    inspector,
  }) => {
    await aResident(page);
    const word = aWord();
    const text = `What of the lamps in ${word} lane?`;
    const meeting = await aMeeting(inspector, { startsAt: inSeconds(2), endsAt: inSeconds(3) });
    await expect.poll(async () => (await meetingOf(page.request, meeting.id)).status).toBe('ENDED');
    for (const where of [
      { areaPath: south, meetingId: meeting.id },
      { areaPath: 'cambridgeshire/east-cambridgeshire', meetingId: (await aMeeting(inspector)).id },
      { areaPath: 'cambridgeshire' },
      { areaPath: 'cambridgeshire/brigadoon' },
      { areaPath: south, meetingId: noSuchId },
      { areaPath: south, forCaller: true },
    ]) {
      const { data, errors } = await ask(page.request, 'AskQuestion', { input: { ...where, text } });
      expect(errors[0]?.extensions.code ?? data.askQuestion.__typename, JSON.stringify(where)).toMatch(
        /^(QuestionRefusal|FORBIDDEN|NOT_FOUND)$/,
      );
    }
    const nobody = await ask(anybody.request, 'AskQuestion', { input: { areaPath: south, text } });
    expect(nobody.errors[0]?.extensions.code).toMatch(/^(UNAUTHENTICATED|FORBIDDEN)$/);
    expect(JSON.stringify((await ask(page.request, 'MyQuestions')).data)).not.toContain(word);
    expect(JSON.stringify((await ask(inspector, 'UnreadQuestions')).data)).not.toContain(word);
  });
});
