import { ask } from '#asking/ask.server.ts';
import { similarPart } from '#features/suggestions/similar-part.server.tsx';
import { SimilarSuggestionsDocument } from '#graphql.generated.ts';
import type { Route } from './+types/suggest-similar.ts';
import { pathOf } from './area/path-of.ts';

/** What is like the words that somebody is typing, as a piece of their page. They come in the body: no log keeps them. */
export async function action({ context, request, params }: Route.ActionArgs) {
  const text = (await request.formData()).get('text');
  const variables = { areaPath: pathOf(params), text: typeof text === 'string' ? text : '' };
  const { similarSuggestions } = await ask(context, request, SimilarSuggestionsDocument, variables);
  return new Response(similarPart(similarSuggestions), {
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' },
  });
}
