import { jest } from '@jest/globals';
import { DecisionDesk } from '../../testing/decision-desk.ts';
import { codeOf } from '../../testing/update-desk.ts';
import { adoptedOf } from '../decisions/decision.factory.ts';
import { DeliveriesJobs } from './deliveries.jobs.ts';
import { TellingsJobs } from './tellings.jobs.ts';

jest.setTimeout(60_000);

const WATCH =
  'mutation ($ballotId: ID!, $wants: Boolean!) { watchVote(ballotId: $ballotId, wants: $wants) { message } }';
const WATCHED = 'query ($ballotId: ID!) { isVoteWatched(ballotId: $ballotId) }';

let desk: DecisionDesk;
beforeAll(async () => {
  desk = await DecisionDesk.open();
});
afterAll(() => desk?.patch.close());

async function tell(): Promise<void> {
  desk.today();
  await desk.patch.app.get(TellingsJobs, { strict: false }).tellNews();
  await desk.patch.app.get(DeliveriesJobs, { strict: false }).deliver();
}

const subjects = async (email: string) => (await desk.mails(email)).map(({ subject }) => subject);

test('whoever asked hears the result and the decision, once each; turnout and order, and no choice of anybody’s', async () => {
  const ballot = await desk.sealed({ votes: [2, 1] });
  const ann = await desk.patch.as('ann.watches@x.test');
  await ann.ask(WATCH, { ballotId: ballot.id, wants: true });
  const again = await ann.ask(WATCH, { ballotId: ballot.id, wants: true });
  expect(again.data.watchVote.message).toMatch(/\.$/);
  expect((await ann.ask(WATCHED, { ballotId: ballot.id })).data.isVoteWatched).toBe(true);
  await tell();
  await tell();
  expect(await subjects('ann.watches@x.test')).toEqual([expect.stringMatching(/^north: The vote on .+ is counted$/)]);
  const [result] = await desk.mails('ann.watches@x.test');
  expect(result?.text).toMatch(/3 people took part[\s\S]+1\. Option \d[\s\S]+2\. Option \d/);
  await desk.adopted({
    quarterId: ballot.quarterId,
    priorities: [adoptedOf('Option 1', ballot.options[0]?.id)],
    reasonForDifference: 'The meeting asked for it.',
  });
  await tell();
  const mails = await desk.mails('ann.watches@x.test');
  expect(mails).toHaveLength(2);
  expect(mails[1]?.text).toContain(`/decisions/`);
});

test('whoever thought better of it, or asked for nothing, hears nothing', async () => {
  const ballot = await desk.ballot({ votes: [1, 1] });
  const bob = await desk.patch.as('bob.watches@x.test');
  await bob.ask(WATCH, { ballotId: ballot.id, wants: true });
  await bob.ask(WATCH, { ballotId: ballot.id, wants: false });
  expect((await bob.ask(WATCHED, { ballotId: ballot.id })).data.isVoteWatched).toBe(false);
  await tell();
  expect(await subjects('bob.watches@x.test')).toEqual([]);
  expect(codeOf(await bob.ask(WATCH, { ballotId: 'none', wants: true }))).toBe('NOT_FOUND');
  expect(codeOf(await desk.patch.browser().ask(WATCH, { ballotId: ballot.id, wants: true }))).toBe('UNAUTHENTICATED');
});
