import type { PriorityFactsFragment, UpdateFactsFragment } from '#graphql.generated.ts';
import type { Measure } from './measures.ts';

/** A figure by itself, unless told otherwise. */
export const aMeasure = (facts: Partial<Measure> = {}): Measure => ({
  id: 'm1',
  name: 'school visits',
  value: 4,
  outOf: null,
  before: null,
  unit: null,
  from: null,
  to: null,
  source: null,
  ...facts,
});

/** A public update of 19 November 2026 about Girton, unless told otherwise. */
export const anUpdate = (facts: Partial<UpdateFactsFragment> = {}): UpdateFactsFragment => ({
  id: 'u1',
  version: 1,
  body: 'We checked speeds.',
  bodyHtml: '<p>We checked speeds.</p>',
  places: [{ id: 'a1', path: 'force/patch/girton', name: 'Girton' }],
  measures: [],
  author: { id: 'o1', name: null, title: 'PCSO' },
  postedAt: '2026-11-19T18:30:00Z',
  correctedAt: null,
  withdrawnAt: null,
  withdrawnReason: null,
  status: 'PUBLISHED',
  ...facts,
});

/** A priority with an update promised by 1 March 2027, unless told otherwise. */
export const aPriority = (facts: Partial<PriorityFactsFragment> = {}): PriorityFactsFragment => ({
  id: 'p1',
  theme: 'SPEEDING',
  title: 'Speeding in Girton',
  promise: null,
  places: [],
  updateEveryDays: 14,
  nextUpdateDue: '2027-03-01',
  isOverdue: false,
  punctuality: 'ON_TIME',
  pausedUntil: null,
  pauseReason: null,
  lineageQuarters: 1,
  lineageOutOf: 1,
  outcome: null,
  outcomeWords: null,
  outcomeRecordedAt: null,
  ...facts,
});
