import type { RouterContextProvider } from 'react-router';
import { ask } from '#asking/ask.server.ts';
import { AreaToTellDocument } from '#graphql.generated.ts';
import type { AreaToTell } from './channels.ts';

/**
 * The area in `?area=<path>`. Never in the way: without one, with one that is not there, and where the api cannot
 * answer, the guide says what is true everywhere.
 */
export async function areaToTell(context: Readonly<RouterContextProvider>, request: Request): Promise<AreaToTell> {
  const path = new URL(request.url).searchParams.get('area')?.slice(0, 300);
  if (!path) return null;
  try {
    return (await ask(context, request, AreaToTellDocument, { path })).area ?? null;
  } catch {
    return null;
  }
}
