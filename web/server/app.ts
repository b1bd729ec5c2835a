/**
 * The door of web: the api mounts `handle` last, after its own addresses. Knows nothing of Express or Nest.
 * Built to `web/build/server/index.js`.
 */
import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import * as build from 'virtual:react-router/server-build';
import { createRequestHandler, RouterContextProvider } from 'react-router';
import { contentSecurityPolicy } from '../app/asking/content-security.server.ts';
import { isFromOurPages, ourOrigins } from '../app/asking/origins.server.ts';
import { type Execute, type Shell, shellContext } from '../app/asking/shell.server.ts';
import type { ShellFacts, Viewer } from '../app/shell/shell-facts.ts';

export type { Answer, AskingError, Execute } from '../app/asking/shell.server.ts';
export type { Viewer } from '../app/shell/shell-facts.ts';

/** What the api hands over with each request. */
export interface Surroundings {
  execute: Execute;
  /** The signed-in person; null for nobody. */
  viewer: Viewer | null;
  mode: ShellFacts['mode'];
  officersSignIn: ShellFacts['officersSignIn'];
  publicUrl: string;
  /** Keeps a bug of a page in the log; the console's error without it. */
  report?: (error: unknown) => void;
}

/** The folder of scripts, styles and pictures: serve its `assets` under `/assets`, immutable (names carry a hash). */
export const clientFolder = resolve(import.meta.dirname, '../client');

const routes = createRequestHandler(
  // Whether a form came from our own pages is asked once, below; the router's own check knows no PUBLIC_URL.
  { ...build, allowedActionOrigins: ['**'] },
  'production',
);

/** Answers one request for a page, or the form it sends. Never rejects for what a person did. */
export async function handle(request: Request, surroundings: Surroundings): Promise<Response> {
  const { execute, viewer, mode, officersSignIn, publicUrl, report = console.error } = surroundings;
  if (!isFromOurPages(request, ourOrigins(mode, publicUrl, request.url))) return fromElsewhere();

  const address = publicUrl.replace(/\/$/, '');
  const facts: ShellFacts = { mode, officersSignIn, publicUrl: address, viewer, key: randomUUID() };
  const shell: Shell = { execute, facts, outgoing: new Headers(), report };
  const context = new RouterContextProvider();
  context.set(shellContext, shell);
  const response = await routes(request, context);

  const headers = new Headers(response.headers);
  for (const cookie of shell.outgoing.getSetCookie()) headers.append('Set-Cookie', cookie);
  guard(headers, mode);
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}

function guard(headers: Headers, mode: ShellFacts['mode']): void {
  if (!headers.has('Content-Security-Policy')) headers.set('Content-Security-Policy', contentSecurityPolicy('', []));
  headers.set('X-Content-Type-Options', 'nosniff');
  // Not `no-referrer`: browsers would then send our own forms with `Origin: null`.
  if (!headers.has('Referrer-Policy')) headers.set('Referrer-Policy', 'same-origin');
  if (mode === 'demo') headers.set('X-Robots-Tag', 'noindex');
}

function fromElsewhere(): Response {
  const headers = new Headers({ 'Content-Type': 'text/plain; charset=utf-8' });
  guard(headers, 'production');
  return new Response('This form was not sent from a page of ours. Nothing was done.', { status: 403, headers });
}
