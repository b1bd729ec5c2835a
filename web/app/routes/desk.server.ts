import { z } from 'zod';
import { day, maybeWords, words } from '#forms/answers.server.ts';
import { maybeMoment } from '#forms/moments.server.ts';

const reasonToWithdraw = words('Enter why you withdraw it', 480);
export const withdrawal = z.object({ reason: reasonToWithdraw });
export type Withdrawal = z.input<typeof withdrawal>;

export const pause = z.object({
  until: day('Enter the day updates return'),
  reason: words('Enter why updates are paused', 480),
});
export type Pause = z.input<typeof pause>;

export const outcome = z.object({
  outcome: z.enum(['DONE', 'PARTLY', 'NOT_DONE', 'CONTINUES'], { error: 'Choose what became of it' }),
  words: maybeWords(5000),
});
export type Outcomes = z.input<typeof outcome>;

export const plan = z.object({
  startsOn: day('Enter the first day'),
  endsOn: day('Enter the last day'),
  suggestFrom: maybeMoment(),
  voteFrom: maybeMoment(),
  voteUntil: maybeMoment(),
});
