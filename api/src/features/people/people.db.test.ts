import { readFile } from 'node:fs/promises';
import { jest } from '@jest/globals';
import { EntityManager } from '@mikro-orm/postgresql';
import pg from 'pg';
import { Audit } from '#platform/audit.ts';
import { Clock } from '#platform/clock.ts';
import { PersonalData } from '#platform/personal-data.ts';
import { aService, type TestService } from '../../testing/a-service.ts';
import { anArea } from '../areas/area.factory.ts';
import { anOfficer } from './officer.factory.ts';
import { PeopleJobs } from './people.jobs.ts';

let service: TestService;
let em: EntityManager;
const clock = new Clock();
let ahead = 0;
clock.now = () => new Date(Date.now() + ahead);

beforeAll(async () => {
  service = await aService({ change: (builder) => builder.overrideProvider(Clock).useValue(clock) });
  em = service.app.get(EntityManager).fork();
  await anArea(em, 'testshire/north/mill');
  await anOfficer(em, { email: 'admin@force.test', role: 'FORCE_ADMIN', areas: ['testshire'] });
});
beforeEach(() => {
  ahead = 0;
});
afterAll(() => service.close());
jest.setTimeout(60_000);

const HOME = `mutation SetHomeArea($path: String) { setHomeArea(path: $path) {
  __typename ... on Me { homeArea { path } homeHeldUntil } ... on PersonRefusal { message reason field } } }`;
const CHANGE = `mutation ChangeEmail($email: String!, $code: String!) { changeEmail(email: $email, code: $code) {
  __typename ... on Me { id email } ... on PersonRefusal { message reason field } } }`;
const ERASE =
  'mutation EraseMe { eraseMe { __typename ... on Done { message } ... on PersonRefusal { message reason field } } }';
const REQUEST = 'mutation ($email: String!) { requestSignInCode(email: $email) { __typename } }';
const ACCESS = 'query SubjectAccess($email: String!) { subjectAccess(email: $email) }';

async function codeFor(email: string): Promise<string> {
  await service.browser().ask(REQUEST, { email });
  return (await service.mailsTo(email))[0]?.text.match(/\b\d{6}\b/)?.[0] as string;
}

describe('home', () => {
  test('is a neighbourhood or a place in one, or nowhere', async () => {
    const me = await service.signedIn('home@example.org');
    const set = async (path: string | null) => (await me.ask(HOME, { path })).data.setHomeArea;
    expect(await set('Testshire/north/mill')).toEqual({
      __typename: 'Me',
      homeArea: { path: 'testshire/north/mill' },
      homeHeldUntil: null,
    });
    expect(await set('testshire/north')).toMatchObject({ homeArea: { path: 'testshire/north' } });
    expect(await set('testshire')).toMatchObject({ reason: 'NOT_A_NEIGHBOURHOOD', field: 'path' });
    expect(await set('nowhere')).toMatchObject({ reason: 'UNKNOWN_AREA', field: 'path' });
    expect((await me.ask('{ me { homeArea { path } } }')).data.me.homeArea.path).toBe('testshire/north');
    expect(await set(null)).toMatchObject({ homeArea: null });
  });

  test('does not change while a vote holds it', async () => {
    const me = await service.signedIn('held@example.org');
    await me.ask(HOME, { path: 'testshire/north' });
    await em.execute(`update person set home_held_until = now() + interval '1 day' where email = 'held@example.org'`);
    const { data } = await me.ask(HOME, { path: null });
    expect(data.setHomeArea).toMatchObject({
      reason: 'HOME_HELD',
      field: 'path',
      message: expect.stringContaining('cannot change until'),
    });
    expect((await me.ask(HOME, { path: 'testshire/north' })).data.setHomeArea.__typename).toBe('Me');
    ahead = 25 * 3_600_000;
    expect((await me.ask(HOME, { path: null })).data.setHomeArea.homeArea).toBeNull();
  });
});

describe('changing the address', () => {
  test('takes the code sent to the new one, and tells the old one', async () => {
    const me = await service.signedIn('old@example.org');
    const wrong = await me.ask(CHANGE, { email: 'new@example.org', code: '12' });
    expect(wrong.data.changeEmail).toMatchObject({ reason: 'WRONG_CODE', field: 'code' });
    const { data } = await me.ask(CHANGE, { email: 'New@example.org', code: await codeFor('new@example.org') });
    expect(data.changeEmail).toMatchObject({ __typename: 'Me', email: 'new@example.org' });
    expect((await me.ask('{ me { email } }')).data.me.email).toBe('new@example.org');
    expect((await service.mailsTo('old@example.org'))[0]?.subject).toBe('You sign in with another address now');
  });

  test('says that an address is taken only to who has its code', async () => {
    const [me] = [await service.signedIn('me@example.org'), await service.signedIn('hers@example.org')];
    const blind = await me.ask(CHANGE, { email: 'hers@example.org', code: '000000' });
    expect(blind.data.changeEmail.reason).toBe('WRONG_CODE');
    const { data } = await me.ask(CHANGE, { email: 'hers@example.org', code: await codeFor('hers@example.org') });
    expect(data.changeEmail).toMatchObject({ reason: 'EMAIL_TAKEN', field: 'email' });
    expect((await me.ask('{ me { email } }')).data.me.email).toBe('me@example.org');
  });

  test('is not for officers', async () => {
    await anOfficer(em, { email: 'post@force.test' });
    const officer = await service.signedIn('post@force.test');
    const { data } = await officer.ask(CHANGE, { email: 'home@post.test', code: await codeFor('home@post.test') });
    expect(data.changeEmail).toMatchObject({ reason: 'OFFICER_SIGN_IN', field: 'email' });
  });
});

describe('what is kept of people', () => {
  /** Ours, a team's, or always empty. */
  const NOBODYS = ['kept_mail.from_address', 'area.contact_email', 'session.ip_address', 'meeting.address'];

  /** Columns that say whose a row is: references to a person, and addresses. */
  const PERSONAL = `
    select format('%s.%s', c.table_name, c.column_name) as "column" from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
      and c.column_name ~ '(^|_)(person|resident|email|address|actor)(_id)?$' and c.data_type <> 'boolean'
    union
    select format('%s.%s', conrelid::regclass, a.attname) from pg_constraint
    join pg_attribute a on a.attrelid = conrelid and a.attnum = any(conkey)
    where contype = 'f' and confrelid = 'person'::regclass
    order by 1`;

  async function unclaimed(): Promise<string[]> {
    const claimed = new Set(
      service.app
        .get(PersonalData)
        .holdings.flatMap(({ table, columns }) => columns.map((column) => `${table}.${column}`)),
    );
    const rows = await em.execute<{ column: string }[]>(PERSONAL);
    expect(rows.length).toBeGreaterThan(5);
    return rows.map(({ column }) => column).filter((column) => !claimed.has(column) && !NOBODYS.includes(column));
  }

  test('every person’s column of every table is somebody’s to export and erase', async () => {
    expect(await unclaimed()).toEqual([]);
  });

  test('the privacy page says all that is registered, and nothing else', async () => {
    const words = service.app.get(PersonalData).holdings.map(({ what, purpose, lawfulBasis, seenBy, deleted }) => ({
      what,
      purpose,
      lawfulBasis,
      seenBy,
      deleted,
    }));
    const page = JSON.parse(
      await readFile(new URL('../../../../libs/schema/personal-data.generated.json', import.meta.url), 'utf8'),
    );
    const inOrder = (table: { what: string }[]) => table.toSorted((a, b) => a.what.localeCompare(b.what));
    expect(inOrder(page)).toEqual(inOrder(words));
  });

  test('negative control: a table that nobody registered is found', async () => {
    const owner = new pg.Client({ connectionString: service.database.ownerUrl });
    await owner.connect();
    try {
      await owner.query('create table forgotten (person_id uuid references person (id), resident_email text)');
      expect(await unclaimed()).toEqual(['forgotten.person_id', 'forgotten.resident_email']);
    } finally {
      await owner.query('drop table forgotten');
      await owner.end();
    }
  });

  test('an export holds every row of mine and nobody else’s, and no secret', async () => {
    const me = await service.signedIn('export@example.org');
    await service.signedIn('other@example.org');
    await me.ask(HOME, { path: 'testshire/north' });
    const { data } = await me.ask('{ exportMyData }');
    const { madeAt, sections } = data.exportMyData;
    expect(new Date(madeAt).getTime()).toBeGreaterThan(0);
    expect(sections.person).toMatchObject([{ email: 'export@example.org', home_area: 'testshire/north' }]);
    expect(sections.session).toMatchObject([{ via: 'CODE' }]);
    expect(sections.kept_mail).toEqual([expect.objectContaining({ subject: expect.any(String), calendar: null })]);
    const text = JSON.stringify(data);
    expect(text).not.toContain('other@example.org');
    const [row] = await em.execute<{ token: string }[]>(
      `select s.token from session s join person p on p.id = s.person_id where p.email = 'export@example.org'`,
    );
    expect(text).not.toContain(row?.token);
  });

  test('erasing leaves no row of mine, ends every session, and keeps the audit true', async () => {
    const [phone, desk] = [await service.signedIn('erase@example.org'), await service.signedIn('erase@example.org')];
    const { data, cookies } = await desk.ask(ERASE);
    expect(data.eraseMe.__typename).toBe('Done');
    expect(cookies.join()).toMatch(/session_token=;/);
    expect((await phone.ask('{ me { id } }')).data.me).toBeNull();
    const admin = await service.signedIn('admin@force.test');
    const left = (await admin.ask(ACCESS, { email: 'erase@example.org' })).data.subjectAccess.sections;
    // The administrator's search itself is there, and nothing else.
    expect(Object.entries(left).filter(([table, rows]) => table !== 'audit_entry' && (rows as []).length > 0)).toEqual(
      [],
    );
    expect(await service.app.get(Audit).firstBroken(em)).toBeNull();
    const everywhere = await everyText();
    expect(everywhere).not.toContain('erase@example.org');
  });

  test('an officer in post cannot erase themselves, and hears whom to ask', async () => {
    await anOfficer(em, { email: 'stays@force.test' });
    const officer = await service.signedIn('stays@force.test');
    expect((await officer.ask(ERASE)).data.eraseMe).toMatchObject({
      reason: 'IN_POST',
      message: expect.stringContaining('administrator of your force'),
    });
    await em.execute(`update officer set dismissed_at = now(), display_name = 'Sam' where email = 'stays@force.test'`);
    expect((await officer.ask(ERASE)).data.eraseMe.__typename).toBe('Done');
    expect(await everyText()).not.toContain('stays@force.test');
  });

  test('an administrator answers for anybody, with an account or without, and it is written down', async () => {
    const admin = await service.signedIn('admin@force.test');
    await service.browser().ask(REQUEST, { email: 'no.account@example.org' });
    const { data } = await admin.ask(ACCESS, { email: 'No.Account@example.org' });
    expect(data.subjectAccess.sections.person).toEqual([]);
    expect(data.subjectAccess.sections.kept_mail).toHaveLength(1);
    const [entry] = await em.execute<{ deed: string }[]>(
      `select deed, facts, subject from audit_entry order by seq desc limit 1`,
    );
    expect(entry?.deed).toBe('subjectAccess');
    expect(JSON.stringify(entry)).not.toContain('account@');
    expect((await admin.ask(ACCESS, { email: 'nobody' })).errors[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    const resident = await service.signedIn('curious@example.org');
    expect((await resident.ask(ACCESS, { email: 'a@b.org' })).errors[0]?.extensions?.code).toBe('FORBIDDEN');
  });

  /** Every row of every table as text, the jobs' included. */
  async function everyText(): Promise<string> {
    const tables = await em.execute<{ name: string }[]>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'pgboss')`,
    );
    const texts = await Promise.all(
      tables.map(({ name }) => em.execute<{ row: string }[]>(`select t::text as row from ${name} t`)),
    );
    return texts
      .flat()
      .map(({ row }) => row)
      .join('\n');
  }
});

test('the nightly job deletes what has been kept long enough, and a second run finds nothing', async () => {
  const me = await service.signedIn('tidy@example.org');
  await em.execute(
    `insert into verification (identifier, value, expires_at) values ('x', 'y', now() + interval '5 minutes')`,
  );
  const jobs = service.app.get(PeopleJobs);
  expect((await jobs.tidy()).session).toBe(0);
  expect((await me.ask('{ me { id } }')).data.me).not.toBeNull();
  ahead = 31 * 24 * 3_600_000;
  const gone = await jobs.tidy();
  console.log(`tidied after 31 days: ${JSON.stringify(gone)}`);
  expect(gone).toMatchObject({ verification: 1, session: expect.any(Number), kept_mail: expect.any(Number) });
  expect(Math.min(...[gone.session, gone.sign_in_code, gone.kept_mail].map(Number))).toBeGreaterThan(0);
  expect(Object.values(await jobs.tidy()).every((rows) => rows === 0)).toBe(true);
  expect((await me.ask('{ me { id } }')).data.me).toBeNull();
});
