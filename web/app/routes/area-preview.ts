import { ask, found } from '#asking/ask.server.ts';
import { shellContext } from '#asking/shell.server.ts';
import { latenessOf } from '#features/priorities/lateness.ts';
import { previewPng } from '#features/sharing/picture.server.ts';
import { AreaPageDocument } from '#graphql.generated.ts';
import { dayWords } from '#words/days.ts';
import type { Route } from './+types/area-preview.ts';
import { pathOf } from './area/path-of.ts';
import { areaSummary, lastDone, quarterShown, silenceWords } from './area/summary.ts';

/** The picture of a shared area: what its team is working on, and what was done last. */
export async function loader({ context, request, params }: Route.LoaderArgs) {
  const answer = await ask(context, request, AreaPageDocument, { path: pathOf(params) });
  const area = found(answer.area);
  const quarter = quarterShown(area);
  const last = lastDone(area);
  const silence = area.kind === 'PLACE' ? silenceWords(area) : null;
  return previewPng({
    force: area.force.name,
    caption: quarter ? `What your police team is working on, ${quarter.name}` : 'Your neighbourhood police team',
    title: area.name,
    lines: [
      ...(quarter?.priorities.map(withLateness) ?? [areaSummary(area)]),
      ...(silence ? [silence] : last ? [`Newest update: ${dayWords(last.postedAt)}`] : []),
    ],
    isDemo: context.get(shellContext).facts.mode === 'demo',
  });
}

function withLateness(priority: Parameters<typeof latenessOf>[0] & { title: string }): string {
  const tag = latenessOf(priority)?.tag?.toLowerCase();
  return tag ? `${priority.title} (${tag})` : priority.title;
}
