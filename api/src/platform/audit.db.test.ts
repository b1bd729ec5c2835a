import { EntityManager } from '@mikro-orm/postgresql';
import pg from 'pg';
import { aService, type TestService } from '../testing/a-service.ts';
import { Audit } from './audit.ts';

let service: TestService;
let em: EntityManager;
let audit: Audit;
beforeAll(async () => {
  service = await aService();
  em = service.app.get(EntityManager).fork();
  audit = service.app.get(Audit);
});
afterAll(() => service.close());

const append = (deed: string) =>
  em.fork().transactional((own) => audit.append(own, { deed, actorId: null, subject: 'x', facts: { b: 1, a: [2] } }));

async function asOwner<T extends pg.QueryResultRow>(text: string): Promise<T[]> {
  const owner = new pg.Client({ connectionString: service.database.ownerUrl });
  await owner.connect();
  try {
    return (await owner.query<T>(text)).rows;
  } finally {
    await owner.end();
  }
}

test('fifty deeds at once make one chain without a gap', async () => {
  await Promise.all(Array.from({ length: 50 }, (_, i) => append(`deed${i}`)));
  const rows = await em.execute<{ seq: string }[]>('select seq from audit_entry order by seq');
  expect(rows.map(({ seq }) => Number(seq))).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
  expect(await audit.firstBroken(em)).toBeNull();
});

test('a deed that fails leaves no entry, and the chain goes on', async () => {
  const failing = em.fork().transactional(async (own) => {
    await audit.append(own, { deed: 'fails', actorId: null, subject: 'x' });
    throw new Error('the deed failed');
  });
  await expect(failing).rejects.toThrow('the deed failed');
  await append('next');
  expect(await em.execute(`select 1 from audit_entry where deed = 'fails'`)).toEqual([]);
  expect(await audit.firstBroken(em)).toBeNull();
});

test.each([
  'update audit_entry set deed = deed',
  'delete from audit_entry',
  'truncate audit_entry',
  `insert into audit_entry select seq + 1000, at, deed, actor_id, subject, facts, hash from audit_entry`,
  'drop table audit_entry',
  'alter table audit_entry disable trigger all',
  'drop function audit_append',
])('the application cannot: %s', async (statement) => {
  await expect(em.fork().execute(statement)).rejects.toThrow(/permission denied|must be owner/);
});

test.each([
  ['a changed entry', `update audit_entry set deed = 'other' where seq = 7`, 7],
  ['a removed one', 'delete from audit_entry where seq = 7', 8],
])('negative control: the owner’s own hand shows, by %s', async (_, statement, broken) => {
  const before = await asOwner<{ row: string }>('select row_to_json(e)::text as row from audit_entry e where seq = 7');
  await asOwner(statement);
  expect(await audit.firstBroken(em)).toBe(broken);
  await asOwner('delete from audit_entry where seq = 7');
  await asOwner(`insert into audit_entry select * from json_populate_record(null::audit_entry, '${before[0]?.row}')`);
  expect(await audit.firstBroken(em)).toBeNull();
});
