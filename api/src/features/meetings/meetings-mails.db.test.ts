import { jest } from '@jest/globals';
import ICAL from 'ical.js';
import type { Browser, TestMail } from '../../testing/a-service.ts';
import { MeetingDesk } from '../../testing/meeting-desk.ts';
import { aMeeting } from './meeting.factory.ts';

jest.setTimeout(60_000);

let desk: MeetingDesk;
let made = 0;
beforeAll(async () => {
  desk = await MeetingDesk.open();
});
beforeEach(() => desk.patch.clock.set('2022-09-14T12:00:00Z'));
afterAll(() => desk?.patch.close());

interface Person {
  email: string;
  browser: Browser;
  /** Their mails that were not read yet, the first one first. */
  news: () => Promise<TestMail[]>;
}

async function somebody(): Promise<Person> {
  const email = `reader${++made}@x.test`;
  let read = 0;
  const news = async () => {
    const mails = await desk.mails(email);
    const unread = mails.slice(read);
    read = mails.length;
    return unread;
  };
  return { email, browser: await desk.patch.as(email), news };
}

/** The one new mail. */
async function onlyNews(person: Person): Promise<TestMail> {
  const mails = await person.news();
  expect(mails.map(({ subject }) => subject)).toHaveLength(1);
  return mails[0] as TestMail;
}

/** What a mail puts into its reader's calendar, as `ical.js` reads it. */
function calendarOf({ calendar }: TestMail) {
  const file = new ICAL.Component(ICAL.parse(calendar?.content as string));
  const [event] = file.getAllSubcomponents('vevent');
  const say = (name: string) => event?.getFirstPropertyValue(name)?.toString();
  expect(file.getFirstPropertyValue('method')).toBe(calendar?.method);
  return {
    method: calendar?.method,
    uid: say('uid'),
    sequence: Number(say('sequence')),
    status: say('status'),
    starts: new Date(say('dtstart') as string).toISOString(),
    attendee: say('attendee')?.toLowerCase(),
  };
}

/** What every mail about a place must be, and what else it says. */
function expectSound(mail: TestMail, to: Person, id: string, ...words: RegExp[]): void {
  expect(mail.to).toBe(to.email);
  expect(mail.subject).not.toMatch(/https?:|meet\.example/);
  for (const text of [mail.text, mail.html.replace(/<[^>]*>/g, '')]) {
    expect(text).not.toContain('secret-room');
    for (const each of words) expect(text.replace(/\s+/g, ' ')).toMatch(each);
  }
  expect(mail.text).toContain(`/meetings/${id}`);
  expect(mail.headers['Message-ID']).toMatch(/^<[\w.-]+@localhost>$/);
}

test('every turn of a place is one mail, that puts the meeting into the calendar as it stands', async () => {
  const meeting = await aMeeting(desk.patch.em(), {
    capacity: 1,
    mode: 'BOTH',
    address: 'The hall',
    dialIn: '0300 123',
  });
  const { id } = meeting;
  const [ann, bob] = [await somebody(), await somebody()];
  const uid = `meeting-${id}@patchwork`;
  const starts = '2022-10-10T18:00:00.000Z';

  await desk.register(ann.browser, id);
  const confirmed = await onlyNews(ann);
  expectSound(confirmed, ann, id, /Your place is confirmed/, /10 October 2022/, /The hall/, /By phone: 0300 123/);
  expect(confirmed.subject).toBe('You have a place: Public meeting');
  expect(calendarOf(confirmed)).toMatchObject({
    method: 'REQUEST',
    uid,
    status: 'CONFIRMED',
    starts,
    attendee: `mailto:${ann.email}`,
  });

  await desk.register(bob.browser, id);
  const waiting = await onlyNews(bob);
  expectSound(waiting, bob, id, /number 1 on the waiting list/);
  expect(calendarOf(waiting)).toMatchObject({ method: 'REQUEST', uid, status: 'TENTATIVE' });

  await desk.withdraw(ann.browser, id);
  const withdrawn = await onlyNews(ann);
  expectSound(withdrawn, ann, id, /no longer registered/);
  expect(calendarOf(withdrawn)).toMatchObject({ method: 'CANCEL', uid, status: 'CANCELLED' });
  expect(calendarOf(withdrawn).sequence).toBeGreaterThan(calendarOf(confirmed).sequence);

  const offered = await onlyNews(bob);
  expectSound(offered, bob, id, /if you accept it by .*16 September 2022/, /goes to the next in line/);
  expect(calendarOf(offered)).toMatchObject({ method: 'REQUEST', status: 'TENTATIVE' });

  await desk.setCapacity(id, 2);
  await desk.register(ann.browser, id);
  expect((await onlyNews(ann)).subject).toBe('You have a place: Public meeting');
  await desk.setCapacity(id, 1);
  const takenBack = await onlyNews(bob);
  expectSound(takenBack, bob, id, /fewer places than before/, /waiting list, number 1/);
  await desk.setCapacity(id, 2);
  expect((await onlyNews(bob)).subject).toMatch(/^A place is free for you/);

  await desk.tick('2022-09-16T12:00:00Z');
  const lapsed = await onlyNews(bob);
  expectSound(lapsed, bob, id, /did not hear from you in time/, /register again/);
  expect(calendarOf(lapsed)).toMatchObject({ method: 'CANCEL', status: 'CANCELLED' });

  const all = (await desk.mails(bob.email)).map(calendarOf);
  expect(all.map(({ uid: each }) => each)).toEqual(all.map(() => uid));
  const sequences = all.map(({ sequence }) => sequence);
  expect(sequences).toEqual([...new Set(sequences)].sort((a, b) => a - b));
  const ids = (await desk.mails(bob.email)).map(({ headers }) => headers['Message-ID']);
  expect(new Set(ids).size).toBe(ids.length);
  expect(await ann.news()).toEqual([]);
});

describe('a change of the meeting', () => {
  test('of its time is told with the old and the new one, to everyone with a place, an offer or a turn', async () => {
    const { id } = await aMeeting(desk.patch.em(), { capacity: 1 });
    const [ann, bob, gone, stranger] = [await somebody(), await somebody(), await somebody(), await somebody()];
    for (const { browser } of [ann, bob, gone]) await desk.register(browser, id);
    await desk.withdraw(gone.browser, id);
    const [before] = (await ann.news()).map(calendarOf);
    for (const one of [bob, gone]) await one.news();

    await desk.move({ meetingId: id, startsAt: '2022-11-07T19:00:00Z', endsAt: '2022-11-07T20:00:00Z' });
    await Promise.all([desk.tell(id), desk.tell(id)]);
    await desk.tell(id);
    const mail = await onlyNews(ann);
    // Summer time has ended in between: seven in the evening both times.
    expectSound(
      mail,
      ann,
      id,
      /It was to start on .*10 October 2022.*7(:00)? ?pm.*now starts on .*7 November 2022.*7(:00)? ?pm/i,
      /Your place is still yours/,
    );
    expect(mail.subject).toMatch(/^The meeting has moved to .*7 November 2022/);
    expect(calendarOf(mail)).toMatchObject({
      method: 'REQUEST',
      uid: before?.uid,
      status: 'CONFIRMED',
      starts: '2022-11-07T19:00:00.000Z',
    });
    expect(calendarOf(mail).sequence).toBeGreaterThan(before?.sequence as number);
    expect((await onlyNews(bob)).text).not.toContain('Your place is still yours');
    for (const one of [gone, stranger]) expect(await one.news()).toEqual([]);
  });

  test('twice in a row is told once, from what they knew to what is', async () => {
    const { id } = await aMeeting(desk.patch.em());
    const ann = await somebody();
    await desk.register(ann.browser, id);
    await ann.news();
    await desk.move({ meetingId: id, startsAt: '2022-11-07T19:00:00Z', endsAt: '2022-11-07T20:00:00Z' });
    await desk.move({ meetingId: id, startsAt: '2022-11-08T19:00:00Z', endsAt: '2022-11-08T20:00:00Z' });
    await desk.tell(id);
    expectSound(await onlyNews(ann), ann, id, /was to start on .*10 October 2022.*now starts on .*8 November 2022/);
  });

  test('of its place or title is told as that; of its description it is not', async () => {
    const { id } = await aMeeting(desk.patch.em(), { mode: 'IN_PERSON', address: 'The hall', joinUrl: null });
    const ann = await somebody();
    await desk.register(ann.browser, id);
    await ann.news();
    await desk.change({ meetingId: id, description: 'All about it.', agenda: ['One'] });
    await desk.tell(id);
    expect(await ann.news()).toEqual([]);
    await desk.change({ meetingId: id, address: 'The school' });
    await desk.tell(id);
    const mail = await onlyNews(ann);
    expectSound(mail, ann, id, /The time stays as it was/, /The school/);
    expect(mail.subject).toBe('Details have changed: Public meeting');
    await desk.move({
      meetingId: id,
      startsAt: '2022-10-10T18:00:00Z',
      endsAt: '2022-10-10T20:00:00Z',
      address: 'The church',
    });
    await desk.tell(id);
    expect((await onlyNews(ann)).subject).toBe('Details have changed: Public meeting');
  });

  test('that cancels it says why, and takes it out of the calendar', async () => {
    const { id } = await aMeeting(desk.patch.em());
    const ann = await somebody();
    await desk.register(ann.browser, id);
    const [before] = (await ann.news()).map(calendarOf);
    await desk.cancel(id, 'The hall was flooded.');
    await desk.tell(id);
    await desk.tell(id);
    const mail = await onlyNews(ann);
    expectSound(mail, ann, id, /10 October 2022.* will not take place/, /The hall was flooded\./);
    expect(mail.subject).toBe('The meeting is cancelled: Public meeting');
    const calendar = calendarOf(mail);
    expect(calendar).toMatchObject({ method: 'CANCEL', status: 'CANCELLED', uid: before?.uid });
    expect(calendar.sequence).toBeGreaterThan(before?.sequence as number);
    await desk.tick('2022-10-09T18:00:00Z');
    await desk.tick('2022-10-10T22:00:00Z');
    expect(await ann.news()).toEqual([]);
  });
});

describe('people who rang', () => {
  test('have no address: nothing is sent, and nothing fails', async () => {
    const { id } = await aMeeting(desk.patch.em());
    const caller =
      'mutation ($id: ID!) { registerCaller(input: { meetingId: $id, name: "Sam", phone: "101" }) { __typename } }';
    await desk.team.officer.ask(caller, { id });
    await desk.move({ meetingId: id, startsAt: '2022-11-07T19:00:00Z', endsAt: '2022-11-07T20:00:00Z' });
    await desk.tell(id);
    await desk.tick('2022-11-06T19:00:00Z');
    const about = await desk.patch.em().execute('select 1 from kept_mail where body_text like ?', [`%${id}%`]);
    expect(about).toEqual([]);
  });
});
