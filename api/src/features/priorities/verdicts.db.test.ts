import { jest } from '@jest/globals';
import pg from 'pg';
import { aPatch, type Patch } from '../../testing/a-patch.ts';
import type { Browser } from '../../testing/a-service.ts';
import { aTeam, type Team } from '../../testing/a-team.ts';
import { statementsOf, withoutLocks } from '../../testing/statements.ts';
import { answerOf, codeOf, times } from '../../testing/update-desk.ts';
import type { Quarter } from '../quarters/quarter.entity.ts';
import { aQuarter } from '../quarters/quarter.factory.ts';
import type { Priority } from './priority.entity.ts';
import { aPriority, someVerdicts } from './priority.factory.ts';
import { VerdictsQueries } from './verdicts.queries.ts';

jest.setTimeout(60_000);

let patch: Patch;
let team: Team;
let quarter: Quarter;
let priority: Priority;

beforeAll(async () => {
  patch = await aPatch();
  team = await aTeam(patch);
  quarter = await aQuarter(patch.em());
});
beforeEach(async () => {
  patch.clock.set('2022-11-05T12:00:00Z');
  priority = await aPriority(patch.em(), { quarter });
});
afterAll(() => patch?.close());

const GIRTON = 'testshire/north/girton';
const COUNTS = 'verdicts { better partly same worse dontKnow total }';
const JUDGE = `mutation ($id: ID!, $verdict: Verdict!) { judgePriority(priorityId: $id, verdict: $verdict) {
  __typename ... on Priority { id myVerdict ${COUNTS} } ... on VerdictRefusal { message reason field } } }`;

let people = 0;
/** Somebody new who lives there; null for nowhere that they said. */
async function aResident(home: string | null = GIRTON): Promise<Browser & { email: string }> {
  const email = `lives${++people}@x.test`;
  const browser = await patch.as(email);
  if (home) await livesIn(email, home);
  return { ...browser, email };
}
const livesIn = (email: string, path: string) =>
  patch
    .em()
    .execute('update person set home_area_id = (select id from area where path = ?) where email = ?', [path, email]);

const judge = (by: Browser, verdict: string, id = priority.id) => by.ask(JUDGE, { id, verdict });
const read = (fields: string, by: Browser = patch.browser(), id = priority.id) =>
  by.ask(`query ($id: ID!) { priority(id: $id) { ${fields} } }`, { id });
const countsOf = async (id = priority.id) => (await read(COUNTS, undefined, id)).data.priority.verdicts;
const kept = () =>
  patch
    .em()
    .execute<{ email: string; verdict: string; judged_on: string }[]>(
      `select email, verdict, judged_on::text from verdict v join person p on p.id = v.person_id where priority_id = ? order by email`,
      [priority.id],
    );

test('a resident judges, reads their own verdict, and changes it: one row, of the last day', async () => {
  const resident = await aResident();
  expect((await judge(resident, 'WORSE')).data.judgePriority).toEqual({
    __typename: 'Priority',
    id: priority.id,
    myVerdict: 'WORSE',
    verdicts: null,
  });
  patch.clock.set('2022-11-06T12:00:00Z');
  expect((await judge(resident, 'PARTLY')).data.judgePriority.myVerdict).toBe('PARTLY');
  expect((await read('myVerdict', resident)).data.priority).toEqual({ myVerdict: 'PARTLY' });
  expect(await kept()).toEqual([{ email: resident.email, verdict: 'PARTLY', judged_on: '2022-11-06' }]);
});

test.each(['testshire/north', GIRTON, 'testshire/north/milton'])('who lives in %s judges', async (home) => {
  for (const verdict of ['BETTER', 'PARTLY', 'SAME', 'WORSE', 'DONT_KNOW'])
    expect(answerOf(await judge(await aResident(home), verdict))).toBe('Priority');
  expect((await kept()).map((row) => row.verdict).sort()).toEqual(['BETTER', 'DONT_KNOW', 'PARTLY', 'SAME', 'WORSE']);
});

describe('refused, with a sentence and nothing written,', () => {
  const refusal = async (by: Browser) => {
    const { status, errors, data } = await judge(by, 'BETTER');
    expect({ status, errors, kept: await kept() }).toEqual({ status: 200, errors: [], kept: [] });
    expect(data.judgePriority).toMatchObject({ __typename: 'VerdictRefusal', message: expect.stringMatching(/\.$/) });
    return data.judgePriority.reason;
  };

  test('is who comes before the months are over', async () => {
    const resident = await aResident();
    patch.clock.set('2022-10-31T23:59:00Z');
    expect(await refusal(resident)).toBe('NOT_ENDED');
    patch.clock.set('2022-11-01T00:00:00Z');
    expect(answerOf(await judge(resident, 'BETTER'))).toBe('Priority');
  });

  test('is who lives elsewhere', async () => {
    expect(await refusal(await aResident('testshire/east/ely'))).toBe('NOT_A_RESIDENT');
    expect(await refusal(await aResident('testshire/east'))).toBe('NOT_A_RESIDENT');
  });

  test('is who never said where they live, until they do', async () => {
    const resident = await aResident(null);
    expect(await refusal(resident)).toBe('NO_HOME_AREA');
    const answer = await resident.ask('mutation ($path: String) { setHomeArea(path: $path) { __typename } }', {
      path: GIRTON,
    });
    expect(answerOf(answer)).toBe('Me');
    expect(answerOf(await judge(resident, 'BETTER'))).toBe('Priority');
  });

  test('is whoever works for the police here, wherever they live; not who does so elsewhere', async () => {
    for (const { email } of [team.officer, team.inspector, team.comms, team.admin].map(({ officer }) => officer))
      await livesIn(email, GIRTON);
    for (const member of [team.officer, team.inspector, team.comms, team.admin])
      expect(await refusal(member)).toBe('TEAM_MEMBER');
    await livesIn(team.stranger.officer.email, GIRTON);
    expect(answerOf(await judge(team.stranger, 'BETTER'))).toBe('Priority');
  });

  test('is an address that nobody has shown to be theirs', async () => {
    const resident = await aResident();
    await patch.em().execute('update person set email_verified = false where email = ?', [resident.email]);
    expect(await refusal(resident)).toBe('UNVERIFIED');
  });

  test('is who moved away, and what they said before stays', async () => {
    const resident = await aResident();
    await judge(resident, 'SAME');
    await livesIn(resident.email, 'testshire/east/ely');
    expect(answerOf(await judge(resident, 'BETTER'))).toBe('NOT_A_RESIDENT');
    expect((await kept())[0]?.verdict).toBe('SAME');
  });
});

test('nobody judges who is not signed in, what is not there, or with a word that is no verdict', async () => {
  const resident = await aResident();
  expect(codeOf(await judge(patch.browser(), 'BETTER'))).toBe('UNAUTHENTICATED');
  for (const id of ['x', crypto.randomUUID()]) expect(codeOf(await judge(resident, 'BETTER', id))).toBe('NOT_FOUND');
  expect((await judge(resident, 'BEST')).status).toBe(400);
  expect(await kept()).toEqual([]);
});

test('nine verdicts show nothing, the tenth shows all, and one that goes hides them again', async () => {
  const last = await aResident();
  await someVerdicts(patch.em(), priority, { BETTER: 4, PARTLY: 2, SAME: 1, WORSE: 1, DONT_KNOW: 1 });
  expect(await countsOf()).toBeNull();
  await judge(last, 'WORSE');
  expect(await countsOf()).toEqual({ better: 4, partly: 2, same: 1, worse: 2, dontKnow: 1, total: 10 });
  await judge(last, 'DONT_KNOW');
  expect(await countsOf()).toEqual({ better: 4, partly: 2, same: 1, worse: 1, dontKnow: 2, total: 10 });
  await last.ask('mutation { eraseMe { __typename } }');
  expect(await countsOf()).toBeNull();
});

test('the same tap over and over at once is one verdict, and many residents’ at once are all counted', async () => {
  const resident = await aResident();
  const answers = await times(20, (i) => judge(resident, i % 2 ? 'BETTER' : 'WORSE'));
  expect(new Set(answers.map(answerOf))).toEqual(new Set(['Priority']));
  expect(await kept()).toHaveLength(1);
  const others = [];
  for (let n = 0; n < 15; n++) others.push(await aResident());
  await Promise.all(others.map((other) => judge(other, 'SAME')));
  expect(await countsOf()).toMatchObject({ total: 16, same: 15 });
});

test('nobody else reads what somebody said: no resident, no stranger, nobody of the team', async () => {
  const resident = await aResident();
  await judge(resident, 'WORSE');
  const others = [
    patch.browser(),
    await aResident(),
    team.officer,
    team.inspector,
    team.comms,
    team.admin,
    team.stranger,
  ];
  for (const other of others) {
    const { data, errors } = await read(`myVerdict ${COUNTS}`, other);
    expect({ data, errors }).toEqual({ data: { priority: { myVerdict: null, verdicts: null } }, errors: [] });
  }
});

test('an export holds mine and nobody else’s, and erasing leaves none', async () => {
  const [resident, other] = [await aResident(), await aResident()];
  await judge(resident, 'WORSE');
  await judge(other, 'BETTER');
  const { sections } = (await resident.ask('{ exportMyData }')).data.exportMyData;
  expect(sections.verdict).toEqual([
    { priority: priority.title, priority_id: priority.id, verdict: 'WORSE', judged_on: '2022-11-05' },
  ]);
  expect(answerOf(await resident.ask('mutation { eraseMe { __typename } }'))).toBe('Done');
  expect(await kept()).toEqual([expect.objectContaining({ email: other.email })]);
});

test('whoever erases themselves while they judge leaves nothing either', async () => {
  for (let n = 0; n < 5; n++) {
    const resident = await aResident();
    const erase = 'mutation { eraseMe { __typename } }';
    const [judged] = await Promise.all([judge(resident, 'BETTER'), resident.ask(erase)]);
    expect(['Priority', 'UNAUTHENTICATED']).toContain(answerOf(judged));
    expect((await kept()).filter(({ email }) => email === resident.email)).toEqual([]);
  }
});

/** Whether somebody waits for a row of another; asked from outside, since a transaction sees one picture of it. */
async function someoneWaits(): Promise<boolean> {
  const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  return (await patch.em().execute(waiting)).length > 0;
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 10_000; !(await isSo()); ) {
    if (Date.now() > end) throw new Error('It did not become so within ten seconds.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('whoever is erased between being known and judging', () => {
  /** Begins to erase them, has them judge, and ends erasing once the judging waits for it. */
  async function judgesWhileErased(): Promise<string | undefined> {
    const resident = await aResident();
    const owner = new pg.Client({ connectionString: patch.database.ownerUrl });
    await owner.connect();
    try {
      await owner.query('begin');
      await owner.query('delete from person where email = $1', [resident.email]);
      const judged = judge(resident, 'BETTER');
      await until(someoneWaits);
      await owner.query('commit');
      return answerOf(await judged);
    } finally {
      await owner.end();
    }
  }

  test('is nobody any more', async () => {
    expect(await judgesWhileErased()).toBe('UNAUTHENTICATED');
    expect(await kept()).toEqual([]);
  });

  test('negative control: without the lock on their row it is a bug of ours', async () => {
    expect(await withoutLocks(1, judgesWhileErased)).toBe('INTERNAL_SERVER_ERROR');
    expect(await kept()).toEqual([]);
  });
});

test('many priorities with their verdicts cost the statements of one', async () => {
  const [few, many] = [
    await aQuarter(patch.em(), { startsOn: '2021-08-01', endsOn: '2021-10-31' }),
    await aQuarter(patch.em(), { startsOn: '2021-11-01', endsOn: '2022-01-31' }),
  ];
  await someVerdicts(patch.em(), await aPriority(patch.em(), { quarter: few }), { SAME: 10 });
  for (let n = 0; n < 8; n++)
    await someVerdicts(patch.em(), await aPriority(patch.em(), { quarter: many }), { BETTER: 10 + n });
  const resident = await aResident();
  const cost = async ({ id }: Quarter) => {
    const query = `query ($id: ID!) { quarter(id: $id) { priorities { myVerdict verdicts { better total } } } }`;
    let priorities: { verdicts: { total: number } }[] = [];
    const sent = await statementsOf(async () => {
      priorities = (await resident.ask(query, { id })).data.quarter.priorities;
    });
    return { count: sent.length, totals: priorities.map(({ verdicts }) => verdicts.total) };
  };
  const [one, eight] = [await cost(few), await cost(many)];
  expect(one.totals).toEqual([10]);
  expect(eight.totals.sort()).toEqual([10, 11, 12, 13, 14, 15, 16, 17]);
  expect(eight.count).toBe(one.count);
});

test('what became of earlier priorities is evidence: the team’s outcome and the residents’ verdicts, side by side', async () => {
  const judged = await aPriority(patch.em(), { quarter, outcome: 'PARTLY' });
  await someVerdicts(patch.em(), judged, { BETTER: 3, SAME: 9 });
  await someVerdicts(patch.em(), priority, { WORSE: 9 });
  const found = await new VerdictsQueries(patch.em()).judgedOf([judged.id, priority.id, crypto.randomUUID()]);
  expect(Object.fromEntries(found)).toEqual({
    [judged.id]: {
      outcome: 'PARTLY',
      outcomeWords: null,
      verdicts: { better: 3, partly: 0, same: 9, worse: 0, dontKnow: 0, total: 12 },
    },
    [priority.id]: { outcome: null, outcomeWords: null, verdicts: null },
  });
});
