import { anAlert, someFollowers } from '../features/following/alert.factory.ts';
import type { Run, Within } from './runs-of-meetings.ts';

const typed = {
  areaPath: 'testshire/north',
  placePaths: ['testshire/north/milton'],
  title: 'Vans broken into',
  body: 'Lock your van. See www.police.uk.',
  importance: 'HIGH',
  theme: 'VEHICLE_CRIME',
  validUntil: '2022-09-20T12:00:00Z',
};

/** Somebody hears of it. */
async function heard({ patch }: Within): Promise<object> {
  await someFollowers(patch.em(), 1, { area: 'testshire/north/milton' });
  return typed;
}

const waiting = { sentAt: null, goesAt: null, flags: ['arrest'] };

const runs: Record<string, (within: Within) => Run | Promise<Run>> = {
  AlertsPage: () => ({
    variables: { path: 'testshire/north', first: 5, theme: 'FRAUD', placePath: 'testshire/north/girton' },
  }),
  AlertPage: async ({ patch }) => ({ variables: { id: (await anAlert(patch.em())).id } }),
  AlertsOnDesk: ({ team }) => ({ by: team.comms }),
  AlertOfTeam: async ({ patch, team }) => ({
    by: team.officer,
    variables: { id: (await anAlert(patch.em(), waiting)).id },
  }),
  PreviewAlert: async (within) => ({
    by: within.team.inspector,
    variables: { input: await heard(within) },
    answers: 'AlertPreview',
  }),
  SendAlert: async (within) => ({
    by: within.team.inspector,
    variables: { input: { ...(await heard(within)), clientKey: 'an alert' } },
    answers: 'Alert',
  }),
  ApproveAlert: async ({ patch, team }) => ({
    by: team.comms,
    variables: { alertId: (await anAlert(patch.em(), waiting)).id },
    answers: 'Alert',
  }),
  StopAlert: async ({ patch, team }) => ({
    by: team.inspector,
    variables: { alertId: (await anAlert(patch.em(), waiting)).id },
    answers: 'Alert',
  }),
  WithdrawAlert: async ({ patch, team }) => ({
    by: team.inspector,
    variables: { alertId: (await anAlert(patch.em())).id, reason: 'It was wrong.' },
    answers: 'Alert',
  }),
  PurgeAlert: async ({ patch, team }) => ({
    by: team.admin,
    variables: { alertId: (await anAlert(patch.em())).id, reason: 'It named somebody.' },
    answers: 'Alert',
  }),
};

/** How the operations around alerts are run; what they are run in is asked for when they are. */
export function runsOfAlerts(within: () => Within): Record<string, () => Run | Promise<Run>> {
  return Object.fromEntries(Object.entries(runs).map(([name, run]) => [name, () => run(within())]));
}
