/** @jest-environment node */
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { RouterContextProvider } from 'react-router';
import { ask, nextOf } from './ask.server.ts';
import { contentSecurityPolicy } from './content-security.server.ts';
import { isFromOurPages, ourOrigins } from './origins.server.ts';
import { type Answer, shellContext } from './shell.server.ts';

const document = {} as TypedDocumentNode<{ thing: string }, { id: string }>;

function asked(answer: Omit<Answer, 'headers'>, path = '/meetings/1?tab=2') {
  const outgoing = new Headers();
  const headers = new Headers([['Set-Cookie', 'a=1']]);
  const context = new RouterContextProvider();
  const facts = { mode: 'demo' as const, officersSignIn: null, publicUrl: 'http://localhost', viewer: null, key: 'k' };
  context.set(shellContext, { execute: async () => ({ ...answer, headers }), facts, outgoing, report: () => {} });
  return { outgoing, answer: ask(context, new Request(`http://localhost${path}`), document, { id: '1' }) };
}

const failing = (code?: string, path?: string) =>
  asked({ data: null, errors: [{ message: 'Something went wrong. Quote 7F3K.', extensions: { code } }] }, path).answer;

describe('asking', () => {
  test('gives the data and passes cookies on', async () => {
    const { answer, outgoing } = asked({ data: { thing: 'one' } });
    expect(await answer).toEqual({ thing: 'one' });
    expect(outgoing.getSetCookie()).toEqual(['a=1']);
  });

  test.each([
    ['NOT_FOUND', 404],
    ['FORBIDDEN', 403],
    ['SERVICE_UNAVAILABLE', 503],
    ['INTERNAL_SERVER_ERROR', 500],
    [undefined, 500],
  ])('turns %s into the page %i, with the words of the api', async (code, status) => {
    await expect(failing(code)).rejects.toMatchObject({
      init: { status },
      data: { message: 'Something went wrong. Quote 7F3K.' },
    });
  });

  test.each([
    ['/meetings/1?tab=2', '/meetings/1?tab=2'],
    ['/meetings/1.data?tab=2&_routes=root', '/meetings/1?tab=2'],
    ['/_.data', '/'],
  ])('sends a stranger who asked for %s to sign in and back to %s', async (path, next) => {
    const response = await failing('UNAUTHENTICATED', path).catch((thrown: Response) => thrown);
    expect((response as Response).headers.get('Location')).toBe(`/sign-in?next=${encodeURIComponent(next)}`);
  });
});

describe('where to go after signing in', () => {
  const after = (next: string) => nextOf(new Request(`http://localhost/sign-in?next=${encodeURIComponent(next)}`));

  test('the page that was asked for', () => {
    expect(after('/meetings/1?tab=2')).toBe('/meetings/1?tab=2');
  });

  test.each(['https://evil.test/', '//evil.test', '/\\evil.test', '', 'javascript:alert(1)', '/\t/evil.test'])(
    'never elsewhere: %j',
    (next) => {
      expect(after(next)).toBe('/me');
    },
  );
});

describe('which forms are ours', () => {
  const from = (headers: Record<string, string>, method = 'POST') =>
    new Request('http://127.0.0.1:3000/x', { method, headers });
  const demo = ourOrigins('demo', 'http://localhost:3000', 'http://127.0.0.1:3000/x');
  const production = ourOrigins('production', 'https://patchwork.example/', 'http://localhost:3000/x');

  test.each(['http://localhost:3000', 'http://127.0.0.1:3000'])('in the demo those of %s', (Origin) => {
    expect(isFromOurPages(from({ Origin }), demo)).toBe(true);
  });

  test.each(['http://localhost:3001', 'https://evil.test', 'null'])('in the demo not those of %s', (Origin) => {
    expect(isFromOurPages(from({ Origin }), demo)).toBe(false);
  });

  test('in production those of the public address alone', () => {
    expect([...production]).toEqual(['https://patchwork.example']);
  });

  test('not those that do not say, unless the browser vouches for them', () => {
    expect(isFromOurPages(from({}), demo)).toBe(false);
    expect(isFromOurPages(from({ 'Sec-Fetch-Site': 'cross-site' }), demo)).toBe(false);
    expect(isFromOurPages(from({ 'Sec-Fetch-Site': 'same-origin' }), demo)).toBe(true);
  });

  test('reading is open to all', () => {
    expect(isFromOurPages(from({ Origin: 'https://evil.test' }, 'GET'), demo)).toBe(true);
  });
});

describe('the policy of a page', () => {
  test('names each inline script by its hash, and no other', () => {
    const policy = contentSecurityPolicy('<script>alert(1)</script><script type="module" src="/a.js"></script>', []);
    expect(policy).toContain("script-src 'self' 'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='; ");
    expect(policy).not.toContain('unsafe');
  });

  test('lets it open a socket to where it came from, and to nowhere else', () => {
    const demo = contentSecurityPolicy('', ourOrigins('demo', 'http://localhost:3000', 'http://127.0.0.1:3000/x'));
    expect(demo).toContain("connect-src 'self' ws://localhost:3000 ws://127.0.0.1:3000; ");
    const production = contentSecurityPolicy('', ourOrigins('production', 'https://patchwork.example', 'http://x/'));
    expect(production).toContain("connect-src 'self' wss://patchwork.example; ");
  });
});
