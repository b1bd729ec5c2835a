/**
 * The origins whose pages are ours. In the demo people type `localhost` or `127.0.0.1`, and both are; in production
 * only the public address is. `requestUrl` lends its port alone: its host is whatever the sender wrote.
 */
export function ourOrigins(mode: 'demo' | 'production', publicUrl: string, requestUrl: string): Set<string> {
  const ours = new Set([new URL(publicUrl).origin]);
  if (mode === 'production') return ours;
  for (const { port } of [new URL(publicUrl), new URL(requestUrl)]) {
    for (const host of ['localhost', '127.0.0.1']) ours.add(new URL(`http://${host}:${port}`).origin);
  }
  return ours;
}

/**
 * Whether a request may change something: reading always may; anything else must name an origin of ours. Browsers name
 * one on every form they send; where they do not, `Sec-Fetch-Site` must say the same.
 */
export function isFromOurPages(request: Request, ours: ReadonlySet<string>): boolean {
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return true;
  const origin = request.headers.get('Origin');
  if (origin) return ours.has(origin);
  return request.headers.get('Sec-Fetch-Site') === 'same-origin';
}
