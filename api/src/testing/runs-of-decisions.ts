import { adoptedOf } from '../features/decisions/decision.factory.ts';
import { aQuarter } from '../features/quarters/quarter.factory.ts';
import type { Run, Within } from './runs-of-meetings.ts';

/** Of each operation around decisions that is committed. */
const runs: Record<string, (within: Within) => Run | Promise<Run>> = {
  AdoptPriorities: async ({ patch, team }) => {
    const { id: quarterId } = await aQuarter(patch.em(), { startsOn: '2025-02-01', endsOn: '2025-04-30' });
    const said = { reasonForDifference: 'There was no time for a vote.', clientKey: 'a decision' };
    const input = { quarterId, priorities: [adoptedOf('Lamps')], ...said };
    return { by: team.inspector, variables: { input }, answers: 'Decision' };
  },
  DecisionPage: ({ all }) => ({ variables: { id: all.decisions.id } }),
  QuarterToDecide: ({ team, all }) => ({ by: team.inspector, variables: { id: all.ballots.sealed.quarterId } }),
};

/** How the operations around decisions are run; what they are run in is asked for when they are. */
export function runsOfDecisions(within: () => Within): Record<string, () => Run | Promise<Run>> {
  return Object.fromEntries(Object.entries(runs).map(([name, run]) => [name, () => run(within())]));
}
