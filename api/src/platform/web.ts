import { readdirSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { createRequest, sendResponse } from '@remix-run/node-fetch-server';
import compression from 'compression';
import express, { type Express } from 'express';
import type { DocumentNode } from 'graphql';
import { isDatabaseGone } from './database.ts';
import { ENVIRONMENT, type Environment } from './environment.ts';
import { headersOf, isRead, keyOfPage, send } from './front.ts';
import { Execute, type Executed } from './graphql/execute.ts';
import { mask } from './graphql/mask.ts';
import { log } from './log.ts';
import { type Kept, kept, PublicCache } from './public-cache.ts';
import { ANONYMOUS, type Viewer, Viewers } from './viewer.ts';

/** What the built web client gives: a handler of requests, and the folder of its files. */
export interface WebBuild {
  readonly clientFolder: string;
  handle(request: Request, surroundings: Surroundings): Promise<Response>;
}

/** What the pages may ask of the service. */
export interface Surroundings {
  execute(document: never, variables: Record<string, unknown>, request: Request): Promise<Executed>;
  viewer: { email: string; role: Exclude<Viewer['role'], 'ANONYMOUS'> } | null;
  mode: Environment['mode'];
  /** Where officers go on to their force's own sign-in; null where none is set up. */
  officersSignIn: string | null;
  publicUrl: string;
  report(error: unknown): void;
}

const A_YEAR = 365 * 24 * 3_600_000;

/** What the pages stand on, in this process. */
@Injectable()
export class PageHost {
  constructor(
    @Inject(ENVIRONMENT) readonly environment: Environment,
    readonly viewers: Viewers,
    readonly execute: Execute,
    readonly cache: PublicCache,
  ) {}
}

/** Mounts the pages behind everything else: their files first, then the server render. */
export function mountWeb(app: Express, web: WebBuild, host: PageHost): void {
  const files = { index: false, redirect: false } as const;
  const compressed = compression();
  const assets = express.static(`${web.clientFolder}/assets`, {
    ...files,
    immutable: true,
    maxAge: A_YEAR,
    fallthrough: false,
  });
  app.use('/assets', compressed, assets);
  const others = express.static(web.clientFolder, { ...files, maxAge: 3_600_000 });
  const names = new Set(readdirSync(web.clientFolder));
  app.use(compressed, (request, response, next) => {
    // Looking on the disk for every page would cost more than it takes to know the few names.
    if (names.has(request.path.split('/')[1] as string)) others(request, response, next);
    else next();
  });
  app.use((request, response, next) => {
    answer(request, response, web, host).catch(next);
  });
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  web: WebBuild,
  host: PageHost,
): Promise<void> {
  const asked = askedBy(request, response);
  // Where it came from, by the proxy we believe; never what the client itself wrote there.
  asked.headers.set('x-patchwork-address', (request as express.Request).ip ?? '');
  if (!isPlain(request)) return sendResponse(response, await render(asked, web, host));
  let own: Response | undefined;
  const answered = await host.cache.shared(keyOfPage(request.url as string), async () => {
    const page = await render(asked, web, host);
    if (isForEverybody(page)) return keptPage(response, page);
    own = page;
    return null;
  });
  if (answered) send(answered, request, response);
  else await sendResponse(response, own ?? (await render(asked, web, host)));
}

async function keptPage(response: ServerResponse, page: Response): Promise<Kept> {
  return kept(Buffer.from(await page.arrayBuffer()), {
    ...headersOf(response),
    ...Object.fromEntries(page.headers),
    'cache-control': 'public, max-age=0, must-revalidate',
    'access-control-allow-origin': '*',
    vary: 'accept-encoding, cookie',
  });
}

/** True where nothing in the request makes its answer somebody's own. */
function isPlain(request: IncomingMessage): boolean {
  return isRead(request) && request.headers.cookie === undefined;
}

/** The request as the pages know it. Whoever asks for a page's head has the whole page made, which the next may want. */
function askedBy(request: IncomingMessage, response: ServerResponse): Request {
  const asked = createRequest(request, response);
  return request.method === 'HEAD' ? new Request(asked.url, { headers: asked.headers, signal: asked.signal }) : asked;
}

/** True for a page that is not marked as one person's. */
function isForEverybody(page: Response): boolean {
  if (page.status !== 200) return false;
  return !page.headers.has('set-cookie') && !/private|no-store/.test(page.headers.get('cache-control') ?? '');
}

async function render(request: Request, web: WebBuild, { environment, viewers, execute }: PageHost): Promise<Response> {
  let asking = await viewerOf(request.headers, viewers);
  const { viewer } = asking;
  return web.handle(request, {
    execute: async (document: DocumentNode, variables: Record<string, unknown>) => {
      if ('gone' in asking) return refused(asking.gone);
      const answer = await execute.run(document, variables, asking.viewer, asking.headers);
      const cookies = answer.headers.getSetCookie();
      // Whoever signed in with this page's form does the rest of it as themselves.
      if (cookies.length > 0) asking = await viewerOf(carrying(asking.headers, cookies), viewers);
      return answer;
    },
    viewer: viewer.role === 'ANONYMOUS' || !viewer.email ? null : { email: viewer.email, role: viewer.role },
    mode: environment.mode,
    officersSignIn: environment.oidc ? '/auth/force' : null,
    publicUrl: environment.publicUrl,
    report: (error) => log.error({ err: error }, 'A page failed.'),
  });
}

type Asking = { viewer: Viewer; headers: Headers } & ({ gone?: never } | { gone: unknown });

/** Who asks; nobody while the database is gone, and then every question is answered with that. */
async function viewerOf(headers: Headers, viewers: Viewers): Promise<Asking> {
  try {
    return { viewer: await viewers.of(headers), headers };
  } catch (gone) {
    if (!isDatabaseGone(gone)) throw gone;
    return { viewer: ANONYMOUS, headers, gone };
  }
}

/** The headers of the request as the browser would send them next, with the cookies that an answer set. */
function carrying(headers: Headers, setCookies: readonly string[]): Headers {
  const jar = new Map(
    [headers.get('cookie') ?? '', ...setCookies.map((line) => line.split(';', 1)[0] as string)]
      .flatMap((cookies) => cookies.split(/;\s*/))
      .filter((cookie) => cookie.includes('='))
      .map((cookie) => [cookie.slice(0, cookie.indexOf('=')), cookie]),
  );
  const next = new Headers(headers);
  next.set('cookie', [...jar.values()].join('; '));
  return next;
}

function refused(gone: unknown): Executed {
  return { data: null, errors: [mask({ message: '' }, gone)], headers: new Headers() };
}
