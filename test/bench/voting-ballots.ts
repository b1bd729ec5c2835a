import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Request } from 'autocannon';
import type pg from 'pg';
import { residentOf } from '../drill/residents.ts';

/** A vote of the bench's own. */
export interface BenchBallot {
  id: string;
  optionIds: string[];
  /** The table of its votes. */
  box: string;
  keyOf(words: string): string;
}

const CAST = `mutation ($ballotId: ID!, $optionIds: [ID!]!) { castVote(ballotId: $ballotId, optionIds: $optionIds) {
  ... on VoteReceipt { receipts } ... on VoteRefusal { reason message } } }`;
const TITLE = 'Bench';
const MAX_CHOICES = 3;

/** A voter's id, and the token of their session, as SQL that says it of a number: `pgbench` makes both of one variable. */
const personIdOf = (n: string) => `('00000000-0000-4000-8000-' || lpad(${n}::text, 12, '0'))::uuid`;
const tokenOf = (n: string) => `('bench-' || lpad(${n}::text, 12, '0'))`;
/** What stands for a voter in the box and among those who took part, as long as the real ones are. */
const keyOf = (n: string) => `lpad(${n}::text, 43, 'k')`;

/** Residents of a neighbourhood who are signed in, numbered from 1. Gives their `cookie` headers. */
export async function benchVoters(database: pg.Pool, path: string, many: number, secret: string): Promise<string[]> {
  const { rows } = await database.query<{ person_id: string; token: string }>(
    `with people as (
       insert into person (id, email, email_verified, home_area_id)
       select ${personIdOf('n')}, 'voter-' || n || '@drill.test', true,
         (select id from area where neighbourhood_id = (select id from area where path = $1) and kind = 'PLACE' limit 1)
       from generate_series(1, $2::int) n returning id, email)
     insert into session (person_id, token, via, expires_at)
     select ${personIdOf('n')}, ${tokenOf('n')}, 'CODE', now() + interval '1 day'
     from generate_series(1, (select count(*)::int from people)) n returning person_id, token`,
    [path, many],
  );
  return rows.map((row) => residentOf(row, secret).session);
}

/** An open vote with its key and its box, on a quarter of its own. */
export async function aBallot(database: pg.Pool, path: string, keyFolder: string): Promise<BenchBallot> {
  const [id, secret] = [randomUUID(), randomBytes(32)];
  const keyOfBallot = (words: string) => createHmac('sha256', secret).update(words).digest('base64url');
  await writeFile(join(keyFolder, `${id}.key`), secret, { mode: 0o600 });
  await database.query(
    `with quarter as (
       insert into quarter (area_id, starts_on, ends_on)
       select a.id, day + 1, day + 60 from area a,
         lateral (select greatest(max(ends_on), '2400-01-01'::date) as day from quarter where area_id = a.id) last
       where a.path = $2 returning id)
     insert into ballot (id, quarter_id, max_choices, opens_at, closes_at, tie_seed, key_check, words, opened_by_id, opened_at)
     select $1, quarter.id, $3, now() - interval '1 day', now() + interval '20 days', 'seed', $4, '${TITLE}',
       (select id from officer limit 1), now() from quarter`,
    [id, path, MAX_CHOICES, keyOfBallot('check')],
  );
  const { rows } = await database.query<{ id: string }>(
    `insert into ballot_option (ballot_id, position, theme, title, fingerprint)
     select $1, n, 'SPEEDING', 'Option ' || n, 'Option ' || n from generate_series(1, 8) n returning id`,
    [id],
  );
  await database.query('select ballot_box_open($1)', [id]);
  const box = `ballot_box.live_vote_${id.replaceAll('-', '')}`;
  return { id, optionIds: rows.map((row) => row.id), box, keyOf: keyOfBallot };
}

export function castRequest({ id, optionIds }: BenchBallot, session: string, i: number): Request {
  const chosen = Array.from({ length: 1 + (i % MAX_CHOICES) }, (_, nth) => optionIds[(i + nth) % optionIds.length]);
  return {
    method: 'POST',
    path: '/graphql',
    headers: { 'content-type': 'application/json', cookie: session },
    body: JSON.stringify({ query: CAST, variables: { ballotId: id, optionIds: chosen } }),
  };
}

/**
 * The statements of the first voter's cast as a script of `pgbench`: each time another voter, of another ballot.
 * Throws where a statement speaks of somebody whom the script does not know how to replace.
 */
export function scriptOf(statements: readonly string[], from: BenchBallot, to: BenchBallot, voters: number): string {
  const [person, token] = ['00000000-0000-4000-8000-000000000001', 'bench-000000000001'];
  const replaced: [string, string][] = [
    [`'${person}'`, personIdOf(':n')],
    [`'${token}'`, tokenOf(':n')],
    [`'${from.keyOf(`vote\n${person}`)}'`, keyOf(':n')],
    [`'${from.keyOf('mailbox\nvoter-1@drill.test')}'`, keyOf(':n')],
    [from.id, to.id],
    ...from.optionIds.map((id, i): [string, string] => [id, to.optionIds[i] as string]),
  ];
  const lines = statements.map((text) =>
    replaced.reduce((all, [one, other]) => all.replaceAll(one, other), text.replaceAll(/\s+/g, ' ').trim()),
  );
  const script = [`\\set n random(1, ${voters})`, ...lines.map((line) => `${line};`), ''].join('\n');
  if (!/begin/i.test(script) || !script.includes('lpad(:n::text, 43') || script.includes(person))
    throw new Error(`These are not the statements of a vote:\n${script}`);
  return script;
}

/** The country is as it was: the next run finds the same. */
export async function forgetVotes(database: pg.Pool): Promise<void> {
  const { rows } = await database.query<{ id: string; quarter_id: string }>(
    'select id, quarter_id from ballot where words = $1',
    [TITLE],
  );
  for (const { id, quarter_id } of rows) {
    await database.query(`drop table if exists ballot_box.live_vote_${id.replaceAll('-', '')}`);
    await database.query('delete from ballot_option where ballot_id = $1', [id]);
    await database.query('delete from ballot where id = $1', [id]);
    await database.query('delete from quarter where id = $1', [quarter_id]);
  }
  await database.query(`delete from person where email like '%@drill.test'`);
}
