import { readdir, rename, rm, writeFile } from 'node:fs/promises';
import { jest } from '@jest/globals';
import { log } from '#platform/log.ts';
import { BallotDesk } from '../../testing/ballot-desk.ts';
import { anArea } from '../areas/area.factory.ts';
import { aPriority } from '../priorities/priority.factory.ts';
import { aQuarter } from '../quarters/quarter.factory.ts';
import { aSuggestion } from '../suggestions/suggestion.factory.ts';
import { aComingQuarter } from './ballot.factory.ts';

jest.setTimeout(60_000);

let desk: BallotDesk;
beforeAll(async () => {
  desk = await BallotDesk.open();
});
afterAll(() => desk?.patch.close());

const HOUR = 3_600_000;
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString();
const option = (title: string, more: object = {}) => ({ theme: 'OTHER', title, placePaths: [], ...more });
let quarters = 0;
const coming = () => aComingQuarter(desk.patch, 1_000 + 90 * ++quarters);

/** A vote that would be opened on a new quarter. */
async function typed(more: object = {}) {
  const options = [option('Speeding'), option('Burglary')];
  return { quarterId: await coming(), options, opensAt: inHours(-1), closesAt: inHours(1), ...more };
}

const opened = async (input: object, by = desk.team.inspector) => (await desk.openBallot(input, by)).data.openBallot;
const keysKept = () => desk.keys.kept().then((ids) => ids.sort());

test('an inspector opens a vote: its times become the quarter’s, its options stand in their order, and it has a key', async () => {
  const input = await typed({
    words: ' From 12 suggestions. ',
    options: ['C', 'A', 'B'].map((title) => option(title)),
  });
  const ballot = await opened(input);
  expect(ballot).toMatchObject({
    ...{ __typename: 'Ballot', state: 'OPEN', maxChoices: 3, words: 'From 12 suggestions.' },
    ...{ opensAt: input.opensAt, closesAt: input.closesAt, tieSeed: expect.stringMatching(/^[0-9a-f]{32}$/) },
    options: ['C', 'A', 'B'].map((title, i) => ({ position: i + 1, title, places: [{ path: 'testshire/north' }] })),
    quarter: { id: input.quarterId, voteFrom: input.opensAt, voteUntil: input.closesAt },
  });
  expect(await desk.hasKey(ballot)).toBe(true);
  const entries = await desk.patch
    .em()
    .execute(`select deed, facts from audit_entry where subject = ? order by seq`, [ballot.id]);
  const facts = { quarter: input.quarterId, options: 3, closesAt: input.closesAt };
  expect(entries).toEqual([{ deed: 'openBallot', facts }]);
});

test('suggestions that were to begin after the vote are put before it', async () => {
  const quarterId = await coming();
  await desk.patch.em().execute('update quarter set suggest_from = ? where id = ?', [inHours(0.5), quarterId]);
  expect((await opened(await typed({ quarterId }))).__typename).toBe('Ballot');
  const [quarter] = await desk.patch
    .em()
    .execute<{ suggest_from: string | null }[]>('select suggest_from from quarter where id = ?', [quarterId]);
  expect(quarter?.suggest_from).toBeNull();
});

describe('nothing is written, and a sentence says why, for', () => {
  const twenty = (n: number) => Array.from({ length: n }, (_, i) => option(`Option ${i}`));
  test.each<[string, object, string, string | null]>([
    ['no option', { options: [] }, 'TOO_FEW_OPTIONS', 'options'],
    ['one option', { options: twenty(1) }, 'TOO_FEW_OPTIONS', 'options'],
    ['21 options', { options: twenty(21) }, 'TOO_MANY_OPTIONS', 'options'],
    ['equal options', { options: [option('Cars'), option(' CARS ')] }, 'EQUAL_OPTIONS', 'options.1.title'],
    ['an option without words', { options: [option('Cars'), option(' ')] }, 'TEXT_MISSING', 'options.1.title'],
    ['a title too long', { options: [option('x'.repeat(121)), option('b')] }, 'TEXT_TOO_LONG', 'options.0.title'],
    ['none to choose', { maxChoices: 0 }, 'BAD_MAXIMUM', 'maxChoices'],
    ['eleven to choose', { maxChoices: 11 }, 'BAD_MAXIMUM', 'maxChoices'],
    ['closing before opening', { closesAt: inHours(-2) }, 'CLOSES_BEFORE_OPENING', 'closesAt'],
    ['closing in the past', { opensAt: inHours(-3), closesAt: inHours(-2) }, 'CLOSES_IN_THE_PAST', 'closesAt'],
    ['half a year', { closesAt: inHours(24 * 183) }, 'TOO_LONG', 'closesAt'],
    ['words too long', { words: 'x'.repeat(5_001) }, 'TEXT_TOO_LONG', 'words'],
    [
      'a place that is not there',
      { options: [option('a'), option('b', { placePaths: ['testshire/north/nowhere'] })] },
      'UNKNOWN_PLACE',
      'options.1.placePaths',
    ],
    [
      'a place of another neighbourhood',
      { options: [option('a', { placePaths: ['testshire/east/ely'] }), option('b')] },
      'PLACE_ELSEWHERE',
      'options.0.placePaths',
    ],
  ])('%s', async (_, more, reason, field) => {
    const input = await typed(more);
    const keys = await keysKept();
    const { data } = await desk.nothingWritten(() => desk.openBallot(input));
    expect(data.openBallot).toMatchObject({ reason, field, message: expect.stringMatching(/^\S.*\.$/) });
    expect(await keysKept()).toEqual(keys);
  });

  test.each(['a day that is over', 'a vote already', 'priorities already'])('a quarter with %s', async (what) => {
    const em = desk.patch.em();
    const over = async () => aQuarter(em, { startsOn: '2020-01-01', endsOn: '2020-03-31' });
    const input = await typed(what === 'a day that is over' ? { quarterId: (await over()).id } : {});
    if (what === 'a vote already') await opened(input);
    if (what === 'priorities already') {
      const own = await aPriority(em);
      await em.execute('update priority set quarter_id = ? where id = ?', [input.quarterId, own.id]);
    }
    const { data } = await desk.nothingWritten(() => desk.openBallot(input));
    const reasons = { 'a day': 'QUARTER_ENDED', 'a vote': 'HAS_BALLOT', priorities: 'HAS_PRIORITIES' };
    const reason = Object.entries(reasons).find(([begins]) => what.startsWith(begins))?.[1];
    expect(data.openBallot).toMatchObject({ reason, message: expect.stringMatching(/^[A-Z].*\.$/) });
  });
});

describe('who may', () => {
  test.each<['stranger' | 'officer' | 'comms' | 'admin' | 'resident', string]>([
    ['stranger', 'FORBIDDEN'],
    ['officer', 'FORBIDDEN'],
    ['comms', 'FORBIDDEN'],
    ['admin', 'FORBIDDEN'],
    ['resident', 'FORBIDDEN'],
  ])('not %s', async (who, code) => {
    const input = await typed();
    const { errors } = await desk.nothingWritten(() => desk.openBallot(input, desk.team[who]));
    expect(errors[0]?.extensions?.code).toBe(code);
  });

  test('not who is not signed in, nor on a quarter that is not there', async () => {
    const input = await typed();
    const nobody = await desk.openBallot(input, desk.patch.browser());
    expect(nobody.errors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    for (const quarterId of ['x', crypto.randomUUID()]) {
      const { errors } = await desk.openBallot({ ...input, quarterId });
      expect(errors[0]?.extensions?.code).toBe('NOT_FOUND');
    }
  });
});

test('the same form sent twice, at once too, is one vote with one key', async () => {
  const input = await typed({ clientKey: 'a form' });
  const keys = await desk.keys.kept();
  const both = await Promise.all([opened(input), opened(input)]);
  const again = await opened(input);
  expect(new Set([...both, again].map(({ id }) => id)).size).toBe(1);
  expect(await desk.keys.kept()).toHaveLength(keys.length + 1);
});

test('of two inspectors who open at once one does, and the other is told', async () => {
  const input = await typed();
  const keys = await desk.keys.kept();
  const both = await Promise.all([opened(input), opened(input, desk.team.colleague)]);
  expect(both.map(({ __typename, reason }) => reason ?? __typename).sort()).toEqual(['Ballot', 'HAS_BALLOT']);
  expect(await desk.keys.kept()).toHaveLength(keys.length + 1);
});

describe('a suggestion is taken up by one option of one vote', () => {
  const taking = (id: string, more: object = {}) => ({
    options: [option('Slow cars', { suggestionIds: [id], ...more }), option('Other')],
  });

  test('and stands behind it on the page, no longer waiting at the desk', async () => {
    const { id } = await aSuggestion(desk.patch.em(), { status: 'ACCEPTED', reviewedAt: new Date(Date.now() - HOUR) });
    const left = await aSuggestion(desk.patch.em(), { status: 'ACCEPTED', reviewedAt: new Date(Date.now() - HOUR) });
    const waiting = async () =>
      (await desk.team.officer.ask('{ desk { suggestionsWaiting { id } } }')).data.desk.suggestionsWaiting;
    expect(await waiting()).toEqual(expect.arrayContaining([{ id }, { id: left.id }]));
    const ballot = await opened(await typed(taking(id)));
    const text = `query ($id: ID!) { ballot(id: $id) { options { suggestions { id } } suggestionsLeftOff { id } openedBy { id } } }`;
    const { data } = await desk.patch.browser().ask(text, { id: ballot.id });
    expect(data.ballot.options).toEqual([{ suggestions: [{ id }] }, { suggestions: [] }]);
    expect(data.ballot.suggestionsLeftOff).toEqual([{ id: left.id }]);
    expect(data.ballot.openedBy).toEqual({ id: desk.team.inspector.officer.id });
    expect(await waiting()).not.toContainEqual({ id });
    const again = await typed(taking(id));
    const no = await desk.nothingWritten(() => desk.openBallot(again));
    expect(no.data.openBallot).toMatchObject({ reason: 'UNKNOWN_SUGGESTION', field: 'options.0.suggestionIds' });
  });

  test('of two votes opened at once', async () => {
    const { id } = await aSuggestion(desk.patch.em(), { status: 'ACCEPTED' });
    const inputs = [await typed(taking(id)), await typed(taking(id))];
    const both = await Promise.all(inputs.map((input) => opened(input)));
    expect(both.map(({ __typename, reason }) => reason ?? __typename).sort()).toEqual(['Ballot', 'UNKNOWN_SUGGESTION']);
  });

  test('and not by two options of one', async () => {
    const { id } = await aSuggestion(desk.patch.em(), { status: 'ACCEPTED' });
    const options = ['a', 'b'].map((title) => option(title, { suggestionIds: [id] }));
    const input = await typed({ options });
    const { data } = await desk.nothingWritten(() => desk.openBallot(input));
    expect(data.openBallot).toMatchObject({ reason: 'UNKNOWN_SUGGESTION' });
  });

  test.each(['UNREAD', 'DECLINED', 'elsewhere'] as const)('and not one that is %s', async (which) => {
    const em = desk.patch.em();
    await anArea(em, 'testshire/east');
    const { id } = await aSuggestion(
      em,
      which === 'elsewhere' ? { status: 'ACCEPTED', area: 'testshire/east' } : { status: which, ...declined(which) },
    );
    const input = await typed(taking(id));
    const { data } = await desk.nothingWritten(() => desk.openBallot(input));
    expect(data.openBallot).toMatchObject({ reason: 'UNKNOWN_SUGGESTION' });
  });

  const declined = (status: string) => (status === 'DECLINED' ? { declineReason: 'TOO_GENERAL' as const } : {});
});

test('an option goes on with an earlier priority, once, and the page names those that none goes on with', async () => {
  const em = desk.patch.em();
  const quarter = await aQuarter(em, { startsOn: '2022-08-01', endsOn: '2022-10-31' }).catch(() => null);
  const [one, other] = [
    await aPriority(em, quarter ? { quarter } : {}),
    await aPriority(em, quarter ? { quarter } : {}),
  ];
  const going = (id: string) => option(`On with ${id}`, { continuesId: id });
  const twice = await typed({ options: [going(one.id), option('x', { continuesId: one.id })] });
  const no = await desk.nothingWritten(() => desk.openBallot(twice));
  expect(no.data.openBallot).toMatchObject({ reason: 'UNKNOWN_PRIORITY' });
  const later = await typed({ options: [going(crypto.randomUUID()), option('x')] });
  expect((await desk.openBallot(later)).data.openBallot).toMatchObject({ field: 'options.0.continuesId' });
  const ballot = await opened(await typed({ options: [going(one.id), option('x')] }));
  const text = 'query ($id: ID!) { ballot(id: $id) { options { continues { id } } } }';
  const { data } = await desk.patch.browser().ask(text, { id: ballot.id });
  expect(data.ballot.options).toEqual([{ continues: { id: one.id } }, { continues: null }]);
  expect(other.id).not.toBe(one.id);
});

describe('where keys cannot be kept', () => {
  const { level } = log;
  beforeAll(() => {
    log.level = 'silent';
  });
  afterAll(() => {
    log.level = level;
  });

  test.each(['is gone', 'is a file'])(
    'no vote is opened when BALLOT_KEY_DIR %s, and it is when it is back',
    async (how) => {
      const input = await typed();
      const [dir, away] = [desk.keyDir, `${desk.keyDir}.away`];
      await rename(dir, away);
      if (how === 'is a file') await writeFile(dir, '');
      const { data } = await desk.nothingWritten(() => desk.openBallot(input));
      expect(data?.openBallot).toMatchObject({
        reason: 'KEY_NOT_KEPT',
        message: expect.stringContaining('Tell whoever runs this service that BALLOT_KEY_DIR cannot be written to.'),
      });
      if (how === 'is a file') await rm(dir);
      await rename(away, dir);
      expect((await opened(input)).__typename).toBe('Ballot');
      expect(await readdir(dir)).toHaveLength((await desk.keys.kept()).length);
    },
  );
});
