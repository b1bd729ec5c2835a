import { randomInt } from 'node:crypto';
import { ApolloServerErrorCode, unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { isDatabaseGone } from '../database.ts';
import { Fault } from '../faults.ts';
import { log } from '../log.ts';

/** Letters and digits that nobody mistakes for one another when read out on the telephone. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** The code of an answer given while the database cannot be reached. */
export const UNAVAILABLE = 'SERVICE_UNAVAILABLE';

/** Apollo's own words about a request that is no request of ours: they name the client's text and nothing else. */
const CLIENT_CODES = new Set<unknown>([
  ApolloServerErrorCode.GRAPHQL_PARSE_FAILED,
  ApolloServerErrorCode.GRAPHQL_VALIDATION_FAILED,
  ApolloServerErrorCode.BAD_REQUEST,
  ApolloServerErrorCode.BAD_USER_INPUT,
  ApolloServerErrorCode.OPERATION_RESOLUTION_FAILURE,
  ApolloServerErrorCode.PERSISTED_QUERY_NOT_FOUND,
  ApolloServerErrorCode.PERSISTED_QUERY_NOT_SUPPORTED,
]);

/**
 * What a client hears of an error: a fault by its code, a malformed request in GraphQL's words, and everything else
 * as a number to quote, which is in the log beside what really happened.
 */
export function mask(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const cause = unwrapResolverError(error);
  const where = { path: formatted.path, locations: formatted.locations };
  if (cause instanceof Fault) return { message: cause.message, ...where, extensions: { code: cause.code } };
  if (isDatabaseGone(cause) || formatted.extensions?.code === UNAVAILABLE) return unavailable(formatted);
  const code = formatted.extensions?.['code'];
  if (cause instanceof GraphQLError && CLIENT_CODES.has(code)) {
    return { message: formatted.message.slice(0, 500), ...where, extensions: { code } };
  }
  const quote = Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  log.error({ err: cause, quote }, 'A request failed.');
  return {
    message: `Something went wrong. Quote ${quote}.`,
    path: formatted.path,
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  };
}

function unavailable({ path }: GraphQLFormattedError): GraphQLFormattedError {
  log.warn('The database cannot be reached, or not in time.');
  return {
    message: 'The service is not available right now. Try again in a few minutes.',
    path,
    extensions: { code: UNAVAILABLE },
  };
}
