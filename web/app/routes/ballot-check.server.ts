import { z } from 'zod';

/** How many receipts are looked up at once. */
const AT_ONCE = 40;

/** One receipt a line, or with commas between them. Kept nowhere: they are their voter's secret. */
export const pasted = z.object({
  receipts: z
    .string({ error: 'Paste at least one receipt' })
    .transform((typed) => [...new Set(typed.split(/[\n\r,;]+/).map((line) => line.trim()))].filter(Boolean))
    .refine((receipts) => receipts.length > 0, { error: 'Paste at least one receipt' })
    .refine((receipts) => receipts.length <= AT_ONCE, { error: `Paste at most ${AT_ONCE} receipts at once` })
    .refine((receipts) => receipts.every(({ length }) => length <= 100), {
      error: 'Put each receipt on a line of its own',
    }),
});
