import { z } from 'zod';
import { notForwardBecause } from '#features/suggestions/suggestion-words.ts';
import { maybeWords } from '#forms/answers.server.ts';
import type { ReviewSuggestionInput, SuggestionDeclineReason } from '#graphql.generated.ts';

const REASONS = new Set(Object.keys(notForwardBecause));

type Decision = Omit<ReviewSuggestionInput, 'suggestionId' | 'words'>;

/** "accept", "merge:<id>", "merge" with `other` naming it, or "decline:<reason>", as the form's choices say it. */
export const reviewed = z
  .object({
    decision: z.string({ error: 'Choose what you decide' }),
    other: maybeWords(60),
    words: maybeWords(1000),
  })
  .superRefine((typed, { addIssue }) => {
    const wrong = decidedIn(typed);
    if ('field' in wrong) addIssue({ code: 'custom', message: wrong.message, path: [wrong.field] });
  });

type Typed = { decision: string; other?: string };

/** What the form's choices mean to the api, or what is wrong with them and where. */
export function decidedIn({ decision, other }: Typed): Decision | { field: 'decision' | 'other'; message: string } {
  const [what, which = ''] = decision.split(':');
  if (what === 'accept') return { decision: 'ACCEPT' };
  const mergeIntoId = which || other;
  if (what === 'merge' && mergeIntoId) return { decision: 'MERGE', mergeIntoId };
  if (what === 'merge') return { field: 'other', message: 'Choose which one it is joined with' };
  if (what === 'decline' && REASONS.has(which))
    return { decision: 'DECLINE', reason: which as SuggestionDeclineReason };
  return { field: 'decision', message: 'Choose what you decide' };
}
