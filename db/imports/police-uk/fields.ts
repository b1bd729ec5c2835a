import { createHash } from 'node:crypto';
import { plainTextOf, TITLE_LIMIT } from '@patchwork/api/seeding';
import type { Notes } from './notes.ts';
import { asLine, cutTo, showable } from './words.ts';

export type Text = string | null | undefined;

/** Plain words of HTML, fit to be kept; null where there are none. */
export function wordsOf(html: Text): string | null {
  return (html && showable(plainTextOf(html)).trim()) || null;
}

/** The same as one line. */
export function lineOf(text: Text): string | null {
  return asLine(wordsOf(text) ?? '') || null;
}

/** Cut at a word where it is too long for our pages, and said. */
export function shortened(text: string, where: string, notes: Notes, limit = TITLE_LIMIT): string {
  const cut = cutTo(limit, text);
  if (cut !== text) {
    const more = `more than ${limit.toLocaleString('en-GB')} characters`;
    notes.add(where, `It has ${more}: our pages show it cut at a word.`);
  }
  return cut;
}

/** An address that pages may link to; else none, and said. */
export function webAddress(text: Text, where: string, notes: Notes): string | null {
  const address = text?.trim();
  if (!address) return null;
  if (/^https?:\/\/[^\s/]+/i.test(address) && URL.canParse(address)) return address;
  notes.add(where, `${JSON.stringify(cutTo(80, address))} is no web address: our pages show none.`);
  return null;
}

/** Keys of one list: a hash of what identifies a thing, and the how-manieth of its like it is. */
export function keys(): (...parts: string[]) => string {
  const seen = new Map<string, number>();
  return (...parts) => {
    const hash = createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
    const number = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, number);
    return `${hash}.${number}`;
  };
}

/** True where somebody can be reached some way. */
export function hasAny(contacts: Record<string, Text> | null | undefined): boolean {
  return Object.values(contacts ?? {}).some(Boolean);
}

/** Counts what only `/api` serves again. */
export function keep(notes: Notes, field: string, said: unknown): void {
  if (said) notes.keep(field);
}
