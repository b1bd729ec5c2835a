import { expect, type Page } from '@playwright/test';
import { south } from './demo.ts';
import { ask } from './machine.ts';
import { aMeeting, aResident, aWord, inSeconds, type Meeting, untilItHasBegun } from './meetings.ts';
import { test } from './person.ts';

const aQuestion = () => `When will the lamps of ${aWord()} lane be mended?`;
const asked = (page: Page) => page.getByRole('region', { name: 'Questions for the meeting' });
const agenda = (page: Page) => page.getByRole('region', { name: 'Agenda' });

/** Opens the meeting's page and leaves a mark on it that a reload would take away. */
async function follows(page: Page, { id }: Meeting): Promise<Page> {
  await page.goto(`/meetings/${id}`);
  await page.evaluate(() => Object.assign(window, { isTheSamePage: true }));
  return page;
}

async function wasNeverReloaded(page: Page): Promise<void> {
  expect(await page.evaluate(() => 'isTheSamePage' in window)).toBe(true);
}

/** A resident's question for the meeting, which nobody of the team has read. */
async function isAsked(resident: Page, { id: meetingId }: Meeting): Promise<string> {
  const text = aQuestion();
  const { data } = await ask(resident.request, 'AskQuestion', { input: { areaPath: south, meetingId, text } });
  expect(data.askQuestion.__typename).toBe('Question');
  return text;
}

/** The officer lets the question through, on the page from which the team runs the meeting. */
async function letThrough(officer: Page, { id }: Meeting, text: string): Promise<void> {
  await officer.goto(`/desk/meetings/${id}/run`);
  const unread = officer.getByRole('region', { name: /^Nobody has read these yet/ });
  await unread
    .getByRole('listitem')
    .filter({ hasText: text })
    .getByRole('button', { name: /^Publish/ })
    .click();
  await expect(officer.getByRole('region', { name: /^Questions to answer/ })).toContainText(text);
}

/** No socket answers this page, and what it asks for once more is an empty page. */
async function cutOff(page: Page): Promise<void> {
  await page.routeWebSocket('**/graphql', () => {});
  await page.route('**/meetings/*', (route) =>
    route.request().resourceType() === 'fetch'
      ? route.fulfill({ contentType: 'text/html', body: '<title>Nothing</title>' })
      : route.fallback(),
  );
}

test('two browsers see a question without reloading once a member of the team lets it through, and one that is cut off does not', async ({
  page,
  anybody,
  asNew,
  asAnother,
  inspector,
}) => {
  const meeting = await aMeeting(inspector);
  const resident = await asNew(undefined);
  await aResident(resident);
  const deaf = await asNew(undefined);
  await cutOff(deaf);
  for (const one of [page, anybody, deaf]) await follows(one, meeting);
  for (const one of [page, anybody]) {
    await expect(one.getByText('This page shows what is new by itself.')).toBeVisible();
    await expect(asked(one)).toContainText('Nobody has asked anything yet.');
  }

  const text = await isAsked(resident, meeting);
  const officer = await asAnother('officer');
  await officer.goto(`/desk/meetings/${meeting.id}/run`);
  await expect(officer.getByRole('main')).toContainText(text);
  // Asked, and read by nobody: on no page yet.
  for (const one of [page, anybody]) await expect(asked(one)).toContainText('Nobody has asked anything yet.');

  await letThrough(officer, meeting, text);
  for (const one of [page, anybody]) {
    await expect(asked(one)).toContainText(text);
    await wasNeverReloaded(one);
  }
  // The negative control: without what brings the news, it does not come.
  await expect(asked(deaf)).toContainText('Nobody has asked anything yet.');

  // What most people want answered comes first, there and then.
  const second = await isAsked(resident, meeting);
  await letThrough(officer, meeting, second);
  await expect(asked(page).getByRole('listitem')).toHaveCount(2);
  const { questions } = (await ask(inspector, 'MeetingPage', { id: meeting.id })).data.meeting;
  const later = questions.nodes[1];
  const supporter = await asNew(undefined);
  await aResident(supporter);
  await ask(supporter.request, 'SupportQuestion', { questionId: later.id });
  for (const one of [page, anybody]) {
    await expect(asked(one).getByRole('listitem').first()).toContainText(later.text);
    await expect(asked(one).getByRole('listitem').first()).toContainText('1 other person wants this answered too.');
    await wasNeverReloaded(one);
  }
});

test('two browsers see the agenda move and questions ticked off; one that is paused sees it when it goes on', async ({
  page,
  anybody,
  asNew,
  asAnother,
  inspector,
}) => {
  const resident = await asNew(undefined);
  await aResident(resident);
  const officer = await asAnother('officer');
  const points = [`Welcome ${aWord()}`, `Lamps ${aWord()}`, `Speeding ${aWord()}`];
  const meeting = await aMeeting(inspector, { startsAt: inSeconds(8), agenda: points });
  const text = await isAsked(resident, meeting);
  await letThrough(officer, meeting, text);
  for (const one of [page, anybody]) {
    await follows(one, meeting);
    await expect(one.getByText('This page shows what is new by itself.')).toBeVisible();
    await expect(agenda(one).getByRole('listitem')).toHaveCount(3);
    await expect(agenda(one).locator('[aria-current="step"]')).toHaveCount(0);
  }
  await untilItHasBegun(meeting);
  const now = (one: Page) => agenda(one).locator('[aria-current="step"]');
  await officer.getByRole('button', { name: 'Load what is new' }).click();
  await officer.getByRole('button', { name: `Begin with: ${points[0]}` }).click();
  for (const one of [page, anybody]) {
    await expect(now(one)).toContainText(points[0] ?? '');
    await expect(one.getByRole('main')).toContainText('This meeting is under way now.');
  }

  await anybody.getByRole('button', { name: 'Pause' }).click();
  await expect(anybody.getByText('Paused: this page stays as it is.')).toBeVisible();
  await officer.getByRole('button', { name: `Next: ${points[1]}` }).click();
  await expect(now(page)).toContainText(points[1] ?? '');
  const open = officer.getByRole('region', { name: /^Questions to answer/ });
  await open
    .getByRole('listitem')
    .filter({ hasText: text })
    .getByRole('button', { name: /^Answered/ })
    .click();
  await expect(asked(page).getByRole('listitem')).toContainText('Answered aloud at the meeting');
  await expect(now(anybody)).toContainText(points[0] ?? '');
  await expect(asked(anybody).getByRole('listitem')).not.toContainText('Answered aloud');

  await anybody.getByRole('button', { name: 'Keep it fresh again' }).click();
  await expect(now(anybody)).toContainText(points[1] ?? '');
  await expect(asked(anybody).getByRole('listitem')).toContainText('Answered aloud at the meeting');
  for (const one of [page, anybody]) await wasNeverReloaded(one);
});

test('a browser to which no socket opens asks again every half minute', async ({
  page,
  asAnother,
  asNew,
  inspector,
}) => {
  const meeting = await aMeeting(inspector);
  const resident = await asNew(undefined);
  await aResident(resident);
  const text = await isAsked(resident, meeting);
  await page.routeWebSocket('**/graphql', () => {});
  await page.clock.install();
  await follows(page, meeting);
  await expect(page.getByText('This page looks for what is new every half minute.')).toBeVisible();
  await letThrough(await asAnother('officer'), meeting, text);
  await page.clock.runFor(20_000);
  await expect(asked(page)).not.toContainText(text);
  await page.clock.runFor(11_000);
  await expect(asked(page)).toContainText(text);
  await wasNeverReloaded(page);
});

test('whoever reads a question with the keyboard stays on it while the page changes', async ({
  page,
  asAnother,
  asNew,
  inspector,
}) => {
  const meeting = await aMeeting(inspector);
  const resident = await asNew(undefined);
  await aResident(resident);
  const officer = await asAnother('officer');
  const first = await isAsked(resident, meeting);
  await letThrough(officer, meeting, first);
  await follows(page, meeting);
  await expect(page.getByText('This page shows what is new by itself.')).toBeVisible();
  await asked(page).getByRole('link', { name: first, exact: true }).focus();
  const second = await isAsked(resident, meeting);
  await letThrough(officer, meeting, second);
  await expect(asked(page)).toContainText(second);
  await expect(asked(page).getByRole('link', { name: first, exact: true })).toBeFocused();
  // Said once to whoever hears the page.
  await expect(page.getByText('There is something new among the questions.')).toBeAttached();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a plain reload shows the question and where the agenda is', async ({ page, asAnother, asNew, inspector }) => {
    const resident = await asNew(undefined);
    await aResident(resident);
    const officer = await asAnother('officer');
    const point = `Welcome ${aWord()}`;
    const meeting = await aMeeting(inspector, { startsAt: inSeconds(5), agenda: [point] });
    const text = await isAsked(resident, meeting);
    await page.goto(`/meetings/${meeting.id}`);
    await expect(page.getByText('This page shows what is new by itself.')).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Pause' })).toHaveCount(0);
    await letThrough(officer, meeting, text);
    await untilItHasBegun(meeting);
    await officer.getByRole('button', { name: `Begin with: ${point}` }).click();
    await expect(officer.getByRole('button', { name: 'Nothing of the agenda now' })).toBeVisible();
    await page.reload();
    await expect(asked(page)).toContainText(text);
    await expect(agenda(page).locator('[aria-current="step"]')).toContainText(point);
  });
});
