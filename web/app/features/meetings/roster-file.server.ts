import { londonClock } from '@patchwork/calendar';
import { stringify } from 'csv-stringify/sync';
import type { RosterEntryFragment } from '#graphql.generated.ts';
import { listed, placeWords } from './roster.ts';

type Entry = RosterEntryFragment;

/** The columns of the file, in this order: also listed where it is downloaded. */
const columns: readonly (readonly [string, (entry: Entry) => string | number])[] = [
  ['Name', ({ name }) => name ?? ''],
  ['Place', placeWords],
  ['Number in line', ({ waitingPosition }) => waitingPosition ?? ''],
  ['Companion', ({ hasCompanion }) => (hasCompanion ? 'Yes' : 'No')],
  ['Needs', ({ needs }) => needs ?? ''],
  ['Phone', ({ phone }) => phone ?? ''],
  ['Registered at', ({ registeredAt }) => london(registeredAt)],
  ['Checked in at', ({ attendedAt }) => london(attendedAt)],
];

/** `2026-11-23 19:02` as London's clocks showed it, which spreadsheets sort; nothing for no instant. */
function london(instant: string | null | undefined): string {
  if (!instant) return '';
  const { day, time } = londonClock(new Date(instant));
  return `${day} ${time}`;
}

/** Excel reads a file without it as Windows-1252, and `é` as `Ã©`. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * A roster as a spreadsheet reads it: comma-separated, UTF-8, lines ending in CR LF (RFC 4180). What a resident typed
 * is never a formula there: a cell that begins like one has an apostrophe in front, and every cell of words stands in quotation marks.
 */
export function rosterFile(entries: readonly Entry[]): string {
  const everyone = [...listed(entries, 'all'), ...listed(entries, 'withdrawn')];
  const rows = everyone.map((entry) => columns.map(([, cell]) => cell(entry)).map(neutral));
  const head = columns.map(([name]) => name);
  return BYTE_ORDER_MARK + stringify([head, ...rows], { record_delimiter: 'windows', quoted_string: true });
}

/** Words that a spreadsheet would take for a formula, made words again (OWASP, CSV injection). */
export function neutral(cell: string | number): string | number {
  return typeof cell === 'string' && /^\s*[=+\-@＝＋－＠\t\r]/.test(cell) ? `'${cell}` : cell;
}
