import { jsonSchemaOf } from './export-columns.ts';
import type { ExportTable } from './export-table.ts';
import { TABLES } from './export-tables.ts';
import { type Address, listOf, OF_AREAS, object, orNull, type Schema, text, uuid } from './open-api-address.ts';

const QUARTER = { name: 'quarter', description: 'The id of a quarter: of that one alone.', schema: uuid };

/** A row of a table in JSON. */
function rowOf({ columns }: ExportTable): Schema {
  return object(Object.fromEntries(columns.map((column) => [column.name, jsonSchemaOf(column)])));
}

function fileOf(table: ExportTable): Schema {
  const head = {
    table: { const: table.name },
    title: text,
    areaPath: orNull(text),
    quarterId: orNull(uuid),
    licence: object({ name: text, url: { type: 'string', format: 'uri' } }),
    attribution: text,
    describedBy: { type: 'string', format: 'uri' },
  };
  const whole = object({ ...head, rows: listOf({ $ref: `#/components/schemas/${nameOf(table)}` }) });
  return { ...whole, properties: { ...(whole['properties'] as object), demonstration: text } };
}

const nameOf = ({ name }: ExportTable) => `${name.charAt(0).toUpperCase()}${name.slice(1)}Row`;

/** The rows of the tables, by the names under which the addresses speak of them. */
export const ROWS: Readonly<Record<string, Schema>> = Object.fromEntries(
  TABLES.map((table) => [nameOf(table), rowOf(table)]),
);

const WHOSE = [
  ['/data', 'of all areas'],
  [OF_AREAS[0], 'of a force'],
  [OF_AREAS[1], 'of a neighbourhood'],
  [OF_AREAS[2], 'of a place'],
] as const;

function addressesOf(table: ExportTable): Address[] {
  const { name, title, description, ofPlace } = table;
  return WHOSE.flatMap(([under, whose]): Address[] => {
    const shared = {
      tag: 'Tables',
      summary: `${title} ${whose}`,
      description: whose === 'of a place' ? `${description} ${ofPlace}` : description,
      query: [QUARTER],
      else: { 404: 'There is no such area, or no such quarter of it.' },
      isTagged: true,
    };
    return [
      { ...shared, path: `${under}/${name}.csv`, answers: { 'text/csv': text } },
      { ...shared, path: `${under}/${name}.json`, answers: { 'application/json': fileOf(table) } },
    ];
  });
}

/** The tables, and what describes them. */
export const EXPORTS: readonly Address[] = [
  ...TABLES.flatMap(addressesOf),
  {
    path: '/data/datapackage.json',
    tag: 'Tables',
    summary: 'The tables, column by column',
    description: 'A Data Package of Frictionless Data, version 2.',
    answers: {
      'application/json': object(
        { name: text, licenses: listOf(object({}, false)), resources: listOf(object({}, false)) },
        false,
      ),
    },
    isTagged: true,
  },
];
