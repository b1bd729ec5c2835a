import { z } from 'zod';
import { words } from '#forms/answers.server.ts';

export const home = z.object({ path: words('Choose your area', 400) });
export type Home = z.input<typeof home>;
