import { safeHtmlOf } from '@patchwork/api/seeding';
import type { Notes } from './notes.ts';

/** Keys whose value is an address to follow. */
const ADDRESSES = /^(?:url|url_force|href|link|website|facebook|twitter|youtube|instagram)$/;
/** A scheme that runs something, its spaces and controls left out: browsers pass over those. */
const RUNS = /^(?:javascript|vbscript|data):/i;

/**
 * What was captured, safe to serve again: letter for letter as it came but for HTML and addresses that could run
 * something, and characters that no database takes; each of those is noted.
 */
export function safeRecord<T>(value: T, where: string, notes: Notes): T {
  return safeValue(value, '', (path, what) => notes.add(`${where}${path}`, what)) as T;
}

function safeValue(value: unknown, path: string, note: (path: string, what: string) => void, key = ''): unknown {
  if (typeof value === 'string') return safeText(value, key, (what) => note(path, what));
  if (Array.isArray(value)) return value.map((one, i) => safeValue(one, `${path} › ${i + 1}`, note, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, safeValue(v, `${path} › ${k}`, note, k)]));
}

function safeText(text: string, key: string, note: (what: string) => void): string {
  const kept = text.toWellFormed().replaceAll('\0', '');
  if (kept !== text) note('It held characters that cannot be stored; they were left out.');
  if (ADDRESSES.test(key) && RUNS.test(kept.replace(/[\s\p{Cc}]/gu, ''))) {
    note('It was an address that runs something, and was left out.');
    return '';
  }
  const safe = safeHtmlOf(kept);
  if (safe !== kept) note('It held HTML that is not safe (scripts, styles, pictures, frames); that was left out.');
  return safe;
}
