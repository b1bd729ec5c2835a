import type pg from 'pg';
import type { TwoProcesses } from './two-processes.ts';
import { run } from './wire.ts';

export const SOUTH = 'cambridgeshire/south-cambridgeshire';
export const EAST = 'cambridgeshire/east-cambridgeshire';

/** The first of the running priorities of a neighbourhood. */
export async function aPriorityOf(database: pg.Pool, areaPath: string): Promise<string> {
  const { rows } = await database.query<{ id: string }>(
    `select p.id from priority p join quarter q on q.id = p.quarter_id join area a on a.id = q.area_id
     where a.path = $1 and current_date between q.starts_on and q.ends_on order by p.position limit 1`,
    [areaPath],
  );
  if (!rows[0]) throw new Error(`${areaPath} has no running priority.`);
  return rows[0].id;
}

export async function numberOf(database: pg.Pool, sql: string, values: unknown[]): Promise<number> {
  const { rows } = await database.query<{ n: string }>(`select count(*) as n from ${sql}`, values);
  return Number(rows[0]?.n);
}

/** An update that the demo's PCSO has posted. Throws where the product refused it. */
export async function anUpdate(
  { urls, database, sessionOf }: TwoProcesses,
  input: { body: string; publishAt?: string },
): Promise<{ id: string; status: string }> {
  const priorityId = await aPriorityOf(database, SOUTH);
  const answer = await run(urls[0], 'PostUpdate', { input: { priorityId, ...input } }, await sessionOf('officer'));
  const update = answer.data?.postUpdate;
  if (!update?.id) throw new Error(`It was not posted: ${answer.body}`);
  return update;
}
