import { buildSchema, parse, specifiedRules, validate } from 'graphql';
import { OVER_HTTP, OVER_SOCKETS, offeredOperations } from './offered-operations.ts';

const still = 'type Query { me: String } type Mutation { signOut: String }';
const living = `${still} type Subscription { me: String }`;
const refused = (sdl: string, kinds: typeof OVER_HTTP, document: string) =>
  validate(buildSchema(sdl), parse(document), [...specifiedRules, offeredOperations(kinds)]).map((e) => e.message);

test.each([
  ['a request', still, OVER_HTTP],
  ['a request, though there is one elsewhere', living, OVER_HTTP],
  ['a socket, where the schema has none', still, OVER_SOCKETS],
])('a subscription is refused before it is executed over %s', (_, sdl, kinds) => {
  expect(refused(sdl, kinds, 'subscription { me }')).toContain('No subscription is offered here.');
});

test.each(['query { me }', '{ me }', 'mutation { signOut }'])('%s is offered over requests alone', (document) => {
  expect(refused(living, OVER_HTTP, document)).toEqual([]);
  expect(refused(living, OVER_SOCKETS, document)).toEqual([expect.stringMatching(/^No (query|mutation) is offered/)]);
});

test('a subscription is offered over a socket', () => {
  expect(refused(living, OVER_SOCKETS, 'subscription { me }')).toEqual([]);
});
