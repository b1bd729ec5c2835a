import { createHash } from 'node:crypto';

/** One entry of the audit, and the hash of the one before it (empty for the first). */
export interface AuditedEntry {
  readonly seq: number;
  readonly before: string;
  /** In UTC to the microsecond: `2026-11-23T17:00:00.000123Z`. */
  readonly at: string;
  readonly deed: string;
  readonly actorId: string | null;
  readonly subject: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/**
 * The hash of an entry, as the database makes it (`audit_hash`): SHA-256, in hex, of what PostgreSQL prints for the
 * jsonb array of the hash before, the place, the seconds since 1970, the deed, who did it, what to, and the facts.
 *
 * @throws RangeError for a moment that is none
 */
export function auditHash({ before, seq, at, deed, actorId, subject, facts }: AuditedEntry): string {
  const plain: unknown = JSON.parse(JSON.stringify(facts));
  const words = [before, seq, deed, actorId, subject, plain].map(jsonbText);
  words.splice(2, 0, epoch(at));
  return createHash('sha256')
    .update(`[${words.join(', ')}]`)
    .digest('hex');
}

/** Seconds since 1970 with all six decimals, as PostgreSQL prints them: kept as text, since a double rounds them. */
function epoch(at: string): string {
  const [, second, fraction = ''] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?Z$/.exec(at) ?? [];
  const seconds = Date.parse(`${second}Z`) / 1000;
  if (!(seconds >= 0)) throw new RangeError(`${at} is no moment since 1970.`);
  return `${seconds}.${fraction.padEnd(6, '0')}`;
}

/** What PostgreSQL prints for a jsonb value: a space after each comma and colon, shorter keys first, numbers in full. */
function jsonbText(value: unknown): string {
  if (typeof value === 'number') return inFull(value);
  if (Array.isArray(value)) return `[${value.map(jsonbText).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => byLengthThenBytes(Buffer.from(a), Buffer.from(b)));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}: ${jsonbText(each)}`).join(', ')}}`;
}

const byLengthThenBytes = (a: Buffer, b: Buffer): number => a.length - b.length || Buffer.compare(a, b);

/** A number without an exponent: JavaScript writes 1e-7 and 1e+21, PostgreSQL 0.0000001 and 1000000000000000000000. */
function inFull(number: number): string {
  const [, sign = '', whole = '', decimals = '', power] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(`${number}`) ?? [];
  if (power === undefined) return `${number}`;
  const digits = `${whole}${decimals}`;
  const point = whole.length + Number(power);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return `${sign}${digits.padEnd(point, '0')}`;
}
