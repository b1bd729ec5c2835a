import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Express, Request } from 'express';
import { CloseCode, handleProtocols, type Server } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { ENVIRONMENT, type Environment } from '../environment.ts';
import { log } from '../log.ts';
import { ourOrigins } from '../origins.ts';
import { headersOf } from './context.ts';
import { type Opened, protocolOf, type Served } from './subscriptions.ts';

/** What sockets may take. `people` in a hall have one address between them. */
export const SOCKETS = {
  payloadBytes: 32 * 1024,
  subscriptions: 5,
  ofPerson: 20,
  ofAddress: 200,
  initWithin: 5_000,
  beatEvery: 20_000,
  closeWithin: 1_000,
} as const;

type Upgraded = Request & { headers: IncomingMessage['headers'] };
type Choosing = HttpServer & { shouldUpgradeCallback: (request: IncomingMessage) => boolean };

/**
 * WebSockets at `/graphql`, for subscriptions alone. They are opened by pages of ours: a browser always says of which
 * origin its page is, and who says nothing is no browser, so that no page of somebody else speaks with a person's
 * cookies. What they may hold is bounded, those who no longer answer go, and at the end all are told to come again.
 */
@Injectable()
export class Sockets {
  readonly #sockets = new WebSocketServer({
    noServer: true,
    maxPayload: SOCKETS.payloadBytes,
    handleProtocols,
  });
  readonly #open = new Map<string, number>();
  #served: Served | undefined;
  #protocol: Server<Opened> | undefined;
  /** Every so many milliseconds each socket must have answered; a test shortens it. */
  beatEvery: number = SOCKETS.beatEvery;

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly adapters: HttpAdapterHost,
    private readonly em: EntityManager,
  ) {}

  /** From here on sockets are opened; not in a worker. */
  open(served: Served): void {
    if (this.environment.role === 'worker') return;
    this.#served = served;
    this.#protocol = protocolOf(served, this.em, SOCKETS);
    const server = this.adapters.httpAdapter.getHttpServer() as Choosing;
    // Some clients offer HTTP/2 with every request; only these are ours to upgrade.
    server.shouldUpgradeCallback = ({ headers }) => headers.upgrade?.toLowerCase() === 'websocket';
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      socket.on('error', () => socket.destroy());
      this.#upgrade(request, socket, head).catch((error: unknown) => {
        log.warn({ err: error }, 'A socket could not be opened.');
        refuse(socket, '503 Service Unavailable');
      });
    });
  }

  /** Tells every socket to go away and come again; ends those that do not within a second. */
  async close(): Promise<void> {
    this.#protocol = undefined;
    const closed = [...this.#sockets.clients].map((socket) => new Promise((resolve) => socket.once('close', resolve)));
    for (const socket of this.#sockets.clients) socket.close(1001, 'Going away');
    const patience = setTimeout(() => {
      for (const socket of this.#sockets.clients) socket.terminate();
    }, SOCKETS.closeWithin);
    await Promise.all(closed);
    clearTimeout(patience);
  }

  async #upgrade(bare: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    // As Express does with each request: it then knows its address by the proxy that we believe.
    const express = this.adapters.httpAdapter.getInstance() as Express;
    const request = Object.setPrototypeOf(bare, express.request) as Upgraded;
    const { origin, host } = request.headers;
    if (bare.url?.split('?')[0] !== '/graphql') return refuse(socket, '404 Not Found');
    if (origin !== undefined && !ourOrigins(this.environment, host).has(origin)) return refuse(socket, '403 Forbidden');
    const incoming = headersOf(request);
    const [whose, most] = await this.#accountOf(incoming);
    if (!this.#protocol) return refuse(socket, '503 Service Unavailable');
    if ((this.#open.get(whose) ?? 0) >= most) return refuse(socket, '429 Too Many Requests');
    this.#sockets.handleUpgrade(bare, socket, head, (opened) => {
      this.#count(whose, 1);
      opened.once('close', () => this.#count(whose, -1));
      this.#serve(opened, incoming);
    });
  }

  /** On whose account a socket is, and how many may be. */
  async #accountOf(incoming: Headers): Promise<[string, number]> {
    const { viewers } = this.#served as Served;
    const person = viewers.carriesSession(incoming.get('cookie') ?? undefined) && (await viewers.of(incoming)).personId;
    const account: [string, number] = person
      ? [person, SOCKETS.ofPerson]
      : [incoming.get('x-patchwork-address') ?? '', SOCKETS.ofAddress];
    return this.environment.mode === 'production' ? account : [account[0], Number.POSITIVE_INFINITY];
  }

  #count(whose: string, by: number): void {
    const open = (this.#open.get(whose) ?? 0) + by;
    if (open > 0) this.#open.set(whose, open);
    else this.#open.delete(whose);
  }

  #serve(socket: WebSocket, incoming: Headers): void {
    const closed = (this.#protocol as Server<Opened>).opened(
      {
        protocol: socket.protocol,
        // Waits until it is on its way: a slow reader gets fewer events, not a queue of them.
        send: (text) =>
          new Promise((resolve) => {
            if (socket.readyState === socket.OPEN) socket.send(text, () => resolve());
            else resolve();
          }),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (take) => {
          socket.on('message', (data) => {
            take(String(data)).catch((error: unknown) => {
              log.warn({ err: error }, 'A socket said what nobody understands.');
              socket.close(CloseCode.BadRequest, 'Invalid message received');
            });
          });
        },
      },
      { incoming },
    );
    const stop = beat(socket, this.beatEvery);
    socket.on('error', (error) => log.debug({ err: error }, 'A socket failed.'));
    socket.once('close', (code, reason) => {
      stop();
      closed(code, String(reason)).catch((error: unknown) => log.warn({ err: error }, 'A socket did not end well.'));
    });
  }
}

/** Ends a socket whose other side has not answered since the beat before. */
function beat(socket: WebSocket, every: number): () => void {
  let isThere = true;
  socket.on('pong', () => {
    isThere = true;
  });
  const timer = setInterval(() => {
    if (!isThere) return socket.terminate();
    isThere = false;
    socket.ping();
  }, every);
  return () => clearInterval(timer);
}

function refuse(socket: Duplex, status: string): void {
  socket.once('finish', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
