import { jest } from '@jest/globals';
import type { Browser } from '../../testing/a-service.ts';
import { AlertDesk } from '../../testing/alert-desk.ts';
import { answerOf } from '../../testing/update-desk.ts';
import { anAlert, someFollowers } from './alert.factory.ts';

jest.setTimeout(60_000);

let desk: AlertDesk;
beforeAll(async () => {
  desk = await AlertDesk.open();
});
beforeEach(async () => {
  await desk.fresh();
  await someFollowers(desk.patch.em(), 1, { area: 'testshire' });
});
afterAll(() => desk?.patch.close());

type Who = 'officer' | 'inspector' | 'colleague' | 'comms' | 'admin' | 'stranger' | 'resident';
const FLAGGED = { body: 'Two men were arrested.' };
const is = (who: Who): Browser => desk.team[who];

describe('who sends', () => {
  test.each<[Who, string, string]>([
    ['inspector', 'testshire/north', 'Alert'],
    ['inspector', 'testshire/north/girton', 'Alert'],
    ['inspector', 'testshire', 'FORBIDDEN'],
    ['inspector', 'testshire/east', 'FORBIDDEN'],
    ['stranger', 'testshire/north', 'FORBIDDEN'],
    ['comms', 'testshire/north', 'Alert'],
    ['comms', 'testshire', 'Alert'],
    ['officer', 'testshire/north', 'FORBIDDEN'],
    ['admin', 'testshire', 'FORBIDDEN'],
    ['resident', 'testshire/north', 'FORBIDDEN'],
  ])('%s for %s: %s', async (who, areaPath, answer) => {
    const expected = answer === 'Alert' ? 'AlertPreview' : answer;
    expect(answerOf(await desk.nothingWritten(() => desk.preview({ areaPath }, is(who))))).toBe(expected);
    if (answer === 'Alert') expect(answerOf(await desk.send({ areaPath }, is(who)))).toBe(answer);
    else expect(answerOf(await desk.nothingWritten(() => desk.send({ areaPath }, is(who))))).toBe(answer);
  });

  test('not whoever has no session', async () => {
    const nobody = desk.patch.browser();
    for (const act of [desk.send({}, nobody), desk.preview({}, nobody)]) {
      expect(answerOf(await act)).toBe('UNAUTHENTICATED');
    }
  });
});

describe('who lets go, stops and takes back', () => {
  // What nobody of the public knows of is not there for whoever is not of the team.
  test.each<[Who, string, string, string, string]>([
    ['inspector', 'Alert', 'Alert', 'Alert', 'FORBIDDEN'],
    ['comms', 'Alert', 'Alert', 'Alert', 'FORBIDDEN'],
    ['stranger', 'NOT_FOUND', 'NOT_FOUND', 'FORBIDDEN', 'FORBIDDEN'],
    ['officer', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN'],
    ['admin', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'Alert'],
    ['resident', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN'],
  ])('%s: %s, %s, %s, %s', async (who, approves, stops, withdraws, purges) => {
    const { id: waiting } = await desk.sent(FLAGGED, desk.team.colleague);
    const sent = await anAlert(desk.patch.em(), { by: desk.team.colleague.officer });
    expect(answerOf(await desk.approve(waiting, is(who)))).toBe(approves);
    expect(answerOf(await desk.stop(waiting, is(who)))).toBe(stops);
    expect(answerOf(await desk.withdraw(sent.id, is(who)))).toBe(withdraws);
    expect(answerOf(await desk.purge(sent.id, is(who)))).toBe(purges);
  });

  test('its writer stops it even after they were given another area', async () => {
    const { id } = await desk.sent({ areaPath: 'testshire/east' }, desk.team.stranger);
    const em = desk.patch.em();
    const move =
      "update officer_area set area_id = (select id from area where path = 'testshire/north') where officer_id = ?";
    await em.execute(move, [desk.team.stranger.officer.id]);
    expect(answerOf(await desk.stop(id, desk.team.stranger))).toBe('Alert');
    await em.execute(move.replace('testshire/north', 'testshire/east'), [desk.team.stranger.officer.id]);
  });
});

describe('who sees it', () => {
  const seenBy = async (id: string) => {
    const people = { ...desk.team, nobody: desk.patch.browser() } as Record<string, Browser>;
    const seen = await Promise.all(
      Object.entries(people).map(async ([who, by]) => [who, (await desk.read(id, by)).data?.alert ?? null] as const),
    );
    return Object.fromEntries(seen);
  };

  test('before it goes, the officers of the area and of the force alone', async () => {
    const { id: held } = await desk.sent();
    const { id: waiting } = await desk.sent(FLAGGED);
    const { id: stopped } = await desk.sent();
    await desk.stop(stopped);
    for (const id of [held, waiting, stopped]) {
      const { stranger, resident, nobody, ...theirs } = await seenBy(id);
      expect([stranger, resident, nobody]).toEqual([null, null, null]);
      expect(Object.values(theirs).every((alert) => alert?.id === id)).toBe(true);
    }
  });

  test('once it went, everybody; why, to how many and when it was due, its team', async () => {
    const { id } = await desk.sent({ ...FLAGGED, urgent: true, urgentReason: 'They are dangerous.' });
    await desk.passes(0);
    const { stranger, resident, nobody, ...theirs } = await seenBy(id);
    const behind = { urgentReason: 'They are dangerous.', goesAt: '2022-09-14T12:00:00.000Z', expectedRecipients: 1 };
    for (const alert of Object.values(theirs)) {
      expect(alert).toMatchObject({
        ...behind,
        recipients: 1,
        delivered: 1,
        refused: 0,
        flags: ['arrested', 'Two men'],
      });
    }
    const hidden = { urgentReason: null, goesAt: null, expectedRecipients: null, recipients: null, delivered: null };
    for (const alert of [stranger, resident, nobody]) {
      expect(alert).toMatchObject({ ...hidden, refused: null, flags: [], state: 'SENT', title: 'Vans broken into' });
    }
  });

  test('who was sent it is not counted any more once that is forgotten', async () => {
    const { id } = await desk.sent({ urgent: true, urgentReason: 'A child.' });
    await desk.passes(0);
    await desk.patch.em().execute("update mailing set queued_at = now() - interval '31 days'");
    const { data } = await desk.read(id, desk.team.inspector);
    expect(data.alert).toMatchObject({ recipients: 1, delivered: null, refused: null });
  });
});
