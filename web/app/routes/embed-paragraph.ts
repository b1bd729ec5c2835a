import type { Route } from './+types/embed-paragraph.ts';
import { pathOf } from './area/path-of.ts';
import { noticeAt } from './embed/asked.server.ts';
import { paragraphOf } from './embed/notice-of.ts';

/** An area in one paragraph of plain text, for minutes and magazines. */
export async function loader({ context, request, params }: Route.LoaderArgs) {
  const text = `${paragraphOf(await noticeAt(context, request, pathOf(params)))}\n`;
  return new Response(text, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
}
