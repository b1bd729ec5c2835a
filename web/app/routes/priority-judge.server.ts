import { z } from 'zod';
import { maybeWords } from '#forms/answers.server.ts';

/** What a resident says of a priority; and where they live, where the service does not know yet. */
export const judged = z.object({
  verdict: z.enum(['BETTER', 'PARTLY', 'SAME', 'WORSE', 'DONT_KNOW'], { error: 'Choose what you would say' }),
  home: maybeWords(400),
});
