import { buildSchema, parse, specifiedRules, validate } from 'graphql';
import { offeredOperations } from './offered-operations.ts';

const schema = buildSchema('type Query { me: String } type Mutation { signOut: String }');
const refused = (document: string) =>
  validate(schema, parse(document), [...specifiedRules, offeredOperations]).map(({ message }) => message);

test('an operation that the schema has no root for is refused before it is executed', () => {
  expect(refused('subscription { me }')).toEqual(['This service offers no subscription.']);
});

test.each(['{ me }', 'mutation { signOut }'])('%s is offered', (document) => expect(refused(document)).toEqual([]));
