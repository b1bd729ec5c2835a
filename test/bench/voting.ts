import { randomBytes } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Request } from 'autocannon';
import pg from 'pg';
import { CONNECTIONS, load, median } from './contest.ts';
import type { Country } from './countries.ts';
import { alone, pgbenchVersion } from './pgbench.ts';
import { recorded } from './recorder.ts';
import { type Running, startService } from './running.ts';
import { aBallot, type BenchBallot, benchVoters, castRequest, forgetVotes, scriptOf } from './voting-ballots.ts';

/** Votes a second by the service, and by its statements alone. */
export interface Voting {
  service: number;
  statements: number;
  /** The median of the rounds' own. */
  ratio: number;
  /** What sent the statements alone. */
  by: string;
}

const ROUNDS = 3;
const VOTERS = 2_000;

/** Casts votes at the service, and sends the very statements of one without it, in turns and at the same concurrency. */
export async function votingOf(country: Country, dataFolder: string, seconds: number): Promise<Voting> {
  const secret = randomBytes(32).toString('hex');
  const database = new pg.Pool({ connectionString: country.ownerUrl, max: 4 });
  const keyFolder = join(dataFolder, 'ballot-keys');
  await rm(keyFolder, { recursive: true, force: true });
  await mkdir(keyFolder, { recursive: true });
  let service: Running | undefined;
  try {
    await forgetVotes(database);
    const voters = await benchVoters(database, country.paths[0] as string, VOTERS, secret);
    const ballot = await aBallot(database, country.paths[0] as string, keyFolder);
    const other = await aBallot(database, country.paths[0] as string, keyFolder);
    const env = { DATABASE_URL: country.appUrl, DATABASE_OWNER_URL: country.ownerUrl, SESSION_SECRET: secret };
    const first = castRequest(ballot, voters[0] as string, 0);
    const statements = await recorded(
      country,
      join(dataFolder, 'recorded'),
      { ...env, BALLOT_KEY_DIR: keyFolder },
      first,
    );
    const file = join(dataFolder, 'cast.sql');
    const script = scriptOf(statements, ballot, other, VOTERS);
    await writeFile(file, script);

    service = await startService(join(dataFolder, 'service'), { ...env, BALLOT_KEY_DIR: keyFolder });
    const requests = voters.map((session, i) => castRequest(ballot, session, i));
    const version = await pgbenchVersion();
    await heat(database, ballot, service, requests, 2);
    const rounds: { service: number; statements: number }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await emptied(database, [ballot, other]);
      rounds.push({
        statements: await alone({ file, script, url: country.appUrl, connections: CONNECTIONS, seconds }),
        service: await heat(database, ballot, service, requests, seconds),
      });
    }
    return {
      service: median(rounds.map((round) => round.service)),
      statements: median(rounds.map((round) => round.statements)),
      ratio: median(rounds.map((round) => round.service / round.statements)),
      by: version ? `pgbench ${version}` : 'bare node-postgres, as there is no pgbench here',
    };
  } finally {
    await service?.stop();
    await forgetVotes(database);
    await database.end();
  }
}

/** Votes a second. Throws where they were not taken. */
async function heat(
  database: pg.Pool,
  { id }: BenchBallot,
  service: Running,
  requests: Request[],
  seconds: number,
): Promise<number> {
  const { requests: sent, duration, non2xx, errors } = await load(service, requests, seconds);
  const { rows } = await database.query<{ n: number }>(
    'select count(*)::int as n from ballot_box.live_vote where ballot_id = $1',
    [id],
  );
  if (non2xx || errors || (rows[0]?.n ?? 0) < Math.min(VOTERS, sent.total) / 2)
    throw new Error(
      `Of ${sent.total} votes ${rows[0]?.n} voters’ are there; ${non2xx} were not answered 200, ${errors} not at all.`,
    );
  return sent.total / duration;
}

/** Nobody has voted yet. */
async function emptied(database: pg.Pool, ballots: readonly BenchBallot[]): Promise<void> {
  for (const { id, box } of ballots) {
    await database.query(`truncate ${box}`);
    await database.query('delete from participation where ballot_id = $1', [id]);
  }
  await database.query(`update person set home_held_until = null where email like '%@drill.test'`);
  await database.query('vacuum (analyze) participation, person');
}
