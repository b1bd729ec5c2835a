import type { AreaPageQuery } from '#graphql.generated.ts';
import { dayWords } from '#words/days.ts';
import { becameWords } from '#words/ended.ts';
import { listWords } from '#words/lists.ts';

export type AreaShown = NonNullable<AreaPageQuery['area']>;
export type UpdateHere = AreaShown['updatesHere']['nodes'][number];

/** The quarter whose priorities the page shows: the current one, or the last while nothing is agreed for this one. */
export function quarterShown({ currentQuarter }: AreaShown) {
  return currentQuarter && currentQuarter.priorities.length > 0 ? currentQuarter : null;
}

/** The newest that was done here, not counting words that were taken back. */
export function lastDone({ updatesHere }: AreaShown): UpdateHere | undefined {
  return updatesHere.nodes.find(({ withdrawnAt }) => !withdrawnAt);
}

/**
 * Why nothing new is shown for a place: "Nothing has been posted for Girton since 3 March 2026." once a quarter began
 * without it, "Nothing has been posted for Girton yet." where there never was; null where something was done lately.
 */
export function silenceWords(area: AreaShown): string | null {
  const last = lastDone(area);
  if (!last) return `Nothing has been posted for ${area.name} yet.`;
  const began = area.currentQuarter?.startsOn ?? area.lastQuarter?.startsOn;
  if (!began || new Date(last.postedAt) >= new Date(`${began}T00:00:00Z`)) return null;
  return `Nothing has been posted for ${area.name} since ${dayWords(last.postedAt)}.`;
}

/** The page in one or two sentences of facts: where a link to it is shared, and in its picture. */
export function areaSummary(area: AreaShown): string {
  if (area.endedOn) return becameWords({ ...area, endedOn: area.endedOn });
  if (area.kind === 'FORCE') return `What the neighbourhood police teams of ${area.name} are working on.`;
  const quarter = quarterShown(area);
  if (!quarter) return `What the police team of ${area.name} is working on has not been agreed yet.`;
  const team = area.neighbourhood?.name ?? area.name;
  return `${quarter.name}, the ${team} police team is working on: ${listWords(quarter.priorities.map(({ title }) => title))}.`;
}
