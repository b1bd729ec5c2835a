import type { Route } from './+types/embed-fragment.ts';
import { pathOf } from './area/path-of.ts';
import { fragmentOf, noticeAt } from './embed/asked.server.ts';

/** An area as a piece of HTML, for a site that fetches it and puts it into a page of its own. */
export async function loader({ context, request, params }: Route.LoaderArgs) {
  const html = fragmentOf(await noticeAt(context, request, pathOf(params)));
  return new Response(html, { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
}
