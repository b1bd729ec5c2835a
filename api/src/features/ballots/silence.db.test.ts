import { jest } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { operation } from '@patchwork/schema';
import {
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { authorisationRows } from '#platform/graphql/authorisation-table.ts';
import { ViewerRole } from '#platform/viewer.ts';
import type { Browser } from '../../testing/a-service.ts';
import { BallotDesk } from '../../testing/ballot-desk.ts';
import { closeNow, type Opened } from './ballot.factory.ts';

// trust.md §2: nobody sees a running tally, in any field, order, count or file, before the vote is sealed.

jest.setTimeout(120_000);

let desk: BallotDesk;
let schema: GraphQLSchema;
let may: Map<string, Record<string, string>>;
let browsers: Record<ViewerRole, Browser>;
let ballot: Opened;
let [a, b]: string[] = [];

beforeAll(async () => {
  desk = await BallotDesk.open();
  schema = desk.patch.app.get(GraphQLSchemaHost).schema;
  may = new Map(authorisationRows(schema).map(({ field, cells }) => [field, cells]));
  const { officer, inspector, comms, admin, resident } = desk.team;
  browsers = {
    ...{ ANONYMOUS: desk.patch.browser(), RESIDENT: resident },
    ...{ OFFICER: officer, INSPECTOR: inspector, COMMS: comms, FORCE_ADMIN: admin },
  };
  ballot = await desk.ballot();
  [a, b] = ballot.options.map(({ id }) => id);
});
afterAll(() => desk?.patch.close());

/** All that a role may ask of a type, with what hangs on it so many steps further. */
function allOf(type: GraphQLObjectType, role: ViewerRole, steps: number): string {
  const fields = Object.values(type.getFields()).filter(
    ({ name, args }) => may.get(`${type.name}.${name}`)?.[role] === 'yes' && !args.some(isRequiredArgument),
  );
  const asked = fields.flatMap(({ name, type: of }) => {
    const inner = getNamedType(of);
    if (isLeafType(inner)) return [name];
    return steps > 0 && isObjectType(inner) ? [`${name} { ${allOf(inner, role, steps - 1)} }`] : [];
  });
  return ['__typename', ...asked].join(' ');
}

/** What each role is answered for each field of the ballot, in bytes; and the pages around it. */
async function everythingSaid(without: readonly string[] = []): Promise<Record<string, string>> {
  const said: Record<string, string> = {};
  const type = schema.getType('Ballot') as GraphQLObjectType;
  for (const role of Object.values(ViewerRole)) {
    const by = browsers[role];
    for (const field of Object.values(type.getFields())) {
      if (without.includes(field.name)) continue;
      const inner = getNamedType(field.type);
      const more = isObjectType(inner) ? ` { ${allOf(inner, role, 1)} }` : '';
      const text = `query ($id: ID!) { ballot(id: $id) { ${field.name}${more} } }`;
      said[`${field.name} as ${role}`] = (await by.ask(text, { id: ballot.id })).body;
    }
    for (const [name, variables] of [
      ['AreaPage', { path: 'testshire/north' }],
      ['QuarterPage', { id: ballot.quarterId }],
    ] as const)
      said[`${name} as ${role}`] = (await by.ask(operation(name), variables)).body;
    said[`desk as ${role}`] = (await by.ask('{ desk { ballots { id state opensAt closesAt } } }')).body;
    for (const name of ['ballots.csv', 'result.json'] as const) {
      const file = await desk.file(ballot, name);
      said[name] = `${file.status} ${file.headers.get('etag')} ${await file.text()}`;
    }
  }
  return said;
}

test('every answer about a vote is the same to the byte before anybody voted and after forty did', async () => {
  const before = await everythingSaid(['turnoutSoFar']);
  expect(Object.keys(before).length).toBeGreaterThan(80);
  expect(Object.values(before).filter((body) => body.includes('INTERNAL_SERVER_ERROR'))).toEqual([]);
  await desk.votes(ballot, 40, () => [a as string]);
  expect(await everythingSaid(['turnoutSoFar'])).toEqual(before);
});

test('how many took part is the team’s to know, and the same whatever they chose', async () => {
  const voter = await desk.patch.as('changes@x.test');
  await desk.patch
    .em()
    .execute(
      `update person set home_area_id = (select id from area where path = 'testshire/north/milton') where email = 'changes@x.test'`,
    );
  await desk.cast(voter, ballot, [a as string]);
  const before = await everythingSaid();
  for (const role of ['OFFICER', 'INSPECTOR'] as const)
    expect(JSON.parse(before[`turnoutSoFar as ${role}`] as string).data.ballot.turnoutSoFar).not.toEqual([]);
  for (const role of ['ANONYMOUS', 'RESIDENT', 'COMMS', 'FORCE_ADMIN'] as const)
    expect(before[`turnoutSoFar as ${role}`]).toMatch(/UNAUTHENTICATED|FORBIDDEN/);
  await desk.cast(voter, ballot, [b as string]);
  await desk.cast(voter, ballot, []);
  expect(await everythingSaid()).toEqual(before);
});

test('and it is so until it is sealed, however long ago it closed', async () => {
  await closeNow(desk.patch, ballot.id);
  desk.patch.clock.set(new Date().toISOString());
  const said = await everythingSaid();
  for (const role of Object.values(ViewerRole)) expect(said[`result as ${role}`]).toContain('"result":null');
  expect(said['state as ANONYMOUS']).toContain('CLOSED');
  await desk.sealing.seal(ballot.id);
  // Negative control: where there is something to tell, the same questions tell it.
  const sealed = await everythingSaid();
  expect(sealed['result as ANONYMOUS']).toContain('"votes":40');
  expect(sealed['ballots.csv']).toMatch(/^200 /);
});
