import { readFile } from 'node:fs/promises';
import { jest } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { type GraphQLObjectType, type GraphQLOutputType, type GraphQLSchema, getNamedType, isLeafType } from 'graphql';
import { authorisationRows, authorisationTable, type Row } from './platform/graphql/authorisation-table.ts';
import { ViewerRole } from './platform/viewer.ts';
import { aPatch } from './testing/a-patch.ts';
import { heardOnce } from './testing/a-socket.ts';
import { aTeam } from './testing/a-team.ts';
import { codeOf } from './testing/update-desk.ts';
import { ARGUMENTS, browserOf, type Everything, everything, WAYS } from './testing/whole-schema.ts';

jest.setTimeout(120_000);

const ROOTS = new Set(['Query', 'Mutation', 'Subscription']);

let all: Everything;
let schema: GraphQLSchema;
let rows: Row[];

beforeAll(async () => {
  const patch = await aPatch();
  all = await everything(patch, await aTeam(patch));
  schema = patch.app.get(GraphQLSchemaHost).schema;
  rows = authorisationRows(schema);
});
afterAll(() => all?.patch.close());

test('the committed table is what the running schema says', async () => {
  const file = new URL('../../libs/schema/authorisation.generated.md', import.meta.url);
  const committed = await readFile(file, 'utf8');
  expect(committed).toBe(authorisationTable(schema));
});

test('there is a way to each type, and nothing but what the schema has', () => {
  const types = new Set(rows.map(({ field }) => field.split('.')[0] as string));
  expect([...types].filter((type) => !ROOTS.has(type)).sort()).toEqual(Object.keys(WAYS).sort());
});

/** The document that asks for one field, by the shortest way. */
function asking(
  field: string,
  unique: string,
): { text: string; variables: Record<string, unknown>; through: string[] } {
  const [type = '', name = ''] = field.split('.');
  const fields = (schema.getType(type) as GraphQLObjectType).getFields();
  const leaf = isLeafType(getNamedType(fields[name]?.type as GraphQLOutputType)) ? '' : ' { __typename }';
  const given = ARGUMENTS[field]?.(all, unique);
  const asked = `${name}${given ? `(${given})` : ''}${leaf}`;
  if (ROOTS.has(type)) return { text: `${type.toLowerCase()} { ${asked} }`, variables: {}, through: [] };
  const way = WAYS[type];
  if (!way) throw new Error(`Nobody said how to reach a ${type}: add it to WAYS.`);
  const variables = way.variables?.(all, unique) ?? {};
  return { text: way.text.replace('FIELDS', asked), variables, through: way.through ?? [] };
}

/** What the layer answered for one cell: `yes`, or the code of its no. */
async function executed(field: string, role: ViewerRole, isFresh: boolean): Promise<string | undefined> {
  const { text, variables } = asking(field, `${role}.${field}`.toLowerCase());
  const by = await browserOf(all, role, isFresh || field.startsWith('Mutation.'));
  const isHeard = field.startsWith('Subscription.');
  const answer = isHeard ? await heardOnce(all.patch, by, text) : await by.ask(text, variables);
  expect(answer.status).toBe(200);
  const code = codeOf(answer);
  return code === 'UNAUTHENTICATED' || code === 'FORBIDDEN' ? code : code === 'INTERNAL_SERVER_ERROR' ? code : 'yes';
}

/** What a table promises for it, the fields on the way included. */
function promised(table: readonly Row[], field: string, role: ViewerRole): string {
  const way = [...asking(field, 'x').through, field];
  const isAllowed = way.every((each) => table.find((row) => row.field === each)?.cells[role] === 'yes');
  if (isAllowed) return 'yes';
  return role === 'ANONYMOUS' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
}

/** The cells of a role that are not answered as a table says. */
async function broken(table: readonly Row[], role: ViewerRole, isFresh = false): Promise<string[]> {
  const found: string[] = [];
  // Deeds come last: some of them end the session, and one erases whoever does it.
  const isDeed = ({ field }: Row) => Number(field.startsWith('Mutation.'));
  for (const { field } of [...table].sort((a, b) => isDeed(a) - isDeed(b))) {
    const [is, shouldBe] = [await executed(field, role, isFresh), promised(table, field, role)];
    if (is !== shouldBe) found.push(`${field} as ${role}: ${is}, not ${shouldBe}`);
  }
  return found;
}

test.each(Object.values(ViewerRole))('each field answers as the table says: %s', async (role) => {
  expect(rows.length).toBeGreaterThan(150);
  expect(await broken(rows, role)).toEqual([]);
});

test('a table that says otherwise is found out', async () => {
  const wrong = rows.flatMap((row) => {
    if (row.field === 'Officer.email') return [{ ...row, cells: { ...row.cells, INSPECTOR: 'yes' as const } }];
    if (row.field === 'Query.me') return [{ ...row, cells: { ...row.cells, INSPECTOR: 'no' as const } }];
    return row.field === 'Query.desk' ? [row] : [];
  });
  expect((await broken(wrong, 'INSPECTOR', true)).sort()).toEqual([
    'Officer.email as INSPECTOR: FORBIDDEN, not yes',
    'Query.me as INSPECTOR: yes, not FORBIDDEN',
  ]);
});
