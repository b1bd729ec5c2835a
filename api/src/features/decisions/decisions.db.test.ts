import { aPatch, type Patch } from '../../testing/a-patch.ts';
import { aTeam, type Team } from '../../testing/a-team.ts';
import { aBallot, aVoter, CAST, closeNow } from '../ballots/ballot.factory.ts';
import { SealingService } from '../ballots/sealing.service.ts';
import { aPriority } from '../priorities/priority.factory.ts';
import { ADOPT, adoptedOf, DECISION } from './decision.factory.ts';

let patch: Patch;
let team: Team;

beforeAll(async () => {
  patch = await aPatch();
  patch.clock.set(new Date().toISOString());
  team = await aTeam(patch);
});
afterAll(() => patch.close());

test('what the vote put first is adopted without a reason, and makes the quarter’s priorities', async () => {
  const ballot = await aBallot(patch, team.inspector);
  const [a, b, c] = ballot.options.map(({ id }) => id) as [string, string, string];
  const voter = await aVoter(patch, 'voter@x.test');
  await voter.ask(CAST, { ballotId: ballot.id, optionIds: [a, b] });
  const early = { quarterId: ballot.quarterId, priorities: [adoptedOf('Speeding', a)] };
  expect((await team.inspector.ask(ADOPT, { input: early })).data.adoptPriorities).toMatchObject({
    reason: 'NOT_SEALED',
  });
  await closeNow(patch, ballot.id);
  await patch.app.get(SealingService, { strict: false }).seal(ballot.id);

  const otherwise = { quarterId: ballot.quarterId, priorities: [adoptedOf('Speeding', a), adoptedOf('Parking', c)] };
  expect((await team.inspector.ask(ADOPT, { input: otherwise })).data.adoptPriorities).toMatchObject({
    reason: 'REASON_MISSING',
    field: 'reasonForDifference',
  });
  const before = await aPriority(patch.em(), {});
  const first = { ...adoptedOf('Speeding', a), continuesId: before.id };
  const input = { quarterId: ballot.quarterId, priorities: [first, adoptedOf('Burglary', b)] };
  const { id } = (await team.inspector.ask(ADOPT, { input })).data.adoptPriorities;
  const { decision } = (await patch.browser().ask(DECISION, { id })).data;
  expect(decision).toMatchObject({
    differs: false,
    reason: null,
    adopted: [
      { rank: 1, option: { id: a }, priority: { title: 'Speeding', continues: { id: before.id }, decision: { id } } },
      { rank: 1, option: { id: b }, priority: { title: 'Burglary', promise: 'Patrols.', updateEveryDays: 14 } },
    ],
    notAdopted: [{ rank: 3, option: { id: c } }],
    quarter: { decision: { id } },
  });
  expect((await team.inspector.ask(ADOPT, { input })).data.adoptPriorities).toMatchObject({
    reason: 'ALREADY_DECIDED',
  });
});
