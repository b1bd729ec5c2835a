import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { type AuditedEntry, type BareResult, bareHash, type Counts, HEADER, lineText, Tally } from '@patchwork/tally';
import type { Audited } from '#platform/audit.ts';
import { arrayOf } from '#platform/database.ts';
import { log } from '#platform/log.ts';
import type { BallotKey } from './ballot-keys.ts';
import { mayTellLevels, partsToShow } from './disclosure.rules.ts';
import { choicesOf } from './paper.rules.ts';
import type { Figures } from './paper-batch.entity.ts';
import { newReceipts } from './receipts.ts';
import type { Turnout } from './sealed.entity.ts';
import { HOLD_BALLOT, HOLD_SEALING } from './sealing.ts';

/** How many people, and how many lines, are looked at in one go: memory stays the same however many there are. */
const PEOPLE_AT_ONCE = 5_000;
const LINES_AT_ONCE = 10_000;

/** The ballot as sealing needs it. */
interface Facts {
  id: string;
  areaId: string;
  areaPath: string;
  maxChoices: number;
  tieSeed: string;
  keyCheck: string;
  closesAt: string;
  hasClosed: boolean;
  isSealed: boolean;
  options: { id: string; title: string }[];
}

/** What the lines of a ballot come to. */
interface Counted {
  counts: Counts;
  sha256: string;
  turnout: Turnout;
}

const FACTS = `
  select b.id, n.id as "areaId", n.path as "areaPath", b.max_choices as "maxChoices", b.tie_seed as "tieSeed",
    b.key_check as "keyCheck", b.closes_at as "closesAt", coalesce(?::timestamptz, clock_timestamp()) >= b.closes_at as "hasClosed",
    b.sealed_at is not null as "isSealed",
    (select json_agg(json_build_object('id', o.id, 'title', o.title) order by o.position)
     from ballot_option o where o.ballot_id = b.id) as options
  from ballot b join quarter q on q.id = b.quarter_id join area n on n.id = q.area_id where b.id = ? for update of b`;

/**
 * Each vote becomes as many lines as it could have choices, each line with a receipt of its own, and those on paper
 * with receipts that nobody has; all are written in the order of their receipts, which is no order of anybody's.
 */
const SHUFFLE = `
  insert into sealed_line (ballot_id, receipt, choice, level)
  select ?, x.receipt, x.choice, x.level from (
    select v.receipts[i] as receipt, ? as level,
      case when cardinality(v.choices) = 0 and i = 1 then 'none' else coalesce(v.choices[i]::text, '') end as choice
    from ballot_box.live_vote v cross join generate_series(1, ?) i where v.ballot_id = ?
    union all
    select p.receipt, ?, p.choice from unnest(?::text[], ?::text[]) p (receipt, choice)) x
  order by x.receipt collate "C"`;

const LINES = `
  declare sealed_lines no scroll cursor for
  select receipt, choice as "optionId", level from sealed_line where ballot_id = ? order by receipt collate "C"`;

/** How many of those who took part have their home where. */
const TURNOUT = `
  select p.home_area_id as "areaId", count(*)::int as voters
  from participation t join person p on p.id = t.person_id where t.ballot_id = ? group by 1`;

/** What sealing leans on beside the database. */
export interface Means {
  /** The ballot's key; null where it is gone, and then each vote is not looked at. */
  keyOf(ballotId: string, check: string): BallotKey | null;
  /** Appends to the audit, in this transaction. */
  append(em: EntityManager, deed: Audited): Promise<void>;
  /** When it is sealed; the database's clock where that is left out, as it always is but for what is made up. */
  at?: Date;
}

/**
 * Turns the votes of a ballot that closed into a file that anybody can count and nobody can trace; in the transaction
 * that it is given, all of it or nothing. False where it was sealed already, is not there or has not closed. Throws where
 * votes and those who took part do not agree.
 */
export async function sealedIn(em: EntityManager, ballotId: string, means: Means): Promise<boolean> {
  // A hundred thousand votes take longer than a request may.
  await em.execute('set local statement_timeout = 0');
  await em.execute(HOLD_SEALING);
  await em.execute(HOLD_BALLOT, [ballotId]);
  const [ballot] = await em.execute<Facts[]>(FACTS, [means.at?.toISOString() ?? null, ballotId]);
  if (!ballot || ballot.isSealed || !ballot.hasClosed) return false;
  const voters = await reconciled(em, ballot, means);
  const isTold = await shuffled(em, ballot, voters);
  const { counts, sha256 } = await countedLines(em, ballot);
  // Papers that are not told apart are not told by subtraction either.
  const turnout = await turnoutOf(em, ballotId, isTold ? 0 : counts.voters - voters);
  await publish(em, ballot, { counts, sha256, turnout }, means);
  await em.execute('select ballot_box_close(?)', [ballotId]);
  return true;
}

/** As many votes as people who took part and, where the key is still there, each of theirs. How many. */
async function reconciled(em: EntityManager, { id, keyCheck }: Facts, { keyOf }: Means): Promise<number> {
  const [row] = await em.execute<{ people: number; votes: number }[]>(
    `select (select count(*)::int from participation where ballot_id = ?) as people,
       (select count(*)::int from ballot_box.live_vote where ballot_id = ?) as votes`,
    [id, id],
  );
  const { people, votes } = row ?? { people: 0, votes: 0 };
  if (people !== votes) throw new Error(`Ballot ${id} has ${people} who took part and ${votes} votes: not sealed.`);
  const key = keyOf(id, keyCheck);
  if (!key) {
    log.warn({ ballotId: id }, 'Sealed without its key: numbers were compared, and not each vote.');
    return votes;
  }
  for (let after: string | null = null; ; ) {
    const page: { id: string }[] = await em.execute<{ id: string }[]>(
      'select person_id as id from participation where ballot_id = ? and (?::uuid is null or person_id > ?) order by 1 limit ?',
      [id, after, after, PEOPLE_AT_ONCE],
    );
    const own = page.map((person) => key.ballotKeyOf(person.id));
    const [found] = await em.execute<{ n: number }[]>(
      'select count(*)::int as n from ballot_box.live_vote where ballot_id = ? and ballot_key = any(?::text[])',
      [id, arrayOf(own)],
    );
    if (found?.n !== page.length) throw new Error(`Ballot ${id} has votes of nobody who took part: not sealed.`);
    if (page.length < PEOPLE_AT_ONCE) return votes;
    after = page.at(-1)?.id ?? null;
  }
}

/** Writes the lines. True where votes by e-mail and on paper are told apart. */
async function shuffled(em: EntityManager, { id, maxChoices }: Facts, byEmail: number): Promise<boolean> {
  const batches = await em.execute<{ figures: Figures }[]>(
    'select figures from paper_batch where ballot_id = ? and confirmed_at is not null',
    [id],
  );
  const onPaper = batches.flatMap(({ figures }) => choicesOf(figures, maxChoices));
  const isTold = mayTellLevels([byEmail, onPaper.length / maxChoices]);
  const [email, paper] = isTold ? ['EMAIL', 'PAPER'] : ['ALL', 'ALL'];
  const receipts = newReceipts(onPaper.length);
  await em.execute(SHUFFLE, [id, email, maxChoices, id, paper, arrayOf(receipts), arrayOf(onPaper)]);
  return isTold;
}

async function publish(
  em: EntityManager,
  ballot: Facts,
  { counts, sha256, turnout }: Counted,
  { append, at }: Means,
): Promise<void> {
  const [now] = await em.execute<{ at: string; residents: number }[]>(
    `select coalesce(?::timestamptz, clock_timestamp()) as at, (select count(*)::int from person p join area h on h.id = p.home_area_id
       where h.neighbourhood_id = ?) as residents`,
    [at?.toISOString() ?? null, ballot.areaId],
  );
  const sealedAt = new Date((now as { at: string }).at).toISOString();
  const { id, areaPath, maxChoices, tieSeed } = ballot;
  const bare: BareResult = {
    ...{ ballotId: id, areaPath, maxChoices, tieSeed },
    ...{ closesAt: new Date(ballot.closesAt).toISOString(), sealedAt },
    ...counts,
    ...{ residents: now?.residents ?? 0, sha256 },
  };
  const facts = { result: bareHash(bare), sha256, voters: counts.voters };
  await append(em, { deed: 'sealBallot', actorId: null, subject: id, facts });
  const { auditHead, ...audit } = await headOf(em);
  await em.execute(
    `insert into ballot_result (ballot_id, sealed_at, voters, residents, counts, turnout, sha256, audit, audit_head)
     values (?, ?, ?, ?, ?::json, ?::json, ?, ?::json, ?)`,
    [
      ...[id, sealedAt, counts.voters, bare.residents, JSON.stringify(counts), JSON.stringify(turnout), sha256],
      ...[JSON.stringify(audit), auditHead],
    ],
  );
  await em.execute('update ballot set sealed_at = ? where id = ?', [sealedAt, id]);
}

/** The entry just appended, with the hash of the one before: nobody else appends until we commit. */
async function headOf(em: EntityManager): Promise<AuditedEntry & { auditHead: string }> {
  const [entry] = await em.execute<(AuditedEntry & { auditHead: string })[]>(
    `select seq::int, coalesce((select b.hash from audit_entry b where b.seq = e.seq - 1), '') as before,
       to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, deed, actor_id as "actorId", subject, facts,
       hash as "auditHead"
     from audit_entry e order by seq desc limit 1`,
  );
  if (!entry) throw new Error('The audit has no entry of this sealing.');
  return entry;
}

/** Reads the file's lines in their order, a page at a time: what they come to, and the hash of the file. */
async function countedLines(em: EntityManager, ballot: Facts): Promise<{ counts: Counts; sha256: string }> {
  const tally = new Tally(ballot.options, ballot.maxChoices);
  const titles = new Map(ballot.options.map(({ id, title }) => [id, title]));
  const hash = createHash('sha256').update(HEADER);
  await em.execute(LINES, [ballot.id]);
  for (;;) {
    const page = await em.execute<{ receipt: string; optionId: string; level: string }[]>(
      `fetch ${LINES_AT_ONCE} from sealed_lines`,
    );
    for (const line of page) tally.add(line);
    hash.update(page.map((line) => lineText(line, titles)).join(''));
    if (page.length < LINES_AT_ONCE) break;
  }
  await em.execute('close sealed_lines');
  return { counts: tally.counts(), sha256: hash.digest('hex') };
}

/** How many took part from where, as far as that may be told, with so many more from nowhere in particular. */
async function turnoutOf(em: EntityManager, ballotId: string, more: number): Promise<Turnout> {
  const rows = await em.execute<{ areaId: string | null; voters: number }[]>(TURNOUT, [ballotId]);
  const whole = rows.reduce((total, { voters }) => total + voters, more);
  const known = rows.flatMap(({ areaId, voters }) => (areaId ? [{ areaId, voters }] : []));
  const { shown, others } = partsToShow(known, whole);
  return { places: shown, others };
}
