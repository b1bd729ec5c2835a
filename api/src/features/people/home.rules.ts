import { momentInWords } from '@patchwork/calendar';
import { Refusal } from '#platform/refusal.ts';
import type { PersonRefusalReason } from './person.rules.ts';

/** The home somebody has: whether the area has ended, until when a vote holds it, and in which neighbourhood it is. */
export interface HomeNow {
  neighbourhoodId: string | null;
  hasEnded: boolean;
  heldUntil: Date | null;
}

/**
 * Why a home area cannot become this one; null where it can. It stays while a vote cast there is open (trust.md §2),
 * unless the area has ended and the new one is in the same neighbourhood, where that vote counts just the same.
 */
export function homeRefusal(
  asked: { kind: string; neighbourhoodId: string | null } | null,
  path: string | null,
  { neighbourhoodId, hasEnded, heldUntil }: HomeNow,
  now: Date,
): Refusal<PersonRefusalReason> | null {
  const staysInside = hasEnded && asked !== null && asked.neighbourhoodId === neighbourhoodId;
  if (heldUntil && heldUntil > now && !staysInside) {
    const message = `Your home area cannot change until ${momentInWords(heldUntil)}, because you have voted there.`;
    return new Refusal('HOME_HELD', message, 'path');
  }
  if (path === null) return null;
  if (!asked) return new Refusal('UNKNOWN_AREA', 'There is no area at this path. Find yours by its name.', 'path');
  if (asked.kind !== 'FORCE') return null;
  return new Refusal(
    'NOT_A_NEIGHBOURHOOD',
    'Choose a neighbourhood, or a place in one: a whole force is too large.',
    'path',
  );
}
