import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { isDatabaseGone } from './database.ts';
import type { HotDeed, HotDeeds } from './graphql/hot-deeds.ts';
import type { HotDocuments } from './graphql/hot-documents.ts';
import type { HotRead, HotReads } from './hot-reads.ts';
import { KnownTexts } from './known-texts.ts';
import { log } from './log.ts';
import { hasIt, type Kept, kept, type PublicCache } from './public-cache.ts';
import { ANONYMOUS, type Viewers } from './viewer.ts';

/** A longer document than this is none of our own client's; the ordinary way takes it, in bytes. */
const LONGEST = 32 * 1024;

/** What an answer of GraphQL is, and that nobody keeps it. */
const AS_JSON = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' };

/** Of questions without a cookie: those that are in the cache come over and over. */
const TEXTS = new KnownTexts();

type Handler = (request: IncomingMessage, response: ServerResponse) => void;
type Parsed = IncomingMessage & { body?: unknown };

/** What the front answers from. */
export interface Front {
  readonly cache: PublicCache;
  readonly hot: HotDocuments;
  readonly deeds: HotDeeds;
  readonly reads: HotReads;
  readonly viewers: Viewers;
  /** Sets the headers that every answer carries. */
  readonly dress: (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
  /** From which network address a request comes. */
  readonly addressOf: (request: IncomingMessage) => string;
}

/**
 * Stands before every framework. What is in the cache of public answers goes out byte for byte to those without any
 * cookie; a hot document of whoever is not signed in is answered from its one statement and kept, and so is what is at
 * a hot address; a hot deed of whoever is signed in is done. Everything else goes the ordinary way.
 */
export function standInFront(server: Server, front: Front): void {
  const [ordinary] = server.listeners('request') as [Handler];
  server.removeAllListeners('request');
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const { cookie } = request.headers;
    if (isRead(request)) {
      const read = front.reads.at(request.url as string);
      if (read) return void answerRead(read, request, response, front);
      const known = cookie === undefined ? front.cache.get(keyOfPage(request.url as string)) : undefined;
      return known ? send(known, request, response) : ordinary(request, response);
    }
    return isOurQuestion(request) ? answerQuestion(request, response, front, ordinary) : ordinary(request, response);
  });
}

/** True for a question after a page: for all of it, or for what a GET of it would say before its body (RFC 9110 §9.3.2). */
export function isRead({ method }: IncomingMessage): boolean {
  return method === 'GET' || method === 'HEAD';
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

function answerQuestion(request: Parsed, response: ServerResponse, front: Front, ordinary: Handler): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('error', () => response.destroy());
  request.on('end', () => {
    const bytes = chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
    const isForAll = request.headers.cookie === undefined;
    const text = isForAll ? TEXTS.of(bytes) : bytes.toString();
    // The body as it is: no page's key begins like JSON, and a longer text would have to be copied.
    const key = isForAll ? text : null;
    const known = key === null ? undefined : front.cache.get(key);
    if (known) return send(known, request, response);
    try {
      request.body = JSON.parse(text);
    } catch {
      // The body parser behind says so; it takes a body of no kind as none.
      request.body = undefined;
    }
    return answerUnkept(request, response, front, key).then(
      (isAnswered) => isAnswered || ordinary(request, response),
      (error) => {
        log.error({ err: error }, 'A question was not answered.');
        response.destroy();
      },
    );
  });
}

/** Takes the short way that there is for this question and whoever asks it; false where there is none. */
function answerUnkept(request: Parsed, response: ServerResponse, front: Front, key: string | null): Promise<boolean> {
  const { cookie } = request.headers;
  const deed = cookie === undefined ? null : front.deeds.deedIn(request.body);
  if (deed) return doDeed(deed, request, response, front);
  if (front.viewers.carriesSession(cookie)) return Promise.resolve(false);
  return answerFresh(request, response, front, key);
}

/** Does a hot deed and answers it; false where nothing is done yet, since whoever asks cannot be told. */
async function doDeed(
  deed: HotDeed,
  request: Parsed,
  response: ServerResponse,
  { deeds, viewers, dress }: Front,
): Promise<boolean> {
  const viewer = await viewers.of(new Headers({ cookie: request.headers.cookie as string })).catch(() => ANONYMOUS);
  const done = viewer.role === 'ANONYMOUS' ? null : await deeds.do(deed, viewer);
  if (!done) return false;
  const body = Buffer.from(JSON.stringify(done.body));
  const headers = dressed(request, response, dress);
  response.writeHead(done.status, { ...headers, ...AS_JSON, 'content-length': body.length }).end(body);
  return true;
}

const DRESSES = new WeakMap<Front['dress'], Record<string, string>>();

/** The headers that every answer carries: the same for all, so the first one's are kept. */
function dressed(request: IncomingMessage, response: ServerResponse, dress: Front['dress']): Record<string, string> {
  const known = DRESSES.get(dress);
  if (known) return known;
  dress(request, response, () => undefined);
  const headers = headersOf(response);
  DRESSES.set(dress, headers);
  return headers;
}

/** Answers a hot document, and keeps the answer under the key where there is one; false for any other document. */
async function answerFresh(
  request: Parsed,
  response: ServerResponse,
  { cache, hot, dress }: Front,
  key: string | null,
): Promise<boolean> {
  const make = async () => {
    const answer = await hot.answer(request.body);
    if (!answer) return null;
    return kept(Buffer.from(JSON.stringify(answer)), { ...dressed(request, response, dress), ...AS_JSON });
  };
  const answered = await (key === null ? make() : cache.shared(key, make));
  if (answered) send(answered, request, response);
  return answered !== null;
}

/** What programs of other sites may do with the answer of a hot address, and how they keep it. */
const FOR_PROGRAMS = {
  'access-control-allow-origin': '*',
  'cache-control': 'public, max-age=0, must-revalidate',
  vary: 'accept-encoding',
};

/** Answers a hot address: 404 where nothing is there, 429 to whoever must wait, 503 while the database is gone. */
async function answerRead(
  read: HotRead,
  request: IncomingMessage,
  response: ServerResponse,
  { cache, dress, addressOf }: Front,
): Promise<void> {
  const headers = () => ({ ...dressed(request, response, dress), ...FOR_PROGRAMS });
  const say = (status: number, sentence: string, more = {}) =>
    response
      .writeHead(status, { ...headers(), 'cache-control': 'no-store', 'content-type': 'text/plain', ...more })
      .end(sentence);
  try {
    const seconds = (await read.wait?.(addressOf(request))) ?? 0;
    if (seconds > 0) return void say(429, tooOften(seconds), { 'retry-after': seconds });
    const answer = await readAt(read, request, cache, headers);
    if (answer) send(answer, request, response);
    else say(404, 'Not Found');
  } catch (error) {
    const isGone = isDatabaseGone(error);
    log[isGone ? 'warn' : 'error']({ err: error }, 'A hot address was not answered.');
    if (isGone) say(503, 'The service is not available right now. Try again in a few minutes.', { 'retry-after': 60 });
    else say(500, 'Something went wrong.');
  }
}

async function readAt(
  read: HotRead,
  { url, headers: { cookie } }: IncomingMessage,
  cache: PublicCache,
  headers: () => Record<string, string>,
): Promise<Kept | null> {
  const found = await read.find(url as string);
  if (!found) return null;
  const make = async () => {
    const body = await found.make();
    return body === null ? null : kept(Buffer.from(body), { ...headers(), 'content-type': read.type });
  };
  const isForAll = cookie === undefined;
  return (isForAll ? cache.get(found.key) : undefined) ?? (await (isForAll ? cache.shared(found.key, make) : make()));
}

function tooOften(seconds: number): string {
  return `You have asked too often. Ask again in ${seconds === 1 ? 'a second' : `${seconds} seconds`}.`;
}

/** The headers that every answer of this kind carries: what is set so far, without what belongs to one body. */
export function headersOf(response: ServerResponse): Record<string, string> {
  const { 'content-length': _length, etag: _etag, ...every } = response.getHeaders();
  return Object.fromEntries(Object.entries(every).map(([name, value]) => [name, String(value)]));
}

/** Sends a kept answer: nothing but its tag to whoever has it, small to whoever takes gzip. */
export function send(answer: Kept, request: IncomingMessage, response: ServerResponse): void {
  // Nobody asks again for the answer to a POST by its tag.
  const headers = isRead(request) ? { ...answer.headers, etag: answer.etag } : answer.headers;
  if (isRead(request) && hasIt(request.headers['if-none-match'], answer.etag)) {
    response.writeHead(304, headers).end();
    return;
  }
  const gzip = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  const body = gzip ? answer.gzipped : answer.body;
  response.writeHead(200, { ...headers, 'content-length': body.length, ...(gzip && { 'content-encoding': 'gzip' }) });
  response.end(body);
}
