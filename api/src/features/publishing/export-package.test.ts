import AjvModule from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';
import { dataPackage } from './export-package.ts';
import { TABLES } from './export-tables.ts';

// Both are CommonJS, and give themselves under `default`.
const Ajv = AjvModule.default;
const addFormats = addFormatsModule.default;

const name = { type: 'string', pattern: '^[a-z0-9._/-]+$' };
const list = (items: object) => ({ type: 'array', minItems: 1, uniqueItems: true, items });
const strings = { type: 'array', minItems: 1, uniqueItems: true, items: { type: 'string' } };

const fieldTypes = `string number integer boolean object array list datetime date time year yearmonth duration geopoint
  geojson any`.split(/\s+/);

/** The rules of the published profiles (datapackage.org/profiles/2.0) for what we use, and for what they require. */
const profile = {
  type: 'object',
  required: ['resources'],
  properties: {
    $schema: { const: 'https://datapackage.org/profiles/2.0/datapackage.json' },
    name: { type: 'string' },
    title: { type: 'string' },
    description: { type: 'string' },
    homepage: { type: 'string', format: 'uri' },
    version: { type: 'string' },
    keywords: strings,
    licenses: list({
      type: 'object',
      anyOf: [{ required: ['name'] }, { required: ['path'] }],
      properties: { name: { type: 'string', pattern: '^([-a-zA-Z0-9._])+$' }, path: { type: 'string', format: 'uri' } },
    }),
    sources: list({ type: 'object', required: ['title'], properties: { path: { type: 'string', format: 'uri' } } }),
    resources: list({
      type: 'object',
      required: ['name', 'path'],
      properties: {
        name,
        // Relative, and inside the folder of the package.
        path: { type: 'string', pattern: '^(?=^[^./~])(^((?!\\.{2}).)*$).*$' },
        type: { const: 'table' },
        format: { enum: ['csv', 'json'] },
        mediatype: { type: 'string', pattern: '^(.+)/(.+)$' },
        encoding: { const: 'utf-8' },
        dialect: {
          type: 'object',
          properties: {
            $schema: { const: 'https://datapackage.org/profiles/2.0/tabledialect.json' },
            delimiter: { type: 'string' },
            lineTerminator: { type: 'string' },
            doubleQuote: { type: 'boolean' },
            property: { type: 'string' },
          },
          additionalProperties: false,
        },
        schema: {
          type: 'object',
          required: ['fields'],
          properties: {
            $schema: { const: 'https://datapackage.org/profiles/2.0/tableschema.json' },
            fields: list({
              type: 'object',
              required: ['name'],
              properties: {
                name: { type: 'string' },
                type: { enum: fieldTypes },
                constraints: {
                  type: 'object',
                  properties: {
                    required: { type: 'boolean' },
                    enum: strings,
                    pattern: { type: 'string', format: 'regex' },
                  },
                  additionalProperties: false,
                },
                delimiter: { type: 'string', minLength: 1 },
                itemType: { enum: ['string', 'integer', 'boolean', 'number', 'datetime', 'date', 'time'] },
              },
              allOf: [
                {
                  if: { properties: { type: { const: 'string' } } },
                  // biome-ignore lint/suspicious/noThenProperty: a word of JSON Schema
                  then: { properties: { format: { enum: ['default', 'email', 'uri', 'binary', 'uuid'] } } },
                },
              ],
            }),
            primaryKey: strings,
            foreignKeys: {
              type: 'array',
              items: {
                type: 'object',
                required: ['fields', 'reference'],
                properties: {
                  fields: strings,
                  reference: {
                    type: 'object',
                    required: ['fields'],
                    properties: { resource: { type: 'string' }, fields: strings },
                  },
                },
              },
            },
          },
        },
      },
    }),
  },
};

interface Resource {
  name: string;
  path: string;
  schema: {
    fields: { name: string }[];
    primaryKey: string[];
    foreignKeys: { fields: string[]; reference: { resource?: string; fields: string[] } }[];
  };
}

const ajv = addFormats(new Ajv({ strict: false, allErrors: true }));
const described = dataPackage({ publicUrl: 'https://x.test', isDemo: false });
const resources = described['resources'] as Resource[];

test('is what the profile of data packages asks for', () => {
  const isOne = ajv.compile(profile);
  isOne(described);
  expect(isOne.errors ?? []).toEqual([]);
  expect(isOne({ ...described, licenses: [{}] })).toBe(false);
});

test('has each table in both forms, and names its columns as they are', () => {
  expect(resources.map(({ path }) => path).sort()).toEqual(
    TABLES.flatMap((table) => [`${table.name}.csv`, `${table.name}.json`]).sort(),
  );
  for (const { path, schema } of resources) {
    const table = TABLES.find((each) => path.startsWith(`${each.name}.`));
    expect(schema.fields.map((field) => field.name)).toEqual(table?.columns.map((column) => column.name));
    expect(new Set(schema.fields.map((field) => field.name)).size).toBe(schema.fields.length);
  }
});

test('keys name columns that are there, in the same form', () => {
  const byName = new Map(resources.map((resource) => [resource.name, resource]));
  const has = ({ schema }: Resource, names: string[]) =>
    names.every((each) => schema.fields.some((field) => field.name === each));
  let keys = 0;
  for (const resource of resources) {
    expect(has(resource, resource.schema.primaryKey)).toBe(true);
    for (const { fields, reference } of resource.schema.foreignKeys) {
      const other = reference.resource === undefined ? resource : byName.get(reference.resource);
      expect([has(resource, fields), other && has(other, reference.fields)]).toEqual([true, true]);
      expect(other?.path.split('.')[1]).toBe(resource.path.split('.')[1]);
      keys++;
    }
  }
  expect(keys).toBeGreaterThan(0);
});

test('says that a demonstration is one', () => {
  expect(described).not.toHaveProperty('demonstration');
  expect(dataPackage({ publicUrl: 'https://x.test', isDemo: true })).toMatchObject({
    demonstration: 'Demonstration: not real police information',
  });
});
