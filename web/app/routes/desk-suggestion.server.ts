import { z } from 'zod';
import { notForwardBecause } from '#features/suggestions/suggestion-words.ts';
import { maybeWords } from '#forms/answers.server.ts';
import type { FormResult } from '#forms/read-form.server.ts';
import type { ReviewSuggestionInput, SuggestionDeclineReason, SuggestionStatus } from '#graphql.generated.ts';

const REASONS = new Set(Object.keys(notForwardBecause));
const STATUSES = ['UNREAD', 'ACCEPTED', 'MERGED', 'DECLINED'] as const satisfies SuggestionStatus[];

type Decision = Omit<ReviewSuggestionInput, 'suggestionId' | 'words' | 'seenStatus'>;

/** "accept", "merge:<id>", "merge" with `other` naming it, or "decline:<reason>", as the form's choices say it. */
export const reviewed = z
  .object({
    decision: z.string({ error: 'Choose what you decide' }),
    other: maybeWords(60),
    words: maybeWords(1000),
    /** Where it stood when the form was opened; a form that does not say so is taken as ever. */
    seen: z.enum(STATUSES).optional().catch(undefined),
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

/**
 * The form as it comes back where somebody decided meanwhile: what was written stays, what was chosen does not, and it
 * goes on from where the suggestion stands now.
 */
export function chooseAgain(result: FormResult): FormResult {
  const { words = '', clientKey = '' } = result.initialValue ?? {};
  return { ...result, initialValue: { words, clientKey } };
}
