import { seeOther } from '#forms/see-other.server.ts';
import type { Route } from './+types/meeting-join-go.ts';
import { linkOf } from './meeting/link.server.ts';

/** Leads whoever has a place to the meeting itself; everybody else back to the page that says why not. Changes nothing. */
export async function loader(args: Route.LoaderArgs): Promise<Response> {
  const link = await linkOf(args);
  if (link === null) return seeOther(`/meetings/${args.params.id}/join`);
  return new Response(null, {
    status: 302,
    headers: { Location: link, 'Cache-Control': 'private, no-store', 'Referrer-Policy': 'no-referrer' },
  });
}
