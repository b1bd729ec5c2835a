import { Refusal } from './refusal.ts';

/** contract.md, Settled: how long a title and a body may be, in characters. */
export const TITLE_LIMIT = 120;
export const BODY_LIMIT = 5_000;

/** What a check of typed words can find. */
export const WordsReason = {
  TEXT_MISSING: 'TEXT_MISSING',
  TEXT_TOO_LONG: 'TEXT_TOO_LONG',
  CONTROL_CHARACTERS: 'CONTROL_CHARACTERS',
} as const;
export type WordsReason = (typeof WordsReason)[keyof typeof WordsReason];

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u0080-\u009F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/;

/** What takes no room where it stands, or none of its own: words of nothing else are no words. */
const UNSEEN = /(?:\p{Cf}|\s|\u034F|[\u115F\u1160\u2800\u3164\uFFA0])+/gu;

/** True for words that nobody could see. */
export function isUnseen(words: string): boolean {
  return words.replace(UNSEEN, '') === '';
}

/**
 * Typed words, trimmed, with Windows line ends made plain; or why they cannot be kept. `called` names them in the
 * sentence: "The title". Text that turns the reading direction around counts as control characters: it can disguise
 * a link.
 */
export function wordsFor(text: string, field: string, called: string, limit: number): string | Refusal<WordsReason> {
  const words = text.replace(/\r\n?/g, '\n').trim();
  if (isUnseen(words)) return new Refusal('TEXT_MISSING', `${called} is empty. Write something first.`, field);
  if (CONTROL.test(words) || !words.isWellFormed()) {
    return new Refusal('CONTROL_CHARACTERS', `${called} holds characters that cannot be shown. Type it again.`, field);
  }
  if ([...words].length > limit) {
    return new Refusal(
      'TEXT_TOO_LONG',
      `${called} has more than ${limit.toLocaleString('en-GB')} characters. Shorten it.`,
      field,
    );
  }
  return words;
}

/** The same for what is one line wherever it stands, a title or a name: line breaks and runs of spaces are one space. */
export function lineFor(text: string, field: string, called: string, limit: number): string | Refusal<WordsReason> {
  return wordsFor(text.replace(/\s+/g, ' '), field, called, limit);
}

/** The same for a line that may be left out: nothing typed is null. */
export function lineOrNone(
  text: string | null | undefined,
  field: string,
  called: string,
  limit: number,
): string | null | Refusal<WordsReason> {
  return wordsOrNone(text?.replace(/\s+/g, ' '), field, called, limit);
}

/** The same for words that may be left out: nothing typed is null. */
export function wordsOrNone(
  text: string | null | undefined,
  field: string,
  called: string,
  limit: number,
): string | null | Refusal<WordsReason> {
  return text === null || text === undefined || isUnseen(text) ? null : wordsFor(text, field, called, limit);
}
