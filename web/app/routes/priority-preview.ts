import { ask, found } from '#asking/ask.server.ts';
import { shellContext } from '#asking/shell.server.ts';
import { latenessOf } from '#features/priorities/lateness.ts';
import { lineageWords } from '#features/priorities/lineage.ts';
import { measureWords } from '#features/priorities/measures.ts';
import { whereWords } from '#features/priorities/update.tsx';
import { previewPng } from '#features/sharing/picture.server.ts';
import { PriorityPageDocument } from '#graphql.generated.ts';
import { dayWords } from '#words/days.ts';
import { themeWords } from '#words/themes.ts';
import type { Route } from './+types/priority-preview.ts';

/** The picture of a shared priority: what it is, the newest that was done, and its figures. */
export async function loader({ context, request, params }: Route.LoaderArgs) {
  const answer = await ask(context, request, PriorityPageDocument, { id: params.id });
  const priority = found(answer.priority);
  const newest = priority.updates.nodes.find(({ withdrawnAt }) => !withdrawnAt);
  return previewPng({
    force: priority.quarter.area.force.name,
    caption: `${priority.quarter.area.name} · ${themeWords[priority.theme]} · ${lineageWords(priority.lineageQuarters, priority.lineageOutOf)}`,
    title: priority.title,
    lines: [
      newest ? `Newest update: ${dayWords(newest.postedAt)}, ${whereWords(newest)}` : 'Nothing has been posted yet.',
      ...(newest?.measures.slice(0, 2).map(measureWords) ?? []),
      ...[latenessOf(priority)?.words].filter((words) => words !== undefined),
    ],
    isDemo: context.get(shellContext).facts.mode === 'demo',
  });
}
