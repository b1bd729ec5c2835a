import { EntityManager } from '@mikro-orm/postgresql';
import { type Client, createClient } from 'graphql-ws';
import { type ClientOptions, WebSocket } from 'ws';
import { Live } from '#platform/live/live.ts';
import type { Answer, Browser, TestService } from './a-service.ts';

/** What one subscription brought, as it comes. */
export interface Heard {
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects
  events: { data?: any; errors?: readonly { message: string; extensions?: { code?: string } }[] }[];
  /** Why it never began. */
  refused: { message: string; extensions?: { code?: string } }[];
  /** With what code the socket was closed. */
  closed: number | undefined;
  isComplete: boolean;
  leave(): void;
}

/** A socket of the protocol at a service. */
export interface TestSocket {
  hear(query: string, variables?: Record<string, unknown>): Heard;
  close(): Promise<void>;
}

/** The headers with which a browser opens a socket. */
export function headersOf(browser?: Browser): Record<string, string> {
  const cookie = [...(browser?.jar ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
  return cookie ? { cookie } : {};
}

/** Opens a socket as a browser would that is signed in or not. */
export function aSocket(url: string, headers: Record<string, string> = {}): TestSocket {
  class Opened extends WebSocket {
    constructor(address: string, protocols: string[]) {
      super(address, protocols, { headers } satisfies ClientOptions);
    }
  }
  const client: Client = createClient({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: Opened,
    retryAttempts: 0,
    lazy: false,
    onNonLazyError: () => undefined,
  });
  const hear = (query: string, variables: Record<string, unknown> = {}) => {
    const heard: Heard = { events: [], refused: [], closed: undefined, isComplete: false, leave: () => undefined };
    heard.leave = client.subscribe(
      { query, variables },
      {
        next: (event) => heard.events.push(event as never),
        error: (why) => {
          if (Array.isArray(why)) heard.refused = why;
          else heard.closed = (why as { code?: number }).code ?? 0;
        },
        complete: () => {
          heard.isComplete = true;
        },
      },
    );
    return heard;
  };
  return { hear, close: async () => client.dispose() };
}

/**
 * Begins one subscription, has `tells` told where there is a topic, and leaves again: its first event, or why there is
 * none, in the shape of an answer; without a topic, what it was answered at the beginning, if anything.
 */
export async function heardOnce(
  service: TestService,
  browser: Browser,
  query: string,
  variables: Record<string, unknown> = {},
  tells?: string,
): Promise<Pick<Answer, 'status' | 'data' | 'errors'>> {
  const [live, em] = [service.app.get(Live), service.app.get(EntityManager).fork()];
  const before = live.listeners;
  const socket = aSocket(service.url, headersOf(browser));
  const heard = socket.hear(query, variables);
  const isAnswered = () => heard.events.length > 0 || heard.refused.length > 0;
  await until(() => isAnswered() || live.listeners > before);
  if (tells && !isAnswered()) {
    await em.transactional((own) => live.tell(own, tells));
    await until(isAnswered);
  }
  await socket.close();
  await until(() => live.listeners <= before);
  const [{ data = null, errors = heard.refused } = {}] = heard.events;
  return { status: 200, data, errors: [...errors] };
}

/** Looks again until it is so, for ten seconds. */
export async function until(is: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 10_000; !(await is()); await new Promise((resolve) => setTimeout(resolve, 20))) {
    if (Date.now() > end) throw new Error(`It did not come true: ${is}`);
  }
}
