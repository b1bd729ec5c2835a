import { z } from 'zod';
import { NONE } from '#features/ballots/vote-fields.tsx';
import { when } from '#features/ballots/vote-words.ts';
import { maybeWords } from '#forms/answers.server.ts';
import type { Refusal } from '#forms/read-form.server.ts';
import type { BallotOnQuarterFragment } from '#graphql.generated.ts';

/** What a resident chooses; and where they live, where the service does not know yet. */
export const voted = z.object({
  choices: z
    .array(z.string(), { error: 'Choose what matters most to you, or “None of these”' })
    .min(1, 'Choose what matters most to you, or “None of these”')
    .refine((choices) => choices.length === 1 || !choices.includes(NONE), {
      error: 'Choose from the list, or “None of these”: not both',
    }),
  home: maybeWords(400),
});
export type Voted = z.input<typeof voted>;

/**
 * What would be refused whoever sent it, in the api's own sentences; null for nothing. Asked before a code is mailed:
 * nobody should type one for a vote that cannot be taken. The api decides all the same.
 */
export function sentInVain(ballot: BallotOnQuarterFragment, choices: readonly string[]): Refusal | null {
  const { state, maxChoices, opensAt, closesAt } = ballot;
  if (state === 'PLANNED') return { message: `This vote opens on ${when(opensAt)}.` };
  if (state !== 'OPEN') return { message: `This vote closed on ${when(closesAt)}.` };
  if (choices.length <= maxChoices) return null;
  return { message: `You chose ${choices.length} options. Choose ${maxChoices} at the most.`, field: 'optionIds' };
}
