import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { createContext } from 'react-router';
import type { ShellFacts } from '#shell/shell-facts.ts';

/** One error of an answer. The words are already safe to show: a bug's carry only its number. */
export interface AskingError {
  message: string;
  extensions?: { code?: string; [name: string]: unknown };
}

/** What came back. `data` is null or partial where `errors` is not empty; `headers` carries cookies to pass on. */
export interface Answer {
  data: unknown;
  errors?: readonly AskingError[];
  headers: Headers;
}

/** Runs one GraphQL document in-process for the person who sent `request`. Given by the api. */
export type Execute = (
  document: TypedDocumentNode<unknown, never>,
  variables: Record<string, unknown>,
  request: Request,
) => Promise<Answer>;

/** What one request knows about its surroundings. The door (`server/app.ts`) puts it in the router's context. */
export interface Shell {
  execute: Execute;
  facts: ShellFacts;
  /** Headers that the answers asked for (cookies); the door adds them to the response. */
  outgoing: Headers;
  /** Keeps a bug of a page in the log. */
  report: (error: unknown) => void;
}

export const shellContext = createContext<Shell>();
