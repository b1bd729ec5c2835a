import { Refusal } from '#platform/refusal.ts';
import { WordsReason } from '#platform/words.ts';

export const PersonRefusalReason = {
  BAD_EMAIL: 'BAD_EMAIL',
  TOO_MANY_CODES: 'TOO_MANY_CODES',
  TOO_MANY_GUESSES: 'TOO_MANY_GUESSES',
  WRONG_CODE: 'WRONG_CODE',
  CODE_EXPIRED: 'CODE_EXPIRED',
  EMAIL_TAKEN: 'EMAIL_TAKEN',
  NOT_A_NEIGHBOURHOOD: 'NOT_A_NEIGHBOURHOOD',
  HOME_HELD: 'HOME_HELD',
  OFFICER_SIGN_IN: 'OFFICER_SIGN_IN',
  ALREADY_OFFICER: 'ALREADY_OFFICER',
  UNKNOWN_AREA: 'UNKNOWN_AREA',
  AREA_ENDED: 'AREA_ENDED',
  WRONG_KIND: 'WRONG_KIND',
  ...WordsReason,
  NOT_AN_OFFICER_ROLE: 'NOT_AN_OFFICER_ROLE',
  IN_POST: 'IN_POST',
  CANNOT_ERASE_NOW: 'CANNOT_ERASE_NOW',
  LAST_ADMIN: 'LAST_ADMIN',
  YOURSELF: 'YOURSELF',
} as const;
export type PersonRefusalReason = (typeof PersonRefusalReason)[keyof typeof PersonRefusalReason];

/** RFC 5321 §4.5.3.1: a path of 256 octets with its angle brackets; a local part of 64. */
const LONGEST = 254;
const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * A mail address as we keep it, lower-cased; or why it is none. ASCII alone, dotted, without quotes and comments: what
 * mail systems deliver to, and nothing that could add a header or a second recipient.
 */
export function emailFor(typed: string): string | Refusal<'BAD_EMAIL'> {
  const email = typed.trim().toLowerCase();
  const at = email.lastIndexOf('@');
  const [local, domain] = [email.slice(0, at), email.slice(at + 1)];
  const labels = domain.split('.');
  const isSound =
    at > 0 &&
    email.length <= LONGEST &&
    local.length <= 64 &&
    LOCAL.test(local) &&
    labels.length > 1 &&
    labels.every((label) => LABEL.test(label)) &&
    !/^[0-9]+$/.test(labels.at(-1) ?? '');
  if (isSound) return email;
  return new Refusal('BAD_EMAIL', 'Enter an email address in the right form, like name@example.com.', 'email');
}
