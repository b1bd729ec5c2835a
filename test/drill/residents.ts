import { createHmac, randomUUID } from 'node:crypto';
import type pg from 'pg';

/** Somebody who is signed in. */
export interface Resident {
  personId: string;
  /** Their `cookie` header. */
  session: string;
}

/**
 * Makes residents who are signed in, without a mail and a code for each: rows of people and of sessions, and cookies
 * signed with the secret of the processes that are to know them.
 */
export async function signedIn(database: pg.Pool, secret: string, many: number): Promise<Resident[]> {
  const tokens = Array.from({ length: many }, () => randomUUID());
  const { rows } = await database.query<{ person_id: string; token: string }>(
    `with people as (
       insert into person (email, email_verified) select 'resident-' || token || '@drill.test', true
       from unnest($1::text[]) token returning id, email
     )
     insert into session (person_id, token, via, expires_at)
     select id, substr(email, 10, 36), 'CODE', now() + interval '1 day' from people returning person_id, token`,
    [tokens],
  );
  return rows.map(({ person_id: personId, token }) => {
    const signature = createHmac('sha256', secret).update(token).digest('base64');
    return { personId, session: `patchwork.session_token=${encodeURIComponent(`${token}.${signature}`)}` };
  });
}
