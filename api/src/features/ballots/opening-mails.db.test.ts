import { jest } from '@jest/globals';
import { BallotDesk } from '../../testing/ballot-desk.ts';
import { type Tap, tapped } from '../../testing/statements.ts';
import { aSuggestion } from '../suggestions/suggestion.factory.ts';
import { aComingQuarter } from './ballot.factory.ts';
import { OPENED_QUEUE, OpeningsJobs } from './openings.jobs.ts';

jest.setTimeout(60_000);

const HOUR = 3_600_000;

let desk: BallotDesk;
let jobs: OpeningsJobs;
let quarters = 0;
let made = 0;
beforeAll(async () => {
  desk = await BallotDesk.open();
  jobs = desk.patch.app.get(OpeningsJobs, { strict: false });
});
afterAll(() => desk?.patch.close());

interface Suggested {
  id: string;
  email: string;
  title: string;
}

/** An accepted suggestion, and whose. */
async function suggested(more: Parameters<typeof aSuggestion>[1] = {}): Promise<Suggested> {
  const email = `voted-on${++made}@x.test`;
  const by = desk.team.inspector.officer;
  const suggestion = await aSuggestion(desk.patch.em(), { status: 'ACCEPTED', by, email, wantsNews: true, ...more });
  return { id: suggestion.id, email, title: suggestion.title as string };
}
const merged = (into: { id: string }, more: object = {}) =>
  suggested({ status: 'MERGED', mergedInto: into as never, ...more });

/** A vote on "Slower cars", which takes these up, and something else; open for an hour unless told otherwise. */
async function voteOn(suggestions: readonly Suggested[], { opensIn = -1_000, closesIn = HOUR } = {}): Promise<string> {
  const quarterId = await aComingQuarter(desk.patch, 30 + 90 * quarters++);
  const suggestionIds = suggestions.map(({ id }) => id);
  const options = [
    { theme: 'SPEEDING', title: 'Slower cars', placePaths: [], suggestionIds },
    { theme: 'OTHER', title: 'Something else', placePaths: [] },
  ];
  const [opensAt, closesAt] = [opensIn, closesIn].map((from) => new Date(Date.now() + from).toISOString());
  const { data } = await desk.openBallot({ quarterId, options, opensAt, closesAt });
  return data.openBallot.id;
}
const mailsOf = async (them: readonly { email: string }[]) => {
  const counts: number[] = [];
  for (const { email } of them) counts.push((await desk.mails(email)).length);
  return counts;
};
/** When the job is to run that tells of a vote; as the outbox's, one for each. */
const jobsFor = async (ballotId: string) =>
  desk.patch
    .em()
    .execute<{ start_after: string }[]>(`select start_after from pgboss.job where name = ? and data->>'ballotId' = ?`, [
      OPENED_QUEUE,
      ballotId,
    ]);

test('who asked to be told hears that people can vote on what they suggested, until when, and that it advises', async () => {
  const own = await suggested();
  const [alike, alikeSilent] = [await merged(own), await merged(own, { wantsNews: false })];
  const [silent, elsewhere] = [await suggested({ wantsNews: false }), await suggested()];
  const id = await voteOn([own, silent]);
  // Nobody is written to before the vote is there for good.
  expect(await mailsOf([own, alike])).toEqual([0, 0]);
  await jobs.tell(id);
  expect(await mailsOf([own, alike])).toEqual([1, 1]);
  expect(await mailsOf([silent, alikeSilent, elsewhere])).toEqual([0, 0, 0]);
  for (const { email, title } of [own, alike]) {
    const [mail] = await desk.mails(email);
    expect(mail).toMatchObject({ to: email, subject: 'Your suggestion is part of a vote' });
    const text = mail?.text.replace(/\s+/g, ' ');
    expect(text).toContain(title);
    expect(text).toMatch(
      /stands behind “Slower cars”, one of the choices of the vote on what the police team of \S.* works on from \S/,
    );
    expect(text).toMatch(/can vote until \w+ \d+ \w+ \d{4} at [\d:]*(am|pm|midday|midnight)?/);
    expect(text).toContain(`/ballots/${id}`);
    expect(text).toContain('The vote advises: the team decides');
    expect(mail?.headers['Message-ID']).toMatch(/\.voted-on\./);
    for (const other of [own, alike].filter((each) => each.email !== email))
      expect(JSON.stringify(mail)).not.toContain(other.email);
  }
  // They still want to hear what the team decides.
  const rows = await desk.patch.em().execute('select wants_news from suggestion where id = ?', [own.id]);
  expect(rows).toEqual([{ wants_news: true }]);
});

test('nobody hears before the vote opens, nor once it has closed', async () => {
  const own = await suggested();
  const opensAt = Date.now() + 2 * HOUR;
  const id = await voteOn([own], { opensIn: 2 * HOUR, closesIn: 3 * HOUR });
  const [job, ...others] = await jobsFor(id);
  expect(others).toEqual([]);
  expect(Math.abs(new Date(job?.start_after as string).getTime() - opensAt)).toBeLessThan(60_000);
  await jobs.tell(id);
  expect(await mailsOf([own])).toEqual([0]);
  await shift(id, -150);
  await jobs.tell(id);
  expect(await mailsOf([own])).toEqual([1]);

  const late = await suggested();
  const closed = await voteOn([late]);
  await shift(closed, -150);
  await jobs.tell(closed);
  expect(await mailsOf([late])).toEqual([0]);
});

test('a vote that opens at once has its job at once', async () => {
  const id = await voteOn([await suggested()]);
  const [job] = await jobsFor(id);
  expect(new Date(job?.start_after as string).getTime()).toBeLessThanOrEqual(Date.now());
});

test('the job that runs again, or twice at once, tells nobody twice', async () => {
  const some = await Promise.all([suggested(), suggested(), suggested()]);
  const id = await voteOn(some);
  await Promise.all([jobs.tell(id), jobs.tell(id), jobs.tell(id)]);
  await jobs.tell(id);
  expect(await mailsOf(some)).toEqual([1, 1, 1]);
});

test('negative control: where it were not written that they were told, they would be told again', async () => {
  const own = await suggested();
  const id = await voteOn([own]);
  await jobs.tell(id);
  await desk.patch.em().execute('update suggestion set told_of_ballot = null where id = ?', [own.id]);
  await jobs.tell(id);
  expect(await mailsOf([own])).toEqual([2]);
});

test('the job that dies in the middle goes on where it was: nobody is left out or told twice', async () => {
  const base = await suggested();
  const all = [base];
  for (let i = 0; i < 119; i++) all.push(await merged(base));
  const id = await voteOn([base]);
  let pages = 0;
  const dies: Tap = (text, send) => {
    if (/^update suggestion set told_of_ballot/.test(text) && ++pages === 2) throw new Error('killed');
    return send(text);
  };
  await expect(tapped(dies, () => jobs.tell(id))).rejects.toThrow('killed');
  const sum = (counts: number[]) => counts.reduce((total, each) => total + each, 0);
  expect(sum(await mailsOf(all))).toBe(100);
  await jobs.tell(id);
  expect(new Set(await mailsOf(all))).toEqual(new Set([1]));
});

test('whoever erased themselves meanwhile is told nothing, and the others are', async () => {
  const [gone, stays] = [await suggested(), await suggested()];
  const by = await desk.patch.as(gone.email);
  const id = await voteOn([gone, stays]);
  expect((await by.ask('mutation { eraseMe { __typename } }')).data.eraseMe.__typename).toBe('Done');
  const before = (await desk.mails(gone.email)).length;
  await jobs.tell(id);
  expect((await desk.mails(gone.email)).length).toBe(before);
  expect(await mailsOf([stays])).toEqual([1]);
});

/** Has a vote's times lie so many minutes later. */
async function shift(ballotId: string, minutes: number): Promise<void> {
  const by = `${minutes} minutes`;
  await desk.patch
    .em()
    .execute('update ballot set opens_at = opens_at + ?::interval, closes_at = closes_at + ?::interval where id = ?', [
      by,
      by,
      ballotId,
    ]);
}
