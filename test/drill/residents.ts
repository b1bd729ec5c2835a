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
  return rows.map((row) => residentOf(row, secret));
}

/** So many sessions of one person, as of somebody who signed in on as many devices. */
export async function sessionsOf(
  database: pg.Pool,
  secret: string,
  personId: string,
  many: number,
): Promise<Resident[]> {
  const { rows } = await database.query<{ person_id: string; token: string }>(
    `insert into session (person_id, token, via, expires_at)
     select $1, gen_random_uuid(), 'CODE', now() + interval '1 day' from generate_series(1, $2)
     returning person_id, token`,
    [personId, many],
  );
  return rows.map((row) => residentOf(row, secret));
}

/** Whose a session is, with its cookie. */
export function residentOf(
  { person_id: personId, token }: { person_id: string; token: string },
  secret: string,
): Resident {
  const signature = createHmac('sha256', secret).update(token).digest('base64');
  return { personId, session: `patchwork.session_token=${encodeURIComponent(`${token}.${signature}`)}` };
}
