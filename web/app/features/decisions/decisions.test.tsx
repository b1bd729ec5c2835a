import type { PriorityDisplacedFragment } from '#graphql.generated.ts';
import { shown, textOf } from '#ui/markup.ts';
import { AdoptedList } from './adopted-list.tsx';
import { type AdoptedShown, againstVoteWords, decidedWords, placedWords, type ResultShown } from './decision-words.ts';
import { CheckDecision } from './desk-check-decision.tsx';
import {
  differsFrom,
  earlierOf,
  firstOf,
  type OptionVotedOn,
  type QuarterToDecide,
  rowsOf,
} from './desk-typed-decision.ts';
import { WhatEnds } from './what-ends.tsx';
import { WhatTheVotePutWhere } from './what-the-vote-put-where.tsx';
import { Why } from './why.tsx';

const area = { id: 'a1', path: 'force/south', name: 'South' };
const place = (name: string) => ({ id: name, path: `force/south/${name}`, name });

/** Options with these votes, in this order; ranked as the api ranks them. */
const options = (...votes: number[]): OptionVotedOn[] =>
  votes.map((count, at) => ({
    rank: 1 + votes.filter((other) => other > count).length,
    isTied: votes.filter((other) => other === count).length > 1,
    votes: count,
    option: {
      ...{ id: `o${at + 1}`, position: at + 1, theme: 'OTHER', title: `Option ${at + 1}` },
      ...{ places: [], continues: null, suggestions: [] },
    },
  }));
const result = (...votes: number[]): ResultShown => ({ voters: 60, isOrderOnly: false, options: options(...votes) });

const adopted = (facts: Partial<AdoptedShown['priority']> = {}, option: OptionVotedOn | null = null): AdoptedShown => ({
  rank: option?.rank ?? null,
  option: option?.option ?? null,
  priority: {
    ...{ id: 'p1', theme: 'SPEEDING', title: 'Slow cars', promise: 'Checks.', updateEveryDays: 14, places: [] },
    continues: null,
    ...facts,
  },
});

describe('what was agreed', () => {
  test('begins with who decided, when and for which months, and whether it is what the vote put first', () => {
    const quarter = { name: 'January to March 2027', area };
    const by = (name: string | null) => ({ name, title: 'Inspector' });
    expect(decidedWords({ decidedBy: by('Sam Lee'), decidedAt: '2026-12-20T12:00:00Z', quarter })).toBe(
      'Sam Lee, Inspector, decided on 20 December 2026 what the police team of South works on from January to March 2027.',
    );
    expect(decidedWords({ decidedBy: by(null), decidedAt: '2026-12-20T12:00:00Z', quarter })).toMatch(
      /^Inspector decided on/,
    );
    expect(againstVoteWords(false, true)).toContain('It is what the vote put first.');
    expect(againstVoteWords(true, true)).toContain('It is not what the vote put first.');
    expect(againstVoteWords(true, false)).toContain('There was no vote');
  });

  test('says where the vote put each, and no number where too few voted', () => {
    expect(placedWords(result(9, 5, 5, 1), 'o3', 2)).toBe('joint 2nd in the vote, 5 votes');
    expect(placedWords(result(9, 5, 5, 1), 'o4', 4)).toBe('4th in the vote, 1 vote');
    const few = { voters: 4, isOrderOnly: true, options: options(3, 1).map((each) => ({ ...each, votes: null })) };
    expect(placedWords(few, 'o1', 1)).toBe('1st in the vote');
  });

  const list = (one: AdoptedShown, wasVotedOn = true) =>
    textOf(shown(<AdoptedList adopted={[one]} result={result(9, 5)} wasVotedOn={wasVotedOn} area={area} />));

  test('an earlier priority that keeps its title goes on; under another one it is adapted', () => {
    const continues = { id: 'p0', title: 'Slow cars', quarter: { id: 'q0', name: 'October to December 2026' } };
    expect(list(adopted({ continues }))).toContain('Goes on with: Slow cars (October to December 2026).');
    expect(list(adopted({ continues, title: 'Slow cars in Girton' }))).toContain('Adapted from: Slow cars (October');
    expect(list(adopted())).not.toMatch(/Goes on|Adapted/);
  });

  test('a priority says what it was called in the vote, what residents suggested, or that it was not voted on', () => {
    const [voted] = options(9) as [OptionVotedOn];
    voted.option.suggestions = [{ id: 's1', title: 'Cars race at night' }];
    const words = list(adopted({ places: [place('Girton')] }, voted));
    expect(words).toContain('1st in the vote, 9 votes, where it was called “Option 1”.');
    expect(words).toContain('A resident suggested:Cars race at night');
    expect(words).toContain('Girton');
    expect(list(adopted())).toContain('the team. It was not among what could be chosen.');
    expect(list(adopted(), false)).toContain('Where it comes from: the team.');
  });

  test('the options of the vote stand in its order, each with whether it was agreed', () => {
    const [first, second, third] = options(9, 5, 1) as [OptionVotedOn, OptionVotedOn, OptionVotedOn];
    const part = shown(
      <WhatTheVotePutWhere
        ballotId="b1"
        result={result(9, 5, 1)}
        adopted={[adopted({}, third), adopted({}, first), adopted()]}
        notAdopted={[second]}
      />,
    );
    expect([...part.querySelectorAll('tbody tr')].map(textOf)).toEqual([
      'Option 1Agreed1st9 votes',
      'Option 2Not agreed2nd5 votes',
      'Option 3Agreed3rd1 vote',
    ]);
    expect(part.querySelector('a')?.getAttribute('href')).toBe('/ballots/b1/result');
  });

  test('a reason that waits for a second person is said to be there; where none is needed nothing is made up', () => {
    const why = (differs: boolean, reason: string | null) =>
      textOf(shown(<Why differs={differs} wasVotedOn reason={reason} evidence={null} />));
    expect(why(true, null)).toContain('a second person reads first');
    expect(why(true, 'The council mends lamps.')).toBe('Why it is not what the vote put firstThe council mends lamps.');
    expect(why(false, null)).toBe('');
  });

  test('what ends is told with what the team says and what residents say, once its months are over', () => {
    const ended = (facts: Partial<PriorityDisplacedFragment>): PriorityDisplacedFragment => ({
      ...{ id: 'p9', theme: 'DRUGS', title: 'Drugs in the park', outcome: null, outcomeWords: null, verdicts: null },
      quarter: { id: 'q0', name: 'October to December 2026', stage: 'ENDED' },
      ...facts,
    });
    const words = (facts: Partial<PriorityDisplacedFragment>) => textOf(shown(<WhatEnds displaced={[ended(facts)]} />));
    const verdicts = { better: 6, partly: 4, same: 0, worse: 0, dontKnow: 0, total: 10 };
    const told = words({ outcome: 'DONE', outcomeWords: 'Two arrests.', verdicts });
    expect(told).toContain('What the team says: done. Two arrests.');
    expect(told).toContain('10 residents judged: 6 say better, 4 partly better.');
    expect(words({})).toContain('it has not said yet');
    expect(words({})).toContain('Fewer than 10 residents have judged');
    const running = words({ quarter: { id: 'q0', name: 'October to December 2026', stage: 'CURRENT' } });
    expect(running).toContain('The team works on it until these months end.');
    expect(running).not.toContain('judged');
  });
});

describe('deciding', () => {
  const quarterOf = (voted: OptionVotedOn[] | null): QuarterToDecide =>
    ({
      ...{ id: 'q2', name: 'January to March 2027', startsOn: '2027-01-01', endsOn: '2027-03-31', stage: 'DECIDING' },
      ...{ decision: null, priorities: [] },
      ballot: voted && { id: 'b1', state: 'SEALED', result: { voters: 60, isOrderOnly: false, options: voted } },
      area: {
        ...area,
        children: [place('girton'), place('milton')],
        currentQuarter: {
          ...{ id: 'q1', name: 'October to December 2026', startsOn: '2026-10-01' },
          priorities: [
            { id: 'p1', title: 'Slow cars', continuedBy: null },
            { id: 'p2', title: 'Drugs', continuedBy: null },
          ],
        },
        lastQuarter: {
          ...{ id: 'q0', name: 'July to September 2026', startsOn: '2026-07-01' },
          priorities: [{ id: 'p0', title: 'Burglary', continuedBy: { id: 'p1' } }],
        },
        nextQuarter: { id: 'q2', name: 'January to March 2027', startsOn: '2027-01-01', priorities: [] },
        meetings: { nodes: [], totalCount: 0 },
      },
    }) as unknown as QuarterToDecide;

  test.each([
    ['what came first', [9, 5, 1], ['o1', 'o2'], false],
    ['fewer than usual, from the first on', [9, 5, 1], ['o1'], false],
    ['one of two that are equal', [9, 5, 5], ['o1', 'o3'], false],
    ['one while another before it was left', [9, 5, 1], ['o1', 'o3'], true],
    ['one that was not voted on', [9, 5, 1], ['o1', undefined], true],
    ['without a vote', [], [undefined], true],
  ])('%s: whether a reason is needed', (_, votes, chosen, differs) => {
    expect(differsFrom(options(...votes), chosen)).toBe(differs);
  });

  test('begins with the first three ticked; what is taken keeps the order of the vote, and what it goes on with', () => {
    const voted = options(9, 5, 3, 1);
    expect(firstOf(voted)).toEqual(['o1', 'o2', 'o3']);
    const [first] = voted as [OptionVotedOn];
    first.option.continues = { id: 'p1', title: 'Slow cars' };
    first.option.places = [place('girton'), area];
    expect(rowsOf(voted, ['o3', 'o1'], area)).toMatchObject([
      { optionId: 'o1', places: ['force/south/girton'], continuesId: 'p1', updateEveryDays: '14' },
      { optionId: 'o3', places: [], continuesId: '' },
    ]);
    expect(rowsOf([], [], area)).toEqual([{ updateEveryDays: '14' }]);
  });

  test('offers to go on with what nothing goes on with yet', () => {
    expect(earlierOf(quarterOf(null)).map(({ id }) => id)).toEqual(['p1', 'p2']);
  });

  test('shows before it is agreed what residents will read: what ends too', () => {
    const voted = options(9, 5);
    const [first] = voted as [OptionVotedOn];
    first.option.continues = { id: 'p1', title: 'Slow cars' };
    const priorities = [
      {
        ...{ optionId: 'o1', theme: 'SPEEDING' as const, title: 'Slow cars', placePaths: [] },
        ...{ promise: 'Checks.', updateEveryDays: 14, continuesId: null },
      },
      {
        ...{ optionId: 'o2', theme: 'OTHER' as const, title: 'Lamps', placePaths: ['force/south/milton'] },
        ...{ promise: 'We ask the county.', updateEveryDays: 7, continuesId: null },
      },
    ];
    const said = { reason: null, evidence: 'The meeting.', meetingId: null };
    const by = { decidedBy: { name: 'Sam Lee', title: 'Inspector' }, decidedAt: '2026-12-20T12:00:00Z' };
    const words = textOf(
      shown(<CheckDecision decision={{ priorities, ...said }} quarter={quarterOf(voted)} {...by} />),
    );
    expect(words).toContain('It is what the vote put first.');
    const turned = { priorities: priorities.toReversed(), ...said };
    expect(textOf(shown(<CheckDecision decision={turned} quarter={quarterOf(voted)} {...by} />))).toContain(
      'It is not what the vote put first.',
    );
    expect(words).toContain('milton');
    expect(words).toContain('Goes on with: Slow cars (October to December 2026).');
    expect(words).toContain('What the team does not go on withDrugs');
    expect(words).toContain('What else it rests onThe meeting.');
  });
});
