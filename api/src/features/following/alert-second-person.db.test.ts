import { jest } from '@jest/globals';
import { AlertDesk } from '../../testing/alert-desk.ts';
import { answerOf } from '../../testing/update-desk.ts';
import { someFollowers } from './alert.factory.ts';

jest.setTimeout(60_000);

let desk: AlertDesk;
beforeAll(async () => {
  desk = await AlertDesk.open();
});
beforeEach(async () => {
  await desk.fresh();
  await someFollowers(desk.patch.em(), 1);
});
afterAll(() => desk?.patch.close());

const FLAGGED = { body: 'Two men were **arrested** in Girton.' };

test('words that mention an arrest or somebody wait, and then are held as any other', async () => {
  const { id, ...waiting } = await desk.sent(FLAGGED);
  expect(waiting).toMatchObject({ state: 'WAITING', goesAt: null, flags: expect.arrayContaining(['arrested']) });
  expect(await desk.passes(86_400)).toBe(0);
  const { data } = await desk.approve(id);
  expect(data.approveAlert).toMatchObject({
    ...{ state: 'HELD', goesAt: '2022-09-15T12:02:00.000Z' },
    approvedBy: { id: desk.team.colleague.officer.id },
  });
  expect(await desk.passes(119)).toBe(0);
  expect(await desk.passes(1)).toBe(1);
});

test('so does what goes to more than 500 people, however often they are told, and no fewer', async () => {
  const em = desk.patch.em();
  await someFollowers(em, 400);
  await someFollowers(em, 99, { frequency: 'DAILY', area: 'testshire/north/girton' });
  await someFollowers(em, 50, { frequency: 'QUARTERLY' });
  expect(await desk.sent()).toMatchObject({ state: 'HELD', expectedRecipients: 500 });
  await someFollowers(em, 1, { frequency: 'WEEKLY' });
  expect(await desk.sent()).toMatchObject({ state: 'WAITING', expectedRecipients: 501, flags: [] });
  expect(await desk.sent({ urgent: true, urgentReason: 'A child.' })).toMatchObject({ state: 'SENT' });
});

test('a flagged title waits as well', async () => {
  expect(await desk.sent({ title: 'Man charged with burglary' })).toMatchObject({ state: 'WAITING' });
});

test('nobody approves their own; whose answer was lost gets the first one; a third person is told', async () => {
  const { id } = await desk.sent(FLAGGED, desk.team.comms);
  expect(answerOf(await desk.nothingWritten(() => desk.approve(id, desk.team.comms)))).toBe('SAME_PERSON');
  const { data: first } = await desk.approve(id, desk.team.inspector);
  desk.patch.clock.set('2022-09-14T12:01:00Z');
  const again = await desk.nothingWritten(() => desk.approve(id, desk.team.inspector));
  expect(again.data.approveAlert).toEqual(first.approveAlert);
  expect(answerOf(await desk.nothingWritten(() => desk.approve(id, desk.team.colleague)))).toBe('NOT_WAITING');
});

test('what needs nobody waits for nobody', async () => {
  const { id } = await desk.sent();
  expect(answerOf(await desk.nothingWritten(() => desk.approve(id)))).toBe('NOT_WAITING');
});

test('what has ended while it waited does not go any more', async () => {
  const { id } = await desk.sent({ ...FLAGGED, validUntil: '2022-09-14T18:00:00Z' });
  desk.patch.clock.set('2022-09-14T17:58:00Z');
  expect(answerOf(await desk.nothingWritten(() => desk.approve(id)))).toBe('BAD_TIME');
  desk.patch.clock.set('2022-09-14T17:57:59Z');
  expect(answerOf(await desk.approve(id))).toBe('Alert');
});

test('what waits can be stopped, by its writer or another; then nobody approves it', async () => {
  for (const by of [desk.team.inspector, desk.team.colleague, desk.team.comms]) {
    const { id } = await desk.sent(FLAGGED);
    expect((await desk.stop(id, by)).data.stopAlert).toMatchObject({ state: 'STOPPED' });
    expect(answerOf(await desk.nothingWritten(() => desk.approve(id)))).toBe('STOPPED');
  }
  expect(await desk.passes(1_000)).toBe(0);
});

test('what a force says is approved by an inspector of any of its neighbourhoods, who cannot send or stop it', async () => {
  const { inspector, comms } = desk.team;
  const { id } = await desk.sent({ ...FLAGGED, areaPath: 'testshire', placePaths: null }, comms);
  const { data } = await inspector.ask('{ desk { alerts { id state } } }');
  expect(data.desk.alerts).toEqual([{ id, state: 'WAITING' }]);
  expect(answerOf(await desk.nothingWritten(() => desk.approve(id, desk.team.officer)))).toBe('FORBIDDEN');
  expect(answerOf(await desk.nothingWritten(() => desk.stop(id, inspector)))).toBe('FORBIDDEN');
  const typed = { ...FLAGGED, areaPath: 'testshire', placePaths: null };
  expect(answerOf(await desk.nothingWritten(() => desk.send(typed, inspector)))).toBe('FORBIDDEN');
  expect((await desk.approve(id, inspector)).data.approveAlert).toMatchObject({ state: 'HELD' });
});
