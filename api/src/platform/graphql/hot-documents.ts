import { Injectable } from '@nestjs/common';
import { type GraphQLSchema, parse, print } from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { log } from '../log.ts';
import { ANONYMOUS } from '../viewer.ts';
import { contextFor } from './context.ts';
import { operationIn, type Variables } from './question.ts';

/** One of our own client's documents that is asked for all the time, and how its whole answer is read at once. */
export interface HotDocument {
  /** Its operation's name. */
  readonly name: string;
  readonly text: string;
  /** The root of the execution, holding every field that is asked for; null where the thing asked for is not there. */
  root(variables: Variables): Promise<Record<string, unknown> | null>;
}

/** How many spellings of hot documents are remembered: ours and those of clients that print them otherwise. */
const SPELLINGS = 200;

/**
 * The short way to the hot public documents, for whoever is not signed in: known documents, so neither validated nor
 * measured again, run by compiled code over a root that is there whole. The schema is the one that everybody gets, with
 * the rule of each field around its resolver. Everything else, and every answer with an error, takes the ordinary way.
 */
@Injectable()
export class HotDocuments {
  readonly #hot = new Map<string, HotDocument>();
  readonly #compiled = new Map<HotDocument, CompiledQuery>();
  readonly #spellings = new Map<string, HotDocument | null>();
  #schema: GraphQLSchema | undefined;

  /** Makes a document hot. */
  add(document: HotDocument): void {
    this.#hot.set(canonical(document.text), document);
  }

  /** From here on there are answers, over the schema that is served. */
  open(schema: GraphQLSchema): void {
    this.#schema = schema;
  }

  /** The answer for somebody who is not signed in; null where this is not a hot document or the answer is not plain. */
  async answer(question: unknown): Promise<{ data: unknown } | null> {
    const [document, variables] = this.#understood(question);
    if (!document || !this.#schema) return null;
    try {
      const root = await document.root(variables);
      if (!root) return null;
      const context = contextFor(ANONYMOUS, new Headers());
      const { data, errors } = await this.#compiledOf(document, this.#schema).query(root, context, variables);
      return errors?.length ? null : { data };
    } catch (error) {
      log.warn({ err: error }, `${document.name} took the ordinary way.`);
      return null;
    }
  }

  #understood(body: unknown): [HotDocument | null, Variables] {
    const asked = operationIn(body);
    if (!asked) return [null, {}];
    const document = this.#spelledLike(asked.query);
    const isIt = asked.operationName === null || asked.operationName === document?.name;
    return [isIt ? document : null, asked.variables];
  }

  /** The hot document that a text is, however it is spaced and ordered; null for any other. */
  #spelledLike(text: string): HotDocument | null {
    const known = this.#spellings.get(text);
    if (known !== undefined) return known;
    let document: HotDocument | null = null;
    try {
      document = this.#hot.get(canonical(text)) ?? null;
    } catch {
      // Not GraphQL: the ordinary way says so.
    }
    if (this.#spellings.size >= SPELLINGS) this.#spellings.clear();
    this.#spellings.set(text, document);
    return document;
  }

  #compiledOf(document: HotDocument, schema: GraphQLSchema): CompiledQuery {
    const ready = this.#compiled.get(document);
    if (ready) return ready;
    const compiled = compileQuery(schema, parse(document.text));
    if (!isCompiledQuery(compiled)) throw new Error(`It could not be compiled: ${JSON.stringify(compiled.errors)}`);
    this.#compiled.set(document, compiled);
    return compiled;
  }
}

/** The same text for the same document: generators put the fragments in orders of their own. */
function canonical(text: string): string {
  return parse(text).definitions.map(print).sort().join('\n');
}
