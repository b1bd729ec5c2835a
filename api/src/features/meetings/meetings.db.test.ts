import { jest } from '@jest/globals';
import type { Answer, Browser } from '../../testing/a-service.ts';
import { MEETING, MeetingDesk } from '../../testing/meeting-desk.ts';
import { statementsOf } from '../../testing/statements.ts';
import { answerOf, codeOf } from '../../testing/update-desk.ts';
import { anArea } from '../areas/area.factory.ts';
import { aQuarter } from '../quarters/quarter.factory.ts';
import { aMeeting } from './meeting.factory.ts';
import { aStatement } from './question.factory.ts';
import { aRegistration } from './registration.factory.ts';

jest.setTimeout(60_000);

let desk: MeetingDesk;
beforeAll(async () => {
  desk = await MeetingDesk.open();
});
beforeEach(() => desk.patch.clock.set('2022-09-14T12:00:00Z'));
afterAll(() => desk?.patch.close());

const NOBODY = '00000000-0000-4000-8000-000000000000';
const LONG = 'a'.repeat(5_001);
const only = ({ data }: Answer) => Object.values(data)[0] as Record<string, unknown>;

describe('scheduling', () => {
  test('everybody reads when, where and what of; places are free from the start', async () => {
    const { id: quarterId } = await aQuarter(desk.patch.em());
    const { data } = await desk.schedule({
      title: ' What shall we work on? ',
      quarterId,
      mode: 'BOTH',
      capacity: 40,
      address: 'The hall, Girton',
      gettingThere: 'No steps.',
      dialIn: '0300 and then 1234#',
      joinUrl: 'https://meet.example/a',
      description: 'Bring **questions**.',
      agenda: ['Speeding', '', 'Parking'],
      registrationFrom: '2022-09-20T08:00:00Z',
      registrationUntil: '2022-10-09T18:00:00Z',
    });
    const { id } = data.scheduleMeeting;
    expect(
      (await desk.read(id, undefined, `${MEETING} descriptionHtml quarter { id } doorsOpenAt joinUrl`)).data.meeting,
    ).toMatchObject({
      title: 'What shall we work on?',
      startsAt: '2022-10-10T18:00:00.000Z',
      endsAt: '2022-10-10T19:30:00.000Z',
      doorsOpenAt: '2022-10-10T17:30:00.000Z',
      movedFrom: null,
      mode: 'BOTH',
      capacity: 40,
      placesLeft: 40,
      waiting: 0,
      status: 'SCHEDULED',
      isRegistrationOpen: false,
      descriptionHtml: expect.stringContaining('<strong>questions</strong>'),
      agenda: [
        { position: 1, title: 'Speeding' },
        { position: 2, title: 'Parking' },
      ],
      area: { path: 'testshire/north' },
      quarter: { id: quarterId },
      joinUrl: null,
      minutes: null,
      attendance: null,
    });
  });

  test.each<[string, object, string, string]>([
    ['no such area', { areaPath: 'nowhere' }, 'UNKNOWN_AREA', 'areaPath'],
    ['a place, which has no team of its own', { areaPath: 'testshire/north/girton' }, 'WRONG_KIND', 'areaPath'],
    ['an end before the start', { endsAt: '2022-10-10T17:00:00Z' }, 'BAD_TIME', 'endsAt'],
    [
      'a start in the past',
      { startsAt: '2022-09-14T11:00:00Z', endsAt: '2022-09-14T13:00:00Z' },
      'BAD_TIME',
      'startsAt',
    ],
    [
      'an hour that repeats',
      { startsAt: '2022-10-30T00:30:00Z', endsAt: '2022-10-30T02:30:00Z' },
      'CLOCKS_CHANGE',
      'startsAt',
    ],
    [
      'an hour that is skipped',
      { startsAt: '2023-03-26T00:30:00Z', endsAt: '2023-03-26T02:00:00Z' },
      'CLOCKS_CHANGE',
      'startsAt',
    ],
    ['no places', { capacity: 0 }, 'BAD_CAPACITY', 'capacity'],
    ['fewer than none', { capacity: -5 }, 'BAD_CAPACITY', 'capacity'],
    ['absurdly many places', { capacity: 2_147_483_647 }, 'BAD_CAPACITY', 'capacity'],
    ['a link without https', { joinUrl: 'http://meet.example/a' }, 'BAD_LINK', 'joinUrl'],
    ['a script for a link', { joinUrl: 'javascript:alert(1)' }, 'BAD_LINK', 'joinUrl'],
    [
      'the link in the description',
      { joinUrl: 'https://meet.example/a', description: 'At https://meet.example/a' },
      'LINK_IN_WORDS',
      'description',
    ],
    ['no title', { title: ' ' }, 'TEXT_MISSING', 'title'],
    ['a long title', { title: 'a'.repeat(121) }, 'TEXT_TOO_LONG', 'title'],
    ['a long description', { description: LONG }, 'TEXT_TOO_LONG', 'description'],
    ['a title that cannot be shown', { title: 'a\u202E' }, 'CONTROL_CHARACTERS', 'title'],
    ['a window after the start', { registrationUntil: '2022-10-11T18:00:00Z' }, 'BAD_TIME', 'registrationUntil'],
    ['an agenda of 21 points', { agenda: Array(21).fill('x') }, 'BAD_AGENDA', 'agenda'],
    ['no such quarter', { quarterId: NOBODY }, 'UNKNOWN_QUARTER', 'quarterId'],
  ])('with %s it is a sentence, and nothing is written', async (_, change, reason, field) => {
    const { data } = await desk.nothingWritten(() => desk.schedule({ ...change, clientKey: 'one' }));
    expect(data.scheduleMeeting).toMatchObject({ reason, field, message: expect.stringMatching(/^\S.+\.$/s) });
  });

  test('a number of places that no form could send is a fault of whoever sent it', async () => {
    for (const capacity of [1.5, 1e12, '5']) {
      const answer = await desk.nothingWritten(() => desk.schedule({ capacity }));
      expect([answer.status, codeOf(answer)]).toEqual([400, 'BAD_USER_INPUT']);
    }
  });

  test('the same key twice is one meeting', async () => {
    const [first, again] = await Promise.all([desk.schedule({ clientKey: 'k' }), desk.schedule({ clientKey: 'k' })]);
    expect(first.data).toEqual(again.data);
    expect((await desk.schedule({ clientKey: 'k', title: 'Other' })).data).toEqual(first.data);
  });
});

describe('only an inspector of the area', () => {
  const deeds: [string, (id: string, by: Browser) => Promise<Answer>][] = [
    ['schedules', (_, by) => desk.schedule({}, by)],
    [
      'moves',
      (id, by) => desk.move({ meetingId: id, startsAt: '2022-11-01T18:00:00Z', endsAt: '2022-11-01T19:00:00Z' }, by),
    ],
    ['changes', (id, by) => desk.change({ meetingId: id, title: 'X' }, by)],
    ['sets the places', (id, by) => desk.setCapacity(id, 5, by)],
    ['cancels', (id, by) => desk.cancel(id, 'X', by)],
    ['publishes minutes', (id, by) => desk.publishMinutes({ meetingId: id }, by)],
  ];

  test.each(deeds)('%s', async (_, act) => {
    const { id } = await aMeeting(desk.patch.em());
    for (const by of [desk.team.stranger, desk.team.officer, desk.team.comms, desk.team.admin, desk.team.resident])
      expect(codeOf(await desk.nothingWritten(() => act(id, by)))).toBe('FORBIDDEN');
    expect(codeOf(await desk.nothingWritten(() => act(id, desk.patch.browser())))).toBe('UNAUTHENTICATED');
  });

  test.each(deeds.slice(1))('%s what is there', async (_, act) => {
    for (const id of ['x', NOBODY])
      expect(codeOf(await desk.nothingWritten(() => act(id, desk.team.inspector)))).toBe('NOT_FOUND');
  });

  test('an inspector of another force is a stranger too', async () => {
    const other = await desk.patch.asOfficer('INSPECTOR', 'otherland/west');
    expect(codeOf(await desk.nothingWritten(() => desk.schedule({}, other)))).toBe('FORBIDDEN');
  });
});

describe('once it is over or cancelled', () => {
  const times = { startsAt: '2022-11-01T18:00:00Z', endsAt: '2022-11-01T19:00:00Z' };
  const deeds: [string, (id: string) => Promise<Answer>][] = [
    ['moved', (meetingId) => desk.move({ meetingId, ...times })],
    ['changed', (meetingId) => desk.change({ meetingId, title: 'X' })],
    ['given other places', (id) => desk.setCapacity(id, 5)],
    ['cancelled', (id) => desk.cancel(id)],
    ['spoken of', (id) => desk.speakOf(id, null)],
  ];

  test.each(deeds)('a meeting is not %s', async (_, act) => {
    const cancelled = await aMeeting(desk.patch.em(), {
      cancelledAt: new Date('2022-09-10'),
      cancelReason: 'Flooded.',
    });
    const ended = await aMeeting(desk.patch.em(), { startsAt: new Date('2022-09-13T18:00:00Z') });
    expect(answerOf(await desk.nothingWritten(() => act(cancelled.id)))).toBe('CANCELLED');
    expect(answerOf(await desk.nothingWritten(() => act(ended.id)))).toBe('ENDED');
  });
});

describe('moving', () => {
  const times = { startsAt: '2022-11-01T18:00:00Z', endsAt: '2022-11-01T19:00:00Z' };

  test('says when it was to be, and the end of registration moves with the day', async () => {
    const { id } = await aMeeting(desk.patch.em(), { registrationUntil: new Date('2022-10-09T18:00:00Z') });
    const { data } = await desk.move({
      meetingId: id,
      ...times,
      mode: 'IN_PERSON',
      address: 'The hall',
      joinUrl: null,
    });
    expect(data.moveMeeting).toMatchObject({
      startsAt: '2022-11-01T18:00:00.000Z',
      movedFrom: '2022-10-10T18:00:00.000Z',
      registrationUntil: '2022-10-31T18:00:00.000Z',
      mode: 'IN_PERSON',
      address: 'The hall',
    });
  });

  test('to before registration was to open takes its opening along, so that people can register', async () => {
    const { id } = await aMeeting(desk.patch.em(), { registrationFrom: new Date('2022-10-03T18:00:00Z') });
    const { data } = await desk.move({
      meetingId: id,
      startsAt: '2022-09-26T18:00:00Z',
      endsAt: '2022-09-26T19:00:00Z',
    });
    expect(data.moveMeeting.registrationFrom).toBe('2022-09-19T18:00:00.000Z');
    const later = await aMeeting(desk.patch.em(), { registrationFrom: new Date('2022-09-01T18:00:00Z') });
    const moved = await desk.move({ meetingId: later.id, ...times });
    expect(moved.data.moveMeeting).toMatchObject({
      registrationFrom: '2022-09-01T18:00:00.000Z',
      isRegistrationOpen: true,
    });
  });

  test.each<[string, object, string]>([
    ['to end before it starts', { endsAt: '2022-11-01T17:00:00Z' }, 'BAD_TIME'],
    ['into the past', { startsAt: '2022-09-01T18:00:00Z', endsAt: '2022-09-01T19:00:00Z' }, 'BAD_TIME'],
    [
      'to where the clocks change',
      { startsAt: '2022-10-30T00:30:00Z', endsAt: '2022-10-30T02:30:00Z' },
      'CLOCKS_CHANGE',
    ],
    ['to a link without https', { joinUrl: 'http://meet.example' }, 'BAD_LINK'],
    ['to an address that is too long', { address: 'a'.repeat(501) }, 'TEXT_TOO_LONG'],
  ])('%s is a sentence, and nothing is written', async (_, change, reason) => {
    const { id } = await aMeeting(desk.patch.em());
    expect(answerOf(await desk.nothingWritten(() => desk.move({ meetingId: id, ...times, ...change })))).toBe(reason);
  });

  test('an offer is held as long as it would be at the earlier start', async () => {
    const meeting = await aMeeting(desk.patch.em(), { capacity: 1 });
    await aRegistration(desk.patch.em(), { meeting, status: 'OFFERED', offerEndsAt: new Date('2022-09-16T12:00:00Z') });
    await desk.move({ meetingId: meeting.id, startsAt: '2022-09-15T18:00:00Z', endsAt: '2022-09-15T19:00:00Z' });
    const roster = 'query ($id: ID!) { meetingRoster(meetingId: $id) { entries { offerEndsAt } } }';
    const { data } = await desk.team.officer.ask(roster, { id: meeting.id });
    expect(data.meetingRoster.entries).toEqual([{ offerEndsAt: '2022-09-14T15:45:00.000Z' }]);
  });

  test('not once it has begun', async () => {
    const { id } = await aMeeting(desk.patch.em(), { startsAt: new Date('2022-09-14T11:00:00Z') });
    expect(answerOf(await desk.nothingWritten(() => desk.move({ meetingId: id, ...times })))).toBe('STARTED');
  });

  test('the same key twice moves once', async () => {
    const { id } = await aMeeting(desk.patch.em());
    const first = await desk.move({ meetingId: id, ...times, clientKey: 'once' });
    const again = await desk.nothingWritten(() => desk.move({ meetingId: id, ...times, clientKey: 'once' }));
    expect(again.data).toEqual(first.data);
  });
});

describe('changing', () => {
  test('what is left out stays, null empties, and the agenda is counted anew', async () => {
    const { id } = await aMeeting(desk.patch.em(), { address: 'The hall', dialIn: '0300', agenda: ['One', 'Two'] });
    await desk.speakOf(id, 2);
    const { data } = await desk.change({ meetingId: id, title: 'New', dialIn: null, agenda: ['Two', 'Three', 'One'] });
    expect(data.changeMeeting).toMatchObject({
      title: 'New',
      address: 'The hall',
      dialIn: null,
      agendaAt: null,
      agenda: [{ title: 'Two' }, { title: 'Three' }, { title: 'One' }],
    });
    expect((await desk.change({ meetingId: id, agenda: null })).data.changeMeeting).toMatchObject({
      title: 'New',
      agenda: [],
    });
  });

  test.each<[string, object, string]>([
    ['no title', { title: null }, 'TEXT_MISSING'],
    ['an empty title', { title: ' ' }, 'TEXT_MISSING'],
    ['a link without https', { joinUrl: 'http://meet.example' }, 'BAD_LINK'],
    ['the link in words', { gettingThere: 'See https://meet.example/secret-room' }, 'LINK_IN_WORDS'],
    ['a window that never opens', { registrationFrom: '2022-10-11T18:00:00Z' }, 'BAD_TIME'],
    ['an agenda of 21 points', { agenda: Array(21).fill('x') }, 'BAD_AGENDA'],
  ])('to %s is a sentence, and nothing is written', async (_, change, reason) => {
    const { id } = await aMeeting(desk.patch.em());
    expect(answerOf(await desk.nothingWritten(() => desk.change({ meetingId: id, ...change })))).toBe(reason);
  });
});

test.each([0, -1, 10_001])('a capacity of %d is a sentence, and nothing is written', async (capacity) => {
  const { id } = await aMeeting(desk.patch.em());
  expect(only(await desk.nothingWritten(() => desk.setCapacity(id, capacity)))).toMatchObject({
    reason: 'BAD_CAPACITY',
    message: 'The number of places must be from 1 to 10,000.',
  });
});

test('cancelling needs a reason, which everybody reads', async () => {
  const { id } = await aMeeting(desk.patch.em());
  expect(answerOf(await desk.nothingWritten(() => desk.cancel(id, ' ')))).toBe('TEXT_MISSING');
  expect(answerOf(await desk.nothingWritten(() => desk.cancel(id, 'a'.repeat(481))))).toBe('TEXT_TOO_LONG');
  await desk.cancel(id, 'The hall was flooded.');
  expect((await desk.read(id)).data.meeting).toMatchObject({
    status: 'CANCELLED',
    cancelledAt: '2022-09-14T12:00:00.000Z',
    cancelReason: 'The hall was flooded.',
    isRegistrationOpen: false,
  });
});

test('an officer says what is spoken of, and everybody sees it while the meeting lasts', async () => {
  const { id } = await aMeeting(desk.patch.em(), { agenda: ['One', 'Two'] });
  desk.patch.clock.set('2022-10-10T18:10:00Z');
  expect(only(await desk.speakOf(id, 2, desk.team.officer))).toMatchObject({ agendaAt: 2 });
  expect(answerOf(await desk.nothingWritten(() => desk.speakOf(id, 3)))).toBe('BAD_AGENDA');
  for (const by of [desk.team.stranger, desk.team.resident])
    expect(codeOf(await desk.nothingWritten(() => desk.speakOf(id, 1, by)))).toBe('FORBIDDEN');
  expect((await desk.read(id)).data.meeting.agendaAt).toBe(2);
  desk.patch.clock.set('2022-10-10T20:00:00Z');
  expect((await desk.read(id)).data.meeting).toMatchObject({ status: 'ENDED', agendaAt: null });
});

describe('an area’s meetings', () => {
  const list = (path: string, args: string, fields = 'totalCount nodes { title }') =>
    desk.patch
      .browser()
      .ask(`query ($path: String!) { area(path: $path) { meetings(${args}) { ${fields} } } }`, { path });
  const titles = async (path: string, args: string) =>
    (await list(path, args)).data.area.meetings.nodes.map(({ title }: { title: string }) => title);

  test('are to come, the next first, or over, the newest first; a place’s are its neighbourhood’s', async () => {
    const area = 'listshire/one';
    await anArea(desk.patch.em(), `${area}/girton`);
    const starts = { 'long ago': '2022-05-01', lately: '2022-09-01', soon: '2022-10-01', later: '2022-12-01' };
    for (const [title, day] of Object.entries(starts))
      await aMeeting(desk.patch.em(), { area, title, startsAt: new Date(`${day}T18:00:00Z`) });
    await aMeeting(desk.patch.em(), { area, title: 'now', startsAt: new Date('2022-09-14T11:00:00Z') });
    await aMeeting(desk.patch.em(), { area: 'listshire/two', title: 'elsewhere' });
    for (const path of [area, `${area}/girton`]) {
      expect(await titles(path, 'when: UPCOMING')).toEqual(['now', 'soon', 'later']);
      expect(await titles(path, 'when: PAST')).toEqual(['lately', 'long ago']);
    }
    expect(await titles('listshire', 'when: UPCOMING')).toEqual([]);

    const page = 'totalCount pageInfo { hasNextPage endCursor } nodes { title }';
    const first = (await list(area, 'when: UPCOMING, first: 2', page)).data.area.meetings;
    expect(first).toMatchObject({
      totalCount: 3,
      pageInfo: { hasNextPage: true },
      nodes: [{ title: 'now' }, { title: 'soon' }],
    });
    const rest = await list(area, `when: UPCOMING, first: 2, after: "${first.pageInfo.endCursor}"`, page);
    expect(rest.data.area.meetings).toMatchObject({ pageInfo: { hasNextPage: false }, nodes: [{ title: 'later' }] });
    expect(codeOf(await list(area, 'first: 101'))).toBe('BAD_USER_INPUT');
  });

  test('fifty cost what one costs', async () => {
    const fields = `nodes { ${MEETING} quarter { id } joinUrl myRegistration { waitingPosition } questions(first: 2) { nodes { text supporters } } }`;
    const cost = async (area: string, count: number) => {
      const em = desk.patch.em();
      for (let i = 0; i < count; i++) {
        const { id } = await aMeeting(em, { area, agenda: ['One'] });
        await em.execute('update meeting set minutes_id = ? where id = ?', [(await aStatement(em)).id, id]);
      }
      const text = `query ($path: String!) { area(path: $path) { meetings(first: 50) { ${fields} } } }`;
      const sent = await statementsOf(async () => {
        const { data, errors } = await desk.team.resident.ask(text, { path: area });
        expect([errors, data.area.meetings.nodes.length]).toEqual([[], count]);
      });
      return sent;
    };
    const [one, fifty] = [await cost('listshire/single', 1), await cost('listshire/fifty', 50)];
    console.log(`statements: ${one.length} for one meeting, ${fifty.length} for fifty`);
    expect(fifty.length).toBe(one.length);
  });
});

test('a meeting that is not there is not found', async () => {
  for (const id of ['x', NOBODY]) expect(codeOf(await desk.read(id))).toBe('NOT_FOUND');
});
