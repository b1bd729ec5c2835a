import type { Environment } from './environment.ts';

/**
 * The origins whose pages are ours: the same that may send a form of ours. In production the public address alone; in
 * the demo people type `localhost` or `127.0.0.1`, and both are. `host` is the request's own and lends its port alone.
 */
export function ourOrigins({ mode, publicUrl }: Environment, host: string | undefined): ReadonlySet<string> {
  const { origin, port } = new URL(publicUrl);
  const ours = new Set([origin]);
  if (mode === 'production') return ours;
  for (const each of new Set([port, host?.match(/:(\d+)$/)?.[1] ?? '80'])) {
    for (const name of ['localhost', '127.0.0.1']) ours.add(new URL(`http://${name}:${each}`).origin);
  }
  return ours;
}
