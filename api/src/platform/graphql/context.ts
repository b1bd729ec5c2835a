import type { Request } from 'express';
import type { Viewer } from '../viewer.ts';

/** What every resolver is told beside its arguments. */
export interface Context {
  readonly viewer: Viewer;
  /** The asker's own headers: the session cookie is in them. */
  readonly incoming: Headers;
  /** Headers that the answer carries away: a deed that signs in or out appends its `set-cookie` here. */
  readonly outgoing: Headers;
  /** One batch of each kind per request; see `batch.ts`. */
  readonly batches: Map<string, unknown>;
}

/** A fresh context for one execution. */
export function contextFor(viewer: Viewer, incoming: Headers): Context {
  return { viewer, incoming, outgoing: new Headers(), batches: new Map() };
}

/** The headers of an Express request in the platform-neutral shape that the features know. */
export function headersOf(request: Request): Headers {
  const headers = new Headers();
  for (const name of ['cookie', 'user-agent', 'x-forwarded-for'] as const) {
    const value = request.headers[name];
    if (value) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  if (request.ip) headers.set('x-patchwork-address', request.ip);
  return headers;
}
