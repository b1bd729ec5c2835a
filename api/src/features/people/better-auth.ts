import type { EntityManager } from '@mikro-orm/postgresql';
import { type BetterAuthPlugin, betterAuth } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { genericOAuth } from 'better-auth/plugins';
import { z } from 'zod';
import type { Environment } from '#platform/environment.ts';
import { log } from '#platform/log.ts';

/** How long a person stays signed in on a device, in seconds: 30 days. */
const SIGNED_IN_FOR = 30 * 24 * 3_600;
/** Where better-auth's own routes stand; only those of OIDC are let through to it. */
export const AUTH_PATH = '/auth';
/** What the force's own sign-in is called in addresses and in the table of accounts. */
export const FORCE_PROVIDER = 'force';

/** Names of columns, where better-auth's differ from ours. */
const dates = { createdAt: 'created_at', updatedAt: 'updated_at' };
const tokens = {
  accessToken: 'access_token',
  refreshToken: 'refresh_token',
  idToken: 'id_token',
  accessTokenExpiresAt: 'access_token_expires_at',
  refreshTokenExpiresAt: 'refresh_token_expires_at',
};

/** Starts a session for a person whose code was right, and sets its cookie. Not reachable over HTTP. */
const byCode = {
  id: 'by-code',
  endpoints: {
    startSession: createAuthEndpoint.serverOnly(
      { method: 'POST', body: z.object({ personId: z.uuid() }) },
      async (ctx) => {
        const user = await ctx.context.internalAdapter.findUserById(ctx.body.personId);
        if (!user) throw new Error('A session was asked for somebody who is not there.');
        const session = await ctx.context.internalAdapter.createSession(user.id);
        await setSessionCookie(ctx, { session, user });
        return ctx.json({ token: session.token });
      },
    ),
  },
} satisfies BetterAuthPlugin;

/** Who may come in from the force's provider, and as whom; see `force-accounts.service.ts`. */
export interface Door {
  /** Ties the provider's subject to the officer in post with this address, if there is one. */
  tie(subject: string, email: string, isVerified: boolean | undefined): Promise<void>;
  /** True where the person is the person of an officer in post. */
  admits(personId: string): Promise<boolean>;
}

/**
 * better-auth over our own tables: sessions, their cookie, and the force's sign-in. Everything that it could do beside
 * is off; nobody becomes a person by the force's sign-in who is not an officer in post.
 */
export function betterAuthOver(em: EntityManager, environment: Environment, door: Door) {
  const { oidc, publicUrl } = environment;
  return betterAuth({
    appName: 'Patchwork',
    baseURL: publicUrl,
    basePath: AUTH_PATH,
    secret: environment.sessionSecret,
    trustedOrigins: [publicUrl],
    database: { db: em.getKysely() as never, type: 'postgres', transaction: true },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    logger: {
      level: 'warn',
      log: (level, message) => log[level === 'error' ? 'error' : 'warn'](`Sign-in: ${message}`),
    },
    onAPIError: { errorURL: `${publicUrl}/sign-in` },
    user: {
      modelName: 'person',
      fields: { emailVerified: 'email_verified', ...dates },
      validateUserInfo: async ({ user, source }) => {
        const isTied = source.action === 'sign-in' && typeof user.id === 'string';
        return isTied && (await door.admits(user.id as string)) ? undefined : { error: 'not_an_officer' };
      },
    },
    session: {
      modelName: 'session',
      fields: {
        userId: 'person_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        ...dates,
      },
      additionalFields: { via: { type: 'string', input: false, required: true } },
      expiresIn: SIGNED_IN_FOR,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    account: {
      modelName: 'account',
      fields: { userId: 'person_id', providerId: 'provider_id', accountId: 'account_id', ...tokens, ...dates },
      accountLinking: { enabled: false },
      updateAccountOnSignIn: false,
    },
    verification: { modelName: 'verification', fields: { expiresAt: 'expires_at', ...dates } },
    databaseHooks: {
      // We keep no name, no picture, no network address and no token: nobody here needs them.
      user: { create: { before: async (user) => ({ data: { ...user, name: '', image: null } }) } },
      session: {
        create: {
          before: async (session, context) => {
            const via = context?.path === '/callback/:id' ? 'OIDC' : 'CODE';
            return { data: { ...session, via, ipAddress: null, userAgent: null } };
          },
        },
      },
      account: {
        create: {
          before: async (account) => ({
            data: { ...account, accessToken: null, refreshToken: null, idToken: null, scope: null },
          }),
        },
      },
    },
    advanced: {
      cookiePrefix: 'patchwork',
      useSecureCookies: publicUrl.startsWith('https:'),
      database: { generateId: 'uuid' },
      ipAddress: { disableIpTracking: true },
    },
    plugins: [byCode, ...(oidc ? [genericOAuth({ config: [providerOf(oidc, door)] })] : [])],
  });
}

function providerOf(oidc: NonNullable<Environment['oidc']>, door: Door) {
  return {
    providerId: FORCE_PROVIDER,
    name: 'Force account',
    clientId: oidc.clientId,
    clientSecret: oidc.clientSecret,
    discoveryUrl: `${oidc.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    scopes: ['openid', 'email', 'profile'],
    pkce: true,
    requireIdTokenVerification: true,
    mapProfileToUser: async (profile: Record<string, unknown>) => {
      const email = String(profile['email'] ?? '').toLowerCase();
      const verified = profile['email_verified'];
      await door.tie(
        String(profile['sub'] ?? ''),
        email,
        verified === undefined ? undefined : String(verified) === 'true',
      );
      return { email, emailVerified: true, name: '', image: undefined };
    },
  };
}

/** better-auth as we set it up. */
export type BetterAuth = ReturnType<typeof betterAuthOver>;
