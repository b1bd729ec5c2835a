import type { PriorityFactsFragment, UpdateFactsFragment } from '#graphql.generated.ts';
import { dayWords } from '#words/days.ts';
import { counted } from '#words/lists.ts';
import { latenessOf } from './lateness.ts';
import { measureWords } from './measures.ts';
import { whereWords } from './update.tsx';

type Told = PriorityFactsFragment & { updates: { nodes: readonly UpdateFactsFragment[]; totalCount: number } };

/** A priority in two or three sentences of facts: where a link to it is shared, and in its picture. */
export function priorityWords(priority: Told, neighbourhood: string): string {
  const newest = priority.updates.nodes.find(({ withdrawnAt }) => !withdrawnAt);
  const [figure] = newest?.measures ?? [];
  return [
    `A priority of the ${neighbourhood} police team.`,
    newest
      ? `${counted(priority.updates.totalCount, 'update')}, the newest on ${dayWords(newest.postedAt)} (${whereWords(newest)}).`
      : 'Nothing has been posted yet.',
    figure && `${measureWords(figure)}.`,
    latenessOf(priority)?.words,
  ]
    .filter(Boolean)
    .join(' ');
}
