import type { QuarterDatesFragment } from '#graphql.generated.ts';
import { shown, textOf } from '#ui/markup.ts';
import { ComingQuarter, nextStepWords } from './coming-quarter.tsx';

const quarter = (facts: Partial<QuarterDatesFragment> = {}): QuarterDatesFragment => ({
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

  test('without dates is only when the team starts', () => {
    const bare = quarter({ suggestFrom: null, voteFrom: null, voteUntil: null });
    expect(nextStepWords(bare)).toBe('January to March 2027: the team starts on 1 January 2027.');
  });
});

describe('the road to the next quarter', () => {
  const steps = (facts: Partial<QuarterDatesFragment>) =>
    [...shown(<ComingQuarter quarter={quarter(facts)} />).querySelectorAll('li')].map(textOf);

  test('tells each date, and where it stands', () => {
    expect(steps({ stage: 'VOTING' })).toEqual([
      'Suggest Suggestions have closed.',
      'Vote Open since 20 November 2026 until Friday 4 December 2026 at 5pm.Now',
      'Agree At a public meeting the team says what it will work on, and why.',
      'Start The team starts on 1 January 2027 (January to March 2027).',
    ]);
  });

  test('says that a date is not set rather than leave it out', () => {
    expect(steps({ suggestFrom: null, voteFrom: null }).slice(0, 2)).toEqual([
      'Suggest The date is not set yet.',
      'Vote The date is not set yet.',
    ]);
  });
});
