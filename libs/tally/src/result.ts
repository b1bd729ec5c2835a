import { createHash } from 'node:crypto';
import type { AuditedEntry } from './audit-hash.ts';
import type { Counts } from './tally.ts';

/** The facts of the audit’s entry about the sealing. */
export interface SealedFacts extends Readonly<Record<string, unknown>> {
  /** `bareHash` of the result. */
  readonly result: string;
  /** SHA-256 of ballots.csv, in hex. */
  readonly sha256: string;
  readonly voters: number;
}

/** What is in result.json, apart from the audit’s entry about it. */
export interface BareResult extends Counts {
  readonly ballotId: string;
  /** The neighbourhood: `cambridgeshire/south-cambridgeshire`. */
  readonly areaPath: string;
  readonly maxChoices: number;
  /** Published before the vote; orders the options that have equal votes (`ranked`). */
  readonly tieSeed: string;
  /** ISO in UTC, as is `sealedAt`. */
  readonly closesAt: string;
  readonly sealedAt: string;
  /** How many could have voted. */
  readonly residents: number;
  /** SHA-256 of ballots.csv, in hex. */
  readonly sha256: string;
}

/** result.json. */
export interface Result extends BareResult {
  /** The audit’s entry about the sealing. Its facts hold the hash of all that is above it. */
  readonly audit: AuditedEntry & { readonly facts: SealedFacts };
  /** `auditHash` of that entry: the head of the chain when the ballot was sealed, on the page and in mails. */
  readonly auditHead: string;
}

/** The fields in the order of the file, whatever order they were given in; nothing else that the object may hold. */
function bare(result: BareResult) {
  return {
    ballotId: result.ballotId,
    areaPath: result.areaPath,
    maxChoices: result.maxChoices,
    tieSeed: result.tieSeed,
    closesAt: result.closesAt,
    sealedAt: result.sealedAt,
    voters: result.voters,
    residents: result.residents,
    options: result.options.map(({ id, title, votes }) => ({ id, title, votes })),
    noneOfThese: result.noneOfThese,
    noFurtherChoice: result.noFurtherChoice,
    levels: result.levels.map(({ level, voters, options, noneOfThese, noFurtherChoice }) => ({
      level,
      voters,
      options: options.map(({ id, votes }) => ({ id, votes })),
      noneOfThese,
      noFurtherChoice,
    })),
    sha256: result.sha256,
  };
}

/** The exact text of result.json: one line of JSON, without a space and without a line end. */
export function resultText(result: Result): string {
  const { seq, before, at, deed, actorId, subject, facts } = result.audit;
  const { result: hash, sha256, voters } = facts;
  const audit = { seq, before, at, deed, actorId, subject, facts: { result: hash, sha256, voters } };
  return JSON.stringify({ ...bare(result), audit, auditHead: result.auditHead });
}

/** SHA-256, in hex, of result.json without `audit` and `auditHead`: the audit’s fact `result`. */
export function bareHash(result: BareResult): string {
  return createHash('sha256')
    .update(JSON.stringify(bare(result)))
    .digest('hex');
}
