import { isRefusal, Refusal } from '#platform/refusal.ts';
import { BODY_LIMIT, lineFor, TITLE_LIMIT, WordsReason, wordsFor } from '#platform/words.ts';

export const DecisionRefusalReason = {
  NOTHING_ADOPTED: 'NOTHING_ADOPTED',
  TOO_MANY: 'TOO_MANY',
  ...WordsReason,
  BAD_RHYTHM: 'BAD_RHYTHM',
  UNKNOWN_PLACE: 'UNKNOWN_PLACE',
  AREA_ENDED: 'AREA_ENDED',
  PLACE_ELSEWHERE: 'PLACE_ELSEWHERE',
  UNKNOWN_OPTION: 'UNKNOWN_OPTION',
  OPTION_TWICE: 'OPTION_TWICE',
  UNKNOWN_PRIORITY: 'UNKNOWN_PRIORITY',
  EQUAL_PRIORITIES: 'EQUAL_PRIORITIES',
  UNKNOWN_MEETING: 'UNKNOWN_MEETING',
  ALREADY_DECIDED: 'ALREADY_DECIDED',
  HAS_PRIORITIES: 'HAS_PRIORITIES',
  QUARTER_ENDED: 'QUARTER_ENDED',
  NOT_SEALED: 'NOT_SEALED',
  REASON_MISSING: 'REASON_MISSING',
} as const;
export type DecisionRefusalReason = (typeof DecisionRefusalReason)[keyof typeof DecisionRefusalReason];

type No = Refusal<DecisionRefusalReason>;

/** A team that works on more works on none: the newsletter has three. */
const PRIORITIES_AT_MOST = 10;
/** How many days may lie between two updates at the most. */
const RHYTHM_AT_MOST = 366;

/** One priority as an inspector adopts it. */
export interface AdoptedWords {
  title: string;
  promise: string;
  updateEveryDays: number;
}

/** The words and rhythms of what is adopted, trimmed; or why they cannot be. */
export function wordsOf(typed: readonly AdoptedWords[]): AdoptedWords[] | No {
  if (typed.length === 0) {
    return new Refusal('NOTHING_ADOPTED', 'Adopt at least one priority for the quarter.', 'priorities');
  }
  if (typed.length > PRIORITIES_AT_MOST) {
    const message = `Adopt ${PRIORITIES_AT_MOST} priorities at the most, so that each gets its due.`;
    return new Refusal('TOO_MANY', message, 'priorities');
  }
  const all: AdoptedWords[] = [];
  for (const [i, one] of typed.entries()) {
    const title = lineFor(one.title, `priorities.${i}.title`, 'The title', TITLE_LIMIT);
    if (isRefusal(title)) return title;
    const promise = wordsFor(one.promise, `priorities.${i}.promise`, 'The promise', BODY_LIMIT);
    if (isRefusal(promise)) return promise;
    if (one.updateEveryDays < 1 || one.updateEveryDays > RHYTHM_AT_MOST) {
      const message = `Promise an update at least every ${RHYTHM_AT_MOST} days, and at most one a day.`;
      return new Refusal('BAD_RHYTHM', message, `priorities.${i}.updateEveryDays`);
    }
    all.push({ title, promise, updateEveryDays: one.updateEveryDays });
  }
  return all;
}

/**
 * True where what is adopted is not what the vote put first, in its order: something that was not voted on, an option
 * while one with more votes was left, or one before another that has more. Equal votes bind to neither (trust.md §2: ties
 * are ties). Without a vote, or where nobody voted, everything differs.
 */
export function differsFrom(
  result: readonly { id: string; votes: number }[] | null,
  adopted: readonly (string | null)[],
): boolean {
  const votes = adopted.map((id) => result?.find((option) => option.id === id)?.votes ?? null);
  if (!result || votes.includes(null)) return true;
  const order = votes as number[];
  const isOutOfOrder = order.some((each, i) => i > 0 && each > (order[i - 1] as number));
  const least = Math.min(...order);
  return isOutOfOrder || result.some((option) => option.votes > least && !adopted.includes(option.id));
}

/** True where a priority is about something else than the option it names: another theme, or none of its places. */
export function isAboutElse(
  priority: { theme: string; placeIds: readonly string[] },
  option: { theme: string; placeIds: readonly string[] },
): boolean {
  return priority.theme !== option.theme || !priority.placeIds.some((id) => option.placeIds.includes(id));
}

/** What two priorities share that nobody could tell apart. */
export function fingerprintOf(title: string, placeIds: readonly string[]): string {
  return [title.normalize('NFKC').toLowerCase(), ...placeIds.toSorted()].join('\n');
}
