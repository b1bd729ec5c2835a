import type { Route } from './+types/embed-area.ts';
import { pathOf } from './area/path-of.ts';
import { noticeAt } from './embed/asked.server.ts';
import { NoticeHtml } from './embed/notice.tsx';

export function loader({ context, request, params }: Route.LoaderArgs) {
  return noticeAt(context, request, pathOf(params));
}

/** An area in a frame of another site: to be read, with links out of it; no form, no script, no cookie. */
export default function EmbedArea({ loaderData: notice }: Route.ComponentProps) {
  return (
    <main className="app-embed">
      <title>{`${notice.title} – Patchwork`}</title>
      <link rel="canonical" href={notice.source.url} />
      <NoticeHtml notice={notice} isFramed />
    </main>
  );
}
