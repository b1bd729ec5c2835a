import { jest } from '@jest/globals';
import { aPatch, type Patch } from '../../testing/a-patch.ts';
import { BallotDesk } from '../../testing/ballot-desk.ts';
import { aSuggestion } from '../suggestions/suggestion.factory.ts';
import { aComingQuarter, type Opened } from './ballot.factory.ts';
import { OPENED_QUEUE, OpeningsJobs } from './openings.jobs.ts';

jest.setTimeout(60_000);

// Two services that work, as they do in production: nobody tells them to seal anything.
let desk: BallotDesk;
let other: Patch;
beforeAll(async () => {
  desk = await BallotDesk.open({ env: { ROLE: 'all' } });
  other = await aPatch(desk.patch.database, { env: { BALLOT_KEY_DIR: desk.keyDir } });
});
afterAll(async () => {
  await other?.close();
  await desk?.patch.close();
});

/** The result, once it is there; within 15 seconds. */
async function sealed(ballot: Opened): Promise<{ voters: number; sealedAt: string }> {
  for (let tries = 0; tries < 150; tries++) {
    const result = await desk.result(ballot);
    if (result) return result;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('Nobody sealed it.');
}

test('votes that close are sealed by themselves within seconds, each once, and their keys go', async () => {
  const ballots = [await desk.ballot({ closesIn: 5_000 }), await desk.ballot({ closesIn: 5_000 })];
  const open = await desk.ballot();
  for (const ballot of ballots) await desk.votes(ballot, 5);
  for (const ballot of ballots) {
    expect(await desk.result(ballot)).toBeNull();
    expect((await sealed(ballot)).voters).toBe(5);
    const entries = await desk.patch
      .em()
      .execute(`select 1 from audit_entry where deed = 'sealBallot' and subject = ?`, [ballot.id]);
    expect(entries).toHaveLength(1);
  }
  for (let tries = 0; tries < 20 && (await desk.keys.kept()).length > 1; tries++)
    await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await desk.keys.kept()).toEqual([open.id]);
});

test('one whose job was lost is found by the look that is taken every minute', async () => {
  const ballot = await desk.ballot({ closesIn: 3_000 });
  await desk.patch.em().execute(`delete from pgboss.job where data ->> 'ballotId' = ?`, [ballot.id]);
  await new Promise((resolve) => setTimeout(resolve, 3_100));
  expect(await desk.jobs.sealWhatClosed()).toBeGreaterThanOrEqual(1);
  expect((await sealed(ballot)).voters).toBe(0);
  expect(await desk.jobs.sealWhatClosed()).toBe(0);
});

test('one that came without a job, out of a seed or a backup, is given one at the next start', async () => {
  const ballot = await desk.ballot({ closesIn: 3_000 });
  const jobs = () => desk.patch.em().execute(`select 1 from pgboss.job where data ->> 'ballotId' = ?`, [ballot.id]);
  await desk.patch.em().execute(`delete from pgboss.job where data ->> 'ballotId' = ?`, [ballot.id]);
  expect(await jobs()).toHaveLength(0);
  expect(await desk.jobs.remindOfClosing()).toBeGreaterThanOrEqual(1);
  expect(await jobs()).toHaveLength(1);
  expect((await sealed(ballot)).voters).toBe(0);
});

describe('who suggested what is voted on', () => {
  /** A vote that opens in three seconds, on what somebody suggested who wants to hear of it. */
  async function soon(email: string) {
    const by = desk.team.inspector.officer;
    const suggestion = await aSuggestion(desk.patch.em(), { status: 'ACCEPTED', by, email, wantsNews: true });
    const options = [{ suggestionIds: [suggestion.id] }, {}].map((more, i) => {
      return { theme: 'OTHER', title: `Option ${i}`, placePaths: [], ...more };
    });
    const quarterId = await aComingQuarter(desk.patch, 30 + 90 * (await desk.patch.count('quarter')));
    const opensAt = Date.now() + 3_000;
    const times = { opensAt: new Date(opensAt).toISOString(), closesAt: new Date(opensAt + 3_600_000).toISOString() };
    const { data } = await desk.openBallot({ quarterId, options, ...times });
    return { opensAt, id: data.openBallot.id as string };
  }
  const toldAt = async (email: string): Promise<number> => {
    for (let tries = 0; tries < 150; tries++) {
      if ((await desk.mails(email)).length > 0) return Date.now();
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('Nobody told them.');
  };

  test('hears within seconds of its opening, not before, and once', async () => {
    const { opensAt } = await soon('soon@x.test');
    expect(await toldAt('soon@x.test')).toBeGreaterThanOrEqual(opensAt);
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(await desk.mails('soon@x.test')).toHaveLength(1);
  });

  test('hears of one that came without a job, out of a backup, once it was given one at the next start', async () => {
    const { id, opensAt } = await soon('backup@x.test');
    const kept = [OPENED_QUEUE, id];
    await desk.patch.em().execute(`delete from pgboss.job where name = ? and data ->> 'ballotId' = ?`, kept);
    const jobs = desk.patch.app.get(OpeningsJobs, { strict: false });
    expect(await jobs.remindOfOpening()).toBeGreaterThanOrEqual(1);
    expect(await toldAt('backup@x.test')).toBeGreaterThanOrEqual(opensAt);
  });
});
