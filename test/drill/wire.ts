import { setTimeout as pause } from 'node:timers/promises';
import { operation } from '@patchwork/schema';
import { codeIn, type Mail } from '../machine.ts';

/** No answer of the product may take longer, whatever has died (trust.md §3, crashes), in milliseconds. */
export const HANG = 10_000;

/** What came back of one request. */
export interface Reply {
  status: number;
  body: string;
  headers: Headers;
  ms: number;
  // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its question
  data: any;
  errors: { message: string; extensions?: { code?: string } }[];
}

/** Posts any body to `/graphql`. Throws where no answer comes: TimeoutError after `within`, in milliseconds. */
export async function post(
  url: string,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
  within = HANG,
): Promise<Reply> {
  const began = performance.now();
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
    signal: AbortSignal.timeout(within),
  });
  const text = await response.text();
  const ms = performance.now() - began;
  const { data = null, errors = [] } = objectIn(text);
  return { status: response.status, body: text, headers: response.headers, ms, data, errors };
}

function objectIn(text: string): { data?: unknown; errors?: Reply['errors'] } {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}

const cookies = (session?: string): Record<string, string> => (session ? { cookie: session } : {});

/** Posts a document as the person of a session; nobody without one. */
export function ask(
  url: string,
  query: string,
  variables: object = {},
  session?: string,
  within?: number,
): Promise<Reply> {
  return post(url, JSON.stringify({ query, variables }), cookies(session), within);
}

/** Runs one of the committed operations. */
export function run(url: string, name: string, variables: object = {}, session?: string): Promise<Reply> {
  return ask(url, operation(name), variables, session);
}

export async function inboxOf(url: string, address: string): Promise<Mail[]> {
  const response = await fetch(`${url}/dev/inbox.json?to=${encodeURIComponent(address)}`);
  return (await response.json()) as Mail[];
}

/** Asks for a code and reads it from the mail. Throws where it was refused. */
export async function codeFor(url: string, email: string): Promise<string> {
  const before = new Set((await inboxOf(url, email)).map(({ id }) => id));
  const { data, body } = await run(url, 'RequestSignInCode', { email });
  if (data?.requestSignInCode?.__typename !== 'Done') throw new Error(`No code for ${email}: ${body}`);
  for (const until = Date.now() + HANG; Date.now() < until; await pause(50)) {
    const [come] = (await inboxOf(url, email)).filter(({ id }) => !before.has(id));
    if (come) return codeIn(come);
  }
  throw new Error(`No mail came to ${email}.`);
}

/** Signs in by code. Gives the session as a `cookie` header, good at every process of the same database. */
export async function signIn(url: string, email: string): Promise<string> {
  const { headers, body } = await run(url, 'SignIn', { email, code: await codeFor(url, email) });
  const session = headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
  if (!session) throw new Error(`${email} could not sign in: ${body}`);
  return session;
}
