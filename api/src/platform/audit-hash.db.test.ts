import { randomUUID } from 'node:crypto';
import { EntityManager } from '@mikro-orm/postgresql';
import { type AuditedEntry, auditHash } from '@patchwork/tally';
import * as fc from 'fast-check';
import { aService, type TestService } from '../testing/a-service.ts';
import { Audit } from './audit.ts';

// An auditor makes the hashes of the chain again without a database: they must be PostgreSQL's to the letter.

let service: TestService;
let em: EntityManager;
let audit: Audit;
beforeAll(async () => {
  service = await aService();
  em = service.app.get(EntityManager).fork();
  audit = service.app.get(Audit);
});
afterAll(() => service.close());

type Row = Omit<AuditedEntry, 'seq'> & { seq: string; hash: string };

/** The chain as it is published: moments to the microsecond. */
const entries = () =>
  em.execute<Row[]>(`
    select seq, lag(hash, 1, '') over (order by seq) as before, deed, actor_id as "actorId", subject, facts, hash,
      to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
    from audit_entry order by seq`);

const facts: Record<string, unknown>[] = [
  {},
  { voters: 212, sha256: 'ab'.repeat(32), result: 'cd'.repeat(32) },
  { bb: 1, a: 2, ccc: 3, b: 4, é: 5, 盗: 6, '🚲': 7, zz: 8, '': 9, Z: 10, '10': 11, '9': 12 },
  { nested: { deeper: [{ b: [], a: {} }, [null, true, false, [[]]]] }, list: [3, 1, 2] },
  {
    numbers: [
      0,
      -0,
      -1,
      1.5,
      0.1,
      1e-7,
      1.5e-7,
      -2.25e-10,
      1e21,
      1.234e25,
      123456789012345680000,
      2 ** 53,
      5e-324,
      1e100,
    ],
  },
  { words: 'quote " back \\ slash / tab \t line \n return \r back \b feed \f bell \u0007 del \u007f' },
  { words: 'é ü 盗難 🚲 \u2028 \u2029 \u00a0 \u200d \ufeff </script>' },
  { 'key "with" \\ and \n': 1 },
];

test('the entries that the database appended have the hashes that an auditor makes of them', async () => {
  for (const each of facts)
    for (const actorId of [null, randomUUID()])
      await em
        .fork()
        .transactional((own) =>
          audit.append(own, { deed: 'sealBallot', actorId, subject: 'a "subject" – 盗 🚲 \\', facts: each }),
        );
  const rows = await entries();
  expect(rows).toHaveLength(2 * facts.length);
  expect(new Set(rows.map(({ hash }) => hash)).size).toBe(rows.length);
  for (const { hash, seq, ...row } of rows) expect(auditHash({ ...row, seq: Number(seq) })).toBe(hash);
});

/** The database's hash of an entry that is not in the chain. */
async function asPostgres({ before, seq, at, deed, actorId, subject, facts: given }: AuditedEntry): Promise<string> {
  const values = [before, seq, at, deed, actorId, subject, JSON.stringify(given)];
  const [row] = await em.execute<{ hash: string }[]>(
    'select audit_hash(?, ?::bigint, ?::timestamptz, ?, ?::uuid, ?, ?::jsonb) as hash',
    values,
  );
  return row?.hash ?? '';
}

const entry: AuditedEntry = {
  seq: 1,
  before: '',
  at: '2026-11-23T17:00:00Z',
  deed: 'd',
  actorId: null,
  subject: 's',
  facts: {},
};

test.each([
  '2026-11-23T17:00:00Z',
  '2026-11-23T17:00:00.000000Z',
  '2026-11-23T17:00:00.1Z',
  '2026-11-23T17:00:00.000001Z',
  '2026-11-23T17:00:00.999999Z',
  '1970-01-01T00:00:00Z',
  '2026-03-29T01:00:00.5Z',
  '2100-02-28T23:59:59.123456Z',
])('the moment %s', async (at) => expect(auditHash({ ...entry, at })).toBe(await asPostgres({ ...entry, at })));

test('whatever the facts are that JSON and PostgreSQL can hold', async () => {
  // PostgreSQL's text holds no NUL; half a surrogate pair is no character.
  const text = fc.string({ unit: 'binary' }).map((any) => any.replaceAll('\0', '').toWellFormed());
  const value = fc
    .jsonValue({ depthSize: 'small', stringUnit: 'binary' })
    .map((any): unknown => JSON.parse(JSON.stringify(any).replaceAll(/\\+u0000/g, ' ')));
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(text, value, { maxKeys: 12, noNullPrototype: true }),
      text,
      fc.date({ min: new Date(0), max: new Date('2200-01-01'), noInvalidDate: true }),
      async (given, subject, at) => {
        const odd = { ...entry, facts: given, subject, at: at.toISOString() };
        expect(auditHash(odd)).toBe(await asPostgres(odd));
      },
    ),
    { numRuns: 300 },
  );
});

test('negative control: another key order in the text, or a number in another form, would be another hash', async () => {
  const odd = { ...entry, facts: { bb: 1e-7, a: 1 } };
  const naive = JSON.stringify(['', 1, 1795453200, 'd', null, 's', odd.facts]);
  const [row] = await em.execute<{ hash: string }[]>(`select encode(sha256(convert_to(?, 'UTF8')), 'hex') as hash`, [
    naive,
  ]);
  expect(row?.hash).not.toBe(await asPostgres(odd));
  expect(auditHash(odd)).toBe(await asPostgres(odd));
});
