import { jest } from '@jest/globals';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Browser } from '../../testing/a-service.ts';
import { MeetingDesk } from '../../testing/meeting-desk.ts';
import type { Meeting } from './meeting.entity.ts';
import { aMeeting } from './meeting.factory.ts';
import { NoticesService } from './notices.service.ts';
import { aRegistration } from './registration.factory.ts';

jest.setTimeout(120_000);

let desk: MeetingDesk;
let made = 0;
beforeAll(async () => {
  desk = await MeetingDesk.open();
});
beforeEach(() => desk.patch.clock.set('2022-09-14T12:00:00Z'));
afterEach(() => jest.restoreAllMocks());
afterAll(() => desk?.patch.close());

const later = (startsAt: string, meetingId: string) =>
  desk.move({ meetingId, startsAt, endsAt: new Date(new Date(startsAt).getTime() + 3_600_000).toISOString() });

/** Somebody with a place at a meeting on 10 October at six, UTC; what they are told is without the confirmation. */
async function comes(
  facts: Partial<Meeting> = {},
): Promise<{ id: string; browser: Browser; told: () => Promise<string[]>; email: string }> {
  const { id } = await aMeeting(desk.patch.em(), facts as object);
  const email = `comes${++made}@x.test`;
  const browser = await desk.patch.as(email);
  await desk.register(browser, id);
  return { id, browser, email, told: async () => (await desk.told(email)).slice(1) };
}

const REMINDER = /^On /;

test('a week and a day before, when they can join, and an hour after: one mail each, at its minute', async () => {
  const { id, told, email } = await comes();
  const so = async (instant: string, count: number) => {
    await desk.tick(instant);
    expect([instant, (await told()).length]).toEqual([instant, count]);
  };
  await so('2022-10-03T17:59:00Z', 0);
  await so('2022-10-03T18:00:00Z', 1);
  await so('2022-10-09T17:59:00Z', 1);
  await so('2022-10-09T18:00:00Z', 2);
  await so('2022-10-10T17:29:00Z', 2);
  await so('2022-10-10T17:30:00Z', 3);
  await so('2022-10-10T20:59:00Z', 3);
  await so('2022-10-10T21:00:00Z', 4);
  await so('2022-10-12T21:00:00Z', 4);
  expect(await told()).toEqual([
    expect.stringMatching(REMINDER),
    expect.stringMatching(REMINDER),
    'Starting soon',
    'Thank you',
  ]);

  const [, week, , joining, thanks] = await desk.mails(email);
  expect(week?.text).toMatch(/10 October 2022/);
  expect(week?.calendar?.method).toBe('REQUEST');
  expect(joining?.text).toContain(`/meetings/${id}/join`);
  expect(thanks?.text).toContain(`/meetings/${id}/feedback`);
  for (const mail of await desk.mails(email)) expect(JSON.stringify(mail)).not.toContain('secret-room');
});

test('running the job again, or twice at once, sends nothing twice', async () => {
  const { told } = await comes();
  desk.patch.clock.set('2022-10-09T18:00:00Z');
  await Promise.all(Array.from({ length: 4 }, () => desk.jobs.everyMinute()));
  await desk.jobs.everyMinute();
  expect(await told()).toHaveLength(1);
});

test('who waits, has an offer or gave up is not reminded; who registers late hears of what is still to come', async () => {
  const { id, browser, told } = await comes({ capacity: 1 });
  const waiting = await desk.patch.as(`comes${++made}@x.test`);
  const email = `comes${made}@x.test`;
  await desk.register(waiting, id);
  await desk.tick('2022-10-03T18:00:00Z');
  expect(await desk.told(email)).toEqual(['You are on the waiting list']);
  desk.patch.clock.set('2022-10-04T12:00:00Z');
  await desk.withdraw(browser, id);
  await desk.accept(waiting, id);
  await desk.tick('2022-10-04T12:01:00Z');
  expect((await desk.told(email)).filter((subject) => REMINDER.test(subject))).toEqual([]);
  await desk.tick('2022-10-09T18:00:00Z');
  expect((await desk.told(email)).filter((subject) => REMINDER.test(subject))).toHaveLength(1);
  expect((await told()).filter((subject) => REMINDER.test(subject))).toHaveLength(1);
});

test('a process that was down sends the nearest reminder that is due, not all that were missed', async () => {
  const { told } = await comes();
  await desk.tick('2022-10-10T08:00:00Z');
  expect(await told()).toEqual([expect.stringMatching(REMINDER)]);
  await desk.tick('2022-10-10T08:01:00Z');
  expect(await told()).toHaveLength(1);
});

test('a moved meeting moves its reminders', async () => {
  const { id, told } = await comes();
  desk.patch.clock.set('2022-10-01T12:00:00Z');
  // The week before the new start has passed already: that reminder is of no more use.
  await later('2022-10-05T18:00:00Z', id);
  await desk.tell(id);
  await desk.tick('2022-10-01T12:01:00Z');
  expect(await told()).toEqual([expect.stringMatching(/^The meeting has moved/)]);
  await desk.tick('2022-10-04T18:00:00Z');
  expect(await told()).toHaveLength(2);
  // Moved away again, it reminds again.
  desk.patch.clock.set('2022-10-04T19:00:00Z');
  await later('2022-12-05T19:00:00Z', id);
  await desk.tell(id);
  await desk.tick('2022-10-09T18:00:00Z');
  expect(await told()).toHaveLength(3);
  await desk.tick('2022-11-28T19:00:00Z');
  await desk.tick('2022-12-04T19:00:00Z');
  const subjects = await told();
  expect(subjects).toHaveLength(5);
  for (const subject of subjects.slice(3)) expect(subject).toMatch(/^On .*5 December 2022/);
});

test('a room is not joined online, so nobody is told to; who was there is thanked', async () => {
  const { id, browser, told } = await comes({ mode: 'IN_PERSON', joinUrl: null, address: 'The hall' });
  await desk.tick('2022-10-10T17:30:00Z');
  expect((await told()).filter((subject) => subject === 'Starting soon')).toEqual([]);
  await desk.checkIn(browser, id);
  await desk.tick('2022-10-10T21:00:00Z');
  expect((await told()).at(-1)).toBe('Thank you');
});

describe('telling 250 people of a change', () => {
  const many = async () => {
    const meeting = await aMeeting(desk.patch.em(), { capacity: 300 });
    const emails = Array.from({ length: 250 }, () => `many${++made}@x.test`);
    for (const email of emails) await aRegistration(desk.patch.em(), { meeting, email });
    await later('2022-11-07T19:00:00Z', meeting.id);
    return { id: meeting.id, emails };
  };
  /** How many mails each of these addresses has. */
  const counts = async (emails: string[]) => {
    const rows = await desk.patch.app
      .get(EntityManager)
      .fork()
      .execute<{ n: number }[]>(
        'select count(k.id)::int as n from unnest(?::text[]) e (email) left join kept_mail k on k.to_address = e.email group by e.email',
        [`{${emails.join()}}`],
      );
    return rows.map(({ n }) => n);
  };

  test('goes on where it stopped, and tells each exactly once', async () => {
    const { id, emails } = await many();
    const notices = desk.patch.app.get(NoticesService, { strict: false });
    const tell = notices.tell.bind(notices);
    let left = 130;
    jest.spyOn(notices, 'tell').mockImplementation((...given) => {
      if (left-- === 0) throw new Error('The power went.');
      return tell(...given);
    });
    await expect(desk.tell(id)).rejects.toThrow('The power went.');
    const after = await counts(emails);
    expect(after.filter((n) => n === 1)).toHaveLength(100);
    await desk.tell(id);
    expect(await counts(emails)).toEqual(emails.map(() => 1));
  });

  test('by three at once tells each exactly once too', async () => {
    const { id, emails } = await many();
    await Promise.all([desk.tell(id), desk.tell(id), desk.tell(id)]);
    expect(await counts(emails)).toEqual(emails.map(() => 1));
  });

  test('negative control: without the note of who was told, they would be told twice', async () => {
    const { id, emails } = await many();
    await desk.tell(id);
    await desk.patch.em().execute('update registration set told_sequence = 0 where meeting_id = ?', [id]);
    await desk.tell(id);
    expect(await counts(emails)).toEqual(emails.map(() => 2));
  });
});
