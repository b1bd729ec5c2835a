import { operation } from '@patchwork/schema';
import type { Browser } from './a-service.ts';
import type { Run, Within } from './runs-of-meetings.ts';

const wish = {
  areaPath: 'testshire/north/girton',
  topics: ['UPDATES', 'ALERTS'],
  themes: ['BURGLARY'],
  frequency: 'DAILY',
  leastImportance: 'NORMAL',
};

/** A new resident who follows Girton, and the follow’s id. */
async function aFollower({ patch }: Within, email: string): Promise<{ by: Browser; id: string }> {
  const by = await patch.as(email);
  const { data } = await by.ask(operation('FollowArea'), { input: wish });
  return { by, id: data.followArea.id };
}

const runs: Record<string, (within: Within) => Run | Promise<Run>> = {
  AreaToFollow: () => ({ variables: { path: 'testshire/north/girton' } }),
  FollowArea: async ({ patch }) => ({
    by: await patch.as('follows@x.test'),
    variables: { input: { ...wish, clientKey: 'a follow' } },
    answers: 'Follow',
  }),
  ChangeFollow: async (within) => {
    const { by, id } = await aFollower(within, 'changes@x.test');
    return { by, variables: { input: { id, frequency: 'WEEKLY', themes: [] } }, answers: 'Follow' };
  },
  MoveFollow: async (within) => {
    const { by, id } = await aFollower(within, 'moves@x.test');
    return { by, variables: { input: { id, areaPath: 'testshire/north/girton' } }, answers: 'Follow' };
  },
  Unfollow: async (within) => {
    const { by, id } = await aFollower(within, 'unfollows@x.test');
    return { by, variables: { id }, answers: 'Done' };
  },
  StopMails: async (within) => ({ by: (await aFollower(within, 'stops@x.test')).by, answers: 'Done' }),
  WatchVote: ({ team, all }) => ({
    by: team.resident,
    variables: { ballotId: all.ballots.open.id, wants: true },
    answers: 'Done',
  }),
  IsVoteWatched: ({ team, all }) => ({ by: team.resident, variables: { ballotId: all.ballots.open.id } }),
  MyFollows: ({ team }) => ({ by: team.resident }),
  MailSettings: ({ team }) => ({ by: team.resident }),
  ChangeMailSettings: async ({ patch }) => ({
    by: await patch.as('neutral@x.test'),
    variables: { neutralSubjects: true },
  }),
};

/** How the operations around following are run; what they are run in is asked for when they are. */
export function runsOfFollowing(within: () => Within): Record<string, () => Run | Promise<Run>> {
  return Object.fromEntries(Object.entries(runs).map(([name, run]) => [name, () => run(within())]));
}
