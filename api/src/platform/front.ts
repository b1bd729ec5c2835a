import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { type Kept, kept, type PublicCache } from './public-cache.ts';

/** Set on a request whose answer, so its maker says, is public and the same for everybody. */
export const MAY_KEEP = Symbol('may keep');

/** A longer document than this is none of our own client's; the ordinary way takes it, in bytes. */
const LONGEST = 32 * 1024;

type Handler = (request: IncomingMessage, response: ServerResponse) => void;
type Parsed = IncomingMessage & { body?: unknown; [MAY_KEEP]?: boolean };

/**
 * Stands before everything: answers whoever carries no cookie from the cache of public answers, byte for byte, before
 * any framework sees the request. What it does not know goes the ordinary way, and a public answer to a GraphQL
 * document is kept on its way out.
 */
export function standInFront(server: Server, cache: PublicCache): void {
  const [ordinary] = server.listeners('request') as [Handler];
  server.removeAllListeners('request');
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (request.headers.cookie !== undefined) return ordinary(request, response);
    if (request.method === 'GET') {
      const known = cache.get(keyOfPage(request.url as string));
      return known ? send(known, request, response) : ordinary(request, response);
    }
    if (isOurQuestion(request)) return answerQuestion(request, response, cache, ordinary);
    return ordinary(request, response);
  });
}

/** Under which key a page is kept. */
export function keyOfPage(url: string): string {
  return `GET ${url}`;
}

function isOurQuestion({ method, url, headers }: IncomingMessage): boolean {
  const length = Number(headers['content-length']);
  const isJson = headers['content-type']?.startsWith('application/json') && headers['content-encoding'] === undefined;
  return method === 'POST' && url === '/graphql' && isJson === true && length > 0 && length <= LONGEST;
}

function answerQuestion(request: Parsed, response: ServerResponse, cache: PublicCache, ordinary: Handler): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('error', () => response.destroy());
  request.on('end', () => {
    const text = Buffer.concat(chunks).toString();
    const key = `POST ${text}`;
    const known = cache.get(key);
    if (known) return send(known, request, response);
    try {
      request.body = JSON.parse(text);
    } catch {
      // The body parser behind says so; it takes a body of no kind as none.
      request.body = undefined;
    }
    keepOnTheWay(key, request, response, cache);
    return ordinary(request, response);
  });
}

/** Keeps the answer as it goes out, where its maker said that it may be. */
function keepOnTheWay(key: string, request: Parsed, response: ServerResponse, cache: PublicCache): void {
  const { generation } = cache;
  const end = response.end.bind(response) as (...all: unknown[]) => ServerResponse;
  response.end = ((...all: unknown[]) => {
    const [body] = all;
    if (request[MAY_KEEP] && response.statusCode === 200 && (typeof body === 'string' || Buffer.isBuffer(body))) {
      const bytes = Buffer.from(body as string);
      void cache.keep(key, kept(bytes, headersOf(response)), generation);
    }
    return end(...all);
  }) as typeof response.end;
}

/** The headers that every answer of this kind carries: what is set so far, without what belongs to one body. */
export function headersOf(response: ServerResponse): Record<string, string> {
  const { 'content-length': _length, etag: _etag, ...every } = response.getHeaders();
  return Object.fromEntries(Object.entries(every).map(([name, value]) => [name, String(value)]));
}

/** Sends a kept answer: nothing but its tag to whoever has it, small to whoever takes gzip. */
export function send(answer: Kept, request: IncomingMessage, response: ServerResponse): void {
  const headers = { ...answer.headers, etag: answer.etag };
  if (request.method === 'GET' && request.headers['if-none-match'] === answer.etag) {
    response.writeHead(304, headers).end();
    return;
  }
  const gzip = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  const body = gzip ? answer.gzipped : answer.body;
  response.writeHead(200, { ...headers, 'content-length': body.length, ...(gzip && { 'content-encoding': 'gzip' }) });
  response.end(body);
}
