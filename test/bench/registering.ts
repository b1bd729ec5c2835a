import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { signedIn } from '../drill/residents.ts';
import type { Country } from './countries.ts';
import { type Running, startService } from './running.ts';

/** How long registering for a meeting took, in milliseconds. */
export interface Waits {
  p50: number;
  p95: number;
  p99: number;
}

/** Registering with the service, and by its statements alone, side by side. */
export interface Registering {
  service: Waits;
  statements: Waits;
  /** How many times as long the service took, at the 95th of a hundred: the median of the rounds' own. */
  ratio: number;
}

const AT_ONCE = 20;
const EACH_ROUND = 400;
const ROUNDS = 3;
const PLACES = 5_000;

const REGISTER = `mutation ($input: RegisterForMeetingInput!) { registerForMeeting(input: $input) {
  ... on Registration { id status waitingPosition } ... on RegistrationRefusal { reason message } } }`;

/** Distinct residents register for one meeting, twenty at once. Throws where one of them is not confirmed. */
export async function registeringOf(country: Country, dataFolder: string): Promise<Registering> {
  const secret = randomBytes(32).toString('hex');
  const database = new pg.Pool({ connectionString: country.ownerUrl, max: AT_ONCE });
  const service = await startService(dataFolder, {
    DATABASE_URL: country.appUrl,
    DATABASE_OWNER_URL: country.ownerUrl,
    SESSION_SECRET: secret,
  });
  try {
    const residents = await signedIn(database, secret, EACH_ROUND);
    const register = (meetingId: string) => (i: number) =>
      registerAt(service, residents[i]?.session ?? '', { meetingId, clientKey: randomUUID() });
    const insert = (meetingId: string) => (i: number) => insertFor(database, residents[i]?.personId ?? '', meetingId);
    // What is compiled and planned when first used is no part of the figure.
    await timed(100, register(await aMeeting(database)));
    const rounds: { service: number[]; statements: number[] }[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      rounds.push({
        statements: await timed(EACH_ROUND, insert(await aMeeting(database))),
        service: await timed(EACH_ROUND, register(await aMeeting(database))),
      });
    }
    const ratios = rounds.map((round) => at(95, round.service) / at(95, round.statements)).sort((a, b) => a - b);
    return {
      service: waitsOf(rounds.flatMap((round) => round.service)),
      statements: waitsOf(rounds.flatMap((round) => round.statements)),
      ratio: ratios[ROUNDS >> 1] as number,
    };
  } finally {
    await service.stop();
    await forget(database);
    await database.end();
  }
}

/** Does so many, twenty at once. Gives how long each took, in milliseconds. */
async function timed(many: number, deed: (i: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  let next = 0;
  const one = async () => {
    while (next < many) {
      const i = next++;
      const began = performance.now();
      await deed(i);
      times.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  return times;
}

function at(percent: number, times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length * percent) / 100)] ?? Number.NaN;
}

const waitsOf = (times: readonly number[]): Waits => ({ p50: at(50, times), p95: at(95, times), p99: at(99, times) });

async function registerAt({ url }: Running, session: string, input: object): Promise<void> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: session },
    body: JSON.stringify({ query: REGISTER, variables: { input } }),
  });
  const text = await response.text();
  if (!text.includes('"CONFIRMED"')) throw new Error(`Not registered: ${response.status} ${text.slice(0, 500)}`);
}

/** The rows that registering writes, under the same lock, by nothing but their statements: no rules and no mail's words. */
async function insertFor(database: pg.Pool, personId: string, meetingId: string): Promise<void> {
  const client = await database.connect();
  try {
    await client.query('begin');
    const key = [personId, 'registerForMeeting', randomUUID()];
    await client.query('insert into deed_key (person_id, deed, key) values ($1, $2, $3)', key);
    await client.query('select 1 from meeting where id = $1 for update', [meetingId]);
    await client.query(`select sum(seats) from registration where meeting_id = $1 and status = 'CONFIRMED'`, [
      meetingId,
    ]);
    await client.query(
      `with meeting as (update meeting set next_in_line = next_in_line + 1 where id = $1 returning next_in_line, starts_at)
       insert into registration (meeting_id, person_id, status, line, registered_at, confirmed_at, told_starts_at)
       select $1, $2, 'CONFIRMED', next_in_line, now(), now(), starts_at from meeting`,
      [meetingId, personId],
    );
    await client.query(
      `insert into kept_mail (to_address, from_address, subject, body_text, body_html, headers, calendar, sent_at)
       values ('bench@drill.test', 'bench@drill.test', '', $1, $2, '{}', $3, now())`,
      ['x'.repeat(1_000), 'x'.repeat(6_000), JSON.stringify({ content: 'x'.repeat(1_000) })],
    );
    await client.query('update deed_key set thing_id = $1 where person_id = $1 and deed = $2 and key = $3', key);
    await client.query('commit');
  } finally {
    client.release();
  }
}

/** A meeting three weeks from now with room for everybody, in no area of anybody's desk. Gives its id. */
async function aMeeting(database: pg.Pool): Promise<string> {
  const { rows } = await database.query<{ id: string }>(
    `insert into meeting (area_id, title, starts_at, ends_at, mode, capacity, address, changed_at, timed_at, check_in_code, scheduled_by_id)
     select a.id, 'Bench', now() + interval '21 days', now() + interval '21 days 1 hour', 'IN_PERSON', $1, 'Hall', now(), now(),
       'BENCH2', (select id from officer limit 1)
     from area a where a.kind = 'NEIGHBOURHOOD' limit 1 returning id`,
    [PLACES],
  );
  return rows[0]?.id as string;
}

/** The country is as it was: the next run finds the same. */
async function forget(database: pg.Pool): Promise<void> {
  await database.query(
    `delete from registration where meeting_id in (select id from meeting where title = 'Bench');
     delete from meeting where title = 'Bench';
     delete from deed_key where person_id in (select id from person where email like '%@drill.test');
     delete from person where email like '%@drill.test';
     delete from kept_mail where to_address like '%@drill.test'`,
  );
}
