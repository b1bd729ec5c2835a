import { jest } from '@jest/globals';
import { operation } from '@patchwork/schema';
import { Reads } from '#platform/database.ts';
import { PublicCache } from '#platform/public-cache.ts';
import { DecisionDesk } from '../../testing/decision-desk.ts';
import { closeNow } from '../ballots/ballot.factory.ts';
import { anUpdate, aPriority, someVerdicts } from '../priorities/priority.factory.ts';
import { aQuarter } from '../quarters/quarter.factory.ts';
import { aSuggestion } from '../suggestions/suggestion.factory.ts';

jest.setTimeout(60_000);

const BALLOT_PAGE = operation('BallotPage');
/** The same question under another name, so that it goes the ordinary way. */
const OTHER = BALLOT_PAGE.replace('query BallotPage', 'query Other');

let desk: DecisionDesk;
let statements: () => number;

beforeAll(async () => {
  desk = await DecisionDesk.open();
  const prepared = jest.spyOn(desk.patch.app.get(Reads, { strict: false }), 'prepared');
  statements = () => prepared.mock.calls.filter(([name]) => name === 'ballot_page').length;
});
afterAll(() => desk?.patch.close());

/** The page of a vote, which both ways give alike. */
// biome-ignore lint/suspicious/noExplicitAny: a test says what it expects
async function told(id: string): Promise<any> {
  const before = statements();
  // The clock is moved here, which in the world nobody does.
  desk.patch.app.get(PublicCache, { strict: false }).clear();
  const planned = await desk.patch.browser().ask(BALLOT_PAGE, { id });
  expect(statements()).toBe(before + 1);
  const ordinary = await desk.patch.browser().ask(OTHER, { id });
  expect(statements()).toBe(before + 1);
  expect(planned.errors).toEqual([]);
  expect(planned.data).toEqual(ordinary.data);
  return planned.data.ballot;
}

/** A quarter that is over, with a priority on which something was measured and judged, and one that nobody took up. */
async function anEarlierQuarter() {
  const em = desk.patch.em();
  const quarter = await aQuarter(em, { startsOn: '2026-01-05', endsOn: '2026-03-29' });
  const speeding = await aPriority(em, { quarter, title: 'Speeding', outcome: 'PARTLY' });
  const left = await aPriority(em, { quarter, title: 'Parking', theme: 'PARKING' });
  em.assign(left, { position: 2 });
  const measures = [{ name: 'over 35 mph', value: 26, outOf: 330, before: 40 }, { value: 3 }];
  await anUpdate(em, { priority: speeding, measures, postedAt: new Date('2026-02-01T12:00:00Z') });
  await anUpdate(em, { priority: speeding, body: 'Waits.', isWaiting: true });
  await anUpdate(em, { priority: speeding, measures, withdrawnAt: new Date(), withdrawnReason: 'It named a street.' });
  await someVerdicts(em, speeding, { BETTER: 7, SAME: 4 });
  return { speeding, left };
}

test('one prepared statement and the ordinary way say the same of a vote, from its plan to its result', async () => {
  const { speeding, left } = await anEarlierQuarter();
  const em = () => desk.patch.em();
  const [first, second, leftOff] = [
    await aSuggestion(em(), { status: 'ACCEPTED', title: 'Lamps' }),
    await aSuggestion(em(), { status: 'ACCEPTED', title: 'More lamps', suggestedAt: new Date('2022-09-11T08:00:00Z') }),
    await aSuggestion(em(), { status: 'ACCEPTED', title: 'Hedges' }),
  ];
  await aSuggestion(em(), { status: 'UNREAD', title: 'Nobody has read this' });
  const ballot = await desk.ballot({
    votes: [20, 11],
    options: [{ suggestionIds: [second.id, first.id] }, { continuesId: speeding.id }],
  });
  const open = await told(ballot.id);
  expect(open).toMatchObject({ state: 'OPEN', result: null, openedBy: { id: desk.team.inspector.officer.id } });
  expect(open.options.map((option: { suggestions: unknown[] }) => option.suggestions.length)).toEqual([2, 0]);
  expect(open.options[1].continues).toMatchObject({
    ...{ id: speeding.id, outcome: 'PARTLY', verdicts: { better: 7, total: 11 } },
    updates: { totalCount: 2 },
  });
  expect(open.suggestionsLeftOff.map(({ id }: { id: string }) => id)).toEqual([leftOff.id]);
  expect(JSON.stringify(open)).not.toMatch(/Nobody has read|Waits/);
  expect(open.prioritiesLeftOff.map(({ id }: { id: string }) => id)).toEqual([left.id]);

  desk.patch.clock.set(new Date(Date.now() - 3_600_000).toISOString());
  expect((await told(ballot.id)).state).toBe('PLANNED');
  await closeNow(desk.patch, ballot.id);
  desk.today();
  expect(await told(ballot.id)).toMatchObject({ state: 'CLOSED', result: null });
});

test('what a sealed vote came to is told alike, and the decision that followed', async () => {
  const many = await desk.sealed({ votes: [20, 11] });
  const decision = await desk.adopted({ quarterId: many.quarterId, reasonForDifference: 'Lamps cost less.' });
  expect(await told(many.id)).toMatchObject({
    ...{ state: 'SEALED', result: { voters: 31, residents: expect.any(Number), isOrderOnly: false } },
    quarter: { decision: { id: decision } },
  });
  const few = await desk.sealed({ votes: [2, 1] });
  expect(await told(few.id)).toMatchObject({ result: { voters: 3, isOrderOnly: true }, quarter: { decision: null } });
});

test('a vote that is not there is NOT_FOUND by either way', async () => {
  for (const text of [BALLOT_PAGE, OTHER]) {
    const { data, errors } = await desk.patch.browser().ask(text, { id: '00000000-0000-4000-8000-000000000000' });
    expect([data?.ballot ?? null, errors[0]?.extensions?.code]).toEqual([null, 'NOT_FOUND']);
  }
});
