import { jest } from '@jest/globals';
import { answerOf, codeOf, UPDATE, UpdateDesk } from '../../testing/update-desk.ts';
import { aQuarter } from '../quarters/quarter.factory.ts';
import { anUpdate, aPriority } from './priority.factory.ts';

jest.setTimeout(60_000);

let desk: UpdateDesk;
const anyone = () => desk.patch.browser();

beforeAll(async () => {
  desk = await UpdateDesk.open();
});
beforeEach(() => desk.fresh());
afterAll(() => desk?.patch.close());

const SECRET = 'Cardamom';
/** Everything that anybody can be told of an update, from everywhere that leads to it. */
const EVERYTHING = `query ($id: ID!, $priority: ID!) {
  update(id: $id) { ${UPDATE} priority { updates { nodes { ${UPDATE} } edges { node { body bodyHtml measures { name } } } } } }
  priority(id: $priority) { updates { totalCount nodes { ${UPDATE} } } quarter { priorities { updates { nodes { body bodyHtml } } } } }
  area(path: "testshire/north") { currentQuarter { priorities { updates { nodes { body bodyHtml measures { name source } } } } } } }`;
const BEHIND = `query ($id: ID!) { update(id: $id) { ${UPDATE} flags earlierVersions { body } }
  desk { recentUpdates { ${UPDATE} flags earlierVersions { body } } awaitingApproval { body } scheduled { body } } }`;

/** An update whose every part, its first version's too, says the secret. */
async function corrected(): Promise<string> {
  const measures = [{ name: SECRET, value: 1, source: SECRET, unit: SECRET }];
  const { id } = await desk.posted({ body: `First ${SECRET}`, measures });
  await desk.correct({ updateId: id, body: `Second ${SECRET}` });
  return id;
}

test('withdrawn words are gone from every field at once, and a dated stub says why', async () => {
  const id = await corrected();
  expect((await anyone().ask(EVERYTHING, { id, priority: desk.priorityId })).body).toMatch(SECRET);
  desk.patch.clock.set('2022-09-16T12:00:00Z');
  const { data } = await desk.withdraw({ updateId: id });
  const stub = {
    body: null,
    bodyHtml: null,
    measures: [],
    status: 'WITHDRAWN',
    withdrawnAt: '2022-09-16T12:00:00.000Z',
    withdrawnReason: 'It was wrong.',
  };
  expect(data.withdrawWords).toMatchObject(stub);
  const everything = await anyone().ask(EVERYTHING, { id, priority: desk.priorityId });
  expect(everything.errors).toEqual([]);
  expect(everything.body).not.toMatch(SECRET);
  expect(everything.data.priority.updates).toMatchObject({ totalCount: 1, nodes: [stub] });
  for (const by of [desk.team.officer, desk.team.comms]) {
    const behind = await by.ask(BEHIND, { id });
    expect(behind.errors).toEqual([]);
    expect(behind.body).not.toMatch(SECRET);
  }
});

test('an update that was taken back keeps no promise', async () => {
  const { id: promised } = await aPriority(desk.patch.em(), { updateEveryDays: 14 });
  const due = async () =>
    (await anyone().ask('query ($id: ID!) { priority(id: $id) { nextUpdateDue } }', { id: promised })).data.priority
      .nextUpdateDue;
  const { id } = await desk.posted({ priorityId: promised });
  expect(await due()).toBe('2022-09-28');
  await desk.withdraw({ updateId: id });
  expect(await due()).toBe('2022-08-15');
});

test('an officer takes back their own, an inspector anybody’s of the team', async () => {
  const { id } = await desk.posted({}, desk.team.inspector);
  expect(codeOf(await desk.nothingWritten(() => desk.withdraw({ updateId: id }, desk.team.officer)))).toBe('FORBIDDEN');
  for (const by of [desk.team.stranger, desk.team.comms, desk.team.admin, desk.team.resident])
    expect(codeOf(await desk.nothingWritten(() => desk.withdraw({ updateId: id }, by)))).toBe('FORBIDDEN');
  expect(codeOf(await desk.nothingWritten(() => desk.withdraw({ updateId: id }, anyone())))).toBe('UNAUTHENTICATED');
  expect(answerOf(await desk.withdraw({ updateId: id }, desk.team.colleague))).toBe('ProgressUpdate');
});

test.each([
  ['no reason', { reason: ' ' }, 'TEXT_MISSING'],
  ['too long a reason', { reason: 'a'.repeat(481) }, 'TEXT_TOO_LONG'],
  ['a reason that cannot be shown', { reason: 'a\u202E' }, 'CONTROL_CHARACTERS'],
])('with %s nothing is taken back', async (_, change, reason) => {
  const { id } = await desk.posted();
  const { data } = await desk.nothingWritten(() => desk.withdraw({ updateId: id, ...change, clientKey: 'none' }));
  expect(data.withdrawWords).toMatchObject({ __typename: 'UpdateRefusal', reason, field: 'reason' });
});

test('taking back twice is refused, but for the same key; what is not there is not found', async () => {
  const { id } = await desk.posted();
  const first = await desk.withdraw({ updateId: id, clientKey: 'back' });
  expect((await desk.withdraw({ updateId: id, clientKey: 'back' })).data).toEqual(first.data);
  expect(answerOf(await desk.nothingWritten(() => desk.withdraw({ updateId: id })))).toBe('WITHDRAWN');
  const hidden = await desk.posted({ publishAt: '2022-09-20T12:00:00Z' });
  for (const updateId of ['x', '00000000-0000-4000-8000-000000000000', hidden.id])
    expect(codeOf(await desk.nothingWritten(() => desk.withdraw({ updateId }, desk.team.stranger)))).toBe('NOT_FOUND');
});

test('purged words are nowhere in the database, and the audit knows without saying them', async () => {
  const id = await corrected();
  const audited = await desk.patch.count('audit_entry');
  const { data } = await desk.purge({ updateId: id, reason: `It named ${SECRET}`, clientKey: 'for good' });
  expect(data.purgeWords).toMatchObject({
    status: 'WITHDRAWN',
    body: null,
    measures: [],
    withdrawnReason: 'Removed for good by the force.',
  });
  await desk.purge({ updateId: id, reason: `It named ${SECRET}`, clientKey: 'for good' });
  const rows = await desk.patch.em().execute(
    `select u::text || coalesce((select string_agg(m::text, ' ') from measure m where m.update_id = u.id), '')
    || coalesce((select string_agg(v::text, ' ') from update_version v where v.update_id = u.id), '') as row
    from progress_update u where id = ?`,
    [id],
  );
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toMatch(SECRET);
  const [entry] = await desk.patch.em().execute(`select * from audit_entry order by seq desc limit 1`);
  expect(entry).toMatchObject({ deed: 'purgeWords', actor_id: desk.team.admin.officer.id, subject: id });
  expect(JSON.stringify(entry)).not.toMatch(SECRET);
  expect(await desk.patch.count('audit_entry')).toBe(audited + 1);
});

test('only an administrator of the force purges, and not without a reason', async () => {
  const { id } = await desk.posted();
  for (const by of [desk.team.officer, desk.team.inspector, desk.team.comms, desk.team.resident])
    expect(codeOf(await desk.nothingWritten(() => desk.purge({ updateId: id }, by)))).toBe('FORBIDDEN');
  expect(codeOf(await desk.nothingWritten(() => desk.purge({ updateId: id }, anyone())))).toBe('UNAUTHENTICATED');
  expect(answerOf(await desk.nothingWritten(() => desk.purge({ updateId: id, reason: ' ' })))).toBe('TEXT_MISSING');
  for (const updateId of ['x', '00000000-0000-4000-8000-000000000000'])
    expect(codeOf(await desk.nothingWritten(() => desk.purge({ updateId })))).toBe('NOT_FOUND');
  const quarter = await aQuarter(desk.patch.em(), { area: 'otherland/west' });
  const theirs = await anUpdate(desk.patch.em(), {
    priority: await aPriority(desk.patch.em(), { quarter }),
    author: desk.team.officer.officer,
  });
  expect(codeOf(await desk.nothingWritten(() => desk.purge({ updateId: theirs.id })))).toBe('FORBIDDEN');
});
