import type { IncomingMessage } from 'node:http';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import helmet from 'helmet';
import { AppModule } from './app.module.ts';
import { ENVIRONMENT, type Environment } from './platform/environment.ts';
import { standInFront } from './platform/front.ts';
import { HotDeeds } from './platform/graphql/hot-deeds.ts';
import { HotDocuments } from './platform/graphql/hot-documents.ts';
import { LIMITS } from './platform/graphql/limits.ts';
import { HotReads } from './platform/hot-reads.ts';
import { NestLog } from './platform/log.ts';
import { PublicCache } from './platform/public-cache.ts';
import { Viewers } from './platform/viewer.ts';
import type { WebBuild } from './platform/web.ts';

/** The service, not yet listening: Nest on Express, whose body parser stays off so that pages read their own forms. */
export async function serviceFor(environment: Environment, web?: WebBuild): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(environment, web), {
    bodyParser: false,
    logger: new NestLog(),
    abortOnError: false,
  });
  await prepare(app);
  return app;
}

/** Everything between making the application and listening: what stands before its routes, its start, its cache. */
export async function prepare(app: NestExpressApplication): Promise<void> {
  const environment = app.get<Environment>(ENVIRONMENT);
  const dress = headersForBrowsers(environment);
  putBeforeRoutes(app, dress);
  await app.init();
  if (environment.role === 'worker') return;
  const viewers = app.get(Viewers, { strict: false });
  const [cache, hot, deeds] = [app.get(PublicCache), app.get(HotDocuments), app.get(HotDeeds)];
  const addressOf = networkAddressBy(app.getHttpAdapter().getInstance());
  standInFront(app.getHttpServer(), { cache, hot, deeds, reads: app.get(HotReads), viewers, dress, addressOf });
}

/** From where a request comes, as Express tells by the proxy that it may believe. */
function networkAddressBy(express: Express): (request: IncomingMessage) => string {
  return (request) => (Object.setPrototypeOf(request, express.request) as Request).ip ?? '';
}

/** What stands before every route: the proxy it may believe, headers for browsers, and the body of `/graphql`. */
function putBeforeRoutes(app: NestExpressApplication, dress: Dress): void {
  const { trustProxy, role } = app.get<Environment>(ENVIRONMENT);
  if (trustProxy) app.set('trust proxy', /^\d+$/.test(trustProxy) ? Number(trustProxy) : trustProxy);
  app.disable('x-powered-by');
  if (role === 'worker') app.use(onlyHealth);
  app.set('query parser', 'simple');
  app.use(dress);
  app.use('/graphql', onlyByPost, express.json({ limit: LIMITS.bodyBytes }), notJson);
  const em = app.get(EntityManager);
  app.use('/graphql', (_: Request, __: Response, next: NextFunction) => RequestContext.create(em, next));
}

type Dress = ReturnType<typeof helmet>;

/**
 * The headers that every answer carries. The pages write their own content security policy, with their hashes. Nobody
 * who searches may take a demonstration for the police.
 */
function headersForBrowsers({ publicUrl, mode }: Environment): Dress {
  const dress = helmet({
    contentSecurityPolicy: false,
    strictTransportSecurity: publicUrl.startsWith('https:'),
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: false,
  });
  if (mode !== 'demo') return dress;
  return (request, response, next) => {
    response.setHeader('X-Robots-Tag', 'noindex');
    dress(request, response, next);
  };
}

/** A worker answers whoever asks whether it is well, and nothing else. */
function onlyHealth({ path }: Request, response: Response, next: NextFunction): void {
  if (path === '/livez' || path === '/readyz') next();
  else response.status(404).type('text').send('Not Found');
}

/** Questions in addresses would stand in logs and histories. */
function onlyByPost(request: Request, response: Response, next: NextFunction): void {
  const errors = [{ message: 'Ask by POST.', extensions: { code: 'BAD_REQUEST' } }];
  if (request.method === 'POST') next();
  else response.status(405).set('allow', 'POST').json({ errors });
}

/** A body that is no JSON, or too much of it, is the client's mistake: 400 in GraphQL's shape, nothing of ours in it. */
function notJson(_error: unknown, _request: Request, response: Response, _next: NextFunction): void {
  const message = 'The body is not JSON of at most 256 kB.';
  response.status(400).json({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
}
