import { jest } from '@jest/globals';
import { Audit } from '#platform/audit.ts';
import { DecisionDesk } from '../../testing/decision-desk.ts';
import { type Tap, tapped } from '../../testing/statements.ts';
import { answerOf } from '../../testing/update-desk.ts';
import { aPriority } from '../priorities/priority.factory.ts';
import { Quarter } from '../quarters/quarter.entity.ts';
import { adoptedOf } from './decision.factory.ts';

jest.setTimeout(60_000);

let desk: DecisionDesk;
beforeAll(async () => {
  desk = await DecisionDesk.open();
});
beforeEach(() => desk.today());
afterAll(() => desk?.patch.close());

const BECAUSE = { reasonForDifference: 'There was no time for a vote.' };
const quarterOf = (id: string) => desk.patch.em().findOneOrFail(Quarter, id);

test('what the vote put first is adopted without a reason, and makes the quarter’s priorities', async () => {
  const before = await aPriority(desk.patch.em(), {});
  const ballot = await desk.sealed({ votes: [2, 2, 1] });
  const [a, b, c] = ballot.options.map(({ id }) => id) as [string, string, string];
  const first = { ...adoptedOf('Speeding', a), continuesId: before.id };
  const id = await desk.adopted({ quarterId: ballot.quarterId, priorities: [adoptedOf('Burglary', b), first] });
  const decision = await desk.read(id);
  expect(decision).toMatchObject({
    ...{ id, differs: false, reason: null, evidence: null, meeting: null, ballot: { id: ballot.id } },
    decidedBy: { id: desk.team.inspector.officer.id },
    adopted: [
      { rank: 1, option: { id: b }, priority: { title: 'Burglary', promise: 'Patrols.', updateEveryDays: 14 } },
      { rank: 1, option: { id: a }, priority: { title: 'Speeding', continues: { id: before.id }, decision: { id } } },
    ],
    notAdopted: [{ rank: 3, option: { id: c } }],
    quarter: { id: ballot.quarterId, decision: { id } },
  });
  expect(new Date(decision.decidedAt)).toEqual(desk.patch.clock.now());
});

test('equal votes bind to neither, and nothing tells how many there were', async () => {
  const shown = [];
  for (const votes of [
    [3, 2, 2],
    [7, 5, 5],
  ]) {
    const ballot = await desk.sealed({ votes });
    const [a, , c] = ballot.options.map(({ id }) => id) as [string, string, string];
    const priorities = [adoptedOf('Speeding', a), adoptedOf('Parking', c)];
    const { adopted, notAdopted, differs } = await desk.read(
      await desk.adopted({ quarterId: ballot.quarterId, priorities }),
    );
    const ranks = (each: { rank: number }[]) => each.map(({ rank }) => rank);
    shown.push({ differs, adopted: ranks(adopted), notAdopted: ranks(notAdopted) });
  }
  expect(shown).toEqual(Array(2).fill({ differs: false, adopted: [1, 2], notAdopted: [2] }));
});

test('a reason is kept where the vote said otherwise, and with it what was not voted on', async () => {
  const ballot = await desk.sealed({ votes: [5, 1, 0] });
  const [a, b, c] = ballot.options.map(({ id }) => id) as [string, string, string];
  const id = await desk.adopted({
    quarterId: ballot.quarterId,
    priorities: [adoptedOf('Burglary', b), adoptedOf('Lamps')],
    reasonForDifference: 'The council **mends** the road.',
    evidence: 'Speedwatch counted nobody.',
  });
  expect(await desk.read(id)).toMatchObject({
    differs: true,
    reason: { body: 'The council **mends** the road.' },
    evidence: { body: 'Speedwatch counted nobody.' },
    adopted: [
      { rank: 2, option: { id: b } },
      { rank: null, option: null, priority: { title: 'Lamps' } },
    ],
    notAdopted: [
      { rank: 1, option: { id: a } },
      { rank: 3, option: { id: c } },
    ],
  });
});

test('a priority starts with its promise, its places and its line of work', async () => {
  const em = desk.patch.em();
  const before = await aPriority(em, {});
  const ballot = await desk.sealed({ votes: [1, 0], options: [{ continuesId: before.id }] });
  const places = ['testshire/north/milton', ' TESTSHIRE/north/girton ', 'testshire/north/milton'];
  const priorities = [
    { ...adoptedOf('Speeding', ballot.options[0]?.id), placePaths: places },
    { ...adoptedOf('Lamps'), placePaths: [], promise: 'We ring\nthe council.', updateEveryDays: 7 },
    { ...adoptedOf('Lamps'), placePaths: ['testshire/north/girton'] },
  ];
  const id = await desk.adopted({ quarterId: ballot.quarterId, priorities, ...BECAUSE });
  const { startsOn } = await quarterOf(ballot.quarterId);
  const FIELDS = `query ($id: ID!) { quarter(id: $id) { priorities { id title promise updateEveryDays nextUpdateDue isOverdue
    places { path } continues { id } continuedBy { id } decision { id } displacedBy { id } } } }`;
  const read = async () =>
    (await desk.patch.browser().ask(FIELDS, { id: ballot.quarterId })).data.quarter.priorities as {
      id: string;
      nextUpdateDue: string | null;
    }[];
  const [speeding, lamps, more] = await read();
  // The option's own priority is the one that it goes on with.
  expect(speeding).toMatchObject({
    ...{ title: 'Speeding', continues: { id: before.id }, decision: { id }, displacedBy: null },
    ...{ nextUpdateDue: null, isOverdue: false },
    places: [{ path: 'testshire/north/girton' }, { path: 'testshire/north/milton' }],
  });
  expect(lamps).toMatchObject({
    promise: 'We ring\nthe council.',
    continues: null,
    places: [{ path: 'testshire/north' }],
  });
  expect(more).toMatchObject({ title: 'Lamps', places: [{ path: 'testshire/north/girton' }] });
  const lineages = await em.execute<{ id: string; lineage_id: string; position: number }[]>(
    'select id, lineage_id, position from priority where quarter_id = ? order by position',
    [ballot.quarterId],
  );
  expect(lineages).toEqual([
    { id: speeding?.id, lineage_id: before.lineageId, position: 1 },
    { id: lamps?.id, lineage_id: lamps?.id, position: 2 },
    { id: more?.id, lineage_id: more?.id, position: 3 },
  ]);

  const later = (days: number) => new Date(Date.parse(`${startsOn}T12:00:00Z`) + days * 86_400_000).toISOString();
  desk.patch.clock.set(later(0));
  const due = [14, 7, 14].map((days) => later(days).slice(0, 10));
  expect((await read()).map(({ nextUpdateDue }) => nextUpdateDue)).toEqual(due);
  desk.patch.clock.set(later(8));
  expect((await read()).map((each) => (each as { isOverdue?: boolean }).isOverdue)).toEqual([false, true, false]);
});

test('what nobody goes on with is displaced, by the decision on the quarter after, whatever comes later', async () => {
  const area = 'testshire/west';
  const by = await desk.patch.asOfficer('INSPECTOR', area);
  const [first, second, third] = [await desk.quarter(area), await desk.quarter(area), await desk.quarter(area)];
  const of = (title: string, continuesId?: string) => ({ ...adoptedOf(title), placePaths: [], continuesId });
  const adopt = (quarterId: string, priorities: object[]) => desk.adopted({ quarterId, priorities, ...BECAUSE }, by);
  const made = async (id: string) =>
    (await desk.read(id)).adopted.map(({ priority }: { priority: { id: string } }) => priority.id) as string[];
  const [kept, dropped, alsoDropped] = await made(
    await adopt(
      first,
      ['Cars', 'Lamps', 'Noise'].map((t) => of(t)),
    ),
  );
  const decision = await adopt(second, [of('Cars', kept)]);
  const displaced = async () => (await desk.read(decision)).displaced.map(({ id }: { id: string }) => id) as string[];
  expect(await displaced()).toEqual([dropped, alsoDropped]);
  const displacedBy = async (id?: string) =>
    (await desk.patch.browser().ask('query ($id: ID!) { priority(id: $id) { displacedBy { id } } }', { id })).data
      .priority.displacedBy?.id ?? null;
  expect([await displacedBy(kept), await displacedBy(dropped)]).toEqual([null, decision]);
  // Taken up again half a year later, it still was left out once.
  await adopt(third, [of('Lamps', dropped), of('Cars', (await made(decision))[0])]);
  expect(await displaced()).toEqual([dropped, alsoDropped]);
  expect([await displacedBy(kept), await displacedBy(dropped)]).toEqual([null, decision]);
});

/** What two inspectors are answered who decide on one quarter at once. */
async function both(): Promise<(string | undefined)[]> {
  const quarterId = await desk.quarter();
  const { inspector, colleague } = desk.team;
  const answers = await Promise.all([inspector, colleague].map((by) => desk.adopt({ quarterId, ...BECAUSE }, by)));
  const priorities = await desk.patch.em().execute('select 1 from priority where quarter_id = ?', [quarterId]);
  expect(priorities).toHaveLength(1);
  return answers.map(answerOf).sort();
}

/** The same with rows only read, not locked, and both looking whether there are priorities before either goes on. */
function bothWithoutLocks(): Promise<(string | undefined)[]> {
  const { promise: all, resolve: goOn } = Promise.withResolvers<void>();
  let looked = 0;
  const unlocked: Tap = async (text, send) => {
    const answer = await send(text.replace(/ for update$/, ''));
    if (!/^select count.* from "priority"/.test(text)) return answer;
    if (++looked >= 2) goOn();
    await all;
    return answer;
  };
  return tapped(unlocked, both);
}

test('two inspectors at once decide once, and the other one hears so', async () => {
  for (let i = 0; i < 5; i++) expect(await both()).toEqual(['ALREADY_DECIDED', 'Decision']);
  // Negative control: without the lock only the database's constraint is left, and that is a fault.
  expect(await bothWithoutLocks()).toEqual(['Decision', 'INTERNAL_SERVER_ERROR']);
});

test('two quarters decided at once do not both go on with one priority', async () => {
  for (let i = 0; i < 3; i++) {
    const { id: continuesId } = await aPriority(desk.patch.em(), {});
    const quarters = [await desk.quarter(), await desk.quarter()];
    const priorities = [{ ...adoptedOf('Speeding'), continuesId }];
    const answers = await Promise.all(quarters.map((quarterId) => desk.adopt({ quarterId, priorities, ...BECAUSE })));
    expect(answers.map(answerOf).sort()).toEqual(['Decision', 'UNKNOWN_PRIORITY']);
  }
});

test('two quarters that go on with the same priorities in opposite order are decided one after the other', async () => {
  for (let i = 0; i < 3; i++) {
    const earlier = [await aPriority(desk.patch.em(), {}), await aPriority(desk.patch.em(), {})];
    const orders = [earlier, earlier.toReversed()].map((order) =>
      order.map(({ id: continuesId }, nth) => ({ ...adoptedOf(`Speeding ${nth}`), continuesId })),
    );
    const quarters = [await desk.quarter(), await desk.quarter()];
    const answers = await Promise.all(
      quarters.map((quarterId, nth) => desk.adopt({ quarterId, priorities: orders[nth], ...BECAUSE })),
    );
    expect(answers.map(answerOf).sort()).toEqual(['Decision', 'UNKNOWN_PRIORITY']);
  }
});

test('the same tap from two devices is one decision', async () => {
  const input = { quarterId: await desk.quarter(), ...BECAUSE, clientKey: 'a form' };
  const ids = await Promise.all([desk.adopted(input), desk.adopted(input), desk.adopted(input)]);
  expect(new Set(ids).size).toBe(1);
});

test('what was decided cannot be changed or removed with the application’s rights, and is in the audit', async () => {
  const em = desk.patch.em();
  const id = await desk.adopted({ quarterId: await desk.quarter(), reasonForDifference: 'Cardamom.' });
  const changes = ['decision set differs = false', 'decision_priority set option_id = null'].map(
    (to) => `update ${to}`,
  );
  const removals = ['decision', 'decision_priority'].flatMap((table) => [`delete from ${table}`, `truncate ${table}`]);
  for (const statement of [...changes, ...removals])
    await expect(em.execute(statement)).rejects.toMatchObject({ code: '42501' });
  const [entry] = await em.execute<{ deed: string; actor_id: string; facts: object }[]>(
    'select deed, actor_id, facts from audit_entry where subject = ?',
    [id],
  );
  expect(entry).toMatchObject({ deed: 'adoptPriorities', actor_id: desk.team.inspector.officer.id });
  expect(entry?.facts).toMatchObject({ priorities: 1, differs: true, ballot: null });
  expect(JSON.stringify(await em.execute('select * from audit_entry'))).not.toMatch(/Cardamom|Lamps/);
  expect(await desk.patch.app.get(Audit, { strict: false }).firstBroken(em)).toBeNull();
});
