import { HEADER, lineText, type Result, resultText, verify } from '@patchwork/tally';

/** Every sealed vote, with all that its two files are made of. */
export const SEALED = `
  select json_build_object('ballotId', b.id, 'areaPath', a.path, 'maxChoices', b.max_choices, 'tieSeed', b.tie_seed) as head,
    b.closes_at, r.*, (select json_agg(json_build_object('receipt', receipt, 'optionId', choice, 'level', level)
      order by receipt collate "C") from sealed_line l where l.ballot_id = b.id) as lines
  from ballot b join ballot_result r on r.ballot_id = b.id join quarter q on q.id = b.quarter_id join area a on a.id = q.area_id`;

/** The place of the first entry of the audit that does not follow from the one before. */
export const BROKEN_AUDIT = `
  select e.seq from (select *, lag(hash, 1, '') over (order by seq) as before, lag(seq, 1, 0) over (order by seq) as place
    from audit_entry) e where hash <> audit_hash(before, seq, at, deed, actor_id, subject, facts) or seq <> place + 1`;

/** The two files of a row of `SEALED`, as the service hands them out. */
// biome-ignore lint/suspicious/noExplicitAny: a row as PostgreSQL gives it
export function filesOf({ head, closes_at: closesAt, sealed_at: sealedAt, ...row }: any): {
  csv: string;
  result: string;
} {
  const { counts, residents, sha256, audit, audit_head: auditHead } = row;
  const times = { closesAt: closesAt.toISOString(), sealedAt: sealedAt.toISOString() };
  const titles = new Map<string, string>(counts.options.map((o: { id: string; title: string }) => [o.id, o.title]));
  const lines = row.lines.map((line: Parameters<typeof lineText>[0]) => lineText(line, titles));
  const result = { ...head, ...times, ...counts, residents, sha256, audit, auditHead } as Result;
  return { csv: HEADER + lines.join(''), result: resultText(result) };
}

/** What the verifier finds wrong with them. */
export async function failedIn({ csv, result }: { csv: string; result: string }): Promise<string[]> {
  async function* bytes() {
    yield Buffer.from(csv);
  }
  const checks = await verify({ csv: bytes(), result });
  if (checks.length < 10) return ['Hardly anything was looked at.'];
  return checks.filter(({ ok }) => !ok).map(({ what, why }) => `${what}: ${why}`);
}
