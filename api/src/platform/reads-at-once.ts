import { availableParallelism } from 'node:os';

/**
 * How many prepared reads run in PostgreSQL at the same time. A read is all processor, so more of them than twice the
 * processors only take turns, and on a shared machine take the application's turns too.
 */
export const READS_AT_ONCE = Math.max(4, 2 * availableParallelism());
