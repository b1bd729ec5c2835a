import type { PriorityFactsFragment } from '#graphql.generated.ts';
import { dayAndMonth } from '#words/days.ts';

export interface Lateness {
  /** One sentence or two, for everybody. */
  words: string;
  tone: 'ON_TIME' | 'DUE' | 'LATE' | 'PAUSED';
  /** In a word or two, for a tag; none while all is well. */
  tag?: string;
}

/**
 * How a priority stands against the promise of updates, as a sentence: said plainly from the day after the promised
 * one, and called late after seven more (issue "A resident reads…"). Null where nothing was promised.
 */
export function latenessOf(
  priority: Pick<PriorityFactsFragment, 'punctuality' | 'nextUpdateDue' | 'pausedUntil' | 'pauseReason'>,
): Lateness | null {
  const due = priority.nextUpdateDue && dayAndMonth(priority.nextUpdateDue);
  switch (priority.punctuality) {
    case 'ON_TIME':
      return { tone: 'ON_TIME', words: `Next update by ${due}.` };
    case 'DUE':
      return { tone: 'DUE', tag: 'Update due', words: `Due ${due}, not posted yet.` };
    case 'LATE':
      return { tone: 'LATE', tag: 'Update late', words: `Late: due ${due}, not posted yet.` };
    case 'PAUSED': {
      const until = priority.pausedUntil && dayAndMonth(priority.pausedUntil);
      const reason = priority.pauseReason ? ` The team says why: “${priority.pauseReason}”` : '';
      return { tone: 'PAUSED', tag: 'Updates paused', words: `Updates are paused until ${until}.${reason}` };
    }
    default:
      return null;
  }
}

const rhythms: Record<number, string> = {
  1: 'every day',
  7: 'every week',
  14: 'every two weeks',
  28: 'every four weeks',
};

/** "The team promised an update every two weeks." Null without a promise. */
export function rhythmWords(everyDays: number | null): string | null {
  if (!everyDays) return null;
  return `The team promised an update ${rhythms[everyDays] ?? `at least every ${everyDays} days`}.`;
}
