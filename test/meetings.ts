import { londonClock, londonInstant } from '@patchwork/calendar';
import { type APIRequestContext, expect, type Locator, type Page } from '@playwright/test';
import { south } from './demo.ts';
import { ask, codeIn, inboxOf, type Mail, mailAfter, mailTo, signIn } from './machine.ts';

// What tests of meetings and questions do again and again. Each makes its own meetings: places, lines and doors are
// then nobody else's.

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** A word of letters alone that nobody else has written: digits would read like a number that is screened. */
export function aWord(): string {
  return [...crypto.randomUUID().replaceAll('-', '').slice(0, 14)]
    .map((digit) => 'bcdfghjklmnpqrst'[Number.parseInt(digit, 16)])
    .join('');
}

export const anAddress = (): string => `${crypto.randomUUID()}@patchwork.test`;

/** This many days ahead, at a time of London's clocks: no clock changes in the evening. */
export function evening(days: number, time = '19:00'): Date {
  const at = londonInstant(londonClock(new Date(Date.now() + days * DAY)).day, time);
  if (!at) throw new Error(`${time} never comes ${days} days ahead.`);
  return at;
}

/** The 15th of the next such month that is more than a fortnight ahead, at 7pm in London. */
export function nextMiddleOf(month: number): Date {
  for (let year = new Date().getUTCFullYear(); ; year++) {
    const at = londonInstant(`${year}-${String(month).padStart(2, '0')}-15`, '19:00') as Date;
    if (at.getTime() > Date.now() + 14 * DAY) return at;
  }
}

export const inMinutes = (minutes: number): Date => new Date(Date.now() + minutes * MINUTE);
export const inSeconds = (seconds: number): Date => new Date(Date.now() + seconds * 1000);

interface Scheduled {
  title?: string;
  startsAt?: Date;
  endsAt?: Date;
  mode?: 'ONLINE' | 'IN_PERSON' | 'BOTH';
  capacity?: number;
  address?: string | null;
  joinUrl?: string | null;
  gettingThere?: string;
  dialIn?: string;
  description?: string;
  agenda?: string[];
  areaPath?: string;
  registrationFrom?: Date;
  registrationUntil?: Date;
}

export interface Meeting {
  id: string;
  title: string;
  startsAt: Date;
  endsAt: Date;
  /** Where it is joined: of an address that is nobody's. */
  joinUrl: string;
  address: string;
}

/** Schedules a meeting as the inspector whose machine this is; what a test does not say is filled in. */
export async function aMeeting(inspector: APIRequestContext, wanted: Scheduled = {}): Promise<Meeting> {
  const startsAt = wanted.startsAt ?? evening(21);
  const endsAt = wanted.endsAt ?? new Date(startsAt.getTime() + 90 * MINUTE);
  const made = {
    title: `Meeting ${aWord()}`,
    joinUrl: `https://meet.example.org/${aWord()}`,
    address: `${aWord()} hall`,
  };
  const mode = wanted.mode ?? 'BOTH';
  const input = {
    areaPath: south,
    capacity: 20,
    ...made,
    ...(mode === 'IN_PERSON' && { joinUrl: null }),
    ...(mode === 'ONLINE' && { address: null }),
    ...wanted,
    mode,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
  };
  const { data, errors } = await ask(inspector, 'ScheduleMeeting', { input });
  const { id, title, message } = data?.scheduleMeeting ?? {};
  if (!id) throw new Error(`No meeting was scheduled: ${message ?? JSON.stringify(errors)}`);
  return { ...made, ...(wanted.joinUrl && { joinUrl: wanted.joinUrl }), id, title, startsAt, endsAt };
}

/** Registers whoever this machine is signed in as. Gives their place. */
// biome-ignore lint/suspicious/noExplicitAny: the answer's shape is the committed operation's
export async function register(machine: APIRequestContext, meetingId: string, said: object = {}): Promise<any> {
  const { data, errors } = await ask(machine, 'RegisterForMeeting', { input: { meetingId, ...said } });
  if (!data?.registerForMeeting.id) throw new Error(`Nobody was registered: ${JSON.stringify([data, errors])}`);
  return data.registerForMeeting;
}

/** Signs this page in as a resident nobody else is, and gives their address. */
export async function aResident({ request }: Pick<Page, 'request'>): Promise<string> {
  const email = anAddress();
  await signIn(request, email);
  return email;
}

/** The meeting as whoever this machine is sees it. */
// biome-ignore lint/suspicious/noExplicitAny: the answer's shape is the committed operation's
export async function meetingOf(machine: APIRequestContext, id: string): Promise<any> {
  const { data, errors } = await ask(machine, 'MeetingPage', { id });
  if (!data?.meeting) throw new Error(`There is no such meeting: ${JSON.stringify(errors)}`);
  return data.meeting;
}

/** Who comes, as the meeting's team sees it. */
// biome-ignore lint/suspicious/noExplicitAny: the answer's shape is the committed operation's
export async function rosterOf(team: APIRequestContext, meetingId: string): Promise<any> {
  const { data, errors } = await ask(team, 'MeetingRoster', { meetingId });
  if (!data?.meetingRoster) throw new Error(`There is no roster: ${JSON.stringify(errors)}`);
  return data.meetingRoster;
}

export async function untilItHasBegun({ startsAt }: Meeting): Promise<void> {
  await expect.poll(() => Date.now(), { timeout: 40_000 }).toBeGreaterThan(startsAt.getTime());
}

export async function untilItHasEnded(machine: APIRequestContext, { id }: Meeting): Promise<void> {
  await expect.poll(async () => (await meetingOf(machine, id)).status, { timeout: 40_000 }).toBe('ENDED');
}

/**
 * Presses what sends a form with an address in it, and types the code of the mail on the page that follows. `then` sends
 * the code, where that button is called otherwise.
 */
export async function typeTheCodeOnTheWay(page: Page, email: string, button: string, then = button): Promise<void> {
  const mail = await mailAfter(page.request, email, async () => {
    await page.getByRole('button', { name: button, exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Type the code from your email' })).toBeVisible();
  });
  await page.getByLabel('Code', { exact: true }).fill(codeIn(mail));
  await page.getByRole('button', { name: then, exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Type the code from your email' })).toHaveCount(0);
}

/** Presses the button and gives the status that the form was answered with. */
export async function send(page: Page, button: string): Promise<number> {
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === 'POST'),
    page.getByRole('button', { name: button, exact: true }).click(),
  ]);
  return answer.status();
}

/** The page came back, and says beside the field and at its top what is wrong with it. */
export async function isRefusedAt(page: Page, field: Locator, sentence: RegExp): Promise<void> {
  await expect(page).toHaveTitle(/^Error: /);
  await expect(field).toHaveAccessibleDescription(sentence);
  await expect(page.getByRole('alert').getByRole('link', { name: sentence })).toBeVisible();
}

/** The words of a mail as they are read: its lines are broken to fit, and what is quoted is marked. */
export const wordsOf = ({ text }: Mail): string => text.replace(/\n>? ?/g, ' ').replace(/\s+/g, ' ');

/** Every mail to an address about this meeting, the newest first. */
export async function mailsAbout(machine: APIRequestContext, to: string, { title }: Meeting): Promise<Mail[]> {
  return (await inboxOf(machine, to)).filter(({ subject }) => subject.includes(title));
}

/** The mail of this subject about the meeting, when it has come. */
export function mailAbout(machine: APIRequestContext, to: string, subject: string, { title }: Meeting): Promise<Mail> {
  return mailTo(machine, to, `${subject}: ${title}`);
}

/** Types a day into its three boxes, as London counts days. */
export async function typeDay(group: Locator, at: Date): Promise<void> {
  const [day, month, year] = dayTyped(at);
  await group.getByLabel('Day').fill(day);
  await group.getByLabel('Month').fill(month);
  await group.getByLabel('Year').fill(year);
}

/** An instant's day as the boxes show it in London: day, month, year. */
export function dayTyped(at: Date): [string, string, string] {
  const [year = '', month = '', day = ''] = at.toLocaleDateString('en-CA', { timeZone: 'Europe/London' }).split('-');
  return [String(Number(day)), String(Number(month)), year];
}

/** The boxes of the day of a meeting's form. */
export const dayOfIt = (page: Page) => page.getByRole('group', { name: 'Day', exact: true });
