import { GraphQLScalarType } from 'graphql';
import { GraphQLDate, GraphQLDateTimeISO, GraphQLJSON } from 'graphql-scalars';

/** A day in London, `2026-03-03`, as text on both sides: no instant, no zone. */
export const DateScalar = new GraphQLScalarType<string, string>({
  ...GraphQLDate.toConfig(),
  name: 'Date',
  description: 'A day in London: `2026-03-03`.',
  serialize: (value) => value as string,
  parseValue: (value) => dayOf(GraphQLDate.parseValue(value)),
  parseLiteral: (ast, variables) => dayOf(GraphQLDate.parseLiteral(ast, variables)),
  extensions: {},
});

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** An instant, ISO 8601 with its zone. */
export const DateTimeScalar = new GraphQLScalarType({
  ...GraphQLDateTimeISO.toConfig(),
  name: 'DateTime',
  description: 'An instant, ISO 8601 with its zone: `2026-03-03T19:00:00Z`.',
  // An entity's Date or PostgreSQL's own text of one: nothing that has to be checked, some sixty times a page.
  serialize: (value) => new Date(value as Date | string).toISOString(),
});

export const JSONScalar = GraphQLJSON;
