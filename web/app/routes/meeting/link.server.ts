import type { RouterContextProvider } from 'react-router';
import { ask } from '#asking/ask.server.ts';
import { MeetingLinkDocument } from '#graphql.generated.ts';

interface Asked {
  context: Readonly<RouterContextProvider>;
  request: Request;
  params: { id: string };
}

/** The joining link, if the reader may have it now. It goes into a redirect of theirs and nowhere else. */
export async function linkOf({ context, request, params: { id } }: Asked): Promise<string | null> {
  const { meeting } = await ask(context, request, MeetingLinkDocument, { id });
  return meeting?.joinUrl ?? null;
}
