import type { EntityManager } from '@mikro-orm/postgresql';
import type { Audited } from '@patchwork/api/seeding';

/** What keeps two from appending at once; `audit_append` of the migration takes the same. */
const LOCK = 7_281_826;

/** Appends to the audit as `audit_append` does, dated as what is made up is: the chain follows on from what is there. */
export async function auditAt(em: EntityManager, at: Date, audited: Audited): Promise<void> {
  const { deed, actorId, subject, facts = {} } = audited;
  await em.execute('select pg_advisory_xact_lock(?)', [LOCK]);
  await em.execute(
    `insert into audit_entry (seq, at, deed, actor_id, subject, facts, hash)
     select n.seq, n.at, n.deed, n.actor_id, n.subject, n.facts,
       audit_hash(n.before, n.seq, n.at, n.deed, n.actor_id, n.subject, n.facts)
     from (select coalesce(max(e.seq), 0) + 1 as seq, coalesce((select hash from audit_entry order by seq desc limit 1), '') as before,
         ?::timestamptz as at, ?::text as deed, ?::uuid as actor_id, ?::text as subject, ?::jsonb as facts
       from audit_entry e) n`,
    [at.toISOString(), deed, actorId, subject, JSON.stringify(facts)],
  );
}
