import { stringify } from 'csv-stringify/sync';
import type { Evidence } from './evidence.queries.ts';
import { columnName, FIGURE_NAMES } from './evidence-columns.ts';
import { guarded } from './export-writing.ts';

/** The columns before the figures, and what each means. */
const FIRST_COLUMNS = {
  from: 'The first day, in London.',
  until: 'The last day, in London.',
  neighbourhood_id: 'The id of the neighbourhood, for ever the same.',
  neighbourhood_path: 'Its path here.',
  neighbourhood: 'Its name.',
} as const;

/**
 * The evidence as a file: one row a neighbourhood, comma-separated, UTF-8, lines ending in CR LF (RFC 4180). An empty
 * cell is unknown. It says nothing of when it was made: the same figures are the same bytes.
 */
export function evidenceFile(evidence: Evidence, note: string): string {
  const head = [...Object.keys(FIRST_COLUMNS), ...FIGURE_NAMES.map(columnName), 'missing', 'note'];
  const rows = evidence.neighbourhoods.map(({ area, figures, missing }) => [
    ...[evidence.from, evidence.until, area.id, area.path, guarded(area.name)],
    ...FIGURE_NAMES.map((name) => figures[name] ?? ''),
    ...[missing.join(' '), note],
  ]);
  return stringify([head, ...rows], { record_delimiter: 'windows' });
}
