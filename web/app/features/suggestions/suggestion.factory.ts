import type { SuggestionFactsFragment, SuggestionOnDeskFragment } from '#graphql.generated.ts';

/** An accepted suggestion of 2 November 2026 about Girton, read the day after, unless told otherwise. */
export const aSuggestion = (facts: Partial<SuggestionFactsFragment> = {}): SuggestionFactsFragment => ({
  id: 's1',
  theme: 'SPEEDING',
  title: 'Slow the cars by the school',
  why: 'Children cross there.',
  suggestedAt: '2026-11-02T09:00:00Z',
  status: 'ACCEPTED',
  reviewedAt: '2026-11-03T09:00:00Z',
  declineReason: null,
  reviewWords: null,
  isMine: false,
  places: [{ id: 'a2', path: 'force/patch/girton', name: 'Girton' }],
  reviewedBy: { id: 'o1', name: 'Sam Lee', title: 'PCSO' },
  mergedInto: null,
  ballot: null,
  ...facts,
});

/** One as the desk lists it: not read yet, unless told otherwise. */
export const onDesk = (facts: Partial<SuggestionOnDeskFragment> = {}): SuggestionOnDeskFragment => ({
  id: 's1',
  theme: 'SPEEDING',
  title: 'Slow the cars by the school',
  suggestedAt: '2026-11-02T09:00:00Z',
  status: 'UNREAD',
  places: [{ id: 'a2', path: 'force/patch/girton', name: 'Girton' }],
  area: { id: 'a1', path: 'force/patch', name: 'Patch' },
  ...facts,
});
