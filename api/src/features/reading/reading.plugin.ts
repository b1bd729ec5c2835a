import {
  type ApolloServerPlugin,
  type GraphQLRequestContext,
  type GraphQLRequestListener,
  HeaderMap,
} from '@apollo/server';
import { Plugin } from '@nestjs/apollo';
import { operation } from '@patchwork/schema';
import { type GraphQLSchema, parse, print } from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { Clock } from '#platform/clock.ts';
import type { Context } from '#platform/graphql/context.ts';
import { mask } from '#platform/graphql/mask.ts';
import { PAGES } from './pages.sql.ts';
import { ReadingQueries } from './reading.queries.ts';

/** How many spellings of our own documents are remembered: theirs and those of clients that print them otherwise. */
const SPELLINGS = 200;

/**
 * Answers the hot public documents for whoever is not signed in: the whole answer comes from one prepared statement and
 * is executed by compiled code. Every other document, and everybody signed in, goes the ordinary way; both give equal
 * answers, which a test sees to.
 */
@Plugin()
export class ReadingPlugin implements ApolloServerPlugin<Context> {
  readonly #pages = new Map(Object.keys(PAGES).map((name) => [print(parse(operation(name))), name]));
  readonly #spellings = new Map<string, string | null>();
  readonly #compiled = new Map<string, CompiledQuery>();
  #schema!: GraphQLSchema;

  constructor(
    private readonly reading: ReadingQueries,
    private readonly clock: Clock,
  ) {}

  serverWillStart({ schema }: { schema: GraphQLSchema }): Promise<void> {
    this.#schema = schema;
    return Promise.resolve();
  }

  requestDidStart({
    request,
    contextValue,
  }: GraphQLRequestContext<Context>): Promise<GraphQLRequestListener<Context> | undefined> {
    const page = contextValue.viewer.role === 'ANONYMOUS' ? this.#pageOf(request.query ?? '') : null;
    if (!page) return Promise.resolve(undefined);
    return Promise.resolve({
      responseForOperation: async () => {
        const root = await this.reading.rootFor(page, request.variables ?? {}, this.clock.now());
        const { data, errors } = await this.#compiledFor(page).query(root, contextValue, request.variables ?? {});
        const singleResult = errors ? { data, errors: errors.map((error) => mask(error.toJSON(), error)) } : { data };
        if (!errors) contextValue.mayKeep?.();
        return { http: { headers: new HeaderMap() }, body: { kind: 'single', singleResult } };
      },
    });
  }

  /** The committed operation that a document is, however it is spaced; null for any other. */
  #pageOf(text: string): string | null {
    const known = this.#spellings.get(text);
    if (known !== undefined) return known;
    let page: string | null = null;
    try {
      page = this.#pages.get(print(parse(text))) ?? null;
    } catch {
      // Not GraphQL: Apollo says so in its own words.
    }
    if (this.#spellings.size >= SPELLINGS) this.#spellings.clear();
    this.#spellings.set(text, page);
    return page;
  }

  #compiledFor(page: string): CompiledQuery {
    const ready = this.#compiled.get(page);
    if (ready) return ready;
    const compiled = compileQuery(this.#schema, parse(operation(page)));
    if (!isCompiledQuery(compiled))
      throw new Error(`${page} could not be compiled: ${JSON.stringify(compiled.errors)}`);
    this.#compiled.set(page, compiled);
    return compiled;
  }
}
