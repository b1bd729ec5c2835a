import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DynamicModule } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test, type TestingModuleBuilder } from '@nestjs/testing';
import { AppModule } from '../app.module.ts';
import { prepare } from '../app.ts';
import { environmentOf } from '../platform/environment.ts';
import { NestLog } from '../platform/log.ts';
import type { MailedCalendar } from '../platform/mail/mail.ts';
import { aDatabase, type TestDatabase } from './a-database.ts';
import { asAsked } from './statements.ts';

/** What came back of one operation. */
export interface Answer {
  status: number;
  /** As sent, for comparing bytes. */
  body: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects
  data: any;
  errors: { message: string; extensions?: { code?: string } }[];
  cookies: string[];
}

/** One person's browser: it keeps its cookies. */
export interface Browser {
  ask(query: string, variables?: Record<string, unknown>): Promise<Answer>;
  /** The cookies it sends. */
  jar: Map<string, string>;
}

/** A mail in the demo's inbox. */
export interface TestMail {
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
  calendar: MailedCalendar | null;
}

/** The service on a database of its own. */
export interface TestService {
  url: string;
  database: TestDatabase;
  app: NestExpressApplication;
  browser(): Browser;
  /** A browser signed in through the demo's inbox. */
  signedIn(email: string): Promise<Browser>;
  /** Mails kept by the demo, newest first. */
  mailsTo(email: string): Promise<TestMail[]>;
  close(): Promise<void>;
}

export interface Options {
  env?: NodeJS.ProcessEnv;
  /** Modules beside the service's own. */
  also?: DynamicModule[];
  database?: TestDatabase;
  port?: number;
  /** Puts fakes in place of mail or clock. */
  change?: (builder: TestingModuleBuilder) => TestingModuleBuilder;
}

/** Starts the service as the demo, unless told otherwise, at a free port of the loopback address. */
export async function aService({
  env = {},
  database: given,
  also = [],
  port = 0,
  change = (b) => b,
}: Options = {}): Promise<TestService> {
  const database = given ?? (await aDatabase());
  const ballotKeys = await mkdtemp(join(tmpdir(), 'patchwork-ballot-keys-'));
  const environment = environmentOf({
    PATCHWORK_MODE: 'demo',
    DATABASE_URL: database.appUrl,
    SESSION_SECRET: 'a secret of the tests that is long enough to be one',
    BALLOT_KEY_DIR: ballotKeys,
    ...env,
  });
  const imports = [AppModule.with(environment), ...also];
  const module = await change(Test.createTestingModule({ imports })).compile();
  const app = module.createNestApplication<NestExpressApplication>({ bodyParser: false, logger: new NestLog() });
  app.use(asAsked);
  try {
    await prepare(app);
  } catch (error) {
    // Else its jobs go on beyond the test, and the run never ends.
    await app.close();
    await rm(ballotKeys, { recursive: true, force: true });
    throw error;
  }
  await app.listen(port, '127.0.0.1');
  const url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;

  const mailsTo = async (email: string) =>
    (await (await fetch(`${url}/dev/inbox.json?to=${encodeURIComponent(email)}`)).json()) as TestMail[];
  const signedIn = async (email: string) => {
    const browser = aBrowser(url);
    await browser.ask('mutation ($email: String!) { requestSignInCode(email: $email) { __typename } }', { email });
    const [mail] = await mailsTo(email);
    const code = mail?.text.match(/\b\d{6}\b/)?.[0];
    const signIn = 'mutation ($email: String!, $code: String!) { signIn(email: $email, code: $code) { __typename } }';
    const { data } = await browser.ask(signIn, { email, code });
    if (data?.signIn?.__typename !== 'Me') throw new Error(`${email} could not sign in: ${JSON.stringify(data)}`);
    return browser;
  };
  const close = async () => {
    await app.close();
    await rm(ballotKeys, { recursive: true, force: true });
    if (!given) await database.drop();
  };
  return { url, database, app, browser: () => aBrowser(url), signedIn, mailsTo, close };
}

function aBrowser(url: string): Browser {
  const jar = new Map<string, string>();
  const ask = async (query: string, variables: Record<string, unknown> = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { 'content-type': 'application/json', ...(cookie && { cookie }) };
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ query, variables }),
    });
    const cookies = response.headers.getSetCookie();
    for (const line of cookies) {
      const [, name, value] = line.match(/^([^=]+)=([^;]*)/) ?? [];
      if (name && /max-age=0/i.test(line)) jar.delete(name);
      else if (name) jar.set(name, value ?? '');
    }
    const body = await response.text();
    const { data = null, errors = [] } = JSON.parse(body);
    return { status: response.status, body, data, errors, cookies };
  };
  return { ask, jar };
}
