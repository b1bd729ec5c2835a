import { jest } from '@jest/globals';
import { aPatch, type Patch } from '../../testing/a-patch.ts';
import type { Answer, Browser } from '../../testing/a-service.ts';
import { aTeam, type Team } from '../../testing/a-team.ts';
import { statementsOf } from '../../testing/statements.ts';
import { answerOf, codeOf, times } from '../../testing/update-desk.ts';
import type { Quarter } from '../quarters/quarter.entity.ts';
import { aQuarter } from '../quarters/quarter.factory.ts';
import type { Priority } from './priority.entity.ts';
import { anUpdate, aPriority } from './priority.factory.ts';

jest.setTimeout(60_000);

let patch: Patch;
let team: Team;
let quarter: Quarter;
const anyone = () => patch.browser();

beforeAll(async () => {
  patch = await aPatch();
  team = await aTeam(patch);
  quarter = await aQuarter(patch.em());
});
beforeEach(() => patch.clock.set('2022-09-14T12:00:00Z'));
afterAll(() => patch?.close());

const ask = (id: string, fields: string, by: Browser = anyone()) =>
  by.ask(`query ($id: ID!) { priority(id: $id) { ${fields} } }`, { id });
const priorityOf = async (id: string, fields: string) => (await ask(id, fields)).data.priority;

test('everybody reads what was promised, where, and for which quarter', async () => {
  const places = ['testshire/north/milton', 'testshire/north/girton'];
  const { id } = await aPriority(patch.em(), {
    theme: 'ASB',
    title: 'Milton',
    promise: 'Patrols',
    places,
    updateEveryDays: 14,
  });
  expect(
    await priorityOf(id, 'theme title promise updateEveryDays places { path } quarter { name area { path } } outcome'),
  ).toEqual({
    theme: 'ASB',
    title: 'Milton',
    promise: 'Patrols',
    updateEveryDays: 14,
    places: [{ path: 'testshire/north/girton' }, { path: 'testshire/north/milton' }],
    quarter: { name: 'August to October 2022', area: { path: 'testshire/north' } },
    outcome: null,
  });
});

test.each(['x', '', '00000000-0000-4000-8000-000000000000', '\u0000'])('there is no priority %j', async (id) => {
  const answer = await ask(id, 'title');
  expect(answer).toMatchObject({ status: 200, data: { priority: null } });
  expect(answer.errors).toMatchObject([{ message: 'This priority was not found.', extensions: { code: 'NOT_FOUND' } }]);
});

test('its updates are read page by page, the newest first, the waiting and the scheduled left out', async () => {
  const priority = await aPriority(patch.em());
  const author = team.officer.officer;
  for (const day of [1, 2, 3, 4, 5]) {
    await anUpdate(patch.em(), {
      priority,
      author,
      body: `Day ${day}`,
      postedAt: new Date(`2022-09-0${day}T12:00:00Z`),
    });
  }
  await anUpdate(patch.em(), { priority, author, isWaiting: true });
  await anUpdate(patch.em(), { priority, author, postedAt: new Date('2022-09-14T12:00:01Z') });
  const query = `query ($id: ID!, $after: String) { priority(id: $id) { updates(first: 2, after: $after) {
    nodes { body } edges { cursor node { body } } pageInfo { hasNextPage hasPreviousPage endCursor } totalCount } } }`;
  const bodies: string[] = [];
  let after: string | null = null;
  do {
    const { nodes, edges, pageInfo, totalCount }: Answer['data'] = (
      await anyone().ask(query, { id: priority.id, after })
    ).data.priority.updates;
    expect(totalCount).toBe(5);
    expect(edges.map(({ node }: { node: object }) => node)).toEqual(nodes);
    bodies.push(...nodes.map(({ body }: { body: string }) => body));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after);
  expect(bodies).toEqual(['Day 5', 'Day 4', 'Day 3', 'Day 2', 'Day 1']);
  for (const page of ['first: 101', 'first: 0', 'after: "x"'])
    expect(codeOf(await ask(priority.id, `updates(${page}) { totalCount }`))).toBe('BAD_USER_INPUT');
});

describe('a line of work', () => {
  const line: Priority[] = [];
  beforeAll(async () => {
    // Six quarters, of which "speeding" was a priority in the first, third, fourth and sixth.
    for (const n of [0, 1, 2, 3, 4, 5]) {
      const [startsOn, endsOn] = [`2020-0${n + 1}-01`, `2020-0${n + 1}-28`];
      const own = await aQuarter(patch.em(), { startsOn, endsOn });
      if (n === 1 || n === 4) await aPriority(patch.em(), { quarter: own });
      else line.push(await aPriority(patch.em(), { quarter: own, continues: line.at(-1) }));
    }
  });

  test('is read from every member: fourth quarter in six', async () => {
    const fields = 'lineage { id } lineageQuarters lineageOutOf continues { id } continuedBy { id }';
    const members = line.map(({ id }) => ({ id }));
    expect(await priorityOf(line[3]?.id as string, fields)).toEqual({
      lineage: members,
      lineageQuarters: 4,
      lineageOutOf: 6,
      continues: members[2],
      continuedBy: null,
    });
    const first = { lineage: members, lineageQuarters: 1, lineageOutOf: 1, continues: null, continuedBy: members[1] };
    expect(await priorityOf(line[0]?.id as string, fields)).toEqual(first);
  });

  test('goes on once: a priority is continued by one', async () => {
    await expect(aPriority(patch.em(), { continues: line[0] })).rejects.toThrow('priority_continued_once');
  });
});

test('a late update is shown plainly: due from the next day, late after seven', async () => {
  const priority = await aPriority(patch.em(), { updateEveryDays: 14 });
  const stands = async (now: string) => {
    patch.clock.set(now);
    return priorityOf(priority.id, 'nextUpdateDue isOverdue punctuality');
  };
  const nextUpdateDue = '2022-08-15';
  expect(await stands('2022-08-15T22:59:59Z')).toEqual({ nextUpdateDue, isOverdue: false, punctuality: 'ON_TIME' });
  expect(await stands('2022-08-15T23:00:00Z')).toEqual({ nextUpdateDue, isOverdue: true, punctuality: 'DUE' });
  expect(await stands('2022-08-22T23:00:00Z')).toEqual({ nextUpdateDue, isOverdue: true, punctuality: 'LATE' });
  const postedAt = new Date('2022-08-23T09:00:00Z');
  await anUpdate(patch.em(), { priority, author: team.officer.officer, postedAt });
  expect(await stands('2022-08-23T12:00:00Z')).toMatchObject({ nextUpdateDue: '2022-09-06', punctuality: 'ON_TIME' });
});

const PRIORITY = 'id pausedUntil pauseReason punctuality outcome outcomeWords outcomeRecordedAt';
const deed = (name: string, input: string) =>
  `mutation ($input: ${input}!) { ${name}(input: $input) { __typename ... on Priority { ${PRIORITY} } ... on UpdateRefusal { message reason field } } }`;
const pause = (input: object, by: Browser = team.inspector) =>
  by.ask(deed('pausePromise', 'PausePromiseInput'), {
    input: { reason: 'The team is away.', until: '2022-09-20', ...input },
  });
const record = (input: object, by: Browser = team.inspector) =>
  by.ask(deed('recordOutcome', 'RecordOutcomeInput'), { input: { outcome: 'PARTLY', words: 'Fewer cars.', ...input } });
const rows = async () => JSON.stringify(await patch.em().execute('select * from priority order by id'));
async function nothingWritten<T>(act: () => Promise<T>): Promise<T> {
  const before = await rows();
  const answer = await act();
  expect(await rows()).toBe(before);
  return answer;
}

describe('pausing a promise', () => {
  let id: string;
  beforeEach(async () => {
    id = (await aPriority(patch.em(), { quarter, updateEveryDays: 14 })).id;
  });

  test('an inspector pauses it until a day of return, and everybody reads why', async () => {
    const paused = { pausedUntil: '2022-09-20', pauseReason: 'The team is away.', punctuality: 'PAUSED' };
    expect((await pause({ priorityId: id })).data.pausePromise).toMatchObject(paused);
    expect(await priorityOf(id, PRIORITY)).toMatchObject(paused);
    const kept = 'select paused_on::text, until::text from promise_pause where priority_id = ?';
    expect(await patch.em().execute(kept, [id])).toEqual([{ paused_on: '2022-09-14', until: '2022-09-20' }]);
    patch.clock.set('2022-09-21T12:00:00Z');
    expect(await priorityOf(id, 'punctuality nextUpdateDue')).toEqual({
      punctuality: 'DUE',
      nextUpdateDue: '2022-09-20',
    });
  });

  test.each([
    ['no reason', { reason: '' }, 'TEXT_MISSING', 'reason'],
    ['too long a reason', { reason: 'a'.repeat(481) }, 'TEXT_TOO_LONG', 'reason'],
    ['a reason that cannot be shown', { reason: '\u0007' }, 'CONTROL_CHARACTERS', 'reason'],
    ['a return today', { until: '2022-09-14' }, 'BAD_TIME', 'until'],
    ['a return after the quarter', { until: '2022-11-01' }, 'BAD_TIME', 'until'],
  ])('with %s is refused', async (_, change, reason, field) => {
    const { data, errors } = await nothingWritten(() => pause({ priorityId: id, ...change, clientKey: 'none' }));
    expect(errors).toEqual([]);
    expect(data.pausePromise).toMatchObject({ __typename: 'UpdateRefusal', reason, field });
  });

  test('what was not promised, or is over, is not paused', async () => {
    const { id: unpromised } = await aPriority(patch.em(), { quarter });
    expect(answerOf(await nothingWritten(() => pause({ priorityId: unpromised })))).toBe('NO_PROMISE');
    patch.clock.set('2022-11-01T12:00:00Z');
    expect(answerOf(await nothingWritten(() => pause({ priorityId: id, until: '2022-11-02' })))).toBe('QUARTER_ENDED');
  });
});

describe('saying what became of it', () => {
  let id: string;
  beforeEach(async () => {
    id = (await aPriority(patch.em(), { quarter })).id;
    patch.clock.set('2022-10-20T12:00:00Z');
  });

  test('an inspector puts the outcome on record, once, when the quarter ends', async () => {
    const recorded = { outcome: 'PARTLY', outcomeWords: 'Fewer cars.', outcomeRecordedAt: '2022-10-20T12:00:00.000Z' };
    const first = await record({ priorityId: id, clientKey: 'outcome' });
    expect(first.data.recordOutcome).toMatchObject(recorded);
    expect(await priorityOf(id, PRIORITY)).toMatchObject(recorded);
    expect((await record({ priorityId: id, clientKey: 'outcome', outcome: 'DONE' })).data).toEqual(first.data);
    expect(answerOf(await nothingWritten(() => record({ priorityId: id, outcome: 'DONE' })))).toBe('ALREADY_RECORDED');
  });

  test('of five who do at once one does, and four are told', async () => {
    const answers = await times(5, () => record({ priorityId: id }));
    expect(answers.map(answerOf).sort()).toEqual([...Array(4).fill('ALREADY_RECORDED'), 'Priority']);
  });

  test.each([
    ['too soon', '2022-10-16T12:00:00Z', {}, 'NOT_ENDED'],
    ['in too many words', '2022-10-20T12:00:00Z', { words: 'a'.repeat(5_001) }, 'TEXT_TOO_LONG'],
    ['in words that cannot be shown', '2022-10-20T12:00:00Z', { words: 'a\u0000' }, 'CONTROL_CHARACTERS'],
  ])('%s it is refused', async (_, now, change, reason) => {
    patch.clock.set(now);
    const answer = await nothingWritten(() => record({ priorityId: id, ...change, clientKey: 'none' }));
    expect(answer.errors).toEqual([]);
    expect(answerOf(answer)).toBe(reason);
  });

  test('nobody but an inspector of the neighbourhood pauses or records', async () => {
    for (const act of [pause, record]) {
      for (const by of [team.officer, team.comms, team.admin, team.stranger, team.resident])
        expect(codeOf(await nothingWritten(() => act({ priorityId: id }, by)))).toBe('FORBIDDEN');
      expect(codeOf(await nothingWritten(() => act({ priorityId: id }, anyone())))).toBe('UNAUTHENTICATED');
      for (const priorityId of ['x', '00000000-0000-4000-8000-000000000000'])
        expect(codeOf(await act({ priorityId }))).toBe('NOT_FOUND');
    }
  });
});

describe('the desk', () => {
  const DESK = `{ desk { officer { id } areas { path } priorities { id } awaitingOutcome { id } recentUpdates { id } } }`;
  const ids = (list: { id: string }[]) => list.map(({ id }) => id);

  test('holds what runs and what ended without a word, of the officer’s own neighbourhoods', async () => {
    const { id: running } = await aPriority(patch.em(), { quarter });
    const past = await aQuarter(patch.em(), { startsOn: '2022-05-01', endsOn: '2022-07-31' });
    const { id: silent } = await aPriority(patch.em(), { quarter: past });
    const { id: told } = await aPriority(patch.em(), { quarter: past, outcome: 'DONE' });
    for (const by of [team.officer, team.inspector, team.comms]) {
      const { desk } = (await by.ask(DESK)).data;
      expect(desk.officer.id).toBe(by.officer.id);
      expect(ids(desk.priorities)).toContain(running);
      expect(ids(desk.priorities)).not.toContain(silent);
      expect(ids(desk.awaitingOutcome)).toContain(silent);
      expect(ids(desk.awaitingOutcome)).not.toContain(told);
    }
  });

  test('holds nothing of another neighbourhood, and for an administrator nothing of the team’s', async () => {
    await anUpdate(patch.em(), { author: team.officer.officer });
    const none = { priorities: [], awaitingOutcome: [], recentUpdates: [] };
    expect((await team.stranger.ask(DESK)).data.desk).toMatchObject({ ...none, areas: [{ path: 'testshire/east' }] });
    expect((await team.admin.ask(DESK)).data.desk).toMatchObject({ priorities: [], awaitingOutcome: [] });
  });

  test('is for officers', async () => {
    expect(codeOf(await team.resident.ask(DESK))).toBe('FORBIDDEN');
    expect(codeOf(await anyone().ask(DESK))).toBe('UNAUTHENTICATED');
  });
});

describe('statements', () => {
  const OFFICER = 'id name title cover { id } areas { name }';
  const UPDATE_FIELDS = `body bodyHtml status places { name } measures { name from } author { ${OFFICER} } approvedBy { id } priority { title quarter { name area { name } } }`;
  let many: Quarter;
  let one: Priority;
  let busy: Priority;

  beforeAll(async () => {
    const em = patch.em();
    const author = team.officer.officer;
    many = await aQuarter(em, { area: 'testshire/busy' });
    const places = ['testshire/busy/a', 'testshire/busy/b'];
    const measures = [{ name: 'x' }, { name: 'y' }];
    for (let n = 0; n < 50; n++) {
      busy = await aPriority(em, { quarter: many, places, updateEveryDays: 14 });
      await anUpdate(em, { priority: busy, author, places, measures });
    }
    for (let n = 0; n < 50; n++) await anUpdate(em, { priority: busy, author, places, measures });
    const few = await aQuarter(em, { area: 'testshire/quiet' });
    one = await aPriority(em, { quarter: few, places, updateEveryDays: 14 });
    await anUpdate(em, { priority: one, author, places, measures });
  });

  async function cost(by: Browser, query: string, variables: object, many: number): Promise<number> {
    const sent = await statementsOf(async () => {
      const answer = await by.ask(query, variables as Record<string, unknown>);
      expect(answer.errors).toEqual([]);
      expect(answer.body.split('"listed":')).toHaveLength(many + 1);
    });
    return sent.length;
  }

  test('cost as many for fifty priorities as for one', async () => {
    const query = `query ($path: String!) { area(path: $path) { currentQuarter { priorities { listed: title places { name } nextUpdateDue isOverdue
      punctuality continues { id } continuedBy { id } lineage { id } lineageQuarters lineageOutOf quarter { name }
      updates(first: 1) { totalCount nodes { body } } } } } }`;
    const few = await cost(anyone(), query, { path: 'testshire/quiet' }, 1);
    const fifty = await cost(anyone(), query, { path: 'testshire/busy' }, 50);
    expect(fifty - few).toBeLessThanOrEqual(2);
  });

  test('cost as many for fifty updates as for one', async () => {
    const query = `query ($id: ID!) { priority(id: $id) { updates(first: 100) { nodes { listed: id ${UPDATE_FIELDS} } } } }`;
    const few = await cost(anyone(), query, { id: one.id }, 1);
    const fifty = await cost(anyone(), query, { id: busy.id }, 51);
    expect(fifty - few).toBeLessThanOrEqual(2);
  });

  test('cost as many for a desk with twenty corrected updates as for one', async () => {
    const query = `{ desk { officer { id } areas { name } officers { id } priorities { title isOverdue places { name } } recentUpdates {
      ${UPDATE_FIELDS} flags earlierVersions { listed: version body places { name } writtenBy { name } measures { name } } } awaitingApproval { body } scheduled { body } } }`;
    await patch.em().execute(
      `insert into update_version (update_id, version, body, body_html, place_ids, measures, written_at, written_by_id)
      select u.id, 0, 'old', 'old', '{}', '[]', now(), written_by_id from progress_update u join priority p on p.id = u.priority_id where p.quarter_id = any(?)`,
      [`{${many.id},${one.quarter.id}}`],
    );
    const few = await cost(await patch.asOfficer('INSPECTOR', 'testshire/quiet'), query, {}, 1);
    const twenty = await cost(await patch.asOfficer('INSPECTOR', 'testshire/busy'), query, {}, 20);
    expect(twenty - few).toBeLessThanOrEqual(2);
  });
});
