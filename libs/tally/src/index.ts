export { type AuditedEntry, auditHash } from './audit-hash.ts';
export { HEADER, type Line, lineText, Miscount, NONE } from './lines.ts';
export { ranked } from './ranked.ts';
export { type BareResult, bareHash, type Result, resultText, type SealedFacts } from './result.ts';
export { type Counts, type LevelCounts, Tally } from './tally.ts';
export { type Check, LEVEL_AT_LEAST, type Published, type Verdict, VOTERS_AT_LEAST, verify } from './verify.ts';
