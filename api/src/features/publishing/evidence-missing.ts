import type { FigureName, Figures } from './evidence-columns.ts';

/** Where something is missing, when that is, and the sentence that says so; `n` is how many. */
type Gap = [n: (of: (name: FigureName) => number) => number, one: string, several: string];

const GAPS: readonly Gap[] = [
  [(of) => of('updatesMissed'), 'One promised update never came.', '{n} promised updates never came.'],
  [(of) => of('updatesOverdue'), 'One promised update is overdue.', '{n} promised updates are overdue.'],
  [
    (of) => of('votesHeld') - of('decisionsPublished'),
    'One vote has no published decision yet.',
    '{n} votes have no published decision yet.',
  ],
  [
    (of) => of('decisionsThatDiffer') - of('decisionsThatDifferWithReason'),
    'One decision differs from the vote, and its reason can no longer be read.',
    '{n} decisions differ from the vote, and their reasons can no longer be read.',
  ],
  [
    (of) => of('meetingsHeld') - of('meetingsWithAttendance'),
    'Of one meeting it is not known, or too few to tell, how many people came.',
    'Of {n} meetings it is not known, or too few to tell, how many people came.',
  ],
  [
    (of) => of('meetingsHeld') - of('minutesPublished'),
    'One meeting has no published minutes.',
    '{n} meetings have no published minutes.',
  ],
  [
    (of) => of('questionsWaitingOver72Hours'),
    'One question has waited for more than 72 hours.',
    '{n} questions have waited for more than 72 hours.',
  ],
  [
    (of) => of('endedWithoutOutcome'),
    'Nothing is on record of what became of one priority whose months are over.',
    'Nothing is on record of what became of {n} priorities whose months are over.',
  ],
];

/** What the figures of a neighbourhood do not show, in sentences. */
export function missingIn(figures: Figures, { until, lastDay }: { until: string; lastDay: string }): string[] {
  const inPeriod = lastDay < until ? 'so far in this period' : 'in this period';
  const of = (name: FigureName): number => figures[name] ?? 0;
  const none = [
    of('suggestionsReceived') === 0 && of('daysOpenForSuggestions') === 0 && 'Residents were not asked for suggestions',
    of('votesHeld') === 0 && 'No vote of residents closed',
    of('updatesPosted') === 0 && 'No update was posted',
    of('meetingsHeld') === 0 && 'No meeting was held',
    of('priorities') === 0 && 'The team had no priorities',
  ].filter((words) => words !== false);
  const gaps = GAPS.flatMap(([count, one, several]) => {
    const n = count(of);
    return n > 0 ? [n === 1 ? one : several.replace('{n}', String(n))] : [];
  });
  return [...none.map((words) => `${words} ${inPeriod}.`), ...gaps];
}
