import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { TestCluster } from './test-cluster.ts';

/**
 * A template database on a server that is given in `TEST_DATABASE_URL` (a role that may make roles and databases). Its
 * two roles and the database have names of this run's own, so that nothing of that server's is touched.
 */
export async function useGivenServer(adminUrl: string): Promise<TestCluster> {
  const run = randomBytes(4).toString('hex');
  const password = randomBytes(24).toString('hex');
  const [owner, app, database] = [`patchwork_owner_${run}`, `patchwork_app_${run}`, `patchwork_template_${run}`];
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(`create role ${owner} login createdb password '${password}'`);
  await admin.query(`create role ${app} login password '${password}'`);
  // Only a member of a role may hand it a database.
  await admin.query(`grant ${owner} to current_user`);
  await admin.query(`create database ${database} owner ${owner}`);
  await admin.end();

  const urlAs = (role: string) => {
    const url = new URL(adminUrl);
    url.username = role;
    url.password = password;
    url.pathname = `/${database}`;
    return url.href;
  };
  return {
    ownerUrl: urlAs(owner),
    appUrl: urlAs(app),
    end: () => removeAll(adminUrl, owner, app),
  };
}

async function removeAll(adminUrl: string, owner: string, app: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  const { rows } = await admin.query<{ name: string }>(
    'select datname as name from pg_database where datdba = $1::regrole',
    [owner],
  );
  for (const { name } of rows) await admin.query(`drop database ${pg.escapeIdentifier(name)} with (force)`);
  await admin.query(`drop role ${app}`);
  await admin.query(`drop role ${owner}`);
  await admin.end();
}
