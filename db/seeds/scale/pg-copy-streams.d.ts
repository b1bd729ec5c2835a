/** What we use of pg-copy-streams, which ships no types. */
declare module 'pg-copy-streams' {
  import type { Writable } from 'node:stream';
  import type { Submittable } from 'pg';

  /** `COPY … FROM STDIN`: what is written to it, PostgreSQL reads. */
  export function from(text: string): Writable & Submittable;
}
