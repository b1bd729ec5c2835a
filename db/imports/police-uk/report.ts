import type { Counts } from './counts.ts';
import type { Notes } from './notes.ts';

const CALLED: Record<keyof Counts, string> = {
  FORCE: 'force',
  FORCE_PERSON: 'people of the force',
  NEIGHBOURHOOD: 'neighbourhoods',
  BOUNDARY: 'boundaries',
  PERSON: 'people',
  EVENT: 'events',
  PRIORITY: 'priorities',
};

/** What an import did, or would do: how much of each kind, then every note with where it came from. */
export function reportOf(counts: Counts, notes: Notes, isDryRun: boolean): string {
  const columns = ['new', 'changed', 'moved', 'same', 'gone'] as const;
  const head = ['', 'new', 'changed', 'moved', 'same', 'gone'];
  const rows = Object.entries(counts).map(([kind, count]) => [
    CALLED[kind as keyof Counts],
    ...columns.map((column) => String(count[column])),
  ]);
  const width = Math.max(...rows.map(([name = '']) => name.length));
  const table = [head, ...rows].map(([name = '', ...cells]) =>
    [name.padEnd(width), ...cells.map((cell) => cell.padStart(8))].join(''),
  );
  const kept = [...notes.kept].map(([field, count]) => `  ${count} × ${field}`);
  return [
    isDryRun ? 'Nothing is changed: this is what an import would do now.' : 'Imported.',
    '',
    ...table,
    ...(kept.length > 0 ? ['', 'Kept as they came, served again under /api, and on no page of ours:', ...kept] : []),
    ...(notes.all.length > 0 ? ['', `${notes.all.length} notes:`] : []),
    ...notes.all.map(({ where, what }) => `  ${where}: ${what}`),
    ...(notes.said > 0 ? ['', `${notes.said} notes about what has not changed since are not repeated.`] : []),
  ].join('\n');
}
