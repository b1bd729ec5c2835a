import { Tally } from '@patchwork/tally';
import fc from 'fast-check';
import { isRefusal } from '#platform/refusal.ts';
import { agree, type Bundle, bundleRefusal, choicesOf, collectedFor, figuresFor } from './paper.rules.ts';
import type { Figures } from './paper-batch.entity.ts';

/** Real papers: what each of them chose of some options, at most so many. */
const papers = fc.integer({ min: 2, max: 20 }).chain((options) =>
  fc.integer({ min: 1, max: 10 }).chain((maxChoices) => {
    const optionIds = Array.from({ length: options }, (_, i) => `option-${i}`);
    const paper = fc.subarray(optionIds, { maxLength: Math.min(maxChoices, options) });
    return fc.record({
      maxChoices: fc.constant(maxChoices),
      optionIds: fc.constant(optionIds),
      papers: fc.array(paper, { minLength: 1, maxLength: 40 }),
    });
  }),
);

/** What an officer counts of papers. */
function counted(papers: readonly (readonly string[])[], optionIds: readonly string[]) {
  return {
    papers: papers.length,
    noneOfThese: papers.filter((one) => one.length === 0).length,
    votes: optionIds.map((optionId) => ({ optionId, votes: papers.filter((one) => one.includes(optionId)).length })),
  };
}

test('whatever papers say is taken, becomes maxChoices lines each, and counts back to the same figures', () => {
  fc.assert(
    fc.property(papers, ({ papers, optionIds, maxChoices }) => {
      const typed = counted(papers, optionIds);
      const figures = figuresFor(typed, { maxChoices, optionIds });
      if (isRefusal(figures)) throw new Error(figures.message);
      expectCountsBack(figures, optionIds, maxChoices);
    }),
  );
});

test('whatever figures are taken become lines that count back to them', () => {
  const typed = fc.record({
    papers: fc.integer({ min: -1, max: 30 }),
    noneOfThese: fc.option(fc.integer({ min: -1, max: 10 })),
    votes: fc.uniqueArray(
      fc.record({ optionId: fc.constantFrom('a', 'b', 'c', 'd'), votes: fc.integer({ min: -1, max: 30 }) }),
      { selector: ({ optionId }) => optionId },
    ),
  });
  let taken = 0;
  fc.assert(
    fc.property(typed, fc.integer({ min: 1, max: 10 }), (figures, maxChoices) => {
      const optionIds = ['a', 'b', 'c', 'd'];
      const found = figuresFor(figures, { maxChoices, optionIds });
      if (isRefusal(found)) return;
      taken++;
      expectCountsBack(found, optionIds, maxChoices);
    }),
    { numRuns: 5_000 },
  );
  expect(taken).toBeGreaterThan(50);
});

function expectCountsBack(figures: Figures, optionIds: readonly string[], maxChoices: number): void {
  const lines = choicesOf(figures, maxChoices);
  expect(lines).toHaveLength(figures.papers * maxChoices);
  const tally = new Tally(
    optionIds.map((id) => ({ id, title: id })),
    maxChoices,
  );
  for (const optionId of lines) tally.add({ receipt: '', optionId, level: 'PAPER' });
  const { voters, noneOfThese, options } = tally.counts();
  expect({ voters, noneOfThese }).toEqual({ voters: figures.papers, noneOfThese: figures.noneOfThese });
  expect(options.map(({ votes }) => votes)).toEqual(optionIds.map((id) => figures.votes[id] ?? 0));
}

const ballot = { maxChoices: 2, optionIds: ['a', 'b', 'c'] };
const votes = (...numbers: number[]) => numbers.map((n, i) => ({ optionId: 'abcd'[i] as string, votes: n }));

test.each<[string, Parameters<typeof figuresFor>[0], string, string]>([
  ['no papers', { papers: 0, votes: [] }, 'BAD_FIGURES', 'papers'],
  ['too many papers', { papers: 10_001, votes: [] }, 'BAD_FIGURES', 'papers'],
  ['fewer than no “none of these”', { papers: 5, noneOfThese: -1, votes: votes(6) }, 'BAD_FIGURES', 'noneOfThese'],
  ['more “none of these” than papers', { papers: 5, noneOfThese: 6, votes: [] }, 'BAD_FIGURES', 'noneOfThese'],
  ['an option of another vote', { papers: 5, votes: votes(1, 1, 1, 2) }, 'UNKNOWN_OPTION', 'votes.3.optionId'],
  ['an option twice', { papers: 5, votes: [...votes(3), ...votes(2)] }, 'BAD_FIGURES', 'votes.1.optionId'],
  ['an option with fewer than no votes', { papers: 5, votes: votes(5, -1) }, 'BAD_FIGURES', 'votes.1.votes'],
  ['an option with more votes than papers', { papers: 5, votes: votes(6) }, 'BAD_FIGURES', 'votes.0.votes'],
  ['more for one than chose something', { papers: 5, noneOfThese: 1, votes: votes(5) }, 'BAD_FIGURES', 'votes.0.votes'],
  ['fewer votes than papers', { papers: 5, votes: votes(2, 2) }, 'BAD_FIGURES', 'votes'],
  ['more votes than papers have room for', { papers: 5, votes: votes(5, 5, 1) }, 'BAD_FIGURES', 'votes'],
])('%s: a sentence', (_, typed, reason, field) => {
  const no = figuresFor(typed, ballot);
  expect(no).toMatchObject({ reason, field, message: expect.stringMatching(/^[A-Z\d].*\.$/) });
});

test('the id of an option counts whatever its case', () => {
  expect(figuresFor({ papers: 1, votes: [{ optionId: 'A', votes: 1 }] }, ballot)).toEqual({
    papers: 1,
    noneOfThese: 0,
    votes: { a: 1 },
  });
});

test('two counts agree where they say the same, an option without votes named or not', () => {
  const one: Figures = { papers: 5, noneOfThese: 1, votes: { a: 4, b: 2 } };
  expect(agree(one, { ...one, votes: { b: 2, a: 4, c: 0 } })).toBe(true);
  expect(agree({ ...one, votes: { a: 4, b: 2, c: 0 } }, one)).toBe(true);
  const others: Figures[] = [
    { ...one, papers: 6 },
    { ...one, noneOfThese: 0 },
    { ...one, votes: { a: 4, b: 1 } },
    { ...one, votes: { a: 4 } },
    { ...one, votes: { a: 4, b: 2, c: 1 } },
  ];
  for (const other of others) expect([agree(one, other), agree(other, one)]).toEqual([false, false]);
});

test('a second count is of the papers that the first one was of', () => {
  const first: Bundle = { source: 'SCHOOL', collectedOn: '2022-07-02', place: { id: 'g', name: 'Girton' } };
  expect(bundleRefusal(first, { ...first, place: { id: 'g', name: 'As Girton is called now' } })).toBeNull();
  const others: [Partial<Bundle>, string, string][] = [
    [{ source: 'ROOM' }, 'source', 'come from a school'],
    [{ collectedOn: '2022-07-03' }, 'collectedOn', 'were collected on Saturday 2 July 2022'],
    [{ place: { id: 'm', name: 'Milton' } }, 'placePath', 'were collected in Girton'],
  ];
  for (const [more, field, says] of others) {
    const message = `The first count says that these papers ${says}. If yours are others, enter them as a new batch.`;
    expect(bundleRefusal(first, { ...first, ...more })).toMatchObject({ reason: 'UNKNOWN_BATCH', field, message });
  }
});

test('papers were collected from the day the vote opened until today, in London', () => {
  const [opensAt, now] = [new Date('2022-06-30T23:30:00Z'), new Date('2022-07-10T23:30:00Z')];
  const days = ['2022-06-30', '2022-07-01', '2022-07-11', '2022-07-12', '2022-7-2', 'today', ''];
  expect(days.map((day) => !isRefusal(collectedFor(day, opensAt, now)))).toEqual([
    ...[false, true, true, false],
    ...[false, false, false],
  ]);
  expect(collectedFor('2022-06-30', opensAt, now)).toMatchObject({
    reason: 'BAD_DAY',
    field: 'collectedOn',
    message: 'The papers were collected between Friday 1 July 2022, when the vote opened, and today.',
  });
});
