import { data, type RouterContextProvider } from 'react-router';
import { z } from 'zod';
import { ask } from '#asking/ask.server.ts';
import { codeOnTheWay, isSignedIn, onTheWay, typedIn } from '#features/people/on-the-way.server.ts';
import { idsOf, type Similar } from '#features/suggestions/similar.tsx';
import { words } from '#forms/answers.server.ts';
import { isRefusal } from '#forms/is-refusal.ts';
import { type Refusal, readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import {
  SimilarSuggestionsDocument,
  SuggestionRefusalDocument,
  SuggestPriorityDocument,
  type Theme,
} from '#graphql.generated.ts';
import { themeWords } from '#words/themes.ts';

const themes = Object.keys(themeWords) as [Theme, ...Theme[]];

/** What somebody suggests, and the ids of what they were shown as like it. */
export const suggested = z.object({
  theme: z.enum(themes, { error: 'Choose what it is about' }),
  title: words('Enter what the team should work on', 120),
  why: words('Enter why it matters', 5000),
  places: z
    .array(z.string())
    .min(1, 'Choose where it is: all of the area, or places in it')
    .max(20, 'Choose at most 20 places. If it is about more, choose all of the area'),
  wantsNews: z.literal('yes').optional(),
  shown: z.string().optional(),
});

/** What the page that shows what is alike, before anything is sent, is made of. */
export interface SimilarStepFacts {
  similarStep: {
    similar: Similar;
    /** Everything typed so far, to be sent again. */
    typed: readonly [name: string, value: string][];
    /** The ids of everything shown so far, with these. */
    shown: string;
  };
}

type Asking = { context: Readonly<RouterContextProvider>; request: Request };

/**
 * Reads and sends a suggestion. In this order: the words are screened, what is alike and was not shown yet is shown,
 * and only then is anybody asked who they are. With the code comes what went through the first two already.
 */
export async function suggestOnTheWay({ context, request }: Asking, areaPath: string) {
  const sent = await request.clone().formData();
  const form = await readForm(request, onTheWay(context, suggested), { placePaths: 'places' });
  if (!form.ok) return form.again;
  const { theme, title, why, places, wantsNews, shown = '' } = form.value;
  const refuse = (refusal: Refusal & { reason: string }) => {
    const { data: result, init } = form.refuse(refusal);
    return data({ ...result, isEmergency: refusal.reason === 'EMERGENCY' }, init ?? undefined);
  };
  if (isSignedIn(context) || !sent.has('code')) {
    const { suggestionRefusal } = await ask(context, request, SuggestionRefusalDocument, { title, why });
    if (suggestionRefusal) return refuse(suggestionRefusal);
    const text = title;
    const { similarSuggestions } = await ask(context, request, SimilarSuggestionsDocument, { areaPath, text });
    const step = similarStep(similarSuggestions, sent, shown);
    if (step) return step;
  }
  const wait = await codeOnTheWay({ context, request }, form, sent);
  if (wait) return wait;
  const input = {
    areaPath,
    theme,
    title,
    why,
    placePaths: places,
    wantsNews: wantsNews === 'yes',
    clientKey: form.clientKey,
  };
  const { suggestPriority } = await ask(context, request, SuggestPriorityDocument, { input });
  if (isRefusal(suggestPriority)) return refuse(suggestPriority);
  return seeOther(`/suggestions/${suggestPriority.id}?done=suggested`);
}

/** What is alike, where any of it was not shown before; null where there is nothing new. */
function similarStep(similar: Similar, sent: FormData, shown: string) {
  const seen = new Set(shown.split(' ').filter(Boolean));
  const ids = idsOf(similar);
  if (ids.every((id) => seen.has(id))) return null;
  const typed = typedIn(sent).filter(([name]) => name !== 'shown');
  return data<SimilarStepFacts>({ similarStep: { similar, typed, shown: [...seen, ...ids].join(' ') } });
}
