import type { ApolloServer } from '@apollo/server';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import type { ApolloDriver } from '@nestjs/apollo';
import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { type DocumentNode, type GraphQLFormattedError, print } from 'graphql';
import type { Viewer } from '../viewer.ts';
import { contextFor } from './context.ts';
import { HotDocuments } from './hot-documents.ts';

/** What came back of one document. `headers` carries the cookies of a deed that signed in or out. */
export interface Executed {
  data: unknown;
  errors: readonly GraphQLFormattedError[];
  headers: Headers;
}

/** Runs GraphQL in-process for the server-rendered pages: the same schema, rules, limits and masks, and no network. */
@Injectable()
export class Execute {
  readonly #texts = new WeakMap<DocumentNode, string>();

  constructor(
    private readonly modules: ModuleRef,
    private readonly em: EntityManager,
    private readonly hot: HotDocuments,
  ) {}

  async run(
    document: DocumentNode,
    variables: Record<string, unknown>,
    viewer: Viewer,
    incoming: Headers,
  ): Promise<Executed> {
    const query = this.#textOf(document);
    const hot = viewer.role === 'ANONYMOUS' ? await this.hot.answer({ query, variables }) : null;
    if (hot) return { data: hot.data, errors: [], headers: new Headers() };
    const contextValue = contextFor(viewer, incoming);
    const server = (this.modules.get(GraphQLModule, { strict: false }).graphQlAdapter as ApolloDriver)
      .instance as unknown as ApolloServer<typeof contextValue>;
    return RequestContext.create(this.em, async () => {
      const { body } = await server.executeOperation({ query, variables }, { contextValue });
      if (body.kind !== 'single') throw new Error('An operation of our own pages streamed its answer.');
      const { data = null, errors = [] } = body.singleResult;
      return { data, errors, headers: contextValue.outgoing };
    });
  }

  /** Apollo takes text; the same document is printed once. */
  #textOf(document: DocumentNode): string {
    const text = this.#texts.get(document) ?? print(document);
    this.#texts.set(document, text);
    return text;
  }
}
