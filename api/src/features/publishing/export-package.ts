import { DEMONSTRATION } from '#platform/demonstration.ts';
import { fieldOf } from './export-columns.ts';
import type { ExportTable } from './export-table.ts';
import { ATTRIBUTION, FORMS, type Form, LICENCE, TABLES } from './export-tables.ts';

const PROFILES = 'https://datapackage.org/profiles/2.0';

/** How texts that a spreadsheet would take for a formula stand in a CSV file. */
const GUARDED =
  'A text that begins with =, +, -, @, a tab or a carriage return, or with one of these behind apostrophes, has one more apostrophe in front: take one off. The JSON file has texts as they are.';

const FILES: Readonly<Record<Form, Record<string, unknown>>> = {
  csv: {
    format: 'csv',
    mediatype: 'text/csv',
    dialect: { $schema: `${PROFILES}/tabledialect.json`, delimiter: ',', lineTerminator: '\r\n', doubleQuote: true },
  },
  json: {
    format: 'json',
    mediatype: 'application/json',
    dialect: { $schema: `${PROFILES}/tabledialect.json`, property: 'rows' },
  },
};

/** What a resource is called: the table's name, and of the JSON file what it is. */
const nameOf = (table: string, form: Form) => (form === 'csv' ? table : `${table}-json`);

function resourceOf({ name, title, description, columns, key, refers }: ExportTable, form: Form) {
  return {
    name: nameOf(name, form),
    type: 'table',
    title,
    description: form === 'csv' ? `${description} ${GUARDED}` : description,
    path: `${name}.${form}`,
    encoding: 'utf-8',
    ...FILES[form],
    schema: {
      $schema: `${PROFILES}/tableschema.json`,
      fields: columns.map((column) => fieldOf(column, form)),
      primaryKey: [key],
      foreignKeys: refers.map(({ column, table }) => ({
        fields: [column],
        // Of itself a resource says nothing.
        reference: { ...(table !== name && { resource: nameOf(table, form) }), fields: ['id'] },
      })),
    },
  };
}

/** The tables as a Data Package (Frictionless Data, version 2): `/data/datapackage.json`. */
export function dataPackage({ publicUrl, isDemo }: { publicUrl: string; isDemo: boolean }): Record<string, unknown> {
  const what = `What neighbourhood police teams agreed to work on each quarter, what was done, and how it was decided.`;
  return {
    $schema: `${PROFILES}/datapackage.json`,
    name: 'patchwork',
    title: isDemo ? `Patchwork. ${DEMONSTRATION}` : 'Patchwork',
    description: `${what} Of one area: put /areas/<path> in the place of /data. Of one quarter: add ?quarter=<id>.`,
    ...(isDemo && { demonstration: DEMONSTRATION }),
    homepage: `${publicUrl}/data`,
    // Of the columns: it goes up with a note in the changelog, never for new rows.
    version: '1.0.0',
    keywords: ['policing', 'neighbourhood policing', 'priorities', 'England and Wales'],
    licenses: [LICENCE],
    sources: [{ title: 'The neighbourhood police teams', path: publicUrl }],
    attribution: ATTRIBUTION,
    resources: FORMS.flatMap((form) => TABLES.map((table) => resourceOf(table, form))),
  };
}
