import { ballots, decisions, meetings } from './export-road.ts';
import type { ExportTable, TableName } from './export-table.ts';
import { measures, priorities, updates } from './export-work.ts';

/** Every table that is published, in the order of the data page. */
export const TABLES: readonly ExportTable[] = [priorities, updates, measures, meetings, decisions, ballots];

/** The table of this name; undefined where there is none. */
export function tableNamed(name: string): ExportTable | undefined {
  return TABLES.find((table) => table.name === (name as TableName));
}

/** The forms in which each is written. */
export const FORMS = ['csv', 'json'] as const;
export type Form = (typeof FORMS)[number];

/** The licence of all of it, and the sentence that whoever uses it is to put beside it. */
export const LICENCE = {
  name: 'OGL-UK-3.0',
  title: 'Open Government Licence v3.0',
  path: 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
};
export const ATTRIBUTION = 'Contains public sector information licensed under the Open Government Licence v3.0.';
