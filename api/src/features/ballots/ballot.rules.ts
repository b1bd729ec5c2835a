import { momentInWords } from '@patchwork/calendar';
import { isRefusal, Refusal } from '#platform/refusal.ts';
import { lineFor, TITLE_LIMIT, WordsReason } from '#platform/words.ts';

export const BallotRefusalReason = {
  HAS_BALLOT: 'HAS_BALLOT',
  HAS_PRIORITIES: 'HAS_PRIORITIES',
  QUARTER_ENDED: 'QUARTER_ENDED',
  TOO_FEW_OPTIONS: 'TOO_FEW_OPTIONS',
  TOO_MANY_OPTIONS: 'TOO_MANY_OPTIONS',
  EQUAL_OPTIONS: 'EQUAL_OPTIONS',
  BAD_MAXIMUM: 'BAD_MAXIMUM',
  CLOSES_BEFORE_OPENING: 'CLOSES_BEFORE_OPENING',
  CLOSES_IN_THE_PAST: 'CLOSES_IN_THE_PAST',
  TOO_LONG: 'TOO_LONG',
  ...WordsReason,
  UNKNOWN_PLACE: 'UNKNOWN_PLACE',
  AREA_ENDED: 'AREA_ENDED',
  PLACE_ELSEWHERE: 'PLACE_ELSEWHERE',
  UNKNOWN_SUGGESTION: 'UNKNOWN_SUGGESTION',
  UNKNOWN_PRIORITY: 'UNKNOWN_PRIORITY',
  KEY_NOT_KEPT: 'KEY_NOT_KEPT',
  NOT_OPEN_YET: 'NOT_OPEN_YET',
  CLOSED: 'CLOSED',
  BAD_FIGURES: 'BAD_FIGURES',
  BAD_DAY: 'BAD_DAY',
  UNKNOWN_BATCH: 'UNKNOWN_BATCH',
  UNKNOWN_OPTION: 'UNKNOWN_OPTION',
  SAME_OFFICER: 'SAME_OFFICER',
  FIGURES_DIFFER: 'FIGURES_DIFFER',
} as const;
export type BallotRefusalReason = (typeof BallotRefusalReason)[keyof typeof BallotRefusalReason];

type No = Refusal<BallotRefusalReason>;

/** trust.md §2: 2 to 20 options. */
export const OPTIONS = { fewest: 2, most: 20 };
/** How many choices one vote may hold at the most; each becomes a line of the published file. */
export const CHOICES_AT_MOST = 10;
/** A vote lasts a quarter at the longest, and a little. */
const LONGEST_DAYS = 100;

/** When a vote opens and closes, and how many may be chosen; or why not. */
export function timesFor(opensAt: Date, closesAt: Date, now: Date): { opensAt: Date; closesAt: Date } | No {
  if (closesAt <= opensAt) {
    return new Refusal('CLOSES_BEFORE_OPENING', 'The vote must close after it opens.', 'closesAt');
  }
  if (closesAt <= now) {
    const message = `The vote would have closed already, ${momentInWords(closesAt)}. Choose a later time.`;
    return new Refusal('CLOSES_IN_THE_PAST', message, 'closesAt');
  }
  if (closesAt.getTime() - Math.max(opensAt.getTime(), now.getTime()) > LONGEST_DAYS * 86_400_000) {
    return new Refusal('TOO_LONG', `A vote is open for ${LONGEST_DAYS} days at the most.`, 'closesAt');
  }
  return { opensAt, closesAt };
}

/** How many options one vote may choose, or why it cannot be so many. */
export function maximumFor(maxChoices: number): number | No {
  if (maxChoices >= 1 && maxChoices <= CHOICES_AT_MOST) return maxChoices;
  const message = `Residents can choose from 1 to ${CHOICES_AT_MOST} of the options.`;
  return new Refusal('BAD_MAXIMUM', message, 'maxChoices');
}

/** The titles of a shortlist, trimmed; or why it is none. That options differ is `fingerprintOf`'s question. */
export function titlesFor(options: readonly { title: string }[]): string[] | No {
  if (options.length < OPTIONS.fewest) {
    return new Refusal('TOO_FEW_OPTIONS', 'A vote needs at least two options to choose from.', 'options');
  }
  if (options.length > OPTIONS.most) {
    const message = `A vote has at most ${OPTIONS.most} options: nobody reads more. Merge some.`;
    return new Refusal('TOO_MANY_OPTIONS', message, 'options');
  }
  const titles: string[] = [];
  for (const [i, { title }] of options.entries()) {
    const line = lineFor(title, `options.${i}.title`, 'The title', TITLE_LIMIT);
    if (isRefusal(line)) return line;
    titles.push(line);
  }
  return titles;
}

/** What two options share that a voter could not tell apart: the same words, whatever their case, about the same places. */
export function fingerprintOf(title: string, placeIds: readonly string[]): string {
  const words = title.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ');
  return [words, ...placeIds.toSorted()].join('\n');
}

/** The first option that equals one before it, or null. */
export function equalRefusal(fingerprints: readonly string[], titles: readonly string[]): No | null {
  const at = fingerprints.findIndex((one, i) => fingerprints.indexOf(one) < i);
  if (at < 0) return null;
  const message = `Two options say the same: “${titles[at]}”. Take one off the list, or say how they differ.`;
  return new Refusal('EQUAL_OPTIONS', message, `options.${at}.title`);
}
