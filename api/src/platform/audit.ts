import { createHmac } from 'node:crypto';
import { sql } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { ENVIRONMENT, type Environment } from './environment.ts';

/** A deed that must stay known, without any words. */
export interface Audited {
  /** The deed's name: `appointOfficer`. */
  readonly deed: string;
  readonly actorId: string | null;
  /** An id, or `hashOf` of words. */
  readonly subject: string;
  /** Ids, counts, codes and hashes. */
  readonly facts?: Readonly<Record<string, unknown>>;
}

/**
 * The audit: each entry is hashed with the one before, so that none can be changed, removed or put in between without
 * the rest telling. The application's role may read it and call the function that appends, and nothing else.
 */
@Injectable()
export class Audit {
  constructor(@Inject(ENVIRONMENT) private readonly environment: Environment) {}

  /** Appends in the deed's own transaction: both happen, or neither. Deeds that are audited wait for one another. */
  async append(em: EntityManager, { deed, actorId, subject, facts = {} }: Audited): Promise<void> {
    await em.execute(sql`select audit_append(${deed}, ${actorId}::uuid, ${subject}, ${JSON.stringify(facts)}::jsonb)`);
  }

  /** What stands for words in the audit: keyed, so that nobody can try likely words against it. */
  hashOf(words: string): string {
    return createHmac('sha256', this.environment.sessionSecret).update(`audit\n${words}`).digest('base64url');
  }

  /** The place of the first entry that does not follow from the one before; null where the chain is true. */
  async firstBroken(em: EntityManager): Promise<number | null> {
    const [broken] = await em.execute<{ seq: string }[]>(sql`
      select seq from (
        select seq, hash, lag(hash, 1, '') over (order by seq) as before, lag(seq, 1, 0) over (order by seq) as place,
          at, deed, actor_id, subject, facts from audit_entry) e
      where hash <> audit_hash(before, seq, at, deed, actor_id, subject, facts) or seq <> place + 1
      order by seq limit 1`);
    return broken ? Number(broken.seq) : null;
  }
}
