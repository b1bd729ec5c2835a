import { aVoter, CAST } from '../features/ballots/ballot.factory.ts';
import type { Run, Within } from './runs-of-meetings.ts';

/** Of each operation around votes that is committed: the pages add theirs here. */
const runs: Record<string, (within: Within) => Run | Promise<Run>> = {
  BallotPage: ({ all }) => ({ variables: { id: all.ballots.sealed.id } }),
  BallotResult: ({ all }) => ({ variables: { id: all.ballots.sealed.id } }),
  BallotToVote: ({ all }) => ({ variables: { id: all.ballots.open.id } }),
  CastVote: async (within) => ({
    by: await aVoter(within.patch, 'votes@x.test'),
    ...cast(within),
    answers: 'VoteReceipt',
  }),
  MyVote: async (within) => {
    const by = await aVoter(within.patch, 'voted@x.test');
    const { variables } = cast(within);
    await by.ask(CAST, variables);
    return { by, variables: { ballotId: variables.ballotId } };
  },
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
