import { aPaperBatch, aVoter, CAST } from '../features/ballots/ballot.factory.ts';
import type { Run, Within } from './runs-of-meetings.ts';

/** Of each operation around votes that is committed: the pages add theirs here. */
const runs: Record<string, (within: Within) => Run | Promise<Run>> = {
  BallotOfTeam: ({ team, all }) => ({ by: team.officer, variables: { id: all.ballots.sealed.id } }),
  BallotToOpen: ({ team, all }) => ({ by: team.inspector, variables: { id: all.ballots.quarterId } }),
  BallotPage: ({ all }) => ({ variables: { id: all.ballots.sealed.id } }),
  BallotResult: ({ all }) => ({ variables: { id: all.ballots.sealed.id } }),
  BallotToVote: ({ all }) => ({ variables: { id: all.ballots.open.id } }),
  CastVote: async (within) => ({
    by: await aVoter(within.patch, 'votes@x.test'),
    ...cast(within),
    answers: 'VoteReceipt',
  }),
  /** The second count: a first one is of a day in the vote, and the test's clock stands long before. */
  EnterVotes: async ({ patch, team, all: { ballots } }) => {
    const { id: ballotId, options } = ballots.open;
    const votes = options.map(({ id }) => ({ optionId: id, votes: 5 }));
    const figures = { papers: 12, noneOfThese: 2, votes: Object.fromEntries(options.map(({ id }) => [id, 5])) };
    const enteredBy = team.inspector.officer;
    const { id: batchId } = await aPaperBatch(patch.em(), { ballot: ballots.open, figures, enteredBy });
    // The same papers as the first count's.
    const bundle = { source: 'ROOM', collectedOn: '2022-09-10', placePath: 'testshire/north' };
    const input = { ballotId, batchId, ...bundle, papers: 12, noneOfThese: 2, votes, clientKey: 'a bundle' };
    return { by: team.officer, variables: { input }, answers: 'PaperBatch' };
  },
  MyVote: async (within) => {
    const by = await aVoter(within.patch, 'voted@x.test');
    const { variables } = cast(within);
    await by.ask(CAST, variables);
    return { by, variables: { ballotId: variables.ballotId } };
  },
  OpenBallot: ({ team, all }) => ({
    by: team.inspector,
    variables: {
      input: {
        quarterId: all.ballots.quarterId,
        options: ['Parking', 'Lamps'].map((title) => ({ theme: 'OTHER', title, placePaths: [] })),
        maxChoices: 1,
        opensAt: new Date(Date.now() + 3_600_000).toISOString(),
        closesAt: new Date(Date.now() + 7_200_000).toISOString(),
        words: 'What the team heard most often.',
        clientKey: 'a vote',
      },
    },
    answers: 'Ballot',
  }),
  PapersWaiting: ({ team }) => ({ by: team.officer }),
  SuggestionsWaiting: ({ team }) => ({ by: team.inspector }),
  SealedLine: ({ all }) => ({ variables: { ballotId: all.ballots.sealed.id, receipt: all.ballots.receipt } }),
  VoteAtHome: () => ({ variables: { path: 'testshire/north/girton' } }),
};

const cast = ({ all: { ballots } }: Within) => ({
  variables: { ballotId: ballots.open.id, optionIds: [ballots.open.options[0]?.id] },
});

/** How the operations around votes are run; what they are run in is asked for when they are. */
export function runsOfBallots(within: () => Within): Record<string, () => Run | Promise<Run>> {
  return Object.fromEntries(Object.entries(runs).map(([name, run]) => [name, () => run(within())]));
}
