import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { freePort } from '../product.ts';
import type { Country } from './countries.ts';
import { residentMegabytes, startProcess, startService } from './running.ts';

/** An alert to many, from its going out to its mails, beside nodemailer alone at the same mail server. */
export interface Mailing {
  followers: number;
  /** From when the alert was public to when a mail for everybody was left, in seconds. */
  queuedIn: number;
  /** Mails a second. */
  service: number;
  nodemailer: number;
  /** The median of the rounds’ own. */
  ratio: number;
  /** What the worker held before, and at the most, in MB. */
  memory: { before: number; peak: number };
}

const FOLLOWERS = 100_000;
const ROUNDS = 3;
const CONNECTIONS = 8;

/** The same words as the alert's, about as long as its mail. */
const MAIL = {
  from: 'Patchwork <no-reply@patchwork.test>',
  subject: 'Girton: Tools stolen from vans',
  text: 'Thefts of tools from vans were reported. Lock them away at night. '.repeat(12),
  html: `<!DOCTYPE html><html><body>${'<p>Thefts of tools from vans were reported. Lock them away at night.</p>'.repeat(22)}</body></html>`,
  headers: { 'List-Unsubscribe': `<http://127.0.0.1/unsubscribe/${'x'.repeat(48)}>` },
};

/** Sends an alert to a hundred thousand followers of one neighbourhood, as far as three rounds take it. */
export async function mailingOf(country: Country, dataFolder: string, seconds: number): Promise<Mailing> {
  const database = new pg.Pool({ connectionString: country.ownerUrl, max: 2 });
  const smtpPort = await freePort();
  const smtp = `smtp://127.0.0.1:${smtpPort}`;
  const sink = await startProcess('mail-sink', { PORT: String(smtpPort) });
  const aWorker = () =>
    startService(dataFolder, {
      ...{ PATCHWORK_MODE: 'production', ROLE: 'worker', SMTP_URL: smtp, MAIL_FROM: MAIL.from },
      ...{ DATABASE_URL: country.appUrl, DATABASE_OWNER_URL: country.ownerUrl, SESSION_SECRET: secret },
      ...{ PUBLIC_URL: 'http://127.0.0.1', BALLOT_KEY_DIR: join(dataFolder, 'ballot-keys') },
    });
  const secret = randomBytes(32).toString('hex');
  const area = country.paths[0] as string;
  let worker: Awaited<ReturnType<typeof aWorker>> | undefined;
  try {
    await follow(database, area);
    worker = await aWorker();
    const before = residentMegabytes(worker.pid);
    const began = performance.now();
    const id = await anAlert(database, area);
    while ((await recipientsOf(database, id)) < FOLLOWERS) {
      if (performance.now() - began > 120_000) throw new Error('The alert was not queued in two minutes.');
      await pause(50);
    }
    const queuedIn = (performance.now() - began) / 1_000;
    let peak = 0;
    const rounds: { service: number; nodemailer: number }[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      await pause(1_000);
      const [from, at] = [await sentOf(database, id), performance.now()];
      for (const until = Date.now() + seconds * 1_000; Date.now() < until; await pause(200)) {
        peak = Math.max(peak, residentMegabytes(worker.pid));
      }
      const service = ((await sentOf(database, id)) - from) / ((performance.now() - at) / 1_000);
      await worker.stop();
      rounds.push({ service, nodemailer: await alone(smtp, seconds) });
      if (round < ROUNDS - 1) worker = await aWorker();
    }
    const ratios = rounds.map((round) => round.service / round.nodemailer).toSorted((a, b) => a - b);
    const median = (of: number[]) => of.toSorted((a, b) => a - b)[ROUNDS >> 1] as number;
    return {
      ...{ followers: FOLLOWERS, queuedIn, ratio: median(ratios), memory: { before, peak } },
      service: median(rounds.map((round) => round.service)),
      nodemailer: median(rounds.map((round) => round.nodemailer)),
    };
  } finally {
    await worker?.stop();
    await sink.stop();
    await forget(database);
    await database.end();
  }
}

async function alone(smtp: string, seconds: number): Promise<number> {
  const env = {
    SMTP_URL: smtp,
    SECONDS: String(seconds),
    CONNECTIONS: String(CONNECTIONS),
    MAIL: JSON.stringify(MAIL),
  };
  const file = join(import.meta.dirname, 'processes/mailer.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [file], { env: { ...process.env, ...env } });
  return (JSON.parse(stdout) as { perSecond: number }).perSecond;
}

async function follow(database: pg.Pool, area: string): Promise<void> {
  await forget(database);
  await database.query(
    `with people as (
       insert into person (email, email_verified) select 'mailing-' || n || '@drill.test', true
       from generate_series(1, $1) n returning id)
     insert into follow (person_id, area_id, topics, frequency, followed_at)
     select p.id, a.id, '{ALERTS}', 'INSTANT', clock_timestamp() - interval '1 hour'
     from people p, area a where a.path = $2`,
    [FOLLOWERS, area],
  );
  await database.query('analyze person, follow');
}

/** An alert that has just gone out. */
async function anAlert(database: pg.Pool, area: string): Promise<string> {
  const { rows } = await database.query<{ id: string }>(
    `insert into alert (area_id, title, body, body_html, importance, theme, written_by_id, written_at, expected_recipients, goes_at, sent_at)
     select a.id, 'Tools stolen from vans', 'Lock them.', $1, 'HIGH', 'OTHER', o.id, clock_timestamp(), 0, clock_timestamp(), clock_timestamp()
     from area a, (select id from officer limit 1) o where a.path = $2 returning id`,
    ['<p>Thefts of tools from vans were reported. Lock them away at night.</p>'.repeat(6), area],
  );
  return rows[0]?.id as string;
}

async function recipientsOf(database: pg.Pool, alertId: string): Promise<number> {
  const { rows } = await database.query<{ n: number }>(
    `select recipients as n from mailing where key = 'alert:' || $1`,
    [alertId],
  );
  return rows[0]?.n ?? 0;
}

async function sentOf(database: pg.Pool, alertId: string): Promise<number> {
  const { rows } = await database.query<{ n: number }>(
    `select count(sent_at)::int as n from delivery d join mailing m on m.id = d.mailing_id where m.key = 'alert:' || $1`,
    [alertId],
  );
  return rows[0]?.n ?? 0;
}

async function forget(database: pg.Pool): Promise<void> {
  await database.query(
    `delete from mailing where key in (select 'alert:' || id from alert where title = 'Tools stolen from vans')`,
  );
  await database.query(`delete from alert where title = 'Tools stolen from vans'`);
  await database.query(`delete from person where email like 'mailing-%@drill.test'`);
}
