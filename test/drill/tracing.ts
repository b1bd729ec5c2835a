import type pg from 'pg';

// Whoever has the whole database, hidden columns and all, puts the people and the lines of a vote in every order that
// they find, lays the one beside the other, and sees what fits.

type Row = Record<string, unknown>;

/** Every table there is, with what PostgreSQL keeps of a row beside its columns. */
export async function wholeDatabase(database: pg.Pool): Promise<Map<string, Row[]>> {
  const { rows: tables } = await database.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')`,
  );
  const found = new Map<string, Row[]>();
  for (const { name } of tables) {
    const { rows } = await database.query<Row>(
      `select t.*, t.xmin::text::bigint as "#xmin", t.xmax::text::bigint as "#xmax", t.cmin::text::int as "#cmin",
         row_number() over (order by t.ctid) as "#ctid" from ${name} t order by t.ctid`,
    );
    found.set(name, rows);
  }
  return found;
}

/** A value so that values of one column are ordered as they are, as text. */
function sortable(value: unknown): string {
  const number = value instanceof Date ? value.getTime() : typeof value === 'object' ? Number.NaN : Number(value);
  return Number.isNaN(number) ? JSON.stringify(value ?? '') : number.toFixed(3).padStart(30, '0');
}

/** The orders that rows can be put in: by each of their columns, and as they lie where a column says the same of all. */
function* ordersOf(rows: readonly Row[]): Generator<[by: string, sorted: Row[]]> {
  for (const column of Object.keys(rows[0] ?? {})) {
    const keyed = rows.map((row) => [sortable(row[column]), row] as const);
    keyed.sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
    yield [column, keyed.map(([, row]) => row)];
  }
}

/** The orders of these people that any table gives away. */
function* ordersOfPeople(
  database: ReadonlyMap<string, Row[]>,
  people: ReadonlySet<string>,
): Generator<[by: string, people: string[]]> {
  for (const [table, rows] of database) {
    for (const column of Object.keys(rows[0] ?? {})) {
      const own = rows.filter((row) => people.has(row[column] as string));
      const once = [...new Map(own.map((row) => [row[column] as string, row])).values()];
      if (once.length < people.size) continue;
      for (const [by, sorted] of ordersOf(once))
        yield [`${table} by ${by}`, sorted.map((row) => row[column] as string)];
    }
  }
}

/** How well the best of all pairs of orders brings people and lines together. */
export interface Traced {
  tried: number;
  /** Lines that are given to whom they are of. */
  hits: number;
  hitsBy: string;
  /** How the places in the one order and in the other go together, backwards too: 0 for not at all, 1 for wholly. */
  together: number;
  togetherBy: string;
}

/**
 * Attacks a vote.
 *
 * @param truth whose each line is, by its receipt: what nobody but the voters knows, to say how well the attack did
 */
export function traced(
  database: ReadonlyMap<string, Row[]>,
  ballotId: string,
  truth: ReadonlyMap<string, string>,
): Traced {
  const lines = (database.get('public.sealed_line') ?? []).filter((line) => line.ballot_id === ballotId);
  const people = new Set(truth.values());
  const each = lines.length / people.size;
  const orders = [...ordersOfPeople(database, people)];
  const best: Traced = { tried: 0, hits: -1, hitsBy: '', together: -1, togetherBy: '' };
  for (const [lineOrder, sorted] of ordersOf(lines)) {
    const owners = sorted.map((line) => truth.get(line.receipt as string) as string);
    for (const [order, voters] of orders) {
      best.tried++;
      const by = `${order} beside lines by ${lineOrder}`;
      const at = (i: number) => voters[Math.floor(i / each)];
      const forwards = owners.filter((owner, i) => owner === at(i)).length;
      const backwards = owners.filter((owner, i) => owner === at(owners.length - 1 - i)).length;
      const hits = Math.max(forwards, backwards);
      if (hits > best.hits) Object.assign(best, { hits, hitsBy: by });
      const together = Math.abs(correlation(owners, voters));
      if (together > best.together) Object.assign(best, { together, togetherBy: by });
    }
  }
  return best;
}

/** Spearman's: of the place of each line, and of the place of whose it is. */
function correlation(owners: readonly string[], voters: readonly string[]): number {
  const placeOf = new Map(voters.map((voter, i) => [voter, i]));
  const [meanLine, meanVoter] = [(owners.length - 1) / 2, (voters.length - 1) / 2];
  let [both, ofLines, ofVoters] = [0, 0, 0];
  for (const [i, owner] of owners.entries()) {
    const [line, voter] = [i - meanLine, (placeOf.get(owner) ?? meanVoter) - meanVoter];
    both += line * voter;
    ofLines += line * line;
    ofVoters += voter * voter;
  }
  return both / Math.sqrt(ofLines * ofVoters);
}

/** The tables that hold a receipt in whatever form; of the lines alone that is as it must be. */
export async function tablesWithReceipts(database: pg.Pool, receipts: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const [table, rows] of await wholeDatabase(database)) {
    const texts = new Set(JSON.stringify(rows).match(/[0-9A-HJKMNP-TV-Z]{5}(?:-[0-9A-HJKMNP-TV-Z]{5}){3}/g));
    if (receipts.some((receipt) => texts.has(receipt))) found.push(table);
  }
  return found;
}
