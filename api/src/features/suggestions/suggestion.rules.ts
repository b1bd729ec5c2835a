import { momentInWords } from '@patchwork/calendar';
import { isRefusal, Refusal } from '#platform/refusal.ts';
import { ScreeningReason, screened } from '#platform/screening/residents-words.ts';
import { mentionsIn } from '#platform/screening/second-person.ts';
import { BODY_LIMIT, lineFor, TITLE_LIMIT, WordsReason, wordsFor, wordsOrNone } from '#platform/words.ts';
import type { SuggestionDeclineReason, SuggestionStatus } from './suggestion.entity.ts';

export const SuggestionRefusalReason = {
  ...WordsReason,
  ...ScreeningReason,
  UNKNOWN_AREA: 'UNKNOWN_AREA',
  AREA_ENDED: 'AREA_ENDED',
  WRONG_KIND: 'WRONG_KIND',
  PLACE_MISSING: 'PLACE_MISSING',
  TOO_MANY_PLACES: 'TOO_MANY_PLACES',
  UNKNOWN_PLACE: 'UNKNOWN_PLACE',
  PLACE_ELSEWHERE: 'PLACE_ELSEWHERE',
  OWN_TEAM: 'OWN_TEAM',
  TOO_MANY: 'TOO_MANY',
  OWN_SUGGESTION: 'OWN_SUGGESTION',
  REASON_MISSING: 'REASON_MISSING',
  MENTIONS_SOMEBODY: 'MENTIONS_SOMEBODY',
  CANNOT_MERGE: 'CANNOT_MERGE',
  HOLDS_OTHERS: 'HOLDS_OTHERS',
  DECIDED_MEANWHILE: 'DECIDED_MEANWHILE',
  TAKEN_UP: 'TAKEN_UP',
  WORDS_DELETED: 'WORDS_DELETED',
} as const;
export type SuggestionRefusalReason = (typeof SuggestionRefusalReason)[keyof typeof SuggestionRefusalReason];

/** What a member of the team decides of a suggestion. */
export const SuggestionDecision = { ACCEPT: 'ACCEPT', MERGE: 'MERGE', DECLINE: 'DECLINE' } as const;
export type SuggestionDecision = (typeof SuggestionDecision)[keyof typeof SuggestionDecision];

/** The reasons that protect somebody: what was declined for one of them is a date and a reason to everybody else. */
export const PROTECTING: readonly SuggestionDeclineReason[] = [
  'NAMES_SOMEBODY',
  'REPORTS_CRIME',
  'ABUSIVE',
  'LIVE_INVESTIGATION',
];

type No = Refusal<SuggestionRefusalReason>;

/** How many suggestions of one person may wait to be read at a time. */
export const UNREAD_AT_MOST = 5;
/** What is about more places than this is about the whole neighbourhood. */
export const PLACES_AT_MOST = 20;
const REVIEW_LIMIT = 1_000;

/** What somebody suggests and why, each screened before anything is stored. */
export function suggestionFor(title: string, why: string): { title: string; why: string } | No {
  const line = lineFor(title, 'title', 'What you suggest', TITLE_LIMIT);
  if (isRefusal(line)) return line;
  const words = wordsFor(why, 'why', 'Why you suggest it', BODY_LIMIT);
  if (isRefusal(words)) return words;
  return screened(line, 'title') ?? screened(words, 'why') ?? { title: line, why: words };
}

/** How many places a suggestion may name; what they are is for the areas to say. */
export function placesRefusal(paths: readonly string[]): No | null {
  const named = new Set(paths.map((path) => path.trim()).filter(Boolean)).size;
  if (named === 0) {
    const message = 'Choose at least one place that it is about. If it is about all of them, choose the whole area.';
    return new Refusal('PLACE_MISSING', message, 'placePaths');
  }
  if (named <= PLACES_AT_MOST) return null;
  const message = `Choose at most ${PLACES_AT_MOST} places. If it is about more, choose the whole area.`;
  return new Refusal('TOO_MANY_PLACES', message, 'placePaths');
}

/** What a member of the team decides of a suggestion that they have read. */
export interface TypedReview {
  decision: SuggestionDecision;
  reason?: SuggestionDeclineReason | null;
  words?: string | null;
}

/** What a decision depends on. */
export interface ReviewFacts {
  id: string;
  areaId: string;
  hasWords: boolean;
  isTakenUp: boolean;
  /** True where others were merged into it. */
  holdsOthers: boolean;
}

/** Where a suggestion stands once it is read. */
export interface ReviewOutcome {
  status: Exclude<SuggestionStatus, 'UNREAD'>;
  declineReason: SuggestionDeclineReason | null;
  mergedIntoId: string | null;
  reviewWords: string | null;
}

/**
 * What becomes of a suggestion. It is merged into an accepted one of its own neighbourhood, `into`, and never in chains:
 * one that holds others stays accepted. Once a vote has taken it up, nothing changes any more.
 */
export function reviewFor(
  facts: ReviewFacts,
  { decision, reason, words }: TypedReview,
  into: { id: string; areaId: string; status: SuggestionStatus } | null,
): ReviewOutcome | No {
  if (facts.isTakenUp) {
    return new Refusal('TAKEN_UP', 'A vote has taken this suggestion up, so what was decided of it stays.');
  }
  if (!facts.hasWords) {
    return new Refusal('WORDS_DELETED', 'What this suggestion said has been deleted, so it stays declined.');
  }
  if (facts.holdsOthers && decision !== 'ACCEPT') {
    return new Refusal('HOLDS_OTHERS', 'Other suggestions were merged into this one, so it stays accepted.');
  }
  if (decision === 'DECLINE' && !reason) {
    return new Refusal('REASON_MISSING', 'Choose why it is not taken forward.', 'reason');
  }
  const declineReason = decision === 'DECLINE' && reason ? reason : null;
  const reviewWords = reviewWordsFor(words, declineReason);
  if (isRefusal(reviewWords)) return reviewWords;
  const outcome = { declineReason, mergedIntoId: null, reviewWords };
  if (decision !== 'MERGE') return { ...outcome, status: declineReason ? 'DECLINED' : 'ACCEPTED' };
  if (into?.status === 'ACCEPTED' && into.id !== facts.id && into.areaId === facts.areaId) {
    return { ...outcome, status: 'MERGED', mergedIntoId: into.id };
  }
  const message = 'Choose another suggestion to the same team, one that has been accepted.';
  return new Refusal('CANNOT_MERGE', message, 'mergeIntoId');
}

/** Where a suggestion stands, by whom and since when. */
export interface Standing {
  status: SuggestionStatus;
  reviewedAt: Date | null;
  /** True where who decides now decided this, too: in another window. */
  isOwn: boolean;
}

const DECIDED: Readonly<Record<Exclude<SuggestionStatus, 'UNREAD'>, string>> = {
  ACCEPTED: 'took it forward',
  MERGED: 'joined it with another one',
  DECLINED: 'did not take it forward',
};

/** Nobody overturns what they have not seen: why nothing is decided where it stands elsewhere than their form showed. */
export function meanwhileRefusal({ status, reviewedAt, isOwn }: Standing, seen?: SuggestionStatus | null): No | null {
  if (!seen || seen === status) return null;
  if (status === 'UNREAD' || !reviewedAt) {
    return new Refusal('DECIDED_MEANWHILE', 'Nobody has decided anything of this suggestion. Look at it again.');
  }
  const message = `${isOwn ? 'You' : 'A colleague'} decided this while your page was open, and ${DECIDED[status]}, on ${momentInWords(reviewedAt)}. Nothing of yours was saved. If it is to be decided otherwise all the same, choose again.`;
  return new Refusal('DECIDED_MEANWHILE', message);
}

/**
 * What the team adds to its decision. It is public at once, so what a second person should see first (trust.md, Taking
 * back) does not go here; with a reason that protects somebody its suggester alone reads it.
 */
function reviewWordsFor(words: string | null | undefined, reason: SuggestionDeclineReason | null): string | null | No {
  const checked = wordsOrNone(words, 'words', 'What you add', REVIEW_LIMIT);
  if (checked === null || isRefusal(checked) || (reason && PROTECTING.includes(reason))) return checked;
  const [mention] = mentionsIn(checked);
  if (!mention) return checked;
  const message = `You wrote “${mention}”. These words are public at once, and no second person sees them first: leave out arrests, charges and whoever could be recognised.`;
  return new Refusal('MENTIONS_SOMEBODY', message, 'words');
}

/** What is told of a suggestion that is not taken forward, in the policy's words. */
export const DECLINED_BECAUSE: Readonly<Record<SuggestionDeclineReason, string>> = {
  NAMES_SOMEBODY: 'It says who somebody is, and we publish nothing about people who can be recognised.',
  REPORTS_CRIME: 'It reports a crime. Report that by 101 or with the force’s own form, where it is recorded.',
  ABUSIVE: 'It attacks somebody instead of suggesting what to work on.',
  LIVE_INVESTIGATION: 'It is about something that is being investigated or before a court.',
  NOT_FOR_POLICE: 'It is for another body, such as the council or the highways authority.',
  TOO_GENERAL: 'It does not say enough about what to work on, or where, for others to choose it.',
  ALREADY_DONE: 'It is being done already, or has been.',
};
