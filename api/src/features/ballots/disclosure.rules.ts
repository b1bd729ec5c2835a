/** trust.md §2: no part of a result is shown for fewer than ten voters, directly or by subtraction. */
export const FEWEST_IN_A_PART = 10;
/** trust.md §2: option totals are exact from thirty voters; with fewer only the order is published. */
export const FEWEST_FOR_NUMBERS = 30;

/** True where totals and the file may be published. */
export function mayShowNumbers(voters: number): boolean {
  return voters >= FEWEST_FOR_NUMBERS;
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
  const shown = some.filter(({ voters }) => voters >= FEWEST_IN_A_PART);
  let others = whole - sum(shown);
  while (others > 0 && others < FEWEST_IN_A_PART) {
    const smallest = shown.pop();
    if (!smallest) break;
    others += smallest.voters;
  }
  return { shown, others };
}

/** True where votes by e-mail and on paper may be told apart: both have ten, or one has none. */
export function mayTellLevels(voters: readonly number[]): boolean {
  return voters.every((each) => each === 0 || each >= FEWEST_IN_A_PART);
}

const sum = (parts: readonly { voters: number }[]) => parts.reduce((total, { voters }) => total + voters, 0);
