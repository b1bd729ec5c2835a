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
