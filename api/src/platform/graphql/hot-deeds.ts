import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import {
  type DocumentNode,
  execute,
  type GraphQLFormattedError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  specifiedRules,
  type ValidationRule,
  validate,
} from 'graphql';
import type { Viewer } from '../viewer.ts';
import { contextFor } from './context.ts';
import { LIMITS } from './limits.ts';
import { mask, UNAVAILABLE } from './mask.ts';
import { operationIn, type Variables } from './question.ts';

/** How many spellings of deeds are remembered: a client has one. */
const SPELLINGS = 200;

/** A request that does one hot deed and nothing else, and with which nothing is wrong. */
export interface HotDeed {
  readonly document: DocumentNode;
  readonly variables: Variables;
}

/** What came of it, as GraphQL over HTTP has it. */
export interface Done {
  status: number;
  body: { data: unknown; errors?: GraphQLFormattedError[] };
}

/**
 * The short way for the deed that thousands do in the same hour: a vote. Whatever document does it, and nothing beside
 * it, is measured and validated once, and then executed over the schema that everybody gets, with the rule of each
 * field around its resolver. A hot deed changes nothing public, so that nobody can tell from what is kept for everybody
 * that one was done; it sets no cookie and reads no header. Everything else takes the ordinary way.
 */
@Injectable()
export class HotDeeds {
  readonly #fields = new Set<string>();
  readonly #documents = new Map<string, DocumentNode | null>();
  #served: { schema: GraphQLSchema; rules: readonly ValidationRule[] } | undefined;

  constructor(private readonly em: EntityManager) {}

  /** Makes a mutation hot, by the name of its field. */
  add(field: string): void {
    this.#fields.add(field);
  }

  /** From here on they are done, over the schema that is served and by the rules that other documents are held to. */
  open(schema: GraphQLSchema, rules: readonly ValidationRule[]): void {
    this.#served = { schema, rules: [...specifiedRules, ...rules] };
  }

  /** The hot deed that a request's body asks for; null for anything else, and for what the ordinary way has to refuse. */
  deedIn(body: unknown): HotDeed | null {
    const asked = operationIn(body);
    if (!asked) return null;
    const document = this.#documentOf(asked.query);
    const isIt = asked.operationName === null || document?.definitions.some((one) => isNamed(one, asked.operationName));
    return document && isIt ? { document, variables: asked.variables } : null;
  }

  /** Does it for whoever asks; null where nothing was done, since the variables do not fit. */
  async do({ document, variables }: HotDeed, viewer: Viewer): Promise<Done | null> {
    const schema = this.#served?.schema as GraphQLSchema;
    const contextValue = contextFor(viewer, new Headers());
    const act = () => execute({ schema, document, contextValue, variableValues: variables });
    const { data, errors } = await RequestContext.create(this.em, act);
    if (data === undefined) return null;
    if (!errors) return { status: 200, body: { data } };
    const masked = errors.map((error) => mask(error.toJSON(), error));
    const isGone = masked.some(({ extensions }) => extensions?.['code'] === UNAVAILABLE);
    return { status: isGone ? 503 : 200, body: { errors: masked, data } };
  }

  /** True where an operation does hot deeds alone. */
  areAll({ operation, selectionSet }: OperationDefinitionNode): boolean {
    const fields = selectionSet.selections;
    return (
      operation === 'mutation' && fields.every((one) => one.kind === Kind.FIELD && this.#fields.has(one.name.value))
    );
  }

  #documentOf(text: string): DocumentNode | null {
    const known = this.#documents.get(text);
    if (known !== undefined) return known;
    const document = this.#understood(text);
    if (this.#documents.size >= SPELLINGS) this.#documents.clear();
    this.#documents.set(text, document);
    return document;
  }

  #understood(text: string): DocumentNode | null {
    if (!this.#served) return null;
    const { schema, rules } = this.#served;
    try {
      const document = parse(text, { maxTokens: LIMITS.tokens });
      const [operation, ...others] = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
      const isOne = operation && others.length === 0 && operation.selectionSet.selections.length === 1;
      return isOne && this.areAll(operation) && validate(schema, document, rules).length === 0 ? document : null;
    } catch {
      // Not GraphQL, or too much of it: the ordinary way says so.
      return null;
    }
  }
}

function isNamed(one: DocumentNode['definitions'][number], name: string | null): boolean {
  return one.kind === Kind.OPERATION_DEFINITION && one.name?.value === name;
}
