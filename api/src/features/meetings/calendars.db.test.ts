import { jest } from '@jest/globals';
import ICAL from 'ical.js';
import { MeetingDesk } from '../../testing/meeting-desk.ts';
import { statementsOf } from '../../testing/statements.ts';
import { anArea } from '../areas/area.factory.ts';
import { aMeeting } from './meeting.factory.ts';

jest.setTimeout(60_000);

let desk: MeetingDesk;
beforeAll(async () => {
  desk = await MeetingDesk.open();
});
afterAll(() => desk?.patch.close());

const get = (path: string, headers: Record<string, string> = {}) => fetch(desk.patch.url + path, { headers });

/** The meetings of a calendar, as `ical.js` reads them. */
function eventsOf(content: string) {
  const calendar = new ICAL.Component(ICAL.parse(content));
  return calendar.getAllSubcomponents('vevent').map((event) => {
    const say = (name: string) => event.getFirstPropertyValue(name)?.toString() ?? null;
    return {
      uid: say('uid'),
      sequence: Number(say('sequence')),
      status: say('status'),
      title: say('summary'),
      starts: (event.getFirstPropertyValue('dtstart') as ICAL.Time).toJSDate().toISOString(),
    };
  });
}

const eventsAt = async (path: string) => eventsOf(await (await get(path)).text());

test('a meeting has a calendar of its own, for everybody, that is asked for again cheaply', async () => {
  const { id } = await aMeeting(desk.patch.em(), { title: 'What shall we work on?' });
  const response = await get(`/meetings/${id}.ics`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  expect(response.headers.get('content-disposition')).toBe(`inline; filename="meeting-${id}.ics"`);
  expect(eventsOf(await response.text())).toEqual([
    {
      uid: `meeting-${id}@patchwork`,
      sequence: 0,
      status: 'CONFIRMED',
      title: 'What shall we work on?',
      starts: '2022-10-10T18:00:00.000Z',
    },
  ]);
  const etag = response.headers.get('etag') as string;
  expect(etag).toMatch(/^"/);
  const again = await get(`/meetings/${id}.ics`, { 'if-none-match': etag });
  expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
});

test('a moved meeting is the same one with a higher sequence, and a cancelled one stays in, marked', async () => {
  const { id } = await aMeeting(desk.patch.em());
  const path = `/meetings/${id}.ics`;
  const [before] = await eventsAt(path);
  const etag = (await get(path)).headers.get('etag') as string;
  await desk.move({ meetingId: id, startsAt: '2022-11-07T19:00:00Z', endsAt: '2022-11-07T20:00:00Z' });
  const [moved] = await eventsAt(path);
  expect(moved).toMatchObject({ uid: before?.uid, status: 'CONFIRMED', starts: '2022-11-07T19:00:00.000Z' });
  expect(moved?.sequence).toBeGreaterThan(before?.sequence as number);
  expect((await get(path, { 'if-none-match': etag })).status).toBe(200);
  await desk.cancel(id, 'The hall was flooded.');
  const [cancelled] = await eventsAt(path);
  expect(cancelled).toMatchObject({ uid: before?.uid, status: 'CANCELLED' });
  expect(cancelled?.sequence).toBeGreaterThan(moved?.sequence as number);
  expect(await (await get(path)).text()).toContain('The hall was flooded.');
});

test('an area’s calendar has its neighbourhood’s meetings of the last year and to come, a force’s all of them', async () => {
  const [here, beside] = ['calendarshire/one', 'calendarshire/two'];
  await anArea(desk.patch.em(), `${here}/girton`);
  await aMeeting(desk.patch.em(), { area: here, title: 'To come' });
  await aMeeting(desk.patch.em(), { area: here, title: 'In spring', startsAt: new Date('2022-04-01T18:00:00Z') });
  await aMeeting(desk.patch.em(), { area: here, title: 'Long ago', startsAt: new Date('2021-09-01T18:00:00Z') });
  await aMeeting(desk.patch.em(), { area: beside, title: 'Next door' });
  const titles = async (path: string) => (await eventsAt(`/areas/${path}/meetings.ics`)).map(({ title }) => title);
  expect(await titles(here)).toEqual(['In spring', 'To come']);
  expect(await titles(`${here}/girton`)).toEqual(['In spring', 'To come']);
  expect((await titles('calendarshire')).sort()).toEqual(['In spring', 'Next door', 'To come']);
  const response = await get(`/areas/${here}/meetings.ics`);
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  const etag = response.headers.get('etag') as string;
  for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
    expect((await get(`/areas/${here}/meetings.ics`, { 'if-none-match': known })).status).toBe(304);
  }
  expect((await get(`/areas/${here}/meetings.ics`, { 'if-none-match': '"other"' })).status).toBe(200);
});

test.each([
  '/meetings/x.ics',
  '/meetings/00000000-0000-4000-8000-000000000000.ics',
  '/areas/nowhere/meetings.ics',
  '/areas/testshire/nowhere/girton/meetings.ics',
])('there is nothing at %s', async (path) => {
  const response = await get(path);
  expect(response.status).toBe(404);
  expect(await response.text()).not.toContain('BEGIN:VCALENDAR');
});

test('fifty meetings are read at the price of one', async () => {
  const fill = async (area: string, count: number) => {
    for (let i = 0; i < count; i++) await aMeeting(desk.patch.em(), { area });
    const path = `/areas/${area}/meetings.ics`;
    expect(await eventsAt(path)).toHaveLength(count);
    return (await statementsOf(() => get(path))).length;
  };
  expect(await fill('calendarshire/fifty', 50)).toBe(await fill('calendarshire/single', 1));
});
