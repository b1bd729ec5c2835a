import { jest } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { getNamedType, isLeafType } from 'graphql';
import { authorisationRows } from './platform/graphql/authorisation-table.ts';
import { fieldsOf } from './platform/graphql/authorise.ts';
import { aPatch } from './testing/a-patch.ts';
import { aTeam } from './testing/a-team.ts';
import { ballotsElsewhere } from './testing/whole-ballots.ts';
import { decisionsElsewhere } from './testing/whole-decisions.ts';
import { followingElsewhere } from './testing/whole-following.ts';
import { meetingsElsewhere } from './testing/whole-meetings.ts';
import { browserOf, type Everything, everything, WAYS } from './testing/whole-schema.ts';
import { suggestionsElsewhere } from './testing/whole-suggestions.ts';

jest.setTimeout(60_000);

let all: Everything;
beforeAll(async () => {
  const patch = await aPatch();
  all = await everything(patch, await aTeam(patch));
});
afterAll(() => all?.patch.close());

/** Where the one thing of a type has nothing to say under a field, another that has. */
const ELSEWHERE: Record<string, () => string> = {
  'Area.children': () => '{ area(path: "testshire/north") { FIELDS } }',
  'PostcodeAnswer.message': () => '{ findByPostcode(text: "CB9 9ZZ") { FIELDS } }',
  'Figure.takenOutAt': () => `{ figure(id: "${all.figures.gone}") { FIELDS } }`,
  'ProgressUpdate.withdrawnAt': () => `{ update(id: "${all.withdrawnId}") { FIELDS } }`,
  'ProgressUpdate.withdrawnReason': () => `{ update(id: "${all.withdrawnId}") { FIELDS } }`,
};

/** What stands under `asked`, wherever that hangs in an answer; of several the first that says something. */
function askedOf(answer: unknown): unknown {
  if (answer === null || typeof answer !== 'object') return undefined;
  const parts = Object.entries(answer);
  const own = parts.find(([name]) => name === 'asked');
  return own ? own[1] : parts.map(([, part]) => askedOf(part)).find(says);
}

const says = (value: unknown) => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0);

test('every field of the schema answers, where there is one of everything, with something', async () => {
  const { schema } = all.patch.app.get(GraphQLSchemaHost);
  const rows = new Map(authorisationRows(schema).map(({ field, cells }) => [field, cells]));
  const quiet: string[] = [];
  const others = {
    ...meetingsElsewhere(all),
    ...suggestionsElsewhere(all),
    ...ballotsElsewhere(all),
    ...decisionsElsewhere(all),
    ...followingElsewhere(all),
  };
  const walked = fieldsOf(schema).filter(([type]) => !['Query', 'Mutation', 'Subscription'].includes(type.name));
  for (const [type, field] of walked) {
    const name = `${type.name}.${field.name}`;
    const way = WAYS[type.name];
    if (!way) throw new Error(`Nobody said how to reach a ${type.name}: add it to WAYS.`);
    const asked = `asked: ${field.name}${isLeafType(getNamedType(field.type)) ? '' : ' { __typename }'}`;
    const elsewhere = ELSEWHERE[name]?.() ?? others[name];
    const text = (elsewhere ?? way.text).replace('FIELDS', asked);
    const values: unknown[] = [];
    const needed = [
      name,
      ...(elsewhere?.startsWith('{ meetingRoster') ? ['Query.meetingRoster'] : (way.through ?? [])),
    ];
    for (const role of way.by ? [way.by] : (['INSPECTOR', 'FORCE_ADMIN'] as const)) {
      if (!needed.every((each) => rows.get(each)?.[role] === 'yes')) continue;
      // A question that is not public is its asker's and the team's alone.
      const isPrivate = [all.meetings.grouped, all.meetings.declined].some((id) => elsewhere?.includes(id));
      if (isPrivate && role === 'FORCE_ADMIN') continue;
      const variables = way.variables?.(all, `${role}.${name}`.toLowerCase()) ?? {};
      const { errors, data } = await (await browserOf(all, role)).ask(text, elsewhere ? {} : variables);
      expect({ name, errors }).toEqual({ name, errors: [] });
      values.push(askedOf(data));
    }
    if (!values.some(says)) quiet.push(name);
  }
  expect(walked.length).toBeGreaterThan(120);
  expect(quiet).toEqual([]);
});
