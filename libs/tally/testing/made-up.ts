import { type AuditedEntry, auditHash } from '../src/audit-hash.ts';
import { type Line, NONE } from '../src/lines.ts';
import { type BareResult, bareHash, type Result, type SealedFacts } from '../src/result.ts';
import type { Counts } from '../src/tally.ts';

/** Ballots that nobody held, the same for the same seed: for the tests and for `measure.ts`. */
export interface Option {
  readonly id: string;
  readonly title: string;
}

/** One person’s vote: none to `maxChoices` different options, or `NONE` alone. */
export interface Vote {
  readonly level: string;
  readonly choices: readonly string[];
}

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const titles = [
  'Speeding on the High Street, the A1307 and Church Lane',
  'Antisocial behaviour by the “Rec”',
  'Drug dealing: the car park, and "the cut"',
  'Burglary of sheds and garages',
  'Hare coursing, off-road bikes',
  'Parking at the school gates',
  'Café thefts · vols à l’étalage 盗難 🚲',
  'Catalytic converters',
];

export const optionsOf = (count: number): Option[] =>
  Array.from({ length: count }, (_, at) => ({
    id: `00000000-0000-4000-8000-${`${at + 1}`.padStart(12, '0')}`,
    title: titles[at] ?? `Option ${at + 1}`,
  }));

/** Votes by `voters` people, of whom about one in five voted on paper (exactly: every fifth, from the third). */
export function* votesOf(voters: number, options: readonly Option[], maxChoices: number, random: () => number) {
  for (let voter = 0; voter < voters; voter++) {
    const level = voter % 5 === 2 ? 'PAPER' : 'EMAIL';
    const chosen = new Set<string>();
    const wanted = random() < 0.07 ? 0 : 1 + Math.floor(random() * maxChoices);
    for (let choice = 0; choice < wanted; choice++)
      chosen.add(options[Math.floor(random() ** 2 * options.length)]?.id ?? NONE);
    yield { level, choices: wanted === 0 ? [NONE] : [...chosen] } satisfies Vote;
  }
}

/** What each vote becomes: exactly `maxChoices` lines. Their receipts ascend, so a vote’s lines lie together. */
export function* linesOf(votes: Iterable<Vote>, voters: number, maxChoices: number, random: () => number) {
  const receiptAt = receipts(voters * maxChoices, random);
  let at = 0;
  for (const { level, choices } of votes)
    for (let choice = 0; choice < maxChoices; choice++)
      yield { receipt: receiptAt(at++), optionId: choices[choice] ?? '', level } satisfies Line;
}

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Seven ascending digits, thirteen random ones. */
function receipts(count: number, random: () => number): (at: number) => string {
  const step = 32 ** 7 / count;
  return (at) => {
    let head = Math.floor(at * step);
    let digits = '';
    for (let digit = 0; digit < 7; digit++) {
      digits = (letters[head % 32] ?? '0') + digits;
      head = Math.floor(head / 32);
    }
    while (digits.length < 20) digits += letters[Math.floor(random() * 32)];
    return `${digits.slice(0, 5)}-${digits.slice(5, 10)}-${digits.slice(10, 15)}-${digits.slice(15)}`;
  };
}

/** The result with its entry in the audit, true for whatever it says. */
export function sealed(bare: BareResult, entry: Partial<AuditedEntry> = {}): Result {
  const facts: SealedFacts = { result: bareHash(bare), sha256: bare.sha256, voters: bare.voters };
  const audit = {
    seq: 4711,
    before: '5ea1'.repeat(16),
    at: '2026-11-23T17:00:01.000204Z',
    deed: 'sealBallot',
    actorId: null,
    subject: bare.ballotId,
    ...entry,
    facts,
  };
  return { ...bare, audit, auditHead: auditHash(audit) };
}

export const bareOf = (counts: Counts, maxChoices: number, sha256: string): BareResult => ({
  ballotId: '0b0a1100-7e57-4a11-8000-00000000f00d',
  areaPath: 'cambridgeshire/south-cambridgeshire',
  maxChoices,
  tieSeed: 'f3b1c0de5eed',
  closesAt: '2026-11-23T17:00:00.000Z',
  sealedAt: '2026-11-23T17:00:01.000204Z',
  residents: counts.voters * 3 + 7,
  ...counts,
  sha256,
});
