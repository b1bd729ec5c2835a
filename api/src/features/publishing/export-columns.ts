/** What the cells of a column are, the same in CSV and JSON. */
export type ColumnType =
  | 'id'
  | 'path'
  | 'text'
  | 'markdown'
  | 'code'
  | 'whole'
  | 'number'
  | 'yesNo'
  | 'day'
  | 'instant'
  | 'paths'
  | 'address'
  | 'hash';

/** One column of a table: the header of its CSV, the key of its JSON, and what is said of it everywhere. */
export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly description: string;
  /** The field of the GraphQL schema that says the same, `Priority.title`; null for what only files need. */
  readonly from: string | null;
  /** True where some rows have nothing here: an empty cell, null in JSON. */
  readonly isNullable: boolean;
  /** Of a `code`: all that it can be. */
  readonly values?: readonly string[];
  /** What a number counts: "days". */
  readonly unit?: string;
}

/** A value of a row before it is written. PostgreSQL gives instants as dates, days as text. */
export type Value = string | number | boolean | Date | readonly string[] | null;
export type Row = Record<string, Value>;

type More = Partial<Pick<Column, 'values' | 'unit'>>;

function column(isNullable: boolean) {
  return (name: string, type: ColumnType, from: string | null, description: string, more: More = {}): Column => {
    return { name, type, from, description, isNullable, ...more };
  };
}

/** A column that every row fills. */
export const always = column(false);
/** A column that some rows leave empty. */
export const maybe = column(true);

/** How a column is said in JSON Schema (2020-12), and how in a Table Schema of Frictionless. */
interface Said {
  readonly json: { readonly type: string; readonly format?: string; readonly pattern?: string };
  readonly field: { readonly type: string; readonly format?: string };
  /** On the data page. */
  readonly words: string;
}

const DAY = '^\\d{4}-\\d{2}-\\d{2}$';

const TYPES: Readonly<Record<ColumnType, Said>> = {
  id: { json: { type: 'string', format: 'uuid' }, field: { type: 'string', format: 'uuid' }, words: 'id (UUID)' },
  path: { json: { type: 'string' }, field: { type: 'string' }, words: 'path of an area' },
  text: { json: { type: 'string' }, field: { type: 'string' }, words: 'text' },
  markdown: { json: { type: 'string' }, field: { type: 'string' }, words: 'text (Markdown)' },
  code: { json: { type: 'string' }, field: { type: 'string' }, words: 'one of a list' },
  whole: { json: { type: 'integer' }, field: { type: 'integer' }, words: 'whole number' },
  number: { json: { type: 'number' }, field: { type: 'number' }, words: 'number' },
  yesNo: { json: { type: 'boolean' }, field: { type: 'boolean' }, words: 'true or false' },
  day: {
    json: { type: 'string', format: 'date', pattern: DAY },
    field: { type: 'date' },
    words: 'day (2022-08-01), in London',
  },
  instant: {
    json: { type: 'string', format: 'date-time' },
    field: { type: 'datetime' },
    words: 'time (2022-08-01T18:00:00.000Z), in UTC',
  },
  paths: { json: { type: 'array' }, field: { type: 'list' }, words: 'paths of areas; in CSV with ; between them' },
  address: { json: { type: 'string', format: 'uri' }, field: { type: 'string', format: 'uri' }, words: 'web address' },
  hash: { json: { type: 'string', pattern: '^[0-9a-f]{64}$' }, field: { type: 'string' }, words: 'SHA-256 in hex' },
};

/** What the cells of a column are, in words. */
export function wordsOf({ type, unit }: Column): string {
  const { words } = TYPES[type];
  return unit ? `${words}, ${unit}` : words;
}

/** A column as JSON Schema has it: what its JSON values are. */
export function jsonSchemaOf({ type, description, isNullable, values }: Column): Record<string, unknown> {
  const { json } = TYPES[type];
  return {
    ...json,
    type: isNullable ? [json.type, 'null'] : json.type,
    description,
    ...(type === 'paths' && { items: { type: 'string' } }),
    ...(values && { enum: isNullable ? [...values, null] : [...values] }),
  };
}

/** A column as a field of a Table Schema (Frictionless Data, version 2), in a CSV or a JSON file. */
export function fieldOf(column: Column, form: 'csv' | 'json'): Record<string, unknown> {
  const { name, type, description, isNullable, values, from, unit } = column;
  const list = form === 'csv' ? { type: 'list', delimiter: ';', itemType: 'string' } : { type: 'array' };
  const { pattern } = TYPES[type].json;
  const constraints = {
    ...(!isNullable && type !== 'paths' && { required: true }),
    ...(values && { enum: [...values] }),
    ...(pattern && TYPES[type].field.type === 'string' && { pattern }),
  };
  return {
    name,
    ...(type === 'paths' ? list : TYPES[type].field),
    description,
    ...(Object.keys(constraints).length > 0 && { constraints }),
    ...(unit && { unit }),
    ...(from && { from }),
  };
}
