import { createHash } from 'node:crypto';

const inlineScript = /<script(?![^>]*\s(?:src=|type="application\/ld\+json"))[^>]*>([\s\S]*?)<\/script>/gi;

/**
 * The policy of one finished page: nothing from elsewhere, no frame, no inline style, and of inline scripts only those
 * that we wrote ourselves, each named by its hash (a page that was cached keeps its own). A page that lives opens a
 * WebSocket to where it came from, one of `origins`; `'self'` means that too, but not to Safari before 15.4. Any site
 * may frame the pages made for that (`isEmbedded`): they have no form, and answer everybody alike.
 */
export function contentSecurityPolicy(html: string, origins: Iterable<string>, isEmbedded = false): string {
  const hashes = [...html.matchAll(inlineScript)].map(
    ([, script]) =>
      ` 'sha256-${createHash('sha256')
        .update(script ?? '')
        .digest('base64')}'`,
  );
  return [
    "default-src 'self'",
    `script-src 'self'${[...new Set(hashes)].join('')}`,
    "style-src 'self'",
    `connect-src 'self'${[...origins].map((origin) => ` ${origin.replace(/^http/, 'ws')}`).join('')}`,
    "img-src 'self' data:",
    "form-action 'self'",
    `frame-ancestors ${isEmbedded ? '*' : "'none'"}`,
    "base-uri 'none'",
    "object-src 'none'",
  ].join('; ');
}
