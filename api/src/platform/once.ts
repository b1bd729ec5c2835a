import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Refusal } from './refusal.ts';
import type { Viewer } from './viewer.ts';

/** How long a key is remembered: longer than any form stays open. The daily job forgets older ones. */
export const KEYS_KEPT_DAYS = 7;

/** Who does what, under which key of their form. */
export interface Attempt {
  viewer: Viewer;
  /** The name of the mutation. */
  deed: string;
  key: string | null | undefined;
}

/**
 * Does a deed once for a key. The same person's same key for the same deed again, from however many taps, gets the
 * first answer: `find` reads the thing by the id that the first time left. A refusal leaves no key, so that a form
 * can be put right and sent again. Runs inside the deed's transaction: a second tap waits for the first to commit.
 */
export async function once<T extends { id: string }, Reason extends string>(
  em: EntityManager,
  { viewer, deed, key }: Attempt,
  act: () => Promise<T | Refusal<Reason>>,
  find: (id: string) => Promise<T>,
): Promise<T | Refusal<Reason>> {
  if (!key) return act();
  const own = [viewer.personId ?? viewer.officerId, deed, kept(key)];
  const [taken] = await em.execute<{ thing_id: string | null }[]>(
    `insert into deed_key (person_id, deed, key) values (?, ?, ?)
     on conflict (person_id, deed, key) do update set key = excluded.key returning thing_id`,
    own,
  );
  if (taken?.thing_id) return find(taken.thing_id);
  const answer = await act();
  if (answer instanceof Refusal) {
    await em.execute('delete from deed_key where person_id = ? and deed = ? and key = ?', own);
    return answer;
  }
  await em.execute('update deed_key set thing_id = ? where person_id = ? and deed = ? and key = ?', [
    answer.id,
    ...own,
  ]);
  return answer;
}

/** Any text can be a key; what is kept of it is short, and without the NUL that PostgreSQL does not take. */
function kept(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}
