import { ApolloServerErrorCode } from '@apollo/server/errors';
import { jest } from '@jest/globals';
import { GraphQLError } from 'graphql';
import pg from 'pg';
import { BadUserInput, Forbidden, NotFound, Unauthenticated } from '../faults.ts';
import { log } from '../log.ts';
import { mask } from './mask.ts';

/** As graphql-js hands on what a resolver threw. */
function thrown(cause: unknown) {
  const error = new GraphQLError(cause instanceof Error ? cause.message : String(cause), {
    path: ['area'],
    originalError: cause as Error,
  });
  return mask(error.toJSON(), error);
}

let logged: ReturnType<typeof jest.spyOn>;
beforeEach(() => {
  logged = jest.spyOn(log, 'error').mockImplementation(() => undefined);
  jest.spyOn(log, 'warn').mockImplementation(() => undefined);
});
afterEach(() => jest.restoreAllMocks());

test.each([
  [new Unauthenticated(), 'UNAUTHENTICATED', 'Sign in first.'],
  [new Forbidden(), 'FORBIDDEN', 'You may not do this.'],
  [new NotFound('This area'), 'NOT_FOUND', 'This area was not found.'],
  [new BadUserInput('first must be from 1 to 100.'), 'BAD_USER_INPUT', 'first must be from 1 to 100.'],
])('a fault keeps its code and its words: %s', (fault, code, message) => {
  expect(thrown(fault)).toMatchObject({ message, path: ['area'], extensions: { code } });
  expect(logged).not.toHaveBeenCalled();
});

const sql = `insert into "person" ("email") values ('ann@example.org') - duplicate key value violates unique constraint "person_email_unique"`;
const inPath = new Error("Cannot read properties of undefined (reading 'x') at /srv/patchwork/api/dist/a.js:3:4");

test.each([
  ['SQL', Object.assign(new Error(sql), { code: '23505' })],
  ['a stack', inPath],
  ['a bare string', 'secret'],
  ['nothing', undefined],
  ['an error of GraphQL with a code of somebody else', new GraphQLError('secret', { extensions: { code: 'SECRET' } })],
  ['one that calls itself a fault', Object.assign(new Error('secret'), { code: 'NOT_FOUND' })],
])('of a bug nobody hears more than a number to quote: %s', (_, cause) => {
  const { message, ...rest } = thrown(cause);
  expect(message).toMatch(/^Something went wrong\. Quote [2-9A-HJKMNP-Z]{4}\.$/);
  expect(rest).toEqual({ path: ['area'], extensions: { code: 'INTERNAL_SERVER_ERROR' } });
  const quote = message.match(/Quote (\w+)/)?.[1];
  expect(logged).toHaveBeenCalledWith(expect.objectContaining({ quote }), expect.any(String));
});

test.each([
  ['refused', Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' })],
  ['shutting down', Object.assign(new pg.DatabaseError('terminating connection', 1, 'error'), { code: '57P01' })],
  [
    'starting up',
    Object.assign(new pg.DatabaseError('the database system is starting up', 1, 'error'), { code: '57P03' }),
  ],
  ['full', Object.assign(new pg.DatabaseError('sorry, too many clients already', 1, 'error'), { code: '53300' })],
  ['cut off', new Error('Connection terminated unexpectedly')],
  ['no free connection', new Error('timeout exceeded when trying to connect')],
  ['deep below', new Error('query failed', { cause: new Error('x', { cause: new Error('Connection terminated') }) })],
  ['on every address', new AggregateError([Object.assign(new Error(''), { code: 'ECONNREFUSED' })], 'x')],
])('a database that is %s is unavailable, in words that help', (_, cause) => {
  expect(thrown(cause)).toEqual({
    message: 'The service is not available right now. Try again in a few minutes.',
    path: ['area'],
    extensions: { code: 'SERVICE_UNAVAILABLE' },
  });
});

test('a document that is none is answered in the words of GraphQL, not at any length', () => {
  const extensions = { code: ApolloServerErrorCode.GRAPHQL_VALIDATION_FAILED, stacktrace: ['at /srv/x.js'] };
  const error = new GraphQLError(`Cannot query field "${'x'.repeat(2_000)}".`, { extensions });
  const masked = mask(error.toJSON(), error);
  expect(masked.message).toHaveLength(500);
  expect(masked.extensions).toEqual({ code: 'GRAPHQL_VALIDATION_FAILED' });
});
