import type { BallotState } from '#graphql.generated.ts';
import { shown, textOf } from '#ui/markup.ts';
import { DeskBallots, type DeskBallotsProps } from './desk-ballots.tsx';
import { leftOff } from './desk-check-ballot.tsx';
import { DeskPapers, type DeskPapersProps, optionOnPaper, papersInWords } from './desk-papers.tsx';
import { turnoutInWords, turnoutToShow } from './desk-turnout.ts';
import { pairsOf } from './desk-typed-again.tsx';
import { prioritiesBefore, rowsOf } from './desk-typed-ballot.ts';

const area = (id: string, name = id) => ({ id, path: `force/south/${id}`, name });

describe('turnout so far', () => {
  const places = [area('girton'), area('milton'), area('histon')];

  test('is told by place from ten on, the others together, and where few have voted', () => {
    const turnout = turnoutToShow(
      [
        { area: area('girton'), voters: 24 },
        { area: null, voters: 13 },
      ],
      places,
    );
    expect(turnout).toMatchObject({ total: 37, others: 13, few: ['milton', 'histon'] });
    expect(turnoutInWords(turnout)).toEqual([
      '37 residents have voted so far.',
      'All places that are not in the table, counted together: 13.',
    ]);
  });

  test('names no place while none has ten', () => {
    const turnout = turnoutToShow([{ area: null, voters: 7 }], places);
    expect(turnout.places).toEqual([]);
    expect(turnoutInWords(turnout)).toEqual([
      '7 residents have voted so far.',
      'No place has ten voters yet, so all places are counted together.',
    ]);
    // One place may have ten of these, and is not told: it would tell how few the others are.
    expect(turnoutInWords(turnoutToShow([{ area: null, voters: 15 }], places))).toEqual([
      '15 residents have voted so far.',
      'Too few people have voted from the other places to tell any place by itself.',
    ]);
    expect(turnoutInWords(turnoutToShow([{ area: null, voters: 9 }], places))[1]).toMatch(/^No place has ten/);
    expect(turnoutInWords(turnoutToShow([], places))).toEqual(['Nobody has voted yet.']);
  });
});

describe('papers', () => {
  type Batch = DeskPapersProps['batches'][number];
  const officer = (id: string) => ({ id, name: `Officer ${id}`, title: 'PCSO' });
  const batch = (id: string, papers: number, by: string, confirmedBy?: string): Batch => ({
    ...{ id, papers, source: 'SCHOOL', collectedOn: '2026-11-20', place: area('girton', 'Girton') },
    ...{ enteredBy: officer(by), enteredAt: '2026-11-21T10:00:00Z' },
    confirmedBy: confirmedBy ? officer(confirmedBy) : null,
    confirmedAt: confirmedBy ? '2026-11-21T12:00:00Z' : null,
  });
  const batches = [batch('agreed', 30, 'ann', 'bob'), batch('own', 12, 'bob'), batch('waits', 5, 'ann')];
  const page = (state: BallotState) =>
    shown(
      <DeskPapers ballot={{ id: 'b', state, closesAt: '2026-12-01T17:00:00Z' }} batches={batches} officerId="bob" />,
    );

  test('are told with who counted, who agreed, and what waits', () => {
    expect(papersInWords(batches, 'OPEN')).toBe(
      '30 papers count: two officers came to the same figures. 17 papers wait for a second officer.',
    );
    expect(papersInWords([batch('1', 1, 'ann')], 'SEALED')).toBe('1 paper was left out.');
    expect(textOf(page('OPEN'))).toContain(
      'Officer bob counted the same numbers on Saturday 21 November 2026 at midday.',
    );
  });

  test('are counted again by anybody but the officer who counted them, and only while the vote is open', () => {
    const links = (state: BallotState) =>
      [...page(state).querySelectorAll('a')].map((link) => link.getAttribute('href'));
    expect(links('OPEN')).toEqual(['/desk/votes/b/papers/waits']);
    expect(textOf(page('OPEN'))).toContain(
      'Not counted unless a second officer agrees before Tuesday 1 December 2026 at 5pm.',
    );
    expect(links('CLOSED')).toEqual([]);
    expect(textOf(page('CLOSED'))).toContain('No second officer agreed before the vote closed.');
  });
});

test('the paper and the form that counts it name an option alike', () => {
  const option = { position: 2, theme: 'ASB', title: 'Noise at night' } as const;
  expect(optionOnPaper(option)).toBe('2. Antisocial behaviour: Noise at night');
  expect(optionOnPaper({ ...option, theme: 'OTHER' })).toBe('2. Noise at night');
});

describe('the votes on the desk', () => {
  type Patch = DeskBallotsProps['areas'][number];
  const quarter = (id: string, facts = {}) =>
    ({ id, name: `Months ${id}`, stage: 'PLANNED', ballot: null, priorities: [], ...facts }) as Patch['nextQuarter'];
  const south = { ...area('south'), kind: 'NEIGHBOURHOOD', currentQuarter: null, nextQuarter: null };
  const linksOf = (patch: object, inspects = true) => {
    const page = shown(<DeskBallots ballots={[]} papers={[]} areas={[{ ...south, ...patch }]} inspects={inspects} />);
    return [...page.querySelectorAll('a')].map((link) => link.getAttribute('href'));
  };

  test('an inspector can open one on months that have neither a vote nor priorities', () => {
    expect(linksOf({ nextQuarter: quarter('next') })).toEqual(['/desk/votes/open?quarter=next']);
    expect(linksOf({ nextQuarter: quarter('next', { ballot: { id: 'b' } }) })).toEqual([]);
    expect(linksOf({ nextQuarter: quarter('next', { priorities: [{ id: 'p' }] }) })).toEqual([]);
    // Months that began without a decision.
    expect(linksOf({ currentQuarter: quarter('now'), nextQuarter: quarter('next') })).toEqual([
      '/desk/votes/open?quarter=now',
      '/desk/votes/open?quarter=next',
      '/desk/decisions/adopt?quarter=now',
    ]);
    expect(linksOf({ nextQuarter: quarter('next') }, false)).toEqual([]);
    expect(linksOf({ kind: 'PLACE', nextQuarter: quarter('next') })).toEqual([]);
  });

  test('an inspector decides once one is counted; afterwards the decision is shown to all of the team', () => {
    const linksTo = (state: BallotState, decision: { id: string } | null, inspects = true) => {
      const on = { id: 'q', name: 'January to March 2027', decision, area: south };
      const times = { opensAt: '2026-11-20T09:00:00Z', closesAt: '2026-12-04T17:00:00Z', maxChoices: 3 };
      const ballot = { id: 'b', state, quarter: on, ...times };
      const page = shown(<DeskBallots ballots={[ballot]} papers={[]} areas={[]} inspects={inspects} />);
      return [...page.querySelectorAll('a')].map((link) => link.getAttribute('href')).slice(1);
    };
    expect(linksTo('SEALED', null)).toEqual(['/desk/decisions/adopt?quarter=q']);
    expect(linksTo('SEALED', null, false)).toEqual([]);
    expect(linksTo('CLOSED', null)).toEqual([]);
    for (const inspects of [true, false]) expect(linksTo('SEALED', { id: 'd' }, inspects)).toEqual(['/decisions/d']);
  });

  test('says how many papers of an open vote wait for a second officer, and leads to them', () => {
    const times = { opensAt: '2026-11-20T09:00:00Z', closesAt: '2026-12-04T17:00:00Z', maxChoices: 3 };
    const on = { id: 'q', name: 'January to March 2027', decision: null, area: south };
    const entered = (papers: number, confirmedAt: string | null) => ({
      ...{ id: `${papers}`, papers, confirmedAt },
    });
    const linksWith = (state: BallotState, ...paperBatches: ReturnType<typeof entered>[]) => {
      const ballot = { id: 'b', state, quarter: on, ...times };
      const papers = [{ id: 'b', state, paperBatches }];
      const page = shown(<DeskBallots ballots={[ballot]} papers={papers} areas={[]} inspects={false} />);
      return [...page.querySelectorAll('a')].slice(1).map((link) => [textOf(link), link.getAttribute('href')]);
    };
    const agreed = entered(9, '2026-11-21T12:00:00Z');
    expect(linksWith('OPEN', entered(30, null), agreed, entered(10, null))).toEqual([
      ['40 papers wait for a second officer', '/desk/votes/b#papers'],
    ]);
    expect(linksWith('OPEN', agreed)).toEqual([]);
    expect(linksWith('CLOSED', entered(30, null))).toEqual([]);
  });

  test('where no months are planned, the way there is to plan them', () => {
    expect(linksOf({})).toEqual(['/desk/plan?area=force%2Fsouth%2Fsouth']);
  });
});

describe('the list of a vote', () => {
  const priority = { id: 'p1', theme: 'SPEEDING', title: 'Slow cars', places: [area('girton')], continuedBy: null };
  const suggestion = { id: 's1', theme: 'ASB', title: 'Quiet nights', places: [{ ...area('x'), path: 'force/south' }] };
  const sources = { priorities: [priority], suggestions: [suggestion, { ...suggestion, id: 's2' }] } as never;

  test('begins with what was ticked, as it was written', () => {
    expect(rowsOf(sources, ['s:s1', 'p:p1'], { path: 'force/south' })).toEqual([
      {
        ...{ key: 'p:p1', theme: 'SPEEDING', title: 'Slow cars', places: ['force/south/girton'] },
        continuesId: 'p1',
      },
      { key: 's:s1', theme: 'ASB', title: 'Quiet nights', places: [], suggestionIds: ['s1'] },
    ]);
    expect(rowsOf(sources, [], { path: 'force/south' })).toEqual([{ key: 'own-1' }, { key: 'own-2' }]);
  });

  test('goes on with the months before, not with what goes on already', () => {
    const going = { ...priority, id: 'p2', continuedBy: { id: 'later' } };
    const months = (id: string, priorities: object[]) => ({ id, priorities });
    const of = (current: object | null, last: object | null) =>
      prioritiesBefore({ id: 'next', area: { currentQuarter: current, lastQuarter: last } } as never).map(
        ({ id }) => id,
      );
    expect(of(months('now', [priority, going]), months('before', [{ ...priority, id: 'old' }]))).toEqual(['p1']);
    // Months that began without a decision, or that are themselves voted on: the last that had priorities.
    expect(of(months('now', []), months('before', [priority]))).toEqual(['p1']);
    expect(of(months('next', []), months('before', [priority]))).toEqual(['p1']);
    expect(of(null, null)).toEqual([]);
  });

  test('names what was left off', () => {
    const option = { theme: 'ASB', title: 'Nights', placePaths: [], suggestionIds: ['s2'], continuesId: null } as const;
    expect(leftOff([option as never], sources).map(({ id }) => id)).toEqual(['p1', 's1']);
  });

  test('is kept box by box while it is read', () => {
    expect(pairsOf({ options: [{ key: 'own-1', places: ['a', 'b'] }, { title: 'x' }], words: undefined })).toEqual([
      ['options[0].key', 'own-1'],
      ['options[0].places[0]', 'a'],
      ['options[0].places[1]', 'b'],
      ['options[1].title', 'x'],
    ]);
  });
});
