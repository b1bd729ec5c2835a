import { jest } from '@jest/globals';
import pg from 'pg';
import { aPatch, type Patch } from '../../testing/a-patch.ts';
import type { Answer, Browser } from '../../testing/a-service.ts';
import { BallotDesk } from '../../testing/ballot-desk.ts';
import { type Tap, tapped } from '../../testing/statements.ts';
import { aVoter, CAST, closeNow, type Opened } from './ballot.factory.ts';
import { SealingService } from './sealing.service.ts';
import { HOLD_BALLOT } from './sealing.ts';

jest.setTimeout(120_000);

// Two services on one database with one folder of keys: what turns a process gives its votes are no help.
let desk: BallotDesk;
let other: Patch;

beforeAll(async () => {
  desk = await BallotDesk.open();
  other = await aPatch(desk.patch.database, { env: { ROLE: 'web', BALLOT_KEY_DIR: desk.keyDir } });
  other.clock.set(new Date().toISOString());
});
afterAll(async () => {
  await other?.close();
  await desk?.patch.close();
});

const idsOf = (ballot: Opened) => ballot.options.map(({ id }) => id);
const votesIn = ({ id }: Opened) =>
  desk.patch
    .em()
    .execute<{ choices: string[]; receipts: string[] }[]>(
      'select choices::text[] as choices, receipts from ballot_box.live_vote where ballot_id = ?',
      [id],
    );
const faults = (answers: Answer[]) => answers.filter(({ status, errors }) => status !== 200 || errors.length > 0);

describe('200 parallel casts by one resident over 20 sessions', () => {
  /** Twenty sessions of one person, half at each service, cast ten times each, all at once, this and that. */
  async function storm(email: string): Promise<{ ballot: Opened; answers: Answer[] }> {
    const ballot = await desk.ballot({ maxChoices: 2 });
    const [a = '', b = '', c = ''] = idsOf(ballot);
    const choices = [[a], [b], [c], [a, b], [b, c], []];
    await aVoter(desk.patch, email);
    const sessions: Browser[] = [];
    for (let i = 0; i < 20; i++) sessions.push(await (i % 2 ? desk.patch : other).as(email));
    const casts = sessions.flatMap((by, i) =>
      Array.from({ length: 10 }, (_, j) =>
        by.ask(CAST, { ballotId: ballot.id, optionIds: choices[(i + j) % choices.length] }),
      ),
    );
    return { ballot, answers: await Promise.all(casts) };
  }

  test('are one vote, equal to an acknowledged one', async () => {
    const began = performance.now();
    const { ballot, answers } = await storm('one@x.test');
    console.log(`votes: 200 casts of one resident in ${((performance.now() - began) / 1_000).toFixed(1)} s`);
    expect(faults(answers)).toEqual([]);
    const votes = await votesIn(ballot);
    expect(votes).toHaveLength(1);
    const acknowledged = answers.map(({ data }) => ({
      choices: data.castVote.choices.map(({ id }: { id: string }) => id).sort(),
      receipts: data.castVote.receipts,
    }));
    expect(acknowledged).toContainEqual(votes[0]);
    expect(await desk.patch.em().execute('select 1 from participation where ballot_id = ?', [ballot.id])).toHaveLength(
      1,
    );
    expect(await desk.seal(ballot)).toBe(true);
  });

  test('negative control: without the primary key, and added naively, they are many', async () => {
    const owner = new pg.Client({ connectionString: desk.patch.database.ownerUrl });
    await owner.connect();
    await owner.query('alter table ballot_box.live_vote drop constraint live_vote_pkey');
    const naive: Tap = (text, send) =>
      send(text.replace(/on conflict \(ballot_id, ballot_key\)[\s\S]*(?=returning receipts)/, ''));
    const { ballot } = await tapped(naive, () => storm('many@x.test'));
    expect((await votesIn(ballot)).length).toBeGreaterThan(1);
    await owner.query(`truncate ballot_box.live_vote; truncate participation;
      alter table ballot_box.live_vote add constraint live_vote_pkey primary key (ballot_id, ballot_key)`);
    await owner.end();
  });
});

describe('votes across the closing moment', () => {
  const VOTERS = 120;
  /** How long before and after it closes votes are sent, in milliseconds. */
  const AROUND = 700;

  test('each acknowledged one is counted, each refused one is not, with two services that vote and seal', async () => {
    const voters: Browser[] = [];
    for (let i = 0; i < VOTERS; i++) voters.push(await aVoter(i % 2 ? desk.patch : other, `late${i}@x.test`));
    const ballot = await desk.ballot({ maxChoices: 1 });
    const [a = ''] = idsOf(ballot);
    const closesAt = Date.now() + AROUND;
    await desk.patch.em().execute('update ballot set closes_at = ? where id = ?', [new Date(closesAt), ballot.id]);
    const at = (moment: number) => new Promise((resolve) => setTimeout(resolve, Math.max(0, moment - Date.now())));
    const casts = voters.map(async (by, i) => {
      await at(closesAt - AROUND + (2 * AROUND * i) / VOTERS);
      return by.ask(CAST, { ballotId: ballot.id, optionIds: [a] });
    });
    const sealings = [desk.sealing, other.app.get(SealingService, { strict: false })].map(async (sealing) => {
      let sealed = 0;
      for (; Date.now() < closesAt + 2 * AROUND; await at(Date.now() + 10))
        sealed += Number(await sealing.seal(ballot.id));
      return sealed;
    });
    const answers = await Promise.all(casts);
    const sealed = await Promise.all(sealings);
    expect(sealed.reduce((sum, one) => sum + one)).toBe(1);
    expect(faults(answers)).toEqual([]);
    const acknowledged = answers.flatMap(({ data }) => data.castVote.receipts ?? []);
    const refused = answers.flatMap(({ data }) => data.castVote.reason ?? []);
    console.log(`closing: ${acknowledged.length} acknowledged and counted, ${refused.length} refused and not`);
    expect(new Set(refused)).toEqual(new Set(['CLOSED']));
    expect(acknowledged.length).toBeGreaterThan(10);
    expect(refused.length).toBeGreaterThan(10);
    const lines = await desk.patch
      .em()
      .execute<{ receipt: string }[]>('select receipt from sealed_line where ballot_id = ? order by 1', [ballot.id]);
    expect(lines.map(({ receipt }) => receipt)).toEqual(acknowledged.sort());
  });

  /** A vote whose commit is held up while its ballot closes and is sealed. True where it was acknowledged and is counted. */
  async function overtaken(email: string, change: (text: string) => string): Promise<boolean> {
    const ballot = await desk.ballot({ maxChoices: 1 });
    const by = await aVoter(desk.patch, email);
    await desk.votes(ballot, 3);
    const [held, closing] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let isFirst = true;
    const tap: Tap = async (text, send) => {
      if (/^commit/i.test(text) && isFirst) {
        isFirst = false;
        held.resolve();
        // Until the sealing would drop the box; where it waits for us, not for ever.
        await Promise.race([closing.promise, new Promise((resolve) => setTimeout(resolve, 1_000))]);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      const sent = send(change(text));
      if (text.includes('ballot_box_close')) closing.resolve();
      return sent;
    };
    return tapped(tap, async () => {
      const cast = by.ask(CAST, { ballotId: ballot.id, optionIds: [] });
      await held.promise;
      await closeNow(desk.patch, ballot.id);
      expect(await desk.sealing.seal(ballot.id)).toBe(true);
      const { receipts } = (await cast).data.castVote;
      const own = 'select 1 from sealed_line where ballot_id = ? and receipt = ?';
      return (await desk.patch.em().execute(own, [ballot.id, receipts[0]])).length === 1;
    });
  }

  test('the sealing waits for a vote that is on its way', async () => {
    expect(await overtaken('waits@x.test', (text) => text)).toBe(true);
  });

  test('who comes too late is told so at once, and does not wait for a sealing that takes long', async () => {
    const ballot = await desk.ballot();
    const voters = [await aVoter(desk.patch, 'toolate@x.test'), await aVoter(other, 'toolate2@x.test')];
    await closeNow(desk.patch, ballot.id);
    await desk.patch.em().transactional(async (em) => {
      await em.execute(HOLD_BALLOT, [ballot.id]);
      const began = performance.now();
      for (const by of voters)
        expect((await by.ask(CAST, { ballotId: ballot.id, optionIds: [] })).data.castVote.reason).toBe('CLOSED');
      expect(performance.now() - began).toBeLessThan(5_000);
    });
  });

  test('negative control: a sealing that takes neither lock, its own nor the row’s, loses it', async () => {
    const unlocked = (text: string) =>
      text.replace(/pg_advisory_xact_lock\(\d+, hashtext\(/, 'length((').replace(' for update of b', '');
    expect(await overtaken('lost@x.test', unlocked)).toBe(false);
  });
});
