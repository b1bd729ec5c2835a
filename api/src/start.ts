import 'reflect-metadata';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { serviceFor } from './app.ts';
import { type Environment, environmentOf } from './platform/environment.ts';
import type { WebBuild } from './platform/web.ts';

export { environmentOf, HalfConfigured } from './platform/environment.ts';
export type { WebBuild } from './platform/web.ts';

/** A running service. */
export interface Started {
  /** Where it listens: `http://127.0.0.1:3000`. */
  readonly url: string;
  /** Answers what is under way, then stops jobs and connections. */
  close(): Promise<void>;
}

/** How long requests under way may take to end when the service stops, in milliseconds. */
const END_WITHIN = 3_000;

/**
 * Starts the service: `/graphql`, the machine edges and, where a built web client is given, its pages.
 * Throws HalfConfigured where the environment lacks what its mode needs.
 */
export async function start(source: NodeJS.ProcessEnv = process.env, web?: WebBuild): Promise<Started> {
  const environment = environmentOf(source);
  const app = await serviceFor(environment, web);
  const server = app.getHttpServer() as Server;
  await app.listen(environment.port, environment.host);
  const metrics = await metricsFor(environment);
  const { address, port } = server.address() as AddressInfo;
  const url = `http://${address.includes(':') ? `[${address}]` : address}:${port}`;
  return { url, close: () => Promise.all([end(app, server), metrics?.close()]).then(() => undefined) };
}

async function metricsFor({ metricsPort, host }: Environment): Promise<Server | undefined> {
  if (!metricsPort) return undefined;
  const { serveMetrics } = await import('./platform/metrics.ts');
  return serveMetrics(metricsPort, host);
}

async function end(app: NestExpressApplication, server: Server): Promise<void> {
  server.closeIdleConnections();
  const patience = setTimeout(() => server.closeAllConnections(), END_WITHIN);
  await app.close();
  clearTimeout(patience);
}
