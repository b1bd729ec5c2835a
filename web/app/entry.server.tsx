import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { ReactNode } from 'react';
import { renderToPipeableStream } from 'react-dom/server';
import {
  type EntryContext,
  type HandleErrorFunction,
  isRouteErrorResponse,
  type RouterContextProvider,
  ServerRouter,
} from 'react-router';
import { contentSecurityPolicy } from '#asking/content-security.server.ts';
import { ourOrigins } from '#asking/origins.server.ts';
import { shellContext } from '#asking/shell.server.ts';
import { ServerPage } from '#shell/shell-facts.ts';

/** Renders one page to the end, then writes the policy that fits it. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  routerContext: EntryContext,
  context: RouterContextProvider,
): Promise<Response> {
  const { facts } = context.get(shellContext);
  const html = await rendered(
    <ServerPage value={{ facts, enhancements: routerContext.manifest.entry.module }}>
      <ServerRouter context={routerContext} url={request.url} />
    </ServerPage>,
  );
  headers.set('Content-Type', 'text/html; charset=utf-8');
  headers.set(
    'Content-Security-Policy',
    contentSecurityPolicy(
      html,
      ourOrigins(facts.mode, facts.publicUrl, request.url),
      status === 200 && isEmbedded(request),
    ),
  );
  // A form's key must be its own: a page that was kept for everybody would hand the same one to two people.
  // And what is said to somebody signed in is for nobody else.
  const isPersonal = facts.viewer !== null || html.includes('name="clientKey"');
  if (isPersonal) headers.set('Cache-Control', 'private, no-store');
  return new Response(html, { status, headers });
}

/** True for the pages that other sites may frame. */
function isEmbedded({ url }: Request): boolean {
  return new URL(url).pathname.startsWith('/embed/');
}

/** Bugs of pages go where the api keeps its own; an address that takes no form is no bug. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  const isOurs = !isRouteErrorResponse(error) || error.status >= 500;
  if (isOurs && !request.signal.aborted) context.get(shellContext).report(error);
};

/** The whole page at once: a part that came later would stay hidden from those without JavaScript. */
function rendered(page: ReactNode): Promise<string> {
  return new Promise((resolve, reject) => {
    const { pipe } = renderToPipeableStream(page, {
      progressiveChunkSize: Number.POSITIVE_INFINITY,
      onAllReady: () => text(pipe(new PassThrough())).then(resolve, reject),
      onShellError: reject,
      onError: reject,
    });
  });
}
