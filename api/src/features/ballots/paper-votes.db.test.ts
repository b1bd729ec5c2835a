import { jest } from '@jest/globals';
import { BallotDesk } from '../../testing/ballot-desk.ts';
import { anArea } from '../areas/area.factory.ts';
import { closeNow, type Opened } from './ballot.factory.ts';

jest.setTimeout(60_000);

let desk: BallotDesk;
let ballot: Opened;
let [a, b, c]: string[] = [];

beforeAll(async () => {
  desk = await BallotDesk.open();
});
beforeEach(async () => {
  ballot = await desk.ballot();
  [a, b, c] = ballot.options.map(({ id }) => id);
});
afterAll(() => desk?.patch.close());

const today = () => new Date().toISOString().slice(0, 10);
const votes = (...numbers: number[]) => numbers.map((n, i) => ({ optionId: [a, b, c][i], votes: n }));
/** Ten papers from a school: five for the first, six for the second, two for none. */
const typed = (more: object = {}) => ({
  ...{ ballotId: ballot.id, source: 'SCHOOL', collectedOn: today(), placePath: 'testshire/north/girton' },
  ...{ papers: 10, noneOfThese: 2, votes: votes(5, 6), ...more },
});
const entered = async (more: object = {}, by = desk.team.officer) =>
  (await desk.enter(by, typed(more))).data?.enterVotes;
const confirmed = (batchId: string, more: object = {}, by = desk.team.inspector) => entered({ batchId, ...more }, by);

test('papers count once two named officers came to the same figures', async () => {
  const batch = await entered();
  const first = { id: desk.team.officer.officer.id };
  expect(batch).toMatchObject({ __typename: 'PaperBatch', papers: 10, enteredBy: first, confirmedAt: null });
  // Another order, and an option without votes named.
  const again = await confirmed(batch.id, { votes: votes(5, 6, 0).toReversed() });
  const second = { id: desk.team.inspector.officer.id };
  expect(again).toMatchObject({ id: batch.id, confirmedBy: second, confirmedAt: expect.any(String) });
  // A third who counts the same changes nothing.
  expect(await confirmed(batch.id, {}, desk.team.colleague)).toMatchObject({ confirmedBy: second });

  await desk.votes(ballot, 25, () => [c as string]);
  await desk.seal(ballot);
  expect(await desk.result(ballot)).toMatchObject({
    ...{ voters: 35, noneOfThese: 2 },
    levels: [
      { level: 'EMAIL', voters: 25, noneOfThese: 0, noFurtherChoice: 25 },
      { level: 'PAPER', voters: 10, noneOfThese: 2, noFurtherChoice: 7 },
    ],
  });
});

test('what only one officer counted is not counted', async () => {
  await entered();
  await desk.votes(ballot, 30, () => [c as string]);
  await desk.seal(ballot);
  const { voters, levels } = await desk.result(ballot);
  expect({ voters, levels: levels.length }).toEqual({ voters: 30, levels: 1 });
});

test('the audit says who entered and confirmed how many papers, and nothing of what they say', async () => {
  const { id } = await entered();
  await confirmed(id);
  const entries = await desk.patch
    .em()
    .execute('select deed, actor_id, facts from audit_entry where subject = ? order by seq', [id]);
  expect(entries).toEqual([
    { deed: 'enterVotes', actor_id: desk.team.officer.officer.id, facts: { papers: 10 } },
    { deed: 'confirmVotes', actor_id: desk.team.inspector.officer.id, facts: { papers: 10 } },
  ]);
});

describe('nothing is written, and a sentence says why, for', () => {
  const refused = async (input: object, by = desk.team.inspector) => {
    const { data } = await desk.nothingWritten(() => desk.enter(by, input));
    expect(data.enterVotes.message).toMatch(/^\S.*\.$/);
    return data.enterVotes;
  };

  test('figures that no papers could have', async () => {
    const bad = [
      { papers: 0, noneOfThese: 0, votes: [] },
      { noneOfThese: 11 },
      { votes: votes(9) },
      { votes: votes(8, 8, 1) },
      { votes: votes(3, 3) },
    ];
    for (const more of bad) expect(await refused(typed(more))).toMatchObject({ reason: 'BAD_FIGURES' });
    const other = await desk.ballot();
    const strange = typed({ votes: [{ optionId: other.options[0]?.id, votes: 8 }] });
    expect(await refused(strange)).toMatchObject({ reason: 'UNKNOWN_OPTION', field: 'votes.0.optionId' });
  });

  test('a day before the vote opened or to come, and a place elsewhere or nowhere', async () => {
    for (const collectedOn of ['2022-01-01', '2099-01-01'])
      expect(await refused(typed({ collectedOn }))).toMatchObject({ reason: 'BAD_DAY', field: 'collectedOn' });
    expect(await refused(typed({ placePath: 'testshire/east/ely' }))).toMatchObject({ reason: 'PLACE_ELSEWHERE' });
    expect(await refused(typed({ placePath: 'testshire/north/nowhere' }))).toMatchObject({ reason: 'UNKNOWN_PLACE' });
  });

  test('the same officer twice, another count, and a batch of another vote', async () => {
    const { id: batchId } = await entered();
    expect(await refused(typed({ batchId }), desk.team.officer)).toMatchObject({ reason: 'SAME_OFFICER' });
    for (const more of [
      { votes: votes(6, 5) },
      { papers: 11, votes: votes(5, 6) },
      { noneOfThese: 3, votes: votes(5, 6) },
    ])
      expect(await refused(typed({ batchId, ...more }))).toMatchObject({ reason: 'FIGURES_DIFFER' });
    const other = await desk.ballot();
    const [one] = other.options;
    const elsewhere = { batchId, ballotId: other.id, votes: [{ optionId: one?.id, votes: 8 }] };
    expect(await refused(typed(elsewhere))).toMatchObject({ reason: 'UNKNOWN_BATCH', field: 'batchId' });
  });

  test('a second count that says of its papers that they come from elsewhere', async () => {
    await anArea(desk.patch.em(), 'testshire/north/milton');
    const { id: batchId } = await entered();
    const others: [object, string, string][] = [
      [{ source: 'ROOM' }, 'source', 'UNKNOWN_BATCH'],
      [{ collectedOn: '2022-01-01' }, 'collectedOn', 'UNKNOWN_BATCH'],
      [{ placePath: 'testshire/north/milton' }, 'placePath', 'UNKNOWN_BATCH'],
      [{ placePath: 'testshire/north' }, 'placePath', 'UNKNOWN_BATCH'],
      [{ placePath: 'testshire/east/ely' }, 'placePath', 'PLACE_ELSEWHERE'],
    ];
    for (const [more, field, reason] of others)
      expect(await refused(typed({ batchId, ...more }))).toMatchObject({ reason, field });
    // The same place written otherwise is the same.
    const again = await confirmed(batchId, { placePath: ' testshire/north/girton ' });
    expect(again).toMatchObject({ __typename: 'PaperBatch', confirmedAt: expect.any(String) });
  });

  test('a vote that is not open yet, that has closed, and that is sealed', async () => {
    const planned = await desk.ballot({ opensIn: 3_600_000, closesIn: 7_200_000 });
    const early = typed({ ballotId: planned.id, votes: [{ optionId: planned.options[0]?.id, votes: 8 }] });
    expect(await refused(early)).toMatchObject({ reason: 'NOT_OPEN_YET' });
    const { id: batchId } = await entered();
    await closeNow(desk.patch, ballot.id);
    for (const input of [typed(), typed({ batchId })]) expect(await refused(input)).toMatchObject({ reason: 'CLOSED' });
    await desk.sealing.seal(ballot.id);
    expect(await refused(typed({ batchId }))).toMatchObject({ reason: 'CLOSED' });
  });
});

test.each(['stranger', 'comms', 'admin', 'resident'] as const)('%s may neither enter nor see papers', async (who) => {
  await entered();
  const by = desk.team[who];
  const { errors } = await desk.nothingWritten(() => desk.enter(by, typed()));
  expect(errors[0]?.extensions?.code).toBe('FORBIDDEN');
  for (const field of ['paperBatches { id }', 'turnoutSoFar { voters }']) {
    const seen = await by.ask(`query ($id: ID!) { ballot(id: $id) { ${field} } }`, { id: ballot.id });
    expect(seen.errors[0]?.extensions?.code).toBe('FORBIDDEN');
  }
});

test('a form sent twice at once is one batch', async () => {
  const both = await Promise.all([entered({ clientKey: 'a form' }), entered({ clientKey: 'a form' })]);
  expect(both[0].id).toBe(both[1].id);
  expect(await desk.patch.em().execute('select 1 from paper_batch where ballot_id = ?', [ballot.id])).toHaveLength(1);
});

test('two colleagues who confirm at once: one of them did', async () => {
  const { id } = await entered();
  const both = await Promise.all([confirmed(id), confirmed(id, {}, desk.team.colleague)]);
  expect(both[0].confirmedBy).toEqual(both[1].confirmedBy);
  const deeds = await desk.patch
    .em()
    .execute(`select 1 from audit_entry where subject = ? and deed = 'confirmVotes'`, [id]);
  expect(deeds).toHaveLength(1);
});

test('the team sees the batches, and how many papers, not what they say', async () => {
  const { id } = await entered();
  const text = `query ($id: ID!) { ballot(id: $id) { paperBatches { id source collectedOn papers place { path } enteredBy { id } confirmedBy { id } } } }`;
  const { data } = await desk.team.officer.ask(text, { id: ballot.id });
  expect(data.ballot.paperBatches).toEqual([
    {
      ...{ id, source: 'SCHOOL', collectedOn: today(), papers: 10, place: { path: 'testshire/north/girton' } },
      ...{ enteredBy: { id: desk.team.officer.officer.id }, confirmedBy: null },
    },
  ]);
});
