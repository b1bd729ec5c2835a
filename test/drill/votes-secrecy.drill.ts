import { Chance, sized, tell } from './size.ts';
import { spoiled } from './spoil.ts';
import { type Traced, tablesWithReceipts, traced, wholeDatabase } from './tracing.ts';
import { expect, type TwoProcesses, test } from './two-processes.ts';
import { answerOf, aVote, cast, choiceOf, closeNow, untilSealed, type Vote, voters } from './votes.ts';

const PEOPLE = sized(2_000, 200);
const CHOICES = 3;
const chance = new Chance();
/**
 * By chance as many lines are given to their voters as a vote has, whatever the number of voters: 24 and more come about
 * less than once in 10¹² pairs of orders. Orders that have nothing to do with one another go together by less than six
 * standard deviations, 1/√n each, once in 10⁸ pairs; a voter's three lines are three tries, which are not independent.
 */
const BY_CHANCE = { hits: 24, together: 6 / Math.sqrt(PEOPLE) };

/** Everybody votes, one after the other, which is the easiest for whoever attacks; and the vote is sealed. */
async function aSealedVote(patch: TwoProcesses): Promise<{ vote: Vote; truth: Map<string, string> }> {
  const { database, secret, urls, sessionOf } = patch;
  const vote = await aVote(database, urls[0], await sessionOf('inspector'), { maxChoices: CHOICES });
  const truth = new Map<string, string>();
  for (const { personId, session } of await voters(database, secret, PEOPLE)) {
    const { receipts, fault } = answerOf(await cast(urls[0], session, vote, choiceOf(vote, chance.int(1_000))));
    if (!receipts) throw new Error(`No vote: ${fault}`);
    for (const receipt of receipts) truth.set(receipt, personId);
  }
  await closeNow(database, vote);
  await untilSealed(database, vote);
  return { vote, truth };
}

const inWords = ({ hits, hitsBy, together, togetherBy }: Traced) =>
  `${hits} of ${PEOPLE * CHOICES} lines (${hitsBy}), orders that go together by ${together.toFixed(3)} (${togetherBy})`;

test('with the whole database nobody brings voters and lines together better than by chance', async ({ patch }) => {
  const { database, printed } = patch;
  const { vote, truth } = await aSealedVote(patch);
  const attack = async () => traced(await wholeDatabase(database), vote.id, truth);
  const before = await attack();
  await database.query('vacuum');
  const vacuumed = await attack();
  await database.query('vacuum full');
  const rewritten = await attack();
  const holding = await tablesWithReceipts(database, [...truth.keys()]);
  const said = [...truth.keys()].filter((receipt) => printed().includes(receipt)).length;

  // The control: receipts that grow with time, so that the order of the receipts is no shuffle.
  const growing = `new.receipts := array(
    select regexp_replace(to_char((extract(epoch from clock_timestamp()) * 1000000)::bigint, 'FM0000000000000000')
      || to_char(i, 'FM0000'), '(.{5})(?=.)', '\\1-', 'g') from generate_series(1, cardinality(new.receipts)) i);`;
  const unshuffled = await spoiled(database, 'ballot_box.live_vote', growing, () => aSealedVote(patch));
  const control = traced(await wholeDatabase(database), unshuffled.vote.id, unshuffled.truth);
  const most = [before, vacuumed, rewritten].reduce((one, other) => (other.hits > one.hits ? other : one));
  tell(
    `secrecy: ${PEOPLE} voters, ${before.tried + vacuumed.tried + rewritten.tried} pairs of orders, before and after VACUUM and VACUUM FULL: at the best ${inWords(most)}; receipts in ${holding.join()} alone (control without the shuffle: ${inWords(control)})`,
  );
  for (const attacked of [before, vacuumed, rewritten]) {
    expect(attacked.tried).toBeGreaterThan(100);
    expect(attacked.hits).toBeLessThan(BY_CHANCE.hits);
    expect(attacked.together).toBeLessThan(BY_CHANCE.together);
  }
  expect(holding).toEqual(['public.sealed_line']);
  expect(said).toBe(0);
  expect(control.hits).toBeGreaterThan(0.9 * PEOPLE * CHOICES);
  expect(control.together).toBeGreaterThan(0.99);
});
