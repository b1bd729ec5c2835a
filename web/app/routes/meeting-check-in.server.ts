import { z } from 'zod';
import { words } from '#forms/answers.server.ts';

/** The code that is shown in the room. Not called `code`: that is the one of an email on the way. */
export const arrival = z.object({ room: words('Enter the code that is shown in the room', 20) });
