import { data } from 'react-router';
import { z } from 'zod';
import { maybeWords } from '#forms/answers.server.ts';

/** What a resident says of a priority; and where they live, where the service does not know yet. */
export const judged = z.object({
  verdict: z.enum(['BETTER', 'PARTLY', 'SAME', 'WORSE', 'DONT_KNOW'], { error: 'Choose what you would say' }),
  home: maybeWords(400),
});

/** What the page that asks where somebody lives, on the way, is made of. */
export interface HomeStepFacts {
  homeStep: {
    verdict: z.output<typeof judged>['verdict'];
    /** The path chosen, where it was not taken. */
    home: string;
    error: string | null;
  };
}

/** Asks where they live and keeps what they said. `error` is said of what they chose. */
export function askHome({ verdict, home = '' }: z.output<typeof judged>, error: string | null) {
  return data<HomeStepFacts>({ homeStep: { verdict, home, error } }, { status: error ? 422 : 200 });
}
