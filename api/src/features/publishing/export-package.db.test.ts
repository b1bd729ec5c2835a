import { jest } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { parse } from 'csv-parse/sync';
import { isInterfaceType, isObjectType } from 'graphql';
import { aPatch, type Patch } from '../../testing/a-patch.ts';
import { aTeam } from '../../testing/a-team.ts';
import { everything } from '../../testing/whole-schema.ts';
import { TABLES } from './export-tables.ts';

jest.setTimeout(60_000);

let patch: Patch;
let resources: Resource[];
beforeAll(async () => {
  patch = await aPatch(undefined, { env: { ROLE: 'web' } });
  await everything(patch, await aTeam(patch));
  const response = await fetch(`${patch.url}/data/datapackage.json`);
  resources = ((await response.json()) as { resources: Resource[] }).resources;
});
afterAll(() => patch?.close());

interface Field {
  name: string;
  type: string;
  format?: string;
  delimiter?: string;
  constraints?: { required?: boolean; enum?: string[]; pattern?: string };
}
interface Resource {
  name: string;
  path: string;
  format: string;
  schema: {
    fields: Field[];
    primaryKey: string[];
    foreignKeys: { fields: string[]; reference: { resource?: string; fields: string[] } }[];
  };
}
type Cells = Record<string, unknown>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(text).toISOString().startsWith(text);
/** XML Schema’s dateTime, which version 2 of the Table Schema has for its own. */
const isInstant = (text: string) =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/.test(text) && !Number.isNaN(Date.parse(text));

/** What a Table Schema takes the text of a cell for. */
const READS: Record<string, (text: string, field: Field) => boolean> = {
  string: (text, { format }) => (format === 'uuid' ? UUID.test(text) : format === 'uri' ? URL.canParse(text) : true),
  integer: (text) => /^-?\d+$/.test(text),
  number: (text) => /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text),
  boolean: (text) => ['true', 'false'].includes(text),
  date: isDay,
  datetime: isInstant,
  list: (text, { delimiter }) => text.split(delimiter as string).every((path) => /^[a-z0-9/-]+$/.test(path)),
};

/** What is wrong with a cell of a CSV file; null where nothing is. */
function wrongIn(text: string, field: Field): string | null {
  const { name, type, constraints = {} } = field;
  if (text === '') return constraints.required ? `${name} is missing` : null;
  if (!READS[type]?.(text, field)) return `${name}: ${text} is no ${type}`;
  if (constraints.enum && !constraints.enum.includes(text)) return `${name}: ${text} is none of its list`;
  if (constraints.pattern && !new RegExp(constraints.pattern).test(text))
    return `${name}: ${text} is not as it should be`;
  return null;
}

/** The type that JSON has for each. */
const IN_JSON: Record<string, string> = { integer: 'number', date: 'string', datetime: 'string', array: 'object' };

async function textAt(path: string): Promise<string> {
  const response = await fetch(`${patch.url}/data/${path}`);
  expect(response.status).toBe(200);
  return response.text();
}

test('every CSV file has the columns that its schema has, and in each cell what it says', async () => {
  const columnsFilled = new Set<string>();
  for (const { path, schema } of resources.filter(({ format }) => format === 'csv')) {
    const [head = [], ...lines]: string[][] = parse(await textAt(path));
    expect(head).toEqual(schema.fields.map(({ name }) => name));
    expect(lines.length).toBeGreaterThan(0);
    const wrong = lines
      .flatMap((cells) => cells.map((text, i) => wrongIn(text, schema.fields[i] as Field)))
      .filter(Boolean);
    expect(wrong).toEqual([]);
    for (const cells of lines)
      for (const [i, text] of cells.entries()) if (text !== '') columnsFilled.add(`${path}:${head[i]}`);
  }
  // What no row fills was not looked at: only what this little world has none of.
  const empty = resources
    .filter(({ format }) => format === 'csv')
    .flatMap(({ path, schema }) => schema.fields.map(({ name }) => `${path}:${name}`))
    .filter((name) => !columnsFilled.has(name));
  expect(empty.length).toBeLessThan(8);
});

test('every JSON file the same, and its keys name rows', async () => {
  const rowsOf = new Map<string, Cells[]>();
  const ofJson = resources.filter(({ format }) => format === 'json');
  for (const { name, path, schema } of ofJson) {
    const { rows } = JSON.parse(await textAt(path)) as { rows: Cells[] };
    rowsOf.set(name, rows);
    for (const row of rows) {
      expect(Object.keys(row)).toEqual(schema.fields.map((field) => field.name));
      for (const { name: column, type, constraints } of schema.fields) {
        const value = row[column];
        if (value === null) expect([column, constraints?.required]).toEqual([column, undefined]);
        else
          expect([column, typeof value, Array.isArray(value)]).toEqual([
            column,
            IN_JSON[type] ?? type,
            type === 'array',
          ]);
      }
    }
    const keys = rows.map((row) => schema.primaryKey.map((column) => row[column]).join());
    expect(new Set(keys).size).toBe(keys.length);
  }
  let looked = 0;
  for (const { name, schema } of ofJson) {
    for (const { fields, reference } of schema.foreignKeys) {
      const known = new Set(rowsOf.get(reference.resource ?? name)?.map((row) => row[reference.fields[0] as string]));
      for (const value of rowsOf.get(name)?.map((row) => row[fields[0] as string]) ?? []) {
        if (value === null) continue;
        expect(known).toContain(value);
        looked++;
      }
    }
  }
  expect(looked).toBeGreaterThan(5);
});

test('what a column is said to come from is in the schema', () => {
  const { schema } = patch.app.get(GraphQLSchemaHost);
  for (const { columns } of TABLES) {
    for (const { from } of columns) {
      if (from === null) continue;
      const [type = '', field = ''] = from.split('.');
      const found = schema.getType(type);
      expect([from, (isObjectType(found) || isInterfaceType(found)) && field in found.getFields()]).toEqual([
        from,
        true,
      ]);
    }
  }
});

test('a code of a list is every value that its enum has', () => {
  const { schema } = patch.app.get(GraphQLSchemaHost);
  const enums: Record<string, string> = {
    theme: 'Theme',
    quarterStage: 'QuarterStage',
    punctuality: 'Punctuality',
    outcome: 'Outcome',
    mode: 'MeetingMode',
    status: 'MeetingStatus',
  };
  const codes = TABLES.flatMap(({ columns }) => columns.filter(({ type }) => type === 'code'));
  expect(codes.length).toBeGreaterThan(6);
  for (const { name, values } of codes) {
    const known = schema.getType(enums[name] as string) as unknown as { getValues(): { name: string }[] };
    expect([name, [...(values ?? [])].sort()]).toEqual([
      name,
      known
        .getValues()
        .map((value) => value.name)
        .sort(),
    ]);
  }
});
