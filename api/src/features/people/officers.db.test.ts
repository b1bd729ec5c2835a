import { jest } from '@jest/globals';
import { EntityManager } from '@mikro-orm/postgresql';
import { aService, type Browser, type TestService } from '../../testing/a-service.ts';
import { anArea } from '../areas/area.factory.ts';
import { Officer } from './officer.entity.ts';
import { anOfficer } from './officer.factory.ts';

let service: TestService;
let em: EntityManager;
let admin: Browser;
beforeAll(async () => {
  service = await aService();
  em = service.app.get(EntityManager).fork();
  for (const path of ['testshire/north/mill', 'testshire/south', 'elsewhere/west']) await anArea(em, path);
  await anOfficer(em, { email: 'admin@force.test', role: 'FORCE_ADMIN', areas: ['testshire'] });
  admin = await service.signedIn('admin@force.test');
});
afterAll(() => service.close());
jest.setTimeout(60_000);

const APPOINT = `mutation AppointOfficer($input: AppointOfficerInput!) { appointOfficer(input: $input) {
  __typename ... on Officer { id name title role hours email areas { path } } ... on PersonRefusal { message reason field } } }`;
const DISMISS = `mutation DismissOfficer($officerId: ID!) { dismissOfficer(officerId: $officerId) {
  __typename ... on Officer { id } ... on PersonRefusal { message reason field } } }`;
const ME = '{ me { email role officer { id title } } }';
const TEAM = 'query ($path: String!) { area(path: $path) { team { id name title role } } }';

let made = 0;
const input = (given: object = {}) => ({
  email: `new${++made}@force.test`,
  role: 'OFFICER',
  areaPaths: ['testshire/north'],
  ...given,
});
const appoint = async (given: object = {}, by = admin) =>
  (await by.ask(APPOINT, { input: input(given) })).data.appointOfficer;

test('an administrator appoints an officer, who is one on the next request, and dismisses them at once', async () => {
  const browser = await service.signedIn('pc@force.test');
  expect((await browser.ask(ME)).data.me).toMatchObject({ role: 'RESIDENT', officer: null });
  const officer = await appoint({ email: 'PC@force.test', title: 'PCSO', displayName: 'Sam', hours: 'Mondays' });
  expect(officer).toMatchObject({
    __typename: 'Officer',
    name: 'Sam',
    title: 'PCSO',
    role: 'OFFICER',
    hours: 'Mondays',
    email: 'pc@force.test',
  });
  expect((await browser.ask(ME)).data.me).toMatchObject({ role: 'OFFICER', officer: { title: 'PCSO' } });
  expect((await browser.ask('{ desk { officer { id } areas { path } officers { id } } }')).data.desk).toEqual({
    officer: { id: officer.id },
    areas: [{ path: 'testshire/north' }],
    officers: [],
  });
  expect((await admin.ask(DISMISS, { officerId: officer.id })).data.dismissOfficer).toEqual({
    __typename: 'Officer',
    id: officer.id,
  });
  expect((await browser.ask(ME)).data.me).toBeNull();
  expect((await (await service.signedIn('pc@force.test')).ask(ME)).data.me.role).toBe('RESIDENT');
  expect((await admin.ask(DISMISS, { officerId: officer.id })).data.dismissOfficer.__typename).toBe('Officer');
});

test('a role taken away in the database bites on the next request', async () => {
  await anOfficer(em, { email: 'taken@force.test', role: 'INSPECTOR' });
  const browser = await service.signedIn('taken@force.test');
  expect((await browser.ask(ME)).data.me.role).toBe('INSPECTOR');
  await em.execute(`update officer set role = 'OFFICER' where email = 'taken@force.test'`);
  expect((await browser.ask(ME)).data.me.role).toBe('OFFICER');
  await em.execute(`update officer set dismissed_at = now() where email = 'taken@force.test'`);
  expect((await browser.ask(ME)).data.me.role).toBe('RESIDENT');
  expect((await browser.ask('{ desk { officer { id } } }')).errors[0]?.extensions?.code).toBe('FORBIDDEN');
});

test.each([
  ['an address twice', { email: 'admin@force.test' }, 'ALREADY_OFFICER', 'email'],
  ['an address that is none', { email: 'nobody' }, 'BAD_EMAIL', 'email'],
  ['a resident', { role: 'RESIDENT' }, 'NOT_AN_OFFICER_ROLE', 'role'],
  ['no area', { areaPaths: [] }, 'UNKNOWN_AREA', 'areaPaths'],
  ['an unknown area', { areaPaths: ['testshire/north', 'testshire/nowhere'] }, 'UNKNOWN_AREA', 'areaPaths'],
  ['communications for a part of the force', { role: 'COMMS' }, 'WRONG_KIND', 'areaPaths'],
  ['a title without end', { title: 'x'.repeat(121) }, 'TEXT_TOO_LONG', 'title'],
  ['a name of control characters', { displayName: 'Sam\u0007' }, 'CONTROL_CHARACTERS', 'displayName'],
])('refuses %s beside its field, and appoints nobody', async (_, given, reason, field) => {
  const before = await count();
  expect(await appoint(given)).toMatchObject({
    __typename: 'PersonRefusal',
    reason,
    field,
    message: expect.stringMatching(/\.$/),
  });
  expect(await count()).toBe(before);
});

test('only in their own force, and only administrators', async () => {
  const inspector = await anOfficer(em, { email: 'insp@force.test' });
  const other = await anOfficer(em, { email: 'insp@elsewhere.test', areas: ['elsewhere/west'] });
  const code = async (browser: Browser, query: string, variables: object) =>
    (await browser.ask(query, variables as never)).errors[0]?.extensions?.code;
  expect(await code(admin, APPOINT, { input: input({ areaPaths: ['elsewhere/west'] }) })).toBe('FORBIDDEN');
  expect(await code(admin, DISMISS, { officerId: other.id })).toBe('FORBIDDEN');
  expect(await code(admin, DISMISS, { officerId: crypto.randomUUID() })).toBe('NOT_FOUND');
  expect(await code(admin, DISMISS, { officerId: 'no-id' })).toBe('NOT_FOUND');
  const browser = await service.signedIn('insp@force.test');
  expect(await code(browser, APPOINT, { input: input() })).toBe('FORBIDDEN');
  expect(await code(browser, DISMISS, { officerId: inspector.id })).toBe('FORBIDDEN');
  expect(await code(service.browser(), APPOINT, { input: input() })).toBe('UNAUTHENTICATED');
  const { data } = await admin.ask('{ desk { officers { email areas { path } } } }');
  const emails = data.desk.officers.map((officer: { email: string }) => officer.email);
  expect(emails).toContain('insp@force.test');
  expect(emails).not.toContain('insp@elsewhere.test');
});

test('nobody dismisses themselves; two who dismiss each other at once leave one', async () => {
  const [a, b] = [
    await anOfficer(em, { email: 'a@duo.test', role: 'FORCE_ADMIN', areas: ['duo'] }),
    await anOfficer(em, { email: 'b@duo.test', role: 'FORCE_ADMIN', areas: ['duo'] }),
  ];
  const [first, second] = [await service.signedIn('a@duo.test'), await service.signedIn('b@duo.test')];
  expect((await first.ask(DISMISS, { officerId: a.id })).data.dismissOfficer.reason).toBe('YOURSELF');
  await Promise.all([first.ask(DISMISS, { officerId: b.id }), second.ask(DISMISS, { officerId: a.id })]);
  const [row] = await em.execute<{ left: number }[]>(
    `select count(*)::int as left from officer where email like '%@duo.test' and dismissed_at is null`,
  );
  expect(row?.left).toBe(1);
});

test('the same key twice appoints once; a hundred taps on one address appoint one', async () => {
  const given = input({ clientKey: 'tap' });
  const [one, two] = await Promise.all([admin.ask(APPOINT, { input: given }), admin.ask(APPOINT, { input: given })]);
  expect(one.data.appointOfficer.id).toBe(two.data.appointOfficer.id);
  const same = input();
  const answers = await Promise.all(Array.from({ length: 20 }, () => admin.ask(APPOINT, { input: same })));
  expect(answers.filter(({ data }) => data.appointOfficer.__typename === 'Officer')).toHaveLength(1);
});

test('a team is who acts in the neighbourhood or within it, without those of the whole force', async () => {
  for (const [email, role, areas] of [
    ['t1@team.test', 'INSPECTOR', ['team/east']],
    ['t2@team.test', 'OFFICER', ['team/east/ford']],
    ['t3@team.test', 'OFFICER', ['team/west']],
    ['t4@team.test', 'COMMS', ['team']],
    ['t5@team.test', 'FORCE_ADMIN', ['team']],
  ] as const)
    await anOfficer(em, { email, role, areas: [...areas], title: email });
  const gone = await anOfficer(em, { email: 'gone@team.test', areas: ['team/east'] });
  await em.execute('update officer set dismissed_at = now() where id = ?', [gone.id]);
  const team = async (path: string) =>
    (await service.browser().ask(TEAM, { path })).data.area.team.map((o: { title: string }) => o.title);
  expect(await team('team/east')).toEqual(['t1@team.test', 't2@team.test']);
  expect(await team('team/east/ford')).toEqual(['t1@team.test', 't2@team.test']);
  expect(await team('team/west')).toEqual(['t3@team.test']);
  expect(await team('team')).toEqual(['t4@team.test']);
});

test('a withheld name and an address are nobody else’s to read', async () => {
  await appoint({ displayName: 'Secret Name', nameWithheld: true });
  const { body } = await service.browser().ask(TEAM, { path: 'testshire/north' });
  expect(body).not.toContain('Secret Name');
  const { errors } = await service.browser().ask('{ area(path: "testshire/north") { team { email } } }');
  expect(errors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  const { data } = await admin.ask('{ area(path: "elsewhere/west") { team { email } } }');
  expect(data.area.team).toEqual([{ email: null }]);
});

async function count(): Promise<number> {
  return em.fork().count(Officer);
}
