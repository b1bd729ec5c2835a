import { z } from 'zod';

/** Wanting an answer too, or taking that back. */
export const support = z.object({ deed: z.literal('back').optional() });
