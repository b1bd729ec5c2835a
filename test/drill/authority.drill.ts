import { randomUUID } from 'node:crypto';
import { foundOtherForce, OTHER_FORCE } from './other-force.ts';
import { anUpdate, aPriorityOf, EAST, SOUTH } from './patch-facts.ts';
import { tell } from './size.ts';
import { expect, type TwoProcesses, test } from './two-processes.ts';
import { ask, type Reply, run, signIn } from './wire.ts';

/** Someone who asks: a name for the report, and their session. */
interface Asker {
  name: string;
  session?: string;
}

/** Everything that can be asked or done with the id of an update. */
const DEEDS: Record<string, (id: string) => [operation: string, variables: object]> = {
  'read it': (id) => ['TeamUpdate', { id }],
  'read it to correct it': (id) => ['UpdateToCorrect', { id }],
  'correct it': (id) => ['CorrectUpdate', { input: { updateId: id, version: 1, body: 'Words of an outsider.' } }],
  'correct a version that is none': (id) => ['CorrectUpdate', { input: { updateId: id, version: 99, body: '' } }],
  'withdraw it': (id) => ['WithdrawWords', { input: { updateId: id, reason: 'An outsider says so.' } }],
  'withdraw it for no reason': (id) => ['WithdrawWords', { input: { updateId: id, reason: '' } }],
  'approve it': (id) => ['ApproveUpdate', { updateId: id }],
  'purge it': (id) => ['PurgeWords', { input: { updateId: id, reason: 'An outsider says so.' } }],
};

/** What an asker is answered, the id itself left out. */
async function said(url: string, deed: string, id: string, { session }: Asker): Promise<string> {
  const [operation, variables] = (DEEDS[deed] as (id: string) => [string, object])(id);
  const { status, body } = await run(url, operation, variables, session);
  return `${status} ${body.replaceAll(id, 'ID')}`;
}

/** The deeds whose answer tells this asker that there is something under the id: it differs from that to an id of nothing. */
async function tells(url: string, id: string, asker: Asker, deeds = Object.keys(DEEDS)): Promise<string[]> {
  const found: string[] = [];
  for (const deed of deeds) {
    const [real, absent] = [await said(url, deed, id, asker), await said(url, deed, randomUUID(), asker)];
    if (real !== absent) found.push(`${asker.name} may ${deed}: ${real.slice(0, 200)} ≠ ${absent.slice(0, 200)}`);
    expect(absent, `${deed} as ${asker.name}`).toMatch(/NOT_FOUND|FORBIDDEN|UNAUTHENTICATED/);
  }
  return found;
}

async function outsiders({ urls, database, sessionOf }: TwoProcesses): Promise<Asker[]> {
  await foundOtherForce(database);
  const others = Object.entries(OTHER_FORCE).map(async ([role, email]) => ({
    name: `the ${role} of another force`,
    session: await signIn(urls[0], email),
  }));
  return [
    { name: 'nobody' },
    { name: 'a resident', session: await sessionOf('resident') },
    { name: 'the inspector of another neighbourhood', session: await sessionOf('inspectorEast') },
    ...(await Promise.all(others)),
  ];
}

const SECRET = 'Kestrel';

/** Updates of one team that nobody else may know of: waiting, to come, and taken back before anybody saw them. */
async function hidden(patch: TwoProcesses): Promise<Record<string, string>> {
  const later = new Date(Date.now() + 3 * 24 * 3_600_000).toISOString();
  const make = async (body: string, publishAt?: string) => (await anUpdate(patch, { body, publishAt })).id;
  const [waiting, scheduled] = [await make(`${SECRET}: one was arrested.`), await make(`${SECRET} to come.`, later)];
  const withdrawn = await make(`${SECRET}: a warrant.`);
  const correctedThere = await make(`${SECRET} to come, first told so.`, later);
  const session = await patch.sessionOf('inspector');
  await run(
    patch.urls[0],
    'WithdrawWords',
    { input: { updateId: withdrawn, reason: `${SECRET} was a mistake.` } },
    session,
  );
  await run(
    patch.urls[0],
    'CorrectUpdate',
    { input: { updateId: correctedThere, version: 1, body: `${SECRET}, put right.` } },
    session,
  );
  return { waiting, scheduled, withdrawn, 'scheduled and corrected': correctedThere };
}

test('the id of another team’s hidden update is worth as much as one of nothing', async ({ patch }) => {
  const { urls, database, sessionOf } = patch;
  const asking = await outsiders(patch);
  const updates = await hidden(patch);
  const rows = () =>
    database.query('select * from progress_update where id = any($1) order by id', [Object.values(updates)]);
  const before = (await rows()).rows;
  const toldTo = async (asker: Asker, i: number) => {
    const all: string[] = [];
    for (const [kind, id] of Object.entries(updates)) {
      const told = await tells(patch.turn(i), id, asker);
      const spelt = await tells(patch.turn(i), id.toUpperCase(), asker, ['read it']);
      all.push(...[...told, ...spelt].map((line) => `${kind}: ${line}`));
    }
    return all;
  };
  const told = (await Promise.all(asking.map(toldTo))).flat();

  // The controls: a public update, and somebody of the team.
  const open = await anUpdate(patch, { body: 'For everybody to read.' });
  const insider = { name: 'the inspector', session: await sessionOf('inspector') };
  const controls = await Promise.all([
    tells(urls[1], open.id, { name: 'nobody' }, ['read it']),
    ...Object.values(updates).map((id) => tells(urls[1], id, insider, ['read it'])),
  ]);
  const asked = Object.keys(updates).length * asking.length * (Object.keys(DEEDS).length + 1);
  tell(
    `hidden updates: ${asked} questions and deeds by ${asking.length} outsiders, ${told.length} told anything (controls: ${controls.flat().length} of ${controls.length} tell)`,
  );
  expect(told).toEqual([]);
  expect((await rows()).rows, 'nothing was done').toEqual(before);
  expect(controls.map(({ length }) => length)).toEqual(controls.map(() => 1));
});

test('no list, page or file of an outsider holds a word or an id of what is hidden', async ({ patch }) => {
  const { database, sessionOf } = patch;
  const updates = await hidden(patch);
  const priorityId = await aPriorityOf(database, SOUTH);
  const { rows } = await database.query<{ id: string }>('select quarter_id as id from priority where id = $1', [
    priorityId,
  ]);
  const places = [SOUTH, `${SOUTH}/fen-ditton`, 'cambridgeshire'];
  const questions: [string, object][] = [
    ...places.flatMap((path): [string, object][] => [
      ['AreaPage', { path }],
      ['AreaUpdates', { path }],
    ]),
    ['PriorityPage', { id: priorityId }],
    ['PriorityUpdates', { id: priorityId }],
    ['QuarterPage', { id: rows[0]?.id }],
    ['Desk', {}],
    ['ExportMyData', {}],
  ];
  const pages = [
    ...places.map((path) => `/areas/${path}`),
    `/areas/${SOUTH}/quarters`,
    `/priorities/${priorityId}`,
    `/quarters/${rows[0]?.id}`,
    '/desk',
    '/me',
    '/me/my-data.json',
    ...Object.values(updates).map((id) => `/desk/updates/${id}`),
  ];
  const seen = async ({ name, session }: Asker) => {
    const found: string[] = [];
    const look = (where: string, text: string, ids = Object.values(updates)) => {
      if (text.includes(SECRET) || ids.some((id) => text.includes(id))) found.push(`${name}: ${where}`);
    };
    for (const [i, [operation, variables]] of questions.entries())
      look(operation, (await run(patch.turn(i), operation, variables, session)).body);
    for (const [i, page] of pages.entries()) {
      const response = await fetch(patch.turn(i) + page, {
        headers: session ? { cookie: session } : {},
        redirect: 'manual',
      });
      // Its own address may come back in the page of a thing that is not there.
      look(page, await response.text(), page.startsWith('/desk/updates/') ? [] : undefined);
    }
    return found;
  };
  const asking = await outsiders(patch);
  const found = (await Promise.all(asking.map(seen))).flat();
  const control = await seen({ name: 'the inspector', session: await sessionOf('inspector') });
  tell(
    `hidden words: ${(questions.length + pages.length) * asking.length} answers and pages to ${asking.length} outsiders, ${found.length} hold any (control, the team’s inspector: ${control.length})`,
  );
  expect(found).toEqual([]);
  expect(control.length).toBeGreaterThan(4);
});

/** What a page of the desk says to this asker of an id, the id left out and what is random in a page. */
async function pageOf(url: string, { session }: Asker, path: string, id: string): Promise<string> {
  const response = await fetch(`${url}${path.replace('ID', id)}`, {
    headers: session ? { cookie: session } : {},
    redirect: 'manual',
  });
  const text = (await response.text()).replaceAll(id, 'ID').replace(/<script[\s\S]*?<\/script>/g, '');
  return `${response.status} ${(response.headers.get('location') ?? '').replaceAll(id, 'ID')} ${text}`;
}

test('the pages of the desk say the same of a hidden update and of none', async ({ patch }) => {
  const updates = await hidden(patch);
  const asking = await outsiders(patch);
  const paths = ['/desk/updates/ID', '/desk/updates/ID/correct', '/desk/updates/ID/withdraw'];
  const differing = async (askers: Asker[]) => {
    const found: string[] = [];
    for (const asker of askers)
      for (const path of paths)
        for (const id of Object.values(updates)) {
          const [real, none] = [
            await pageOf(patch.urls[0], asker, path, id),
            await pageOf(patch.urls[0], asker, path, randomUUID()),
          ];
          if (real !== none) found.push(`${asker.name} ${path}: ${real.slice(0, 80)} ≠ ${none.slice(0, 80)}`);
        }
    return found;
  };
  const found = (await Promise.all(asking.map((asker) => differing([asker])))).flat();
  const control = await differing([{ name: 'the inspector', session: await patch.sessionOf('inspector') }]);
  tell(
    `pages of hidden updates: ${paths.length * asking.length * 4} compared, ${found.length} differ (control: ${control.length} of ${paths.length * 4})`,
  );
  expect(found).toEqual([]);
  expect(control.length).toBeGreaterThan(4);
});

test('what is kept of one resident is out of another’s reach: exports, sessions, keys', async ({ patch }) => {
  const { urls, database, sessionOf } = patch;
  const run1 = randomUUID().slice(0, 8);
  const [ann, bob] = [`ann-${run1}@drill.test`, `bob-${run1}@drill.test`];
  const [annSession, bobSession] = [await signIn(urls[0], ann), await signIn(urls[1], bob)];
  await run(urls[0], 'SetHomeArea', { path: `${SOUTH}/girton` }, annSession);
  const { rows } = await database.query<Record<'person' | 'session' | 'token', string>>(
    'select p.id as person, s.id as session, s.token from person p join session s on s.person_id = p.id where p.email = $1',
    [ann],
  );
  const [kept] = rows;
  if (!kept) throw new Error('Ann has no session.');
  const [hers, his] = [
    await run(urls[0], 'ExportMyData', {}, annSession),
    await run(urls[0], 'ExportMyData', {}, bobSession),
  ];
  const annsOwn = [ann, kept.person, kept.session];

  // Her session by anything but the signed cookie: its row, its token, his signature under her token.
  const [name = '', value = ''] = bobSession.split('=');
  const [, signature = ''] = decodeURIComponent(value).split('.');
  const forged = [
    kept.session,
    kept.token,
    `${kept.token}.`,
    `${kept.token}.${signature}`,
    `${kept.person}.${signature}`,
  ];
  const asForged = await Promise.all(
    forged.map((token) => run(urls[0], 'Me', {}, `${name}=${encodeURIComponent(token)}`)),
  );
  const searched = await Promise.all(
    [ann, `nobody-${run1}@drill.test`].map((email) => run(urls[0], 'SubjectAccess', { email }, bobSession)),
  );
  await run(urls[0], 'EraseMe', {}, bobSession);
  const annStill = await run(urls[1], 'Me', {}, annSession);

  // One key in three hands: each has a thing of their own.
  const clientKey = randomUUID();
  const [south, east] = [await aPriorityOf(database, SOUTH), await aPriorityOf(database, EAST)];
  const posts = [
    ['officer', south],
    ['inspector', south],
    ['inspectorEast', east],
  ] as const;
  const ids: string[] = [];
  for (const [role, priorityId] of posts) {
    const input = { priorityId, body: `Under one key, by ${role}.`, clientKey };
    ids.push((await run(urls[0], 'PostUpdate', { input }, await sessionOf(role))).data.postUpdate.id);
  }
  const nobody = ({ data }: Reply) => data?.me === null;
  const inHis = annsOwn.filter((own) => his.body.includes(own)).length;
  tell(
    `another’s things: ${inHis} of ${annsOwn.length} in his export (control, in hers: ${annsOwn.filter((own) => hers.body.includes(own)).length}), ${asForged.filter((answer) => !nobody(answer)).length} of ${forged.length} forged sessions let in, one key in 3 hands: ${new Set(ids).size} updates`,
  );
  expect(inHis).toBe(0);
  expect(hers.body).toContain(ann);
  expect(his.body).toContain(bob);
  expect(asForged.map(nobody)).toEqual(forged.map(() => true));
  expect(searched[0]?.body).toBe(searched[1]?.body);
  expect(searched[0]?.errors[0]?.extensions?.code).toBe('FORBIDDEN');
  expect(annStill.data.me.email).toBe(ann);
  expect(new Set(ids).size).toBe(3);
});

test('another’s officers, areas and quarters are public, and not one’s deed: FORBIDDEN, and nothing is done', async ({
  patch,
}) => {
  const { urls, database, sessionOf } = patch;
  await foundOtherForce(database);
  const [foreignAdmin, foreignInspector] = [
    await signIn(urls[0], OTHER_FORCE.admin),
    await signIn(urls[0], OTHER_FORCE.inspector),
  ];
  const { rows: officers } = await database.query<{ id: string }>(
    "select id from officer where email like '%@patchwork.test'",
  );
  const priorityId = await aPriorityOf(database, SOUTH);
  const state = async () =>
    (
      await database.query(
        'select (select count(*) from officer), (select count(*) from area), (select count(*) from quarter), (select count(*) from progress_update)',
      )
    ).rows;
  const before = await state();
  const appoint = { email: 'mole@other-force.test', role: 'INSPECTOR', areaPaths: [SOUTH] };
  const area = { parentPath: SOUTH, kind: 'PLACE', name: 'Nowhere' };
  const plan = { areaPath: SOUTH, startsOn: '2031-01-01', endsOn: '2031-03-31' };
  const attempts: [session: string, operation: string, variables: object][] = [
    ...officers.map(({ id }): [string, string, object] => [foreignAdmin, 'DismissOfficer', { officerId: id }]),
    [foreignAdmin, 'AppointOfficer', { input: appoint }],
    [foreignAdmin, 'AddArea', { input: area }],
    ...[foreignInspector, await sessionOf('inspectorEast')].flatMap((session): [string, string, object][] => [
      [session, 'PlanQuarter', { input: plan }],
      [session, 'PostUpdate', { input: { priorityId, body: 'By an outsider.' } }],
      [session, 'PausePromise', { input: { priorityId, reason: 'By an outsider.', until: '2026-12-01' } }],
      [session, 'RecordOutcome', { input: { priorityId, outcome: 'DONE' } }],
    ]),
  ];
  const codes = await Promise.all(
    attempts.map(async ([session, operation, variables]) => {
      const { errors, body } = await run(urls[0], operation, variables, session);
      return errors[0]?.extensions?.code ?? body.slice(0, 200);
    }),
  );
  const emails = await ask(urls[0], `{ area(path: "${SOUTH}") { team { email } } }`, {}, foreignAdmin);
  const own = await ask(urls[0], `{ area(path: "${SOUTH}") { team { email } } }`, {}, await sessionOf('admin'));
  const addressesIn = (reply: Reply) =>
    (reply.data?.area?.team ?? []).filter(({ email }: { email: string | null }) => email).length;
  tell(
    `outsiders’ deeds: ${attempts.length} tried, ${codes.filter((code) => code === 'FORBIDDEN').length} forbidden; ${addressesIn(emails)} addresses of the team read (control, its own administrator: ${addressesIn(own)})`,
  );
  expect(codes).toEqual(attempts.map(() => 'FORBIDDEN'));
  expect(await state()).toEqual(before);
  expect(addressesIn(emails)).toBe(0);
  expect(addressesIn(own)).toBeGreaterThan(0);
});
