import { LEVEL_AT_LEAST, VOTERS_AT_LEAST } from '@patchwork/tally';

/** True where totals and the file may be published; with fewer voters only the order is. */
export function mayShowNumbers(voters: number): boolean {
  return voters >= VOTERS_AT_LEAST;
}

/**
 * Parts of a whole that may be shown each by itself, and how many the rest come to. A part below ten joins the rest; so
 * does the next smallest while the rest would give away a part of fewer than ten by subtraction.
 */
export function partsToShow<T extends { voters: number }>(
  parts: readonly T[],
  whole: number,
): { shown: T[]; others: number } {
  const some = parts.filter(({ voters }) => voters > 0).toSorted((a, b) => b.voters - a.voters);
  const shown = some.filter(({ voters }) => voters >= LEVEL_AT_LEAST);
  let others = whole - sum(shown);
  while (others > 0 && others < LEVEL_AT_LEAST) {
    const smallest = shown.pop();
    if (!smallest) break;
    others += smallest.voters;
  }
  return { shown, others };
}

/** True where votes by e-mail and on paper may be told apart: both have ten, or one has none. */
export function mayTellLevels(voters: readonly number[]): boolean {
  return voters.every((each) => each === 0 || each >= LEVEL_AT_LEAST);
}

const sum = (parts: readonly { voters: number }[]) => parts.reduce((total, { voters }) => total + voters, 0);
