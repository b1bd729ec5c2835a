import { z } from 'zod';
import { maybeWords } from '#forms/answers.server.ts';

/** What somebody fills in to come to a meeting. */
export const place = z.object({
  name: maybeWords(120),
  companion: z.literal('yes').optional(),
  needs: maybeWords(1000),
});
