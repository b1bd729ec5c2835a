import type { BallotState } from '#graphql.generated.ts';
import { shown, textOf } from '#ui/markup.ts';
import { type Coming, ComingQuarter, nextStepWords } from './coming-quarter.tsx';

const ballot = (state: BallotState): Coming['ballot'] => ({
  id: 'b1',
  state,
  maxChoices: 3,
  opensAt: '2026-11-20T09:00:00Z',
  closesAt: '2026-12-04T17:00:00Z',
});

const quarter = (facts: Partial<Coming> = {}): Coming => ({
  ballot: ballot('OPEN'),
  id: 'q1',
  name: 'January to March 2027',
  startsOn: '2027-01-01',
  endsOn: '2027-03-31',
  suggestFrom: '2026-11-02T09:00:00Z',
  voteFrom: '2026-11-20T09:00:00Z',
  voteUntil: '2026-12-04T17:00:00Z',
  stage: 'PLANNED',
  area: { id: 'a1', path: 'force/patch', name: 'Patch' },
  ...facts,
});

describe('the next thing a resident can do', () => {
  test.each([
    ['PLANNED', 'Suggestions for the next months open on 2 November 2026.'],
    ['SUGGESTING', 'Suggestions for the next months are open; the vote starts on 20 November 2026.'],
    ['VOTING', 'The vote on the next months runs until Friday 4 December 2026 at 5pm.'],
    ['DECIDING', 'The vote has closed. The team starts on 1 January 2027.'],
  ] as const)('while %s', (stage, words) => {
    expect(nextStepWords(quarter({ stage }))).toBe(words);
  });

  test('is the result, once it is out', () => {
    const out = quarter({ stage: 'DECIDING', ballot: ballot('SEALED') });
    expect(nextStepWords(out)).toBe('The result of the vote is out. The team starts on 1 January 2027.');
  });

  test('is no vote while there is nothing to choose from, whatever was planned', () => {
    const due = quarter({ stage: 'VOTING', ballot: null });
    expect(nextStepWords(due)).toBe('The vote on the next months is due; what can be chosen is not out yet.');
  });

  test('without dates is only when the team starts', () => {
    const bare = quarter({ suggestFrom: null, voteFrom: null, voteUntil: null, ballot: null });
    expect(nextStepWords(bare)).toBe('January to March 2027: the team starts on 1 January 2027.');
  });
});

describe('the road to the next quarter', () => {
  const steps = (facts: Partial<Coming>) =>
    [...shown(<ComingQuarter quarter={quarter(facts)} />).querySelectorAll('li')].map(textOf);

  test('tells each date, and where it stands', () => {
    expect(steps({ stage: 'VOTING' })).toEqual([
      'Suggest Suggestions have closed.',
      'Vote Open since 20 November 2026 until Friday 4 December 2026 at 5pm.Now See what you can choose, and vote',
      'Agree At a public meeting the team says what it will work on, and why.',
      'Start The team starts on 1 January 2027 (January to March 2027).',
    ]);
  });

  test.each([
    ['PLANNED', '/ballots/b1', 'See what you can choose'],
    ['OPEN', '/ballots/b1', 'See what you can choose, and vote'],
    ['CLOSED', '/ballots/b1', 'See what could be chosen'],
    ['SEALED', '/ballots/b1/result', 'See the result'],
  ] as const)('leads to a vote that is %s', (state, href, words) => {
    const link = shown(<ComingQuarter quarter={quarter({ ballot: ballot(state) })} />).querySelector('a');
    expect([link?.getAttribute('href'), textOf(link)]).toEqual([href, words]);
  });

  test('leads to what was agreed, once it was', () => {
    const agreed = { stage: 'DECIDING' as const, ballot: ballot('SEALED'), decision: { id: 'd1' } };
    expect(steps(agreed)[2]).toBe('Agree The team has said what it will work on, and why. What was agreed');
    expect(nextStepWords(quarter(agreed))).toBe('What comes next is agreed. The team starts on 1 January 2027.');
  });

  test('leads nowhere while there is no vote', () => {
    expect(shown(<ComingQuarter quarter={quarter({ ballot: null })} />).querySelector('a')).toBeNull();
    expect(steps({ stage: 'VOTING', ballot: null })[1]).toBe('Vote It is due. What can be chosen is not out yet.Now');
  });

  test('says that a date is not set rather than leave it out', () => {
    expect(steps({ suggestFrom: null, voteFrom: null, ballot: null }).slice(0, 2)).toEqual([
      'Suggest The date is not set yet.',
      'Vote The date is not set yet.',
    ]);
  });
});
