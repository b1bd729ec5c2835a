import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import pg from 'pg';
import { aDataFolder, addressesIn, type Product, startDemo } from '../product.ts';
import { type Role, roles } from '../roles.ts';
import { signIn } from './wire.ts';

/** The demo, served by two processes over one database, and the owner's way into that. */
export interface TwoProcesses {
  urls: readonly [string, string];
  /** The address of one of the two, in turns. */
  turn(i: number): string;
  /** What both have printed, their log included. */
  printed(): string;
  database: pg.Pool;
  /** What both sign sessions with. */
  secret: string;
  /** Where the keys of open votes lie, for all of them. */
  keyFolder: string;
  /** The `cookie` header of a role of the demo. */
  sessionOf(role: Role): Promise<string>;
  /** Runs `work` with the addresses of two more processes over the same database, each with this environment. */
  beside<T>(env: Record<string, string>, work: (urls: readonly [string, string]) => Promise<T>): Promise<T>;
}

/** A pool that lives through the death of its server. */
export function poolOf(connectionString: string, max = 20): pg.Pool {
  const pool = new pg.Pool({ connectionString, max, connectionTimeoutMillis: 5_000 });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

const loopback = (url: string) => url.replace('//localhost', '//127.0.0.1');

/** A test over two processes, which start with the first test that asks for them. */
export const test = base.extend<object, { patch: TwoProcesses }>({
  patch: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright asks for a pattern
    async ({}, use) => {
      const [own, beside] = [await aDataFolder(), await aDataFolder()];
      const products: Product[] = [];
      let database: pg.Pool | undefined;
      try {
        const first = await startDemo(own.data);
        products.push(first);
        const { ownerUrl, appUrl } = await addressesIn(own.data);
        const secret = await readFile(join(own.data, 'session-secret'), 'utf8');
        const keyFolder = join(own.data, 'ballot-keys');
        const same = {
          ...{ DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl },
          ...{ SESSION_SECRET: secret, BALLOT_KEY_DIR: keyFolder },
        };
        const second = await startDemo(beside.data, same);
        products.push(second);
        database = poolOf(ownerUrl);
        const urls = [loopback(first.url), loopback(second.url)] as const;
        const sessions = new Map<Role, Promise<string>>();
        const sessionOf = (role: Role) => {
          const session = sessions.get(role) ?? signIn(urls[0], roles[role]);
          sessions.set(role, session);
          return session;
        };
        const printed = () => products.map((product) => product.printed()).join('\n');
        const more: TwoProcesses['beside'] = async (env, work) => {
          const started: Product[] = [];
          try {
            for (let i = 0; i < 2; i++) started.push(await startDemo(beside.data, { ...same, ...env }));
            return await work(started.map(({ url }) => loopback(url)) as [string, string]);
          } finally {
            for (const product of started) await product.stop();
          }
        };
        const turn = (i: number) => urls[i % 2] as string;
        await use({ urls, turn, printed, database, secret, keyFolder, sessionOf, beside: more });
      } finally {
        await database?.end();
        for (const product of products.toReversed()) await product.stop();
        await own.remove();
        await beside.remove();
      }
    },
    { scope: 'worker', timeout: 4 * 60_000 },
  ],
});

export { expect };
