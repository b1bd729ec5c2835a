import { createRequestListener } from '@remix-run/node-fetch-server';
import express, { type Express } from 'express';
import type { DocumentNode } from 'graphql';
import { isDatabaseGone } from './database.ts';
import type { Environment } from './environment.ts';
import type { Execute, Executed } from './graphql/execute.ts';
import { mask } from './graphql/mask.ts';
import { log } from './log.ts';
import { ANONYMOUS, type Viewer, type Viewers } from './viewer.ts';

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
  publicUrl: string;
  report(error: unknown): void;
}

const A_YEAR = 365 * 24 * 3_600_000;

/** Mounts the pages behind everything else: their files first, then the server render. */
export function mountWeb(
  app: Express,
  web: WebBuild,
  environment: Environment,
  viewers: Viewers,
  execute: Execute,
): void {
  const files = { index: false, redirect: false } as const;
  app.use(
    '/assets',
    express.static(`${web.clientFolder}/assets`, { ...files, immutable: true, maxAge: A_YEAR, fallthrough: false }),
  );
  app.use(express.static(web.clientFolder, { ...files, maxAge: 3_600_000 }));
  const answer = createRequestListener((request) => page(request, web, environment, viewers, execute));
  app.use((request, response) => void answer(request, response));
}

async function page(
  request: Request,
  web: WebBuild,
  environment: Environment,
  viewers: Viewers,
  execute: Execute,
): Promise<Response> {
  const asking = await viewerOf(request, viewers);
  const { viewer } = asking;
  return web.handle(request, {
    execute: (document: DocumentNode, variables: Record<string, unknown>) =>
      'gone' in asking
        ? Promise.resolve(refused(asking.gone))
        : execute.run(document, variables, viewer, request.headers),
    viewer: viewer.role === 'ANONYMOUS' || !viewer.email ? null : { email: viewer.email, role: viewer.role },
    mode: environment.mode,
    publicUrl: environment.publicUrl,
    report: (error) => log.error({ err: error }, 'A page failed.'),
  });
}

/** Who asks; nobody while the database is gone, and then every question is answered with that. */
async function viewerOf(
  request: Request,
  viewers: Viewers,
): Promise<{ viewer: Viewer } | { viewer: Viewer; gone: unknown }> {
  try {
    return { viewer: await viewers.of(request.headers) };
  } catch (gone) {
    if (!isDatabaseGone(gone)) throw gone;
    return { viewer: ANONYMOUS, gone };
  }
}

function refused(gone: unknown): Executed {
  return { data: null, errors: [mask({ message: '' }, gone)], headers: new Headers() };
}
