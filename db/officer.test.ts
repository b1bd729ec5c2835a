import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import pg from 'pg';
import { aDatabase, type TestDatabase } from '../api/src/testing/a-database.ts';

jest.setTimeout(60_000);

const run = promisify(execFile);

let database: TestDatabase;
let owner: pg.Client;
beforeAll(async () => {
  database = await aDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query(`with force as (insert into area (id, path, kind, name, force_id)
      select id, 'testshire', 'FORCE', 'Testshire', id from (select gen_random_uuid() as id) i returning id)
    insert into area (id, path, kind, name, parent_id, force_id, neighbourhood_id)
      select n.id, 'testshire/north', 'NEIGHBOURHOOD', 'North', force.id, force.id, n.id
      from force, (select gen_random_uuid() as id) n`);
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

/** `npm run officer -- …`, without npm: what it printed, and whether it ended well. */
async function officer(...words: string[]): Promise<{ ok: boolean; printed: string }> {
  const { PATH = '' } = process.env;
  const env = { PATH, DATABASE_URL: database.appUrl, DATABASE_OWNER_URL: database.ownerUrl };
  const args = ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'officer.ts'), ...words];
  return run(process.execPath, args, { env }).then(
    ({ stdout }) => ({ ok: true, printed: stdout }),
    ({ stdout, stderr }) => ({ ok: false, printed: `${stdout}${stderr}` }),
  );
}

const inPost = async () =>
  (
    await owner.query(`select o.email, o.role, a.path from officer o join officer_area oa on oa.officer_id = o.id
    join area a on a.id = oa.area_id where o.dismissed_at is null order by o.email`)
  ).rows;

test('appoints the first administrator, and dismisses, with both in the audit', async () => {
  expect(await officer('appoint', 'Chief@force.test', 'force_admin', 'testshire')).toEqual({
    ok: true,
    printed: 'chief@force.test is FORCE_ADMIN of testshire now.\n',
  });
  expect(await inPost()).toEqual([{ email: 'chief@force.test', role: 'FORCE_ADMIN', path: 'testshire' }]);
  await owner.query(`insert into person (email) values ('chief@force.test')`);
  await owner.query(
    `insert into session (person_id, token, via, expires_at) select id, 't', 'OIDC', now() + interval '1 day' from person`,
  );
  expect((await officer('dismiss', 'chief@force.test')).ok).toBe(true);
  expect(await inPost()).toEqual([]);
  expect((await owner.query('select 1 from session')).rows).toEqual([]);
  const { rows } = await owner.query('select deed, facts from audit_entry order by seq');
  expect(rows.map(({ deed }) => deed)).toEqual(['appointOfficer', 'dismissOfficer']);
  expect(JSON.stringify(rows)).not.toContain('chief');
});

test.each([
  ['no command', []],
  ['an unknown command', ['promote', 'a@force.test']],
  ['an unknown role', ['appoint', 'a@force.test', 'SHERIFF', 'testshire']],
  ['no address', ['appoint', 'nobody', 'OFFICER', 'testshire/north']],
  ['an unknown area', ['appoint', 'a@force.test', 'OFFICER', 'testshire/nowhere']],
  ['an administrator of a part', ['appoint', 'a@force.test', 'FORCE_ADMIN', 'testshire/north']],
  ['dismissing who is no officer', ['dismiss', 'a@force.test']],
])('says what is wrong and changes nothing: %s', async (_, words) => {
  const { ok, printed } = await officer(...words);
  expect(ok).toBe(false);
  expect(printed).not.toMatch(/\n\s+at /);
  expect(await inPost()).toEqual([]);
});

test('the first administrator of a force that is not there yet brings it along', async () => {
  expect((await officer('appoint', 'first@new.test', 'FORCE_ADMIN', 'newshire')).ok).toBe(false);
  expect((await officer('appoint', 'first@new.test', 'FORCE_ADMIN', 'New Shire', 'Newshire Police')).ok).toBe(false);
  expect((await officer('appoint', 'first@new.test', 'FORCE_ADMIN', 'newshire', 'Newshire Police')).ok).toBe(true);
  expect(await inPost()).toEqual([{ email: 'first@new.test', role: 'FORCE_ADMIN', path: 'newshire' }]);
  const { rows } = await owner.query(`select name, kind from area where path = 'newshire'`);
  expect(rows).toEqual([{ name: 'Newshire Police', kind: 'FORCE' }]);
  await officer('dismiss', 'first@new.test');
});

test('twice the same address is refused', async () => {
  await officer('appoint', 'pc@force.test', 'OFFICER', 'testshire/north');
  const { ok, printed } = await officer('appoint', 'pc@force.test', 'INSPECTOR', 'testshire/north');
  expect([ok, printed]).toEqual([false, expect.stringContaining('already')]);
  expect(await inPost()).toHaveLength(1);
});
