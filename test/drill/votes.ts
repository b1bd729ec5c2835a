import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import type pg from 'pg';
import { SOUTH } from './patch-facts.ts';
import { type Resident, signedIn } from './residents.ts';
import { ask, type Reply } from './wire.ts';

const OPEN = `mutation ($input: OpenBallotInput!) { openBallot(input: $input) {
  ... on Ballot { id quarter { id } options { id title } } ... on BallotRefusal { reason message } } }`;
const CAST = `mutation ($ballotId: ID!, $optionIds: [ID!]!) { castVote(ballotId: $ballotId, optionIds: $optionIds) {
  ... on VoteReceipt { receipts choices { id } } ... on VoteRefusal { reason message } } }`;
const TITLES = [
  'Speeding past the school',
  'Bikes taken from the station',
  'Vans parked on the pavement',
  'Noise at night',
];

/** How long anybody waits for an answer while a thousand others vote, in milliseconds. */
const PATIENCE = 60_000;
const DAY = 86_400_000;

/** A vote that was opened. */
export interface Vote {
  id: string;
  quarterId: string;
  optionIds: string[];
  maxChoices: number;
}

/**
 * The vote on a quarter of its own of the demo's neighbourhood, opened by its inspector.
 *
 * @param closesAt in some days where nothing is said: a drill that wants it closed says `closeNow`
 */
export async function aVote(
  database: pg.Pool,
  url: string,
  inspector: string,
  { maxChoices = 2, closesAt = new Date(Date.now() + 30 * DAY) }: { maxChoices?: number; closesAt?: Date } = {},
): Promise<Vote> {
  // Far from everybody else's quarters, each after the one before.
  const { rows } = await database.query<{ id: string }>(
    `with last as (
       select greatest(coalesce(max(ends_on), '2400-01-01'), '2400-01-01'::date) as day
       from quarter where area_id = (select id from area where path = $1))
     insert into quarter (area_id, starts_on, ends_on) select a.id, day + 1, day + 60 from area a, last where a.path = $1
     returning id`,
    [SOUTH],
  );
  const options = TITLES.map((title) => ({ theme: 'SPEEDING', title, placePaths: [] }));
  const opensAt = new Date(Date.now() - 60_000);
  const input = { quarterId: rows[0]?.id, options, maxChoices, opensAt, closesAt };
  const { data, body } = await ask(url, OPEN, { input }, inspector);
  const ballot = data?.openBallot;
  if (!ballot?.id) throw new Error(`The vote was not opened: ${body}`);
  const optionIds = ballot.options.map((option: { id: string }) => option.id);
  return { id: ballot.id, quarterId: ballot.quarter.id, optionIds, maxChoices };
}

/** Residents of the neighbourhood, by turns of all its places, who are signed in. */
export async function voters(database: pg.Pool, secret: string, many: number): Promise<Resident[]> {
  const residents = await signedIn(database, secret, many);
  await settle(
    database,
    residents.map(({ personId }) => personId),
  );
  return residents;
}

/** These people have their homes in the neighbourhood, by turns in all its places. */
export async function settle(database: pg.Pool, people: readonly string[]): Promise<void> {
  await database.query(
    `with place as (
       select id, row_number() over (order by path) - 1 as n, count(*) over () as places from area
       where neighbourhood_id = (select id from area where path = $2) and kind = 'PLACE')
     update person set home_area_id = place.id from unnest($1::uuid[]) with ordinality own (id, n), place
     where person.id = own.id and place.n = own.n % place.places`,
    [people, SOUTH],
  );
}

/** What a vote was answered. */
export interface Answer {
  receipts?: string[];
  choices?: { id: string }[];
  reason?: string;
  /** What was no answer: a status of 5xx, or none at all. */
  fault?: string;
}

/** Casts a vote, or puts another in its place. Throws where no answer comes. */
export function cast(url: string, session: string, vote: Vote, optionIds: readonly string[], within = PATIENCE) {
  return ask(url, CAST, { ballotId: vote.id, optionIds }, session, within);
}

export function answerOf(reply: Reply | string): Answer {
  if (typeof reply === 'string') return { fault: reply };
  return reply.data?.castVote ?? { fault: `${reply.status} ${reply.body.slice(0, 300)}` };
}

/** What a resident of this number chooses: none of these, one, or more, as the numbers come. */
export function choiceOf({ optionIds, maxChoices }: Vote, i: number): string[] {
  const many = i % (maxChoices + 1);
  return Array.from({ length: many }, (_, nth) => optionIds[(i + nth) % optionIds.length] as string);
}

/** Closes a vote that was to close in days, as time would: its job is due, and no cast finds it open any more. */
export async function closeNow(database: pg.Pool, { id }: Pick<Vote, 'id'>): Promise<void> {
  // One that has closed keeps its hour, which the audit will hold.
  await database.query(
    `update ballot set closes_at = clock_timestamp() where id = $1 and closes_at > clock_timestamp()`,
    [id],
  );
  await database.query(
    `update pgboss.job set start_after = now() where name = 'seal-ballot' and data->>'ballotId' = $1`,
    [id],
  );
}

/** Waits for a vote to be sealed. Throws where it is not in time. */
export async function untilSealed(database: pg.Pool, { id }: Pick<Vote, 'id'>, within = 120_000): Promise<void> {
  for (const until = Date.now() + within; ; await pause(20)) {
    const { rows } = await database.query('select from ballot_result where ballot_id = $1', [id]);
    if (rows.length > 0) return;
    if (Date.now() > until) throw new Error(`Not sealed in ${within / 1_000} s.`);
  }
}

/** The lines of the published file: receipt and what was chosen. */
export async function publishedLines(url: string, { id }: Pick<Vote, 'id'>): Promise<[string, string][]> {
  const file = await fetch(`${url}/ballots/${id}/ballots.csv`);
  const text = await file.text();
  if (file.status !== 200) throw new Error(`No file: ${file.status} ${text.slice(0, 300)}`);
  const lines = text.trimEnd().split('\n').slice(1);
  return lines.map((line) => line.split(',').slice(0, 2) as [string, string]);
}

/** What `npm run verify` says of a published vote, or of a folder with its files. */
export async function verified(place: string): Promise<{ isRight: boolean; printed: string }> {
  const command = join(resolve(import.meta.dirname, '../..'), 'libs/tally/src/command.ts');
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [command, place]);
    return { isRight: true, printed: stdout };
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    return { isRight: false, printed: stdout + stderr };
  }
}
