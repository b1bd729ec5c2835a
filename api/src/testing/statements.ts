import { AsyncLocalStorage } from 'node:async_hooks';
import { createRequire } from 'node:module';
import ownPg from 'pg';

type Query = (first: unknown, ...rest: unknown[]) => Promise<unknown>;
export type Tap = (text: string, send: (text: string) => Promise<unknown>) => Promise<unknown>;

/** The ORM brings a node-postgres of its own. */
const ormPg = createRequire(createRequire(import.meta.url).resolve('@mikro-orm/postgresql'))('pg') as typeof ownPg;
const prototypes = [...new Set([ownPg.Client.prototype, ormPg.Client.prototype])] as unknown as { query: Query }[];

/** Has every statement that this process sends to PostgreSQL go through `tap` while `act` runs. */
export async function tapped<T>(tap: Tap, act: () => Promise<T>): Promise<T> {
  const restore = prototypes.map((prototype) => {
    const { query } = prototype;
    prototype.query = function (this: unknown, first, ...rest) {
      const text = typeof first === 'string' ? first : (first as { text?: string } | undefined)?.text;
      // The jobs and the listener live beside the requests; a connection is told how to be before it has any.
      if (text === undefined || /pgboss|^listen |^set statement_timeout = /i.test(text))
        return query.call(this, first, ...rest);
      // A prepared statement that is changed is another one: it goes without its name.
      const changed = (to: string) =>
        to === text ? first : typeof first === 'string' ? to : { ...(first as object), text: to, name: undefined };
      return tap(text, (to) => query.call(this, changed(to), ...rest));
    };
    return () => {
      prototype.query = query;
    };
  });
  try {
    return await act();
  } finally {
    for (const undo of restore) undo();
  }
}

const asked = new AsyncLocalStorage<true>();

/** Marks whatever is done for a request: the service under test runs in this process, and so do its jobs. */
export function asAsked(_request: unknown, _response: unknown, next: () => void): void {
  asked.run(true, next);
}

/** The statements sent by `act` and for its requests; what the service does of itself meanwhile is not among them. */
export async function statementsOf(act: () => Promise<unknown>): Promise<string[]> {
  const sent: string[] = [];
  const note: Tap = (text, send) => {
    if (asked.getStore()) sent.push(text);
    return send(text);
  };
  await tapped(note, () => asked.run(true, act));
  return sent;
}

/**
 * For the negative control of a race: while `act` runs, a row that would be locked is only read, and nobody goes on
 * before `together` have read theirs.
 */
export function withoutLocks<T>(together: number, act: () => Promise<T>): Promise<T> {
  const { promise: all, resolve: open } = Promise.withResolvers<void>();
  let arrived = 0;
  const unlocked: Tap = async (text, send) => {
    if (!/ for update$/.test(text)) return send(text);
    const row = await send(text.replace(/ for update$/, ''));
    if (++arrived >= together) open();
    await all;
    return row;
  };
  return tapped(unlocked, act);
}

/**
 * The same where what is decided is read after the lock: rows are only read, and nobody sends a statement like `write`
 * before `together` are about to.
 */
export function withoutLocksUntil<T>(together: number, write: RegExp, act: () => Promise<T>): Promise<T> {
  const { promise: all, resolve: open } = Promise.withResolvers<void>();
  let arrived = 0;
  const unlocked: Tap = async (text, send) => {
    if (write.test(text)) {
      if (++arrived >= together) open();
      await all;
    }
    return send(text.replace(/ for update$/, ''));
  };
  return tapped(unlocked, act);
}
