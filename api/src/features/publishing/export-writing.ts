import { stringify } from 'csv-stringify/sync';
import { DEMONSTRATION } from '#platform/demonstration.ts';
import type { Row, Value } from './export-columns.ts';
import type { ExportTable } from './export-table.ts';
import { ATTRIBUTION, type Form, LICENCE } from './export-tables.ts';

/**
 * A cell that a spreadsheet would take for a formula, also behind apostrophes: OWASP's list, in narrow and in wide
 * letters (https://owasp.org/www-community/attacks/CSV_Injection).
 */
const FORMULA = /^'*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;

/** A text with one apostrophe before what would be a formula. Taking one off what this matches gives it back exactly. */
export function guarded(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** A cell of a CSV file. Numbers stay numbers, also below zero: nobody can put a formula into one. */
function cellOf(value: Value | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return guarded(value);
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? guarded(value.join(';')) : String(value);
}

/** RFC 4180: commas, CRLF, a quote doubled, quotes around what needs them. */
const LINES = { record_delimiter: '\r\n' };

/** What is asked for of a table. */
export interface Asked {
  readonly table: ExportTable;
  /** Null for all areas. */
  readonly areaPath: string | null;
  readonly quarterId: string | null;
  readonly publicUrl: string;
  readonly isDemo: boolean;
}

/** What a JSON file says before its rows. Nothing of when it was asked for: the same rows are the same bytes. */
export function headOf({ table, areaPath, quarterId, publicUrl, isDemo }: Asked): Record<string, unknown> {
  return {
    table: table.name,
    title: table.title,
    areaPath,
    quarterId,
    ...(isDemo && { demonstration: DEMONSTRATION }),
    licence: { name: LICENCE.title, url: LICENCE.path },
    attribution: ATTRIBUTION,
    describedBy: `${publicUrl}/data/datapackage.json`,
  };
}

/** A file of a table, some rows at a time: begins, goes on with each lot of rows, ends. */
export interface Writing {
  begin(): string;
  rows(rows: readonly Row[]): string;
  end(): string;
}

/** Writes what was asked for in one of the forms. */
export function writingOf(asked: Asked, form: Form): Writing {
  return form === 'csv' ? csv(asked) : json(asked);
}

function csv({ table: { columns } }: Asked): Writing {
  const names = columns.map(({ name }) => name);
  return {
    begin: () => stringify([names], LINES),
    rows: (rows) =>
      stringify(
        rows.map((row) => names.map((name) => cellOf(row[name]))),
        LINES,
      ),
    end: () => '',
  };
}

function json(asked: Asked): Writing {
  const names = asked.table.columns.map(({ name }) => name);
  let isFirst = true;
  return {
    begin: () => `${JSON.stringify(headOf(asked)).slice(0, -1)},"rows":[`,
    rows: (rows) => {
      const text = rows.map((row) =>
        JSON.stringify(Object.fromEntries(names.map((name) => [name, row[name] ?? null]))),
      );
      if (text.length === 0) return '';
      const before = isFirst ? '\n' : ',\n';
      isFirst = false;
      return before + text.join(',\n');
    },
    end: () => '\n]}\n',
  };
}
