import { type AuditedEntry, auditHash, type Counts } from '@patchwork/tally';
import type pg from 'pg';
import { Rows } from './tables.ts';

/** A deed for the audit. */
interface Deed extends Pick<AuditedEntry, 'deed' | 'actorId' | 'subject' | 'facts'> {
  at: Date;
}

/** What a sealed vote came to, beside what the audit's entry says of it. */
interface Sealed {
  counts: Counts;
  residents: number;
  turnout: unknown;
}

/** What keeps two from appending to the audit at once; `audit_append` of the migrations takes the same. */
const LOCK = 7_281_826;

/**
 * The deeds of a country for the audit, with the results that hold their entries. Kept until its end, at some kilobytes a
 * vote: whoever appends holds up all others, so it is done at once.
 */
export class Chain {
  readonly #deeds: (readonly [Deed, Sealed?])[] = [];

  note(deed: Deed, sealed?: Sealed): void {
    this.#deeds.push([deed, sealed]);
  }

  /** Follows on from the audit as it is, which waits from now until the transaction ends. */
  async rows(client: pg.Client): Promise<Rows> {
    const rows = new Rows();
    if (this.#deeds.length === 0) return rows;
    await client.query('select pg_advisory_xact_lock($1)', [LOCK]);
    const head = await client.query<{ seq: number; hash: string }>(
      'select seq::int, hash from audit_entry order by seq desc limit 1',
    );
    let { seq, hash: before } = head.rows[0] ?? { seq: 0, hash: '' };
    for (const [{ at, ...deed }, sealed] of this.#deeds) {
      seq += 1;
      const entry: AuditedEntry = { seq, before, at: at.toISOString().replace('Z', '000Z'), ...deed };
      const hash = auditHash(entry);
      const { actorId, subject, facts } = deed;
      const words = { deed: deed.deed, actor_id: actorId, subject, facts: JSON.stringify(facts) };
      rows.add('audit_entry', { seq, at, ...words, hash });
      if (sealed) rows.add('ballot_result', resultRow(entry, hash, at, sealed));
      before = hash;
    }
    return rows;
  }
}

function resultRow(entry: AuditedEntry, auditHead: string, at: Date, { counts, residents, turnout }: Sealed) {
  return {
    ballot_id: entry.subject,
    sealed_at: at,
    voters: counts.voters,
    residents,
    counts: JSON.stringify(counts),
    turnout: JSON.stringify(turnout),
    sha256: entry.facts['sha256'] as string,
    audit: JSON.stringify(entry),
    audit_head: auditHead,
  };
}
