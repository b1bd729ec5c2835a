import { z } from 'zod';

/** `demo` seeds, keeps mails in its inbox and lets officers sign in by code; `production` does none of it. */
export type Mode = 'demo' | 'production';

const optional = z.string().min(1).optional().catch(undefined);

const shape = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: optional,
  DATABASE_URL: optional,
  DATABASE_DIRECT_URL: optional,
  PATCHWORK_MODE: z.enum(['demo', 'production']).default('production'),
  SMTP_URL: optional,
  MAIL_FROM: optional,
  SESSION_SECRET: optional,
  BALLOT_KEY_DIR: optional,
  // Set to nothing it is as if it were not set: read as a number it would be no time at all.
  ALERT_HOLD_SECONDS: z.preprocess(
    (typed) => (typed === '' ? undefined : typed),
    z.coerce.number().int().min(0).max(86_400).default(120),
  ),
  OIDC_ISSUER: optional,
  OIDC_CLIENT_ID: optional,
  OIDC_CLIENT_SECRET: optional,
  ROLE: z.enum(['all', 'web', 'worker']).default('all'),
  TRUST_PROXY: optional,
  METRICS_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
});

/** What the process was told at start, checked once. Names as in the configuration table of the README. */
export interface Environment {
  readonly mode: Mode;
  readonly port: number;
  readonly host: string;
  /** Without a slash at the end. */
  readonly publicUrl: string;
  readonly databaseUrl: string;
  /** Past a pooler: for LISTEN, locks and jobs. */
  readonly databaseDirectUrl: string;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  readonly sessionSecret: string;
  /** Where the keys of open ballots lie; empty where there is no such place, and then no vote can be opened. */
  readonly ballotKeyDir: string;
  /** How long an alert can be stopped before it goes. */
  readonly alertHoldSeconds: number;
  readonly oidc: { issuer: string; clientId: string; clientSecret: string } | undefined;
  readonly role: 'all' | 'web' | 'worker';
  readonly trustProxy: string | undefined;
  readonly metricsPort: number | undefined;
}

/** The token under which Nest hands out the Environment. */
export const ENVIRONMENT = Symbol('Environment');

/** Thrown at start: names everything that is missing or malformed, one a line. */
export class HalfConfigured extends Error {}

const NEEDED_IN_PRODUCTION = [
  'DATABASE_URL',
  'SESSION_SECRET',
  'SMTP_URL',
  'MAIL_FROM',
  'PUBLIC_URL',
  'BALLOT_KEY_DIR',
] as const;

/** Names the variables that production needs and `source` lacks; none in demo mode. */
export function missingIn(source: NodeJS.ProcessEnv): string[] {
  const mode = source['PATCHWORK_MODE'] ?? 'production';
  return mode === 'demo' ? [] : NEEDED_IN_PRODUCTION.filter((name) => !source[name]);
}

/** Reads and checks the environment. Throws HalfConfigured. */
export function environmentOf(source: NodeJS.ProcessEnv): Environment {
  const parsed = shape.safeParse(source);
  const missing = missingIn(source);
  const malformed = parsed.success ? [] : parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`);
  if (source['PATCHWORK_MODE'] === 'demo') {
    for (const name of ['DATABASE_URL', 'SESSION_SECRET'] as const) if (!source[name]) missing.push(name);
  }
  if (!parsed.success || missing.length > 0) {
    const lines = [...missing.map((name) => `${name} is missing`), ...malformed].map((line) => `  ${line}`);
    throw new HalfConfigured(`Patchwork does not start half-configured:\n${lines.join('\n')}`);
  }
  const env = parsed.data;
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env;
  return {
    mode: env.PATCHWORK_MODE,
    port: env.PORT,
    host: env.HOST,
    publicUrl: (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/$/, ''),
    databaseUrl: env.DATABASE_URL as string,
    databaseDirectUrl: env.DATABASE_DIRECT_URL ?? (env.DATABASE_URL as string),
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM ?? 'Patchwork demonstration <no-reply@patchwork.test>',
    sessionSecret: env.SESSION_SECRET as string,
    ballotKeyDir: env.BALLOT_KEY_DIR ?? '',
    alertHoldSeconds: env.ALERT_HOLD_SECONDS,
    oidc: issuer && clientId && clientSecret ? { issuer, clientId, clientSecret } : undefined,
    role: env.ROLE,
    trustProxy: env.TRUST_PROXY,
    metricsPort: env.METRICS_PORT,
  };
}
