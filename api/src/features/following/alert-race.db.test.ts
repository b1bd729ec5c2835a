import { jest } from '@jest/globals';
import { AlertDesk } from '../../testing/alert-desk.ts';
import { withoutLocksUntil } from '../../testing/statements.ts';
import { answerOf, times } from '../../testing/update-desk.ts';
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

const FLAGGED = { body: 'Two men were arrested.' };
const WRITES = /^update "alert"/;
const stateOf = async (id: string) => (await desk.read(id, desk.team.officer)).data.alert.state;
const jobs = async (id: string) => {
  const text = "select 1 from pgboss.job where name = 'release-alert' and data ->> 'alertId' = ?";
  return (await desk.patch.em().execute(text, [id])).length;
};

describe('many second persons at once', () => {
  const approveBoth = async (id: string) =>
    (await Promise.all([desk.approve(id, desk.team.colleague), desk.approve(id, desk.team.comms)])).map(answerOf);

  test('one approves, and it goes once', async () => {
    const { id } = await desk.sent(FLAGGED);
    const by = [desk.team.colleague, desk.team.comms];
    const answers = (await times(12, (i) => desk.approve(id, by[i % 2]))).map(answerOf);
    // Whoever was first may ask again.
    expect(answers.toSorted()).toEqual([...Array(6).fill('Alert'), ...Array(6).fill('NOT_WAITING')]);
    expect(await jobs(id)).toBe(1);
    expect((await Promise.all([desk.jobs.releaseDue(), desk.passes(120), desk.passes(0)])).toSorted()).toContain(1);
    expect(await desk.patch.count('mailing')).toBe(1);
    expect(await desk.patch.count('delivery')).toBe(1);
  });

  test('negative control: without the lock both do', async () => {
    const { id } = await desk.sent(FLAGGED);
    expect(await withoutLocksUntil(2, WRITES, () => approveBoth(id))).toEqual(['Alert', 'Alert']);
    expect(await jobs(id)).toBe(2);
    const { id: other } = await desk.sent(FLAGGED);
    expect((await approveBoth(other)).toSorted()).toEqual(['Alert', 'NOT_WAITING']);
  });
});

describe('a stop at the very moment that it goes', () => {
  const due = async () => {
    desk.patch.clock.set('2022-09-14T12:00:00Z');
    const { id } = await desk.sent();
    desk.patch.clock.set('2022-09-14T12:02:00Z');
    return id as string;
  };

  test('either it goes or it is stopped, and whoever stopped it is told which', async () => {
    for (let i = 0; i < 10; i++) {
      const id = await due();
      const release = () => desk.jobs.release(id);
      const stop = async () => answerOf(await desk.stop(id));
      // In turn, each has a head start.
      const [gone, answer] =
        i % 2 === 0
          ? await Promise.all([release(), stop()])
          : await Promise.all([stop(), release()]).then(([first, second]) => [second, first] as const);
      expect(gone ? answer : 'stopped').toBe(gone ? 'ALREADY_SENT' : 'stopped');
      expect({ answer, state: await stateOf(id) }).toEqual(
        gone ? { answer: 'ALREADY_SENT', state: 'SENT' } : { answer: 'Alert', state: 'STOPPED' },
      );
    }
  });

  test('negative control: without the lock both would, and only the database’s own check says no', async () => {
    const id = await due();
    const both = await withoutLocksUntil(2, WRITES, () =>
      Promise.allSettled([desk.jobs.release(id), desk.stop(id).then(answerOf)]),
    );
    const [release, stop] = both;
    const answered = stop?.status === 'fulfilled' ? stop.value : undefined;
    expect(release?.status === 'rejected' || !['Alert', 'ALREADY_SENT'].includes(answered as string)).toBe(true);
  });

  test('two that let it go let it go once', async () => {
    const id = await due();
    const gone = await times(8, () => desk.jobs.release(id));
    expect(gone.filter(Boolean)).toHaveLength(1);
  });

  test('negative control: without the lock each does', async () => {
    const id = await due();
    expect(await withoutLocksUntil(2, WRITES, () => times(2, () => desk.jobs.release(id)))).toEqual([true, true]);
  });
});

test('an approval and a stop at once: it is stopped', async () => {
  for (let i = 0; i < 6; i++) {
    const { id } = await desk.sent(FLAGGED);
    const deeds = [() => desk.approve(id, desk.team.comms), () => desk.stop(id)];
    const answers = (await Promise.all((i % 2 ? deeds : deeds.toReversed()).map((act) => act()))).map(answerOf);
    expect(answers).toContain('Alert');
    expect(['Alert', 'STOPPED']).toContain(answers[i % 2 ? 0 : 1]);
    expect(await stateOf(id)).toBe('STOPPED');
  }
  expect(await desk.passes(10_000)).toBe(0);
});

test('a form that is sent many times at once is one alert', async () => {
  const ids = await times(8, async () => (await desk.sent({ clientKey: 'one form' })).id);
  expect(new Set(ids).size).toBe(1);
  expect(await desk.patch.count('alert')).toBe(1);
});
