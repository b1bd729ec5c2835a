import { MeetingDesk } from '../../testing/meeting-desk.ts';
import { aMeeting } from './meeting.factory.ts';
import { MeetingsJobs } from './meetings.jobs.ts';
import { aRegistration } from './registration.factory.ts';

let desk: MeetingDesk;
beforeAll(async () => {
  desk = await MeetingDesk.open();
});
afterAll(() => desk?.patch.close());

const times = { startsAt: '2022-10-20T18:00:00Z', endsAt: '2022-10-20T19:30:00Z' };

describe('words around a joining link', () => {
  const joinUrl = 'https://meet.example/secret-a1b2';
  test.each([
    ['title', { title: `Join ${joinUrl}` }],
    ['agenda', { agenda: ['Join', 'meet.example/secret-a1b2'] }],
    ['description', { description: 'At HTTPS://MEET.example/Secret-a1b2' }],
    ['dialIn', { dialIn: 'meet.example/secret%2Da1b2' }],
  ])('cannot hold it: %s', async (field, words) => {
    const { data } = await desk.nothingWritten(() =>
      desk.schedule({
        areaPath: 'testshire/north',
        mode: 'ONLINE',
        capacity: 5,
        title: 'Meeting',
        ...times,
        joinUrl,
        ...words,
      }),
    );
    expect(data.scheduleMeeting).toMatchObject({ reason: 'LINK_IN_WORDS', field });
  });

  test('nor can the reason of cancelling', async () => {
    const { id } = await aMeeting(desk.patch.em(), { joinUrl });
    const { data } = await desk.nothingWritten(() => desk.cancel(id, `Use ${joinUrl} instead.`));
    expect(data.cancelMeeting).toMatchObject({ reason: 'LINK_IN_WORDS', field: 'reason' });
  });
});

test('a link may begin with a capital, as phones write it, and a title is one line whatever was typed', async () => {
  const typed = { title: 'Have your\r\nBcc: somebody', joinUrl: 'Https://meet.example/room' };
  const { data } = await desk.schedule({
    areaPath: 'testshire/north',
    mode: 'ONLINE',
    capacity: 5,
    ...times,
    ...typed,
  });
  expect(data.scheduleMeeting).toMatchObject({ title: 'Have your Bcc: somebody' });
  const { data: refused } = await desk.schedule({
    areaPath: 'testshire/north',
    mode: 'ONLINE',
    capacity: 5,
    title: 'Meeting',
    ...times,
    joinUrl: 'https:/meet.example/room',
  });
  expect(refused.scheduleMeeting).toMatchObject({ reason: 'BAD_LINK', field: 'joinUrl' });
});

test('moving to where it was tells nobody, and whoever was checked in has a place again at the new time', async () => {
  const soon = { startsAt: new Date('2022-09-14T12:20:00Z') };
  const meeting = await aMeeting(desk.patch.em(), soon);
  const registration = await aRegistration(desk.patch.em(), { meeting, status: 'ATTENDED', attendedAt: soon.startsAt });
  const same = { meetingId: meeting.id, startsAt: '2022-09-14T12:20:00Z', endsAt: meeting.endsAt.toISOString() };
  await desk.nothingWritten(() => desk.move(same));
  await desk.move({ meetingId: meeting.id, ...times });
  const [row] = await desk.patch
    .em()
    .execute<{ status: string; attended_at: Date | null }[]>(
      'select status, attended_at from registration where id = ?',
      [registration.id],
    );
  expect(row).toEqual({ status: 'CONFIRMED', attended_at: null });
});

test('a line that cannot be settled leaves the others alone', async () => {
  const full = async () => {
    const meeting = await aMeeting(desk.patch.em(), { capacity: 2 });
    await aRegistration(desk.patch.em(), { meeting });
    await aRegistration(desk.patch.em(), { meeting, status: 'WAITING' });
    return meeting.id;
  };
  const [bad, good] = [await full(), await full()];
  // A title that no deed lets in, and no mail takes into its subject.
  await desk.patch.em().execute(`update meeting set title = e'Two\nlines' where id = ?`, [bad]);
  const waitingAt = async (id: string) => {
    const rows = await desk.patch
      .em()
      .execute<unknown[]>(`select 1 from registration where meeting_id = ? and status = 'WAITING'`, [id]);
    return rows.length;
  };
  expect([await waitingAt(bad), await waitingAt(good)]).toEqual([1, 1]);
  await desk.patch.app.get(MeetingsJobs, { strict: false }).everyMinute();
  expect([await waitingAt(bad), await waitingAt(good)]).toEqual([1, 0]);
});
