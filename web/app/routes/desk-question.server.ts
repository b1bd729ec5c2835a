import { z } from 'zod';
import { words } from '#forms/answers.server.ts';
import type { DeclineReason, ReviewQuestionInput } from '#graphql.generated.ts';
import { declineWords } from '#words/questions.ts';

const reasons = Object.keys(declineWords) as [DeclineReason, ...DeclineReason[]];
const REASONS = new Set<string>(reasons);

type Decision = Omit<ReviewQuestionInput, 'questionId'>;

/** "publish", "group:<id>" or "decline:<reason>", as one choice of the form says it. */
export const review = z.object({
  deed: z.literal('review'),
  decision: z.string({ error: 'Choose what you decide' }).transform((choice, { addIssue }): Decision => {
    const [what, which = ''] = choice.split(':');
    if (what === 'publish') return { decision: 'PUBLISH' };
    if (what === 'group' && which !== '') return { decision: 'GROUP', groupIntoId: which };
    if (what === 'decline' && REASONS.has(which)) return { decision: 'DECLINE', reason: which as DeclineReason };
    addIssue({ code: 'custom', message: 'Choose what you decide' });
    return z.NEVER;
  }),
});

export const answer = z.object({ body: words('Enter your answer', 5000) });
export type TypedAnswer = { body: string };

export const aloud = z.object({ deed: z.literal('aloud') });

export const forCaller = z.object({
  where: z.string({ error: 'Choose who is asked' }),
  text: words('Enter the question', 1000),
});
export type TypedForCaller = z.input<typeof forCaller>;
