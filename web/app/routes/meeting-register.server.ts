import { z } from 'zod';
import { maybeWords } from '#forms/answers.server.ts';

/** What somebody fills in to come to a meeting. */
export const place = z.object({
  name: maybeWords(120),
  companion: z.literal('yes').optional(),
  needs: maybeWords(1000),
  /**
   * Sent where the form showed what the team knows already: what is left empty is then taken back. `place`: of a place
   * they have; `before`: of one they gave up.
   */
  known: z.enum(['place', 'before']).optional(),
});

/** What a sent form says to the api; null leaves a thing as it was. */
export function saidOfPlace({ name, companion, needs, known }: z.output<typeof place>) {
  if (known) return { name: name ?? '', needs: needs ?? '', companion: companion === 'yes' };
  return { name: name ?? null, needs: needs ?? null, companion: companion === 'yes' ? true : null };
}
