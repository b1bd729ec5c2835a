import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { data, type RouterContextProvider, redirect } from 'react-router';
import { type AskingError, type Execute, shellContext } from './shell.server.ts';

/** A fault's code and the status of the page that tells of it; every other code is ours to mend: 500. */
const statusOf: Record<string, number> = {
  NOT_FOUND: 404,
  FORBIDDEN: 403,
  BAD_USER_INPUT: 400,
  TOO_MANY_REQUESTS: 429,
  SERVICE_UNAVAILABLE: 503,
};

type Asked<Variables> = Record<string, never> extends Variables ? [] : [variables: Variables];

/**
 * Asks the api, in-process. Cookies that come with the answer travel on by themselves.
 * @returns the data, whole: an answer with any error is no answer.
 * @throws a redirect to `/sign-in?next=…` where the person must sign in first, else the error page (404, 403, …): let
 *   it pass, the root's error boundary shows it.
 */
export async function ask<Data, Variables>(
  context: Readonly<RouterContextProvider>,
  request: Request,
  document: TypedDocumentNode<Data, Variables>,
  ...[variables]: Asked<Variables>
): Promise<Data> {
  const shell = context.get(shellContext);
  const answer = await shell.execute(document as Parameters<Execute>[0], { ...variables }, request);
  for (const cookie of answer.headers.getSetCookie()) shell.outgoing.append('Set-Cookie', cookie);
  const error = answer.errors?.[0];
  if (error) throw faultPage(error, request);
  return answer.data as Data;
}

/**
 * The thing, or the page "Page not found": for a root field that may be null.
 * @throws the 404 page.
 */
export function found<T>(thing: T | null | undefined): T {
  if (thing === null || thing === undefined) throw data(null, { status: 404 });
  return thing;
}

function faultPage({ message, extensions }: AskingError, request: Request) {
  const code = extensions?.code ?? '';
  if (code === 'UNAUTHENTICATED') return redirect(signInFrom(request));
  return data({ message }, { status: statusOf[code] ?? 500 });
}

/** The address to sign in at, and to come back from, for a person who asked for this page. */
export function signInFrom(request: Request): string {
  const { pathname, search } = new URL(request.url);
  const next = pathname.replace(/(\/)_\.data$|\.data$/, '$1');
  return `/sign-in?next=${encodeURIComponent(`${next}${withoutRoutes(search)}`)}`;
}

/** Where to go after signing in: the `next` of this address if it is a page of ours, else `/me`. */
export function nextOf(request: Request): string {
  const next = new URL(request.url).searchParams.get('next') ?? '';
  const here = new URL('https://here.invalid');
  const there = URL.canParse(next, here) ? new URL(next, here) : null;
  return next.startsWith('/') && there?.origin === here.origin ? `${there.pathname}${there.search}` : '/me';
}

/** The search part without what the router adds to its own requests. */
function withoutRoutes(search: string): string {
  const params = new URLSearchParams(search);
  params.delete('_routes');
  return params.size > 0 ? `?${params}` : '';
}
