import { Ballot, type BallotTimes } from '#features/ballots/ballot.entity.ts';
import { Priority } from '#features/priorities/priority.entity.ts';
import { Quarter } from '#features/quarters/quarter.entity.ts';
import { connection } from '#platform/paging.ts';

type QuarterTree = Parameters<typeof Quarter.told>[0] & {
  ballot?: Parameters<typeof Ballot.told>[0] | null;
  priorities?: PriorityTree[];
};
type PriorityTree = { promiseFacts: Parameters<typeof Priority.standing>[0] };
type InQuarter = { quarter: QuarterTree };

/** A page's answer by field names, an area's, a priority's or a vote's; see `trees.sql.ts`. */
export type Tree = Partial<PriorityTree> & {
  currentQuarter?: QuarterTree | null;
  nextQuarter?: QuarterTree | null;
  lastQuarter?: QuarterTree | null;
  quarter?: QuarterTree;
  updates?: { nodes: unknown[]; totalCount: number };
  /** A vote's alone. */
  options?: { continues: InQuarter | null }[];
  prioritiesLeftOff?: InQuarter[];
};

/**
 * Adds to a tree what its statement leaves out: what the rules say of its quarters, votes and priorities now, and where a page
 * of updates stands in its list. Without it the resolvers would say the same, one promise for each field.
 */
export function complete(tree: Tree, now: Date): Tree {
  const earlier = [...(tree.options ?? []).map(({ continues }) => continues), ...(tree.prioritiesLeftOff ?? [])];
  const quarters = [tree.currentQuarter, tree.nextQuarter, tree.lastQuarter, tree.quarter];
  for (const quarter of [...quarters, ...earlier.map((priority) => priority?.quarter)]) {
    if (!quarter) continue;
    Object.assign(quarter, Quarter.told(quarter, now));
    if (quarter.ballot) Object.assign(quarter.ballot, Ballot.told(quarter.ballot, now));
    for (const priority of quarter.priorities ?? [])
      Object.assign(priority, Priority.standing(priority.promiseFacts, now));
  }
  if (tree.options) Object.assign(tree, Ballot.told(tree as unknown as BallotTimes, now));
  const { promiseFacts, updates } = tree;
  if (promiseFacts) Object.assign(tree, Priority.standing(promiseFacts, now));
  if (updates) Object.assign(updates, connection(updates.nodes, 0, updates.totalCount));
  return tree;
}
