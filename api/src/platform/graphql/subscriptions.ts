import { ApolloServerErrorCode } from '@apollo/server/errors';
import { RequestContext } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import {
  createSourceEventStream,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  parse,
  specifiedRules,
  type ValidationRule,
  validate,
} from 'graphql';
import { makeServer, type Server, type SubscribePayload } from 'graphql-ws';
import type { Viewers } from '../viewer.ts';
import { type Context, contextFor } from './context.ts';
import { LIMITS } from './limits.ts';
import { mask } from './mask.ts';

/** Over what subscriptions are answered. */
export interface Served {
  readonly schema: GraphQLSchema;
  /** What a document must keep, beside the rules of GraphQL. */
  readonly rules: readonly ValidationRule[];
  readonly viewers: Viewers;
}

/** What is known of a socket: the headers it was opened with; the session cookie is in them. */
export interface Opened {
  readonly incoming: Headers;
}

/** How much of one socket. */
export interface Allowance {
  /** Milliseconds in which a socket says that it speaks GraphQL. */
  readonly initWithin: number;
  readonly subscriptions: number;
}

const { GRAPHQL_PARSE_FAILED, GRAPHQL_VALIDATION_FAILED, OPERATION_RESOLUTION_FAILURE, BAD_USER_INPUT, BAD_REQUEST } =
  ApolloServerErrorCode;

/**
 * The graphql-transport-ws protocol over our schema. A document is parsed, measured and validated as over HTTP. Who
 * asks is read afresh for the beginning and for each event, and each is answered with batches and an EntityManager of
 * its own. Every error of every frame goes through `mask`.
 */
export function protocolOf(served: Served, em: EntityManager, allowance: Allowance): Server<Opened> {
  return makeServer<Record<string, unknown> | undefined, Opened>({
    connectionInitWaitTimeout: allowance.initWithin,
    onSubscribe: ({ subscriptions, extra }, _id, payload) => {
      if (Object.keys(subscriptions).length > allowance.subscriptions) {
        return refused([new GraphQLError(`A socket carries ${allowance.subscriptions} subscriptions.`)], BAD_REQUEST);
      }
      try {
        const args = understood(served, payload);
        return Array.isArray(args) ? args : { ...(args as ExecutionArgs), contextValue: extra };
      } catch (error) {
        return [failed(error)];
      }
    },
    subscribe: (args) =>
      begun(args, async (answer) => {
        const { incoming } = args.contextValue as Opened;
        const context = contextFor(await served.viewers.of(incoming), incoming);
        return RequestContext.create(em, () => answer(context));
      }),
    onNext: (_socket, _id, _payload, _args, { data, errors }) => ({ data, ...(errors && { errors: masked(errors) }) }),
    onError: (_socket, _id, _payload, errors) => masked(errors),
  });
}

/** What is to be executed, or why nothing is. */
function understood({ schema, rules }: Served, payload: SubscribePayload): ExecutionArgs | GraphQLError[] {
  let document: ExecutionArgs['document'];
  try {
    document = parse(payload.query, { maxTokens: LIMITS.tokens });
  } catch (error) {
    return refused([error], GRAPHQL_PARSE_FAILED);
  }
  const wrong = violations(() => validate(schema, document, [...specifiedRules, ...rules]));
  if (wrong.length > 0) return refused(wrong, GRAPHQL_VALIDATION_FAILED);
  const operation = getOperationAST(document, payload.operationName);
  if (!operation) return refused([new GraphQLError('Which operation?')], OPERATION_RESOLUTION_FAILURE);
  const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], payload.variables ?? {});
  if (errors) return refused(errors, BAD_USER_INPUT);
  return { schema, document, operationName: payload.operationName, variableValues: payload.variables };
}

/** Some rules report what they find, others throw it. */
function violations(find: () => readonly GraphQLError[]): readonly unknown[] {
  try {
    return find();
  } catch (error) {
    return [error];
  }
}

type InContext = <T>(answer: (context: Context) => T | Promise<T>) => Promise<T>;

/** The events of a subscription, each answered in a context of its own; or why there are none. Never rejects. */
async function begun(
  args: ExecutionArgs,
  inContext: InContext,
): Promise<ExecutionResult | AsyncIterable<ExecutionResult>> {
  try {
    const source = await inContext((contextValue) => createSourceEventStream({ ...args, contextValue }));
    if (!(Symbol.asyncIterator in source)) return source;
    const answer = (rootValue: unknown) =>
      inContext((contextValue) => execute({ ...args, rootValue, contextValue })).catch(unanswered);
    return answered(source[Symbol.asyncIterator](), answer);
  } catch (error) {
    return unanswered(error);
  }
}

const unanswered = (error: unknown): ExecutionResult => ({ data: null, errors: [failed(error)] });

/** Not a generator: one that waits for its source would not hear that its reader has left. */
function answered(
  events: AsyncIterator<unknown>,
  answer: (event: unknown) => Promise<ExecutionResult>,
): AsyncIterableIterator<ExecutionResult> {
  let hasLeft = false;
  const end = { done: true, value: undefined } as const;
  return {
    next: async () => {
      const { done, value } = await events.next();
      if (done || hasLeft) return end;
      const result = await answer(value);
      return hasLeft ? end : { done: false, value: result };
    },
    return: async () => {
      hasLeft = true;
      await events.return?.();
      return end;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/** The errors of a client's mistake, as Apollo marks them. What is none of GraphQL's is a bug of ours. */
function refused(errors: readonly unknown[], code: ApolloServerErrorCode): GraphQLError[] {
  return errors.map((error) => {
    if (!(error instanceof GraphQLError)) return failed(error);
    const { message, nodes, source, positions } = error;
    // As over HTTP, nothing is suggested to whoever tries names.
    const plain = message.replace(/ ?Did you mean .+$/s, '');
    return new GraphQLError(plain, { nodes, source, positions, extensions: { code } });
  });
}

function failed(error: unknown): GraphQLError {
  return new GraphQLError('', { originalError: error instanceof Error ? error : new Error(String(error)) });
}

function masked(errors: readonly GraphQLError[]): GraphQLFormattedError[] {
  return errors.map((error) => mask(error.toJSON(), error.originalError ?? error));
}
