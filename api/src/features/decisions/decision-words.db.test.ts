import { jest } from '@jest/globals';
import { DecisionDesk } from '../../testing/decision-desk.ts';
import { statementsOf } from '../../testing/statements.ts';
import { answerOf } from '../../testing/update-desk.ts';
import { aMeeting } from '../meetings/meeting.factory.ts';
import { adoptedOf } from './decision.factory.ts';

jest.setTimeout(120_000);

let desk: DecisionDesk;
beforeAll(async () => {
  desk = await DecisionDesk.open();
});
afterAll(() => desk?.patch.close());

const NAMING = 'A man was arrested for it.';
const WORDS = `query ($id: ID!) { decision(id: $id) { differs reason { id body bodyHtml withdrawnAt withdrawnReason decision { id } }
  evidence { id body decision { id } } } }`;
const words = (id: string) => desk.read(id, undefined, WORDS);
const deed = (name: string) =>
  `mutation ($id: ID!, $reason: String!) { ${name}(statementId: $id, reason: $reason) {
    __typename ... on MeetingRefusal { message reason field } } }`;
const approve = (id: string, by = desk.team.colleague) =>
  by.ask(
    'mutation ($id: ID!) { approveStatement(statementId: $id) { __typename ... on MeetingRefusal { message reason field } } }',
    { id },
  );
const decide = async (said: object) => desk.adopted({ quarterId: await desk.quarter(), ...said });
const publicAnswers = async (id: string) => JSON.stringify(await words(id));

/** What waits on an inspector's desk, with the decision that it is of. */
const waiting = async (by = desk.team.colleague) =>
  (await by.ask('{ desk { statementsAwaitingApproval { id flags body decision { id } } } }')).data.desk
    .statementsAwaitingApproval as { id: string; flags: string[]; decision: { id: string } | null }[];

test('words that mention somebody wait for a second person, while the decision stands', async () => {
  const id = await decide({ reasonForDifference: NAMING, evidence: 'Speedwatch.' });
  const other = await decide({ reasonForDifference: 'No time.', evidence: NAMING });
  expect(await words(id)).toMatchObject({ differs: true, reason: null, evidence: { body: 'Speedwatch.' } });
  expect(await words(other)).toMatchObject({ reason: { body: 'No time.' }, evidence: null });
  // Nor does whoever wrote it read it there.
  expect((await desk.read(id, desk.team.inspector, WORDS)).reason).toBeNull();
  const [first, second] = await waiting();
  expect([first, second]).toMatchObject([
    { decision: { id }, flags: ['arrested', 'A man'] },
    { decision: { id: other }, flags: ['arrested', 'A man'] },
  ]);
  const reasonId = first?.id as string;
  expect(answerOf(await approve(reasonId, desk.team.inspector))).toBe('SAME_PERSON');
  expect((await words(id)).reason).toBeNull();
  expect(answerOf(await approve(reasonId, desk.team.stranger))).toBe('NOT_FOUND');
  expect(answerOf(await approve(reasonId))).toBe('Statement');
  expect((await words(id)).reason).toMatchObject({ id: reasonId, body: NAMING, decision: { id } });
  expect((await waiting()).map(({ decision }) => decision?.id)).toEqual([other]);
});

test('words that harm are withdrawn and leave a dated stub, or purged for good', async () => {
  const id = await decide({ reasonForDifference: 'Cardamom grows there.', evidence: 'Turmeric too.' });
  const { reason, evidence } = await words(id);
  const ask = (name: string, of: string, by = desk.team.inspector) => by.ask(deed(name), { id: of, reason: 'Wrong.' });
  expect(answerOf(await ask('withdrawStatement', reason.id, desk.team.stranger))).toBe('FORBIDDEN');
  expect(answerOf(await ask('withdrawStatement', reason.id))).toBe('Statement');
  expect(await words(id)).toMatchObject({
    differs: true,
    reason: { body: null, bodyHtml: null, withdrawnReason: 'Wrong.', withdrawnAt: expect.any(String) },
    evidence: { body: 'Turmeric too.', decision: { id } },
  });
  expect(await publicAnswers(id)).not.toContain('Cardamom');
  for (const each of [reason.id, evidence.id])
    expect(answerOf(await ask('purgeStatement', each, desk.team.admin))).toBe('Statement');
  expect(await desk.rows()).not.toMatch(/Cardamom|Turmeric/);
  const left = await words(id);
  expect(left).toMatchObject({ differs: true, reason: { body: null }, evidence: { id: evidence.id, body: null } });
});

test('the decisions that were talked over at a meeting are listed with it', async () => {
  const meeting = await aMeeting(desk.patch.em(), {});
  const said = { reasonForDifference: 'No time.', meetingId: meeting.id };
  const ids = [await decide(said), await decide(said)];
  await decide({ reasonForDifference: 'No time.' });
  const { data } = await desk.patch
    .browser()
    .ask('query ($id: ID!) { meeting(id: $id) { decisions { id meeting { id } } } }', { id: meeting.id });
  expect(data.meeting.decisions).toEqual(ids.map((id) => ({ id, meeting: { id: meeting.id } })));
});

test('many decisions are read with as many statements as one', async () => {
  const fields = `decision { id differs decidedBy { id } reason { body decision { id } } evidence { body } ballot { id } meeting { id title }
    adopted { rank option { id title } priority { id title displacedBy { id } } } notAdopted { rank option { id } } displaced { id } }`;
  const cost = async (area: string, count: number) => {
    const by = await desk.patch.asOfficer('INSPECTOR', area);
    const { id: meetingId } = await aMeeting(desk.patch.em(), { area });
    for (let i = 0; i < count; i++) {
      const { quarterId, options } = await desk.sealed({ area, by, votes: [1, 0, 0] });
      const priorities = [{ ...adoptedOf('Parking', options[1]?.id), placePaths: [] }];
      const said = { reasonForDifference: 'No time.', evidence: 'Speedwatch.', meetingId };
      await desk.adopted({ quarterId, priorities, ...said }, by);
    }
    const text = `query ($path: String!) { area(path: $path) { quarters(first: 50) { nodes { id ${fields} } } } }`;
    return statementsOf(async () => {
      const { data, errors } = await desk.patch.browser().ask(text, { path: area });
      const decided = data.area.quarters.nodes.filter(({ decision }: { decision: object | null }) => decision);
      expect([errors, decided.length]).toEqual([[], count]);
      expect(decided.at(-1).decision).toMatchObject({ notAdopted: [{ rank: 1 }, { rank: 2 }], adopted: [{ rank: 2 }] });
    });
  };
  // Two, since the first quarter of all displaces nothing.
  const [two, ten] = [await cost('listshire/two', 2), await cost('listshire/ten', 10)];
  console.log(`statements: ${two.length} for two decisions, ${ten.length} for ten`);
  expect(ten.length).toBe(two.length);
});
