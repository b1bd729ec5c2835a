import { jest } from '@jest/globals';
import { EntityManager } from '@mikro-orm/postgresql';
import { addDays, londonDate } from '@patchwork/calendar';
import { operation } from '@patchwork/schema';
import pg from 'pg';
import { Reads } from '#platform/database.ts';
import { aService, type Browser, type TestService } from '../../testing/a-service.ts';
import { Area, AreaCode } from '../areas/area.entity.ts';
import { anArea, anEndedArea } from '../areas/area.factory.ts';
import { aBoundary, aSquare } from '../areas/boundary.factory.ts';
import { Ballot } from '../ballots/ballot.entity.ts';
import { Decision, DecisionPriority } from '../decisions/decision.entity.ts';
import { aMeeting } from '../meetings/meeting.factory.ts';
import { Registration } from '../meetings/registration.entity.ts';
import type { Officer } from '../people/officer.entity.ts';
import { anOfficer } from '../people/officer.factory.ts';
import { Priority } from '../priorities/priority.entity.ts';
import { someVerdicts } from '../priorities/priority.factory.ts';
import { Quarter } from '../quarters/quarter.entity.ts';

const PATH = 'testshire/north';
const PLACE = 'testshire/north/mill';
const AREA_PAGE = operation('AreaPage');
const PRIORITY_PAGE = operation('PriorityPage');
/** The same questions under other names, so that they go the ordinary way. */
const OTHER_AREA = AREA_PAGE.replace('query AreaPage', 'query Other');
const OTHER_PRIORITY = PRIORITY_PAGE.replace('query PriorityPage', 'query Other');

const POST = `mutation ($input: PostUpdateInput!) { postUpdate(input: $input) { __typename ... on ProgressUpdate { id version } } }`;
const CORRECT = `mutation ($input: CorrectUpdateInput!) { correctUpdate(input: $input) { __typename } }`;
const WITHDRAW = `mutation ($input: WithdrawWordsInput!) { withdrawWords(input: $input) { __typename } }`;

let service: TestService;
let inspector: Browser;
let owner: pg.Client;
/** Sees and may cut the connections of the application, being its role. */
let app: pg.Client;
let speeding: string;

beforeAll(async () => {
  service = await aService();
  owner = new pg.Client({ connectionString: service.database.ownerUrl });
  app = new pg.Client({ connectionString: service.database.appUrl });
  await Promise.all([owner.connect(), app.connect()]);
  const em = service.app.get(EntityManager).fork();
  speeding = await aNeighbourhoodAtWork(em);
  inspector = await service.signedIn('inspector@force.test');
});
afterAll(async () => {
  await Promise.all([owner.end(), app.end()]);
  await service.close();
});

/** A neighbourhood with a team, an ended, a current and a coming quarter, and a line of work over two of them. */
async function aNeighbourhoodAtWork(em: EntityManager): Promise<string> {
  const place = await anArea(em, PLACE);
  const north = await em.findOneOrFail(Area, { path: PATH });
  em.assign(place, { gssCode: 'E04000001', latitude: 52.2, longitude: 0.1 });
  em.create(AreaCode, { area: place, code: 'E05000001', kind: 'WARD', name: 'Mill Ward' });
  const inspector = await anOfficer(em, { email: 'inspector@force.test', role: 'INSPECTOR', areas: [PATH] });
  await anOfficer(em, { email: 'pcso@force.test', role: 'OFFICER', areas: [PATH] });
  const today = londonDate(new Date());
  const quarter = (from: number, to: number) =>
    em.create(Quarter, { area: north, startsOn: addDays(today, from), endsOn: addDays(today, to) } as never);
  const [before, now] = [quarter(-130, -41), quarter(-40, 49)];
  const next = em.assign(quarter(50, 139), { suggestFrom: new Date(Date.now() - 86_400_000) });
  const first = crypto.randomUUID();
  const priority = (of: Quarter, more: object) =>
    em.create(Priority, {
      quarter: of,
      theme: 'SPEEDING',
      title: 'Speeding in Mill',
      lineageId: first,
      ...more,
    } as never);
  // Nothing went on with this one.
  priority(before, { lineageId: crypto.randomUUID(), position: 2, theme: 'PARKING', title: 'Parking' });
  const earlier = priority(before, { id: first, outcome: 'CONTINUES', outcomeRecordedAt: new Date() });
  const running = priority(now, { continues: earlier, updateEveryDays: 14, promise: 'Check speeds every fortnight.' });
  running.places.add(place);
  priority(now, { lineageId: crypto.randomUUID(), position: 2, theme: 'ASB', title: 'Behaviour', updateEveryDays: 7 });
  const decision = em.create(Decision, {
    quarter: now,
    decidedBy: inspector,
    decidedAt: new Date(),
    differs: false,
  } as never);
  em.create(DecisionPriority, { decision, priority: running } as never);
  votesOn(em, inspector, now, next);
  await em.flush();
  await meetingsOf(em);
  return running.id;
}

const HOUR = 3_600_000;

/** One that was sealed, on what runs now, and one that is open, on what comes. */
function votesOn(em: EntityManager, openedBy: Officer, now: Quarter, next: Quarter): void {
  const at = (hours: number) => new Date(Date.now() + hours * HOUR);
  const vote = { openedBy, openedAt: at(-2000), maxChoices: 3, tieSeed: 'a seed', keyCheck: 'a check' };
  em.create(Ballot, { quarter: now, ...vote, opensAt: at(-1500), closesAt: at(-1200), sealedAt: at(-1200) } as never);
  em.create(Ballot, { quarter: next, ...vote, opensAt: at(-24), closesAt: at(24) } as never);
}

/** One that is over, one that is cancelled, and one that is full with somebody waiting, of two to come. */
async function meetingsOf(em: EntityManager): Promise<void> {
  const at = (hours: number) => ({ area: PATH, startsAt: new Date(Date.now() + hours * HOUR) });
  await aMeeting(em, at(-48));
  await aMeeting(em, { ...at(24), cancelledAt: new Date(), cancelReason: 'Snow.' });
  const window = { registrationFrom: new Date(Date.now() - HOUR), registrationUntil: new Date(Date.now() + 30 * HOUR) };
  const meeting = await aMeeting(em, { ...at(48), ...window, mode: 'BOTH', capacity: 2, address: 'Village hall' });
  await aMeeting(em, { ...at(96), isOpenDoor: true });
  for (const [line, status] of (['CONFIRMED', 'CONFIRMED', 'WAITING', 'WITHDRAWN'] as const).entries()) {
    const told = { registeredAt: new Date(), toldStartsAt: meeting.startsAt };
    em.create(Registration, { meeting, status, line, name: 'A caller', ...told });
  }
  await em.flush();
}

const anonymous = () => service.browser();
const bodyOf = async (query: string, variables: object) => (await anonymous().ask(query, { ...variables })).body;
const post = async (body: string, more: object = {}) =>
  (await inspector.ask(POST, { input: { priorityId: speeding, body, ...more } })).data.postUpdate;

test('one prepared statement and the ordinary way give equal answers', async () => {
  const measures = [
    {
      name: 'over 35 mph',
      value: 26,
      outOf: 330,
      before: 40,
      unit: 'vehicles',
      from: '2026-01-01',
      to: '2026-01-02',
      source: 'Speedwatch',
    },
  ];
  await post('We checked speeds **twice**.', { placePaths: [PLACE], measures });
  const corrected = await post('We counted wrongly.', { placePaths: [] });
  await inspector.ask(CORRECT, { input: { updateId: corrected.id, version: 1, body: 'We counted again.' } });
  const withdrawn = await post('This names a street we should not name.');
  await inspector.ask(WITHDRAW, { input: { updateId: withdrawn.id, reason: 'It named a street.' } });
  await post('Somebody was arrested.');
  await post('This appears tomorrow.', { publishAt: new Date(Date.now() + 86_400_000).toISOString() });

  for (const path of ['testshire', PATH, PLACE]) {
    const [planned, ordinary] = [await bodyOf(AREA_PAGE, { path }), await bodyOf(OTHER_AREA, { path })];
    expect(JSON.parse(planned)).toEqual(JSON.parse(ordinary));
  }
  const { currentQuarter, nextQuarter } = JSON.parse(await bodyOf(AREA_PAGE, { path: PATH })).data.area;
  expect([currentQuarter.ballot.state, nextQuarter.ballot.state]).toEqual(['SEALED', 'OPEN']);
  const planned = await bodyOf(PRIORITY_PAGE, { id: speeding });
  expect(JSON.parse(planned)).toEqual(JSON.parse(await bodyOf(OTHER_PRIORITY, { id: speeding })));
  expect(planned).toContain('We counted again.');
  for (const hidden of ['arrested', 'tomorrow', 'we should not name', 'counted wrongly'])
    expect(planned).not.toContain(hidden);
});

test('where areas lie today, and what their priorities are, is told alike both ways', async () => {
  const em = service.app.get(EntityManager).fork();
  const today = londonDate(new Date());
  const drawn = async (path: string, from: string, until: string | null, outline: string) => {
    const boundary = await aBoundary(em, path, [[aSquare(52.2, 0.1, 0.01)]], { from, until });
    em.assign(boundary, { outline, frame: [1, -2, 30, 4], source: 'A survey' });
    await em.flush();
  };
  await drawn(PATH, '2010-01-01', today, 'M0,0');
  await drawn(PATH, today, null, 'M1,1');
  await drawn(PLACE, '2010-01-01', addDays(today, 1), 'M2,2');
  await drawn(PLACE, addDays(today, 1), null, 'M3,3');
  await drawn('testshire/north/ended', '2010-01-01', today, 'M4,4');

  const told = async (path: string) => {
    const [planned, ordinary] = [await bodyOf(AREA_PAGE, { path }), await bodyOf(OTHER_AREA, { path })];
    expect(JSON.parse(planned)).toEqual(JSON.parse(ordinary));
    return JSON.parse(planned).data.area;
  };
  const [force, north, place] = [await told('testshire'), await told(PATH), await told(PLACE)];
  const outline = (path: string) => ({ path, frame: [1, -2, 30, 4], source: 'A survey' });
  expect([force.outline, north.outline, place.outline]).toEqual([null, outline('M1,1'), outline('M2,2')]);
  const [running, everywhere] = [
    { id: speeding, theme: 'SPEEDING', title: 'Speeding in Mill' },
    { id: expect.any(String), theme: 'ASB', title: 'Behaviour' },
  ];
  expect(force.children).toMatchObject([{ outline: outline('M1,1'), prioritiesHere: [running, everywhere] }]);
  expect(north.children).toMatchObject([
    { name: 'ended', outline: null, prioritiesHere: [] },
    { name: 'mill', outline: outline('M2,2'), prioritiesHere: [running] },
  ]);
});

test('an area that has ended says so alike both ways, and is no child any more; what ends tomorrow is still one', async () => {
  const em = service.app.get(EntityManager).fork();
  const today = londonDate(new Date());
  await anEndedArea(em, 'testshire/north/old', [PLACE, 'testshire/north/ford'], today);
  await anEndedArea(em, 'testshire/north/older', [PLACE], addDays(today, 1));
  await em.execute('update area_successor s set share = 0.7 from area a where a.id = s.successor_id and a.path = ?', [
    PLACE,
  ]);
  const told = async (path: string) => {
    const [planned, ordinary] = [await bodyOf(AREA_PAGE, { path }), await bodyOf(OTHER_AREA, { path })];
    expect(JSON.parse(planned)).toEqual(JSON.parse(ordinary));
    return JSON.parse(planned).data.area;
  };
  const [north, old, older] = [
    await told(PATH),
    await told('testshire/north/old'),
    await told('testshire/north/older'),
  ];
  expect(old).toMatchObject({ endedOn: today, successors: [{ path: PLACE }, { path: 'testshire/north/ford' }] });
  for (const standing of [north, older]) expect(standing).toMatchObject({ endedOn: null, successors: [] });
  const children = north.children.map(({ path }: { path: string }) => path);
  expect(children).toContain('testshire/north/older');
  expect(children).not.toContain('testshire/north/old');
});

test('the decisions on a priority are told alike both ways: what made it, and what did not go on with it', async () => {
  const em = service.app.get(EntityManager).fork();
  const { id: decision } = await em.findOneOrFail(Decision, { differs: false });
  const told = async (title: string) => {
    const { id } = await em.findOneOrFail(Priority, { title });
    const [planned, ordinary] = [await bodyOf(PRIORITY_PAGE, { id }), await bodyOf(OTHER_PRIORITY, { id })];
    expect(JSON.parse(planned)).toEqual(JSON.parse(ordinary));
    const { decision: made, displacedBy } = JSON.parse(planned).data.priority;
    return [made?.id, displacedBy?.id];
  };
  expect(await told('Parking')).toEqual([undefined, decision]);
  expect(await told('Behaviour')).toEqual([undefined, undefined]);
  const { id } = await em.findOneOrFail(Priority, { outcome: 'CONTINUES' });
  for (const page of [PRIORITY_PAGE, OTHER_PRIORITY]) {
    const { priority } = JSON.parse(await bodyOf(page, { id: speeding })).data;
    expect(priority).toMatchObject({ decision: { id: decision }, displacedBy: null });
    expect(JSON.parse(await bodyOf(page, { id })).data.priority).toMatchObject({ decision: null, displacedBy: null });
  }
  const { currentQuarter, nextQuarter } = JSON.parse(await bodyOf(AREA_PAGE, { path: PATH })).data.area;
  expect([currentQuarter.decision, nextQuarter.decision]).toEqual([{ id: decision }, null]);
});

test('what residents say of a priority is shown alike both ways, from ten on', async () => {
  const em = service.app.get(EntityManager).fork();
  const ended = await em.findOneOrFail(Priority, { outcome: 'CONTINUES' });
  const { id } = ended;
  const told = async () => {
    const [planned, ordinary] = [await bodyOf(PRIORITY_PAGE, { id }), await bodyOf(OTHER_PRIORITY, { id })];
    expect(JSON.parse(planned)).toEqual(JSON.parse(ordinary));
    return JSON.parse(planned).data.priority.verdicts;
  };
  expect(await told()).toBeNull();
  await someVerdicts(em, ended, { BETTER: 4, PARTLY: 2, SAME: 2, DONT_KNOW: 1 });
  expect(await told()).toBeNull();
  await someVerdicts(em, ended, { WORSE: 1 });
  // The tenth empties every cache, so that the very next reader is shown the numbers.
  await until(async () => JSON.parse(await bodyOf(PRIORITY_PAGE, { id })).data.priority.verdicts !== null);
  expect(await told()).toEqual({ better: 4, partly: 2, same: 2, worse: 1, dontKnow: 1, total: 10 });
});

test('an anonymous page costs one statement, and none while it is kept', async () => {
  const reads = service.app.get(Reads);
  const prepared = jest.spyOn(reads, 'prepared');
  const pages = () => prepared.mock.calls.filter(([name]) => name.endsWith('_page')).length;
  await post('Something new, so that nothing is kept.');
  const made = await bodyOf(AREA_PAGE, { path: PATH });
  expect(pages()).toBe(1);
  await until(async () => {
    const before = pages();
    expect(await bodyOf(AREA_PAGE, { path: PATH })).toBe(made);
    return pages() === before;
  });
  const before = pages();
  await inspector.ask(AREA_PAGE, { path: PATH });
  expect(pages()).toBe(before);
  prepared.mockRestore();
});

test.each(['nowhere', 'testshire/nowhere', '../etc', ''])(
  'an area that is not there (%j) is not found, one way as the other',
  async (path) => {
    for (const query of [AREA_PAGE, OTHER_AREA]) {
      const { data, errors } = await anonymous().ask(query, { path });
      expect(data).toEqual({ area: null });
      expect(errors[0]?.extensions?.code).toBe('NOT_FOUND');
    }
  },
);

test.each(['nonsense', crypto.randomUUID()])('a priority that is not there (%s) is not found', async (id) => {
  const { errors } = await anonymous().ask(PRIORITY_PAGE, { id });
  expect(errors[0]?.extensions?.code).toBe('NOT_FOUND');
});

test('what is withdrawn is gone from the very next answer', async () => {
  const { id } = await post('Words that will be taken back.');
  expect(await bodyOf(AREA_PAGE, { path: PATH })).toContain('Words that will be taken back.');
  await inspector.ask(WITHDRAW, { input: { updateId: id, reason: 'A mistake.' } });
  const after = await bodyOf(AREA_PAGE, { path: PATH });
  expect(after).not.toContain('Words that will be taken back.');
  expect(after).toContain('A mistake.');
});

describe('a change that another process makes', () => {
  const change = (title: string) => owner.query('update priority set title = $1 where id = $2', [title, speeding]);
  const shows = async (title: string) => (await bodyOf(PRIORITY_PAGE, { id: speeding })).includes(title);

  test('is heard of', async () => {
    await bodyOf(PRIORITY_PAGE, { id: speeding });
    await change('Heard of');
    await until(() => shows('Heard of'));
  });

  test('is not heard of without the trigger: so the test above can fail', async () => {
    await owner.query('alter table priority disable trigger public_changed');
    await bodyOf(PRIORITY_PAGE, { id: speeding });
    await change('Unheard of');
    expect(await shows('Unheard of')).toBe(false);
    await owner.query('alter table priority enable trigger public_changed');
    await change('Heard again');
    await until(() => shows('Heard again'));
  });

  test('is seen at once while the line is cut, for then nothing is kept, and heard of again after', async () => {
    await bodyOf(PRIORITY_PAGE, { id: speeding });
    await app.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen %public_changed%' and datname = current_database()`,
    );
    await until(async () => !(await isListening()));
    await change('Cut');
    await until(() => shows('Cut'));
    await until(isListening);
    await bodyOf(PRIORITY_PAGE, { id: speeding });
    await change('Mended');
    await until(() => shows('Mended'));
  }, 30_000);

  const isListening = async () =>
    (
      await app.query(
        `select 1 from pg_stat_activity where query like 'listen %public_changed%' and datname = current_database()`,
      )
    ).rowCount === 1;
});

test('an update posted for a set time appears at that time', async () => {
  await post('It is time.', { publishAt: new Date(Date.now() + 1_500).toISOString() });
  expect(await bodyOf(AREA_PAGE, { path: PATH })).not.toContain('It is time.');
  await until(async () => (await bodyOf(AREA_PAGE, { path: PATH })).includes('It is time.'));
});

test('a vote closes on the pages at its time, though nothing was changed', async () => {
  const em = service.app.get(EntityManager).fork();
  const vote = await em.findOneOrFail(Ballot, { sealedAt: null });
  vote.closesAt = new Date(Date.now() + 1_500);
  await em.flush();
  const state = async () => JSON.parse(await bodyOf(AREA_PAGE, { path: PATH })).data.area.nextQuarter.ballot.state;
  await until(async () => (await state()) === 'OPEN');
  await until(async () => (await state()) !== 'OPEN');
  // Before the fifteen seconds after which every answer ends by itself.
  expect(Date.now() - vote.closesAt.getTime()).toBeLessThan(10_000);
});

/** Asks until it is so, for ten seconds: below the fifteen after which every answer ends by itself. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 10_000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error('It did not become so within ten seconds.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
