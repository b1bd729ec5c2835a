import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import type { DynamicModule, Type } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import type { Request, Response } from 'express';
import { GraphQLError, type GraphQLSchema, type OperationDefinitionNode, type ValidationRule } from 'graphql';
import { isDatabaseGone } from '../database.ts';
import { PublicCache } from '../public-cache.ts';
import { Viewers } from '../viewer.ts';
import { authorise } from './authorise.ts';
import { type Context, contextFor, headersOf } from './context.ts';
import { HotDeeds } from './hot-deeds.ts';
import { HotDocuments } from './hot-documents.ts';
import { LIMITS, limits } from './limits.ts';
import { mask, UNAVAILABLE } from './mask.ts';
import { OVER_HTTP, OVER_SOCKETS, offeredOperations, plainSubscriptions } from './offered-operations.ts';
import { Sockets } from './sockets.ts';

/**
 * The GraphQL edge: schema from the features' classes, one layer of authorisation, limits and masking. `people` is the
 * module that gives out `Viewers`.
 */
export function graphqlOver(people: Type): DynamicModule {
  return GraphQLModule.forRootAsync<ApolloDriverConfig>({
    driver: ApolloDriver,
    imports: [people],
    inject: [Viewers, PublicCache, HotDocuments, HotDeeds, Sockets],
    useFactory: (viewers: Viewers, cache: PublicCache, hot: HotDocuments, deeds: HotDeeds, sockets: Sockets) => {
      const armor = limits();
      const rulesOver = (kinds: typeof OVER_HTTP) => [...armor.validationRules, offeredOperations(kinds)];
      const overHttp = rulesOver(OVER_HTTP);
      const resolved = new Set<string>();
      return {
        path: '/graphql',
        autoSchemaFile: true,
        sortSchema: true,
        transformResolvers: (resolvers) => {
          for (const each of [resolvers].flat()) {
            for (const [type, fields] of Object.entries(each))
              for (const name of Object.keys(fields)) resolved.add(`${type}.${name}`);
          }
          return resolvers;
        },
        transformSchema: (schema: GraphQLSchema) => authorise(schema, resolved),
        graphiql: false,
        introspection: true,
        csrfPrevention: true,
        allowBatchedHttpRequests: false,
        // Nobody of ours sends documents by hash, and a wrong hash would read as a bug.
        persistedQueries: false,
        preserveHttpStatusForExecutionErrors: false,
        includeStacktraceInErrorResponses: false,
        formatError: mask,
        parseOptions: { maxTokens: LIMITS.tokens },
        validationRules: overHttp,
        plugins: [
          ...armor.plugins,
          answers(cache, deeds),
          shortWays(hot, deeds, overHttp),
          living(sockets, viewers, [...rulesOver(OVER_SOCKETS), plainSubscriptions]),
        ],
        context: ({ req, res }: { req: Request; res: Response }) => contextOf(viewers, req, res),
      } as Omit<ApolloDriverConfig, 'driver'>;
    },
  });
}

interface HttpContext extends Context {
  readonly response?: Response;
}

async function contextOf(viewers: Viewers, request: Request, response: Response): Promise<HttpContext> {
  const incoming = headersOf(request);
  try {
    return { ...contextFor(await viewers.of(incoming), incoming), response };
  } catch (error) {
    if (!isDatabaseGone(error)) throw error;
    const extensions = { code: UNAVAILABLE, http: { status: 503 } };
    throw new GraphQLError('unavailable', { extensions, originalError: error as Error });
  }
}

/** What stands before the framework begins with the server, over the same schema. */
const shortWays = (hot: HotDocuments, deeds: HotDeeds, rules: readonly ValidationRule[]) => ({
  serverWillStart: ({ schema }: { schema: GraphQLSchema }) => {
    hot.open(schema);
    deeds.open(schema, rules);
    return Promise.resolve();
  },
});

/**
 * Sends the cookies of a deed, and 503 where the database is gone. After a deed nothing from before it is answered, but
 * for one that changes nothing public: a vote that emptied the cache would be seen by whoever times the pages.
 */
const answers = (cache: PublicCache, deeds: HotDeeds) => ({
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse({ response, contextValue, operation }: Answering) {
        if (operation?.operation === 'mutation' && !deeds.areAll(operation)) cache.clear();
        for (const cookie of contextValue.outgoing?.getSetCookie() ?? [])
          contextValue.response?.append('set-cookie', cookie);
        const errors = response.body.kind === 'single' ? response.body.singleResult.errors : undefined;
        if (errors?.some((error) => error.extensions?.code === UNAVAILABLE)) response.http.status = 503;
        return Promise.resolve();
      },
    }),
});

/** Sockets open with the server, over the same schema, and are closed before it stops. */
const living = (sockets: Sockets, viewers: Viewers, rules: readonly ValidationRule[]) => ({
  serverWillStart: ({ schema }: { schema: GraphQLSchema }) => {
    sockets.open({ schema, rules, viewers });
    return Promise.resolve({ drainServer: () => sockets.close() });
  },
});

interface Answering {
  response: AnsweredResponse;
  contextValue: HttpContext;
  operation?: OperationDefinitionNode;
}

interface AnsweredResponse {
  http: { status?: number };
  body:
    | { kind: 'single'; singleResult: { errors?: readonly { extensions?: Record<string, unknown> }[] } }
    | { kind: 'incremental' };
}
