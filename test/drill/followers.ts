import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { SOUTH } from './patch-facts.ts';
import { run } from './wire.ts';

const GIRTON = `${SOUTH}/girton`;

/** People who follow Girton and want its alerts at once, in bulk. Their addresses, `follower-<run>-<n>@drill.test`. */
export async function followers(database: pg.Pool, name: string, many: number): Promise<string[]> {
  const { rows } = await database.query<{ email: string }>(
    `with people as (
       insert into person (email, email_verified) select 'follower-' || $1 || '-' || n || '@drill.test', true
       from generate_series(1, $2) n returning id, email)
     , following as (
       insert into follow (person_id, area_id, topics, frequency, followed_at)
       select p.id, a.id, '{ALERTS}', 'INSTANT', clock_timestamp() - interval '1 hour'
       from people p, area a where a.path = $3)
     select email from people`,
    [name, many, GIRTON],
  );
  return rows.map(({ email }) => email);
}

/** Takes them away, with all that they were to be sent. */
export async function nobodyFollows(database: pg.Pool): Promise<void> {
  await database.query('delete from follow');
}

/** Sends an alert about Girton as an inspector, and approves it as communications. Its id. Throws what refused it. */
export async function anAlert(url: string, by: { inspector: string; comms: string }, title: string): Promise<string> {
  const input = {
    ...{ areaPath: SOUTH, placePaths: [GIRTON], title },
    ...{
      body: 'Thefts of tools from vans were reported. Lock them away at night.',
      importance: 'HIGH',
      theme: 'OTHER',
    },
  };
  const sent = await run(url, 'SendAlert', { input }, by.inspector);
  const alert = sent.data?.sendAlert;
  if (alert?.__typename !== 'Alert') throw new Error(sent.body);
  if (alert.state !== 'WAITING') return alert.id;
  const approved = await run(url, 'ApproveAlert', { alertId: alert.id }, by.comms);
  if (approved.data?.approveAlert?.__typename !== 'Alert') throw new Error(approved.body);
  return alert.id;
}

/** Waits until nothing of an alert is due any more. How many were sent. Throws after so many milliseconds. */
export async function untilDelivered(database: pg.Pool, alertId: string, within: number): Promise<number> {
  for (const until = Date.now() + within; Date.now() < until; await pause(50)) {
    const { rows } = await database.query<{ all: number; sent: number }>(
      `select m.recipients as all, count(d.sent_at)::int as sent from mailing m left join delivery d on d.mailing_id = m.id
       where m.key = 'alert:' || $1 group by m.id`,
      [alertId],
    );
    const [row] = rows;
    if (row && row.all > 0 && row.sent === row.all) return row.sent;
  }
  throw new Error('The alert was not delivered in time.');
}
