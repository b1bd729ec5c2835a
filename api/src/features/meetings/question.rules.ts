import { isRefusal, Refusal } from '#platform/refusal.ts';
import { ScreeningReason, screened } from '#platform/screening/residents-words.ts';
import { WordsReason, wordsFor } from '#platform/words.ts';
import type { DeclineReason } from './question.entity.ts';

export const QuestionRefusalReason = {
  ...WordsReason,
  ...ScreeningReason,
  UNKNOWN_AREA: 'UNKNOWN_AREA',
  AREA_ENDED: 'AREA_ENDED',
  WRONG_KIND: 'WRONG_KIND',
  UNKNOWN_MEETING: 'UNKNOWN_MEETING',
  MEETING_OVER: 'MEETING_OVER',
  TOO_MANY: 'TOO_MANY',
  NOT_PUBLISHED: 'NOT_PUBLISHED',
  ALREADY_READ: 'ALREADY_READ',
  REASON_MISSING: 'REASON_MISSING',
  CANNOT_GROUP: 'CANNOT_GROUP',
  ALREADY_ANSWERED: 'ALREADY_ANSWERED',
  NOT_ALOUD: 'NOT_ALOUD',
} as const;
export type QuestionRefusalReason = (typeof QuestionRefusalReason)[keyof typeof QuestionRefusalReason];

/** A question is short: who reads it aloud has one breath. */
export const QUESTION_LIMIT = 1_000;
/** How many questions of one person may wait to be read at a time. */
export const UNREAD_AT_MOST = 5;

/** The words of a question, screened before anything is stored. */
export function questionFor(text: string): string | Refusal<QuestionRefusalReason> {
  const words = wordsFor(text, 'text', 'The question', QUESTION_LIMIT);
  if (isRefusal(words)) return words;
  return screened(words, 'text') ?? words;
}

/** What an asker is told of a question that is not published, in the policy's words. */
export const DECLINED_BECAUSE: Readonly<Record<DeclineReason, string>> = {
  NAMES_SOMEBODY: 'It says who somebody is, and we publish nothing about people who can be recognised.',
  REPORTS_CRIME: 'It reports a crime. Report that by 101 or with the force’s own form, where it is recorded.',
  ABUSIVE: 'It attacks somebody instead of asking.',
  NOT_A_QUESTION: 'It does not ask anything that the team could answer.',
  NOT_FOR_POLICE: 'It is for another body, such as the council or the highways authority.',
  LIVE_INVESTIGATION: 'It is about something that is being investigated or before a court.',
};
