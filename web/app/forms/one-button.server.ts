import { z } from 'zod';

/** A form with nothing to fill in: its button says it all, and only its key is read. */
export const oneButton = z.object({});
