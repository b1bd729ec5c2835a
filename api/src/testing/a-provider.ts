import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** Who signs in at the provider next. */
export interface Claims {
  sub: string;
  email?: string;
  email_verified?: boolean;
}

/** A real OpenID provider, as a force's Entra ID is one, where whoever comes signs in as `next`. */
export interface TestProvider {
  issuer: string;
  next: Claims;
  close(): Promise<void>;
}

export const CLIENT = { id: 'patchwork', secret: 'a secret between the force and us' };

/** Starts the provider on a free port of the loopback address, for a client at `publicUrl`. */
export async function aProvider(publicUrl: string): Promise<TestProvider> {
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const known = new Map<string, Claims>();
  const test: TestProvider = {
    issuer,
    next: { sub: 'nobody' },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  const provider: Provider = new Provider(issuer, {
    clients: [
      { client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [`${publicUrl}/auth/callback/force`] },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    cookies: { keys: ['a key of the tests'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ name: 'A Name', ...known.get(sub), sub }) }),
    loadExistingGrant: async (context) => {
      const { oidc } = context;
      const grant = new provider.Grant({ clientId: oidc.client?.clientId, accountId: oidc.session?.accountId });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
  const callback = provider.callback();
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    if (!request.url?.startsWith('/interaction/')) return callback(request, response);
    known.set(test.next.sub, test.next);
    return provider.interactionFinished(request, response, { login: { accountId: test.next.sub } });
  };
  return test;
}
