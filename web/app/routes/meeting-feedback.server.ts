import { z } from 'zod';
import { maybeWords, words } from '#forms/answers.server.ts';

/** What somebody thought of a meeting. */
export const opinion = z.object({
  helpful: z.enum(['YES', 'PARTLY', 'NO'], { error: 'Choose whether the meeting was worth coming to' }),
  words: maybeWords(1000),
});

/** What somebody says is wrong in minutes. */
export const mistake = z.object({ text: words('Enter what is wrong', 1000) });
