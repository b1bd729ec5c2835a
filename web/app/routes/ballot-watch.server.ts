import { z } from 'zod';

/** To hear what becomes of a vote, or `back` to hear no more of it. */
export const watching = z.object({ deed: z.literal('back').optional() });
