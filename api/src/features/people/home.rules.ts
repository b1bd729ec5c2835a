import { momentInWords } from '@patchwork/calendar';
import { Refusal } from '#platform/refusal.ts';
import type { PersonRefusalReason } from './person.rules.ts';

/** Why a home area cannot become this one; null where it can. It stays while a vote cast there is open (trust.md §2). */
export function homeRefusal(
  asked: { kind: string } | null,
  path: string | null,
  heldUntil: Date | null,
  now: Date,
): Refusal<PersonRefusalReason> | null {
  if (heldUntil && heldUntil > now) {
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
