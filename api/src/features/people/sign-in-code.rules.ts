import { Refusal } from '#platform/refusal.ts';
import type { PersonRefusalReason } from './person.rules.ts';

/** contract.md, Settled: how long a code works. */
export const CODE_MINUTES = 10;
/** trust.md §3, sign-in: guesses at one code; guesses within an hour at one address; unused codes within an hour. */
export const GUESSES_A_CODE = 5;
export const GUESSES_AN_HOUR = 20;
export const CODES_AN_HOUR = 3;
/** Attempts an hour, codes and guesses together, from one network: a library or a village behind one address fits in. */
export const ATTEMPTS_OF_A_NETWORK = 200;

type No = Refusal<PersonRefusalReason>;

/** Six digits as a person types them: spaces anywhere do not count. Null where it is no such code. */
export function codeFor(typed: string): string | null {
  const code = typed.replace(/[\s\u200B\u2060\uFEFF]/g, '');
  return /^[0-9]{6}$/.test(code) ? code : null;
}

/** What one guess found. `reserved` false: a limit was reached before the check. */
export interface Guess {
  readonly reserved: boolean;
  /** Guesses at this code so far, this one included where it was reserved. */
  readonly atThisCode: number;
  readonly isRight: boolean;
  readonly hasExpired: boolean;
}

/** Why a guess does not let anyone in; null for the right code in time. Used, unknown and wrong ones sound alike. */
export function refusalOf(guess: Guess): No | null {
  if (!guess.reserved && guess.atThisCode >= GUESSES_A_CODE) {
    const message = 'That code has been tried too many times, so it no longer works. Ask for a new code.';
    return new Refusal('TOO_MANY_GUESSES', message, 'code');
  }
  if (!guess.reserved) {
    const message = 'Too many codes have been tried for this email address. Wait an hour, then ask for a new code.';
    return new Refusal('TOO_MANY_GUESSES', message, 'code');
  }
  if (guess.isRight && !guess.hasExpired) return null;
  if (guess.isRight) {
    return new Refusal(
      'CODE_EXPIRED',
      `That code has expired: a code works for ${CODE_MINUTES} minutes. Ask for a new code.`,
      'code',
    );
  }
  return wrongCode();
}

/** The code is wrong, used or was never sent: the same words for each. */
export function wrongCode(): No {
  const message = 'That code is not right. Check the newest email from us, or ask for a new code.';
  return new Refusal('WRONG_CODE', message, 'code');
}

/** Too many codes were sent to one address and not used. */
export function tooManyCodes(): No {
  const message = `We have sent ${CODES_AN_HOUR} codes to this email address within the hour. Use the newest one, or wait an hour and ask again.`;
  return new Refusal('TOO_MANY_CODES', message, 'email');
}

/** Too many attempts came from one network, whichever addresses they were for. */
export function tooManyFromNetwork(reason: 'TOO_MANY_CODES' | 'TOO_MANY_GUESSES', field: string): No {
  return new Refusal(
    reason,
    'Too many attempts to sign in have come from your network. Wait an hour and try again.',
    field,
  );
}

/** What counts as one network: an IPv4 address, or the half of an IPv6 address that a provider gives a household. */
export function networkOf(address: string): string {
  const plain = address.toLowerCase().replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.replace(/%.*$/, '').split('::');
  const [front, back] = [head, tail ?? ''].map((half) => half.split(':').filter(Boolean));
  const gap =
    tail === undefined ? [] : Array<string>(Math.max(0, 8 - (front?.length ?? 0) - (back?.length ?? 0))).fill('0');
  return [...(front ?? []), ...gap, ...(back ?? [])]
    .slice(0, 4)
    .map((part) => part.replace(/^0+(?=.)/, ''))
    .join(':');
}
