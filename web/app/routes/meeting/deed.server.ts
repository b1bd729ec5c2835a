import type { RouterContextProvider } from 'react-router';
import { ask, found } from '#asking/ask.server.ts';
import { shellContext } from '#asking/shell.server.ts';
import { MeetingToJoinDocument } from '#graphql.generated.ts';

interface Asked {
  context: Readonly<RouterContextProvider>;
  request: Request;
  params: { id: string };
}

/** What every page of a deed about a meeting asks: the meeting with the reader's own place, the time, and who they are. */
export async function meetingFor({ context, request, params: { id } }: Asked) {
  const { meeting } = await ask(context, request, MeetingToJoinDocument, { id });
  const { viewer } = context.get(shellContext).facts;
  return { meeting: found(meeting), now: new Date().toISOString(), email: viewer?.email ?? null };
}
