import type { APIRequestContext, Page } from '@playwright/test';
import { south } from './demo.ts';
import { alert, follow, mailWith, postInGirton, tokenIn } from './following.ts';
import { ask } from './machine.ts';
import { type Role, roles } from './roles.ts';
import { review, suggest } from './suggestions.ts';
import { aVote, untilItIsCounted } from './votes.ts';

/** What stands for an id in an address, as found in the running demo. */
export type Ids = Record<
  | 'priority'
  | 'late'
  | 'ended'
  | 'quarter'
  | 'update'
  | 'waiting'
  | 'withdrawn'
  | 'officer'
  | 'suggestion'
  | 'unreadSuggestion'
  | 'plannedVote'
  | 'openVote'
  | 'countedVote'
  | 'undecided'
  | 'mailToken'
  | 'waitingAlert',
  string
>;

let known: Promise<Ids> | undefined;

/** Asked once in each worker. */
function idsOf(inspector: APIRequestContext, admin: APIRequestContext, resident: APIRequestContext): Promise<Ids> {
  known ??= (async () => {
    const { data } = await ask(inspector, 'AreaPage', { path: south });
    const { priorities, id: quarter } = data.area.currentQuarter;
    const byTheme = (theme: string) => priorities.find((priority: { theme: string }) => priority.theme === theme).id;
    const speeding = await ask(inspector, 'PriorityPage', { id: byTheme('SPEEDING') });
    const updates = speeding.data.priority.updates.nodes;
    const { desk } = (await ask(inspector, 'Desk')).data;
    const officers = await ask(admin, 'OfficersInPost');
    // The same key gives the same ones to each worker.
    const suggestion = await suggest(resident, { clientKey: 'every page: read' });
    await review(inspector, suggestion, { decision: 'ACCEPT', words: 'Thank you.' });
    const counted = await aVote(inspector, { closesIn: 4 });
    await follow(resident);
    const told = `Told to who follows: ${crypto.randomUUID().replace(/\d/g, 'x')}`;
    await postInGirton(inspector, told);
    const mailToken = tokenIn(await mailWith(inspector, roles.resident, told));
    await untilItIsCounted(inspector, counted);
    const waits = { body: 'Somebody was arrested for it.', clientKey: 'every page: waits' };
    return {
      plannedVote: (await aVote(inspector, { opensIn: 3_600, closesIn: 7_200 })).id,
      openVote: (await aVote(inspector)).id,
      countedVote: counted.id,
      undecided: counted.quarterId,
      mailToken,
      waitingAlert: await alert(inspector, waits),
      suggestion,
      unreadSuggestion: await suggest(resident, { clientKey: 'every page: not read' }),
      priority: byTheme('SPEEDING'),
      late: byTheme('DRUGS'),
      ended: data.area.lastQuarter.priorities[0].id,
      quarter,
      // Those of the seed: what another test has posted may be withdrawn by it while we look.
      update: updates.find(({ body }: { body: string | null }) => body?.startsWith('Morning check in Girton')).id,
      withdrawn: updates.find(({ withdrawnAt }: { withdrawnAt: string | null }) => withdrawnAt).id,
      waiting: desk.awaitingApproval[0].id,
      officer: officers.data.desk.officers.find(({ role }: { role: string }) => role === 'COMMS').id,
    };
  })();
  return known;
}

/** Asked once in each worker, with the sessions of three roles. */
export async function idsFrom(asAnother: (role: Role) => Promise<Page>): Promise<Ids> {
  if (known) return known;
  const [inspector, admin, resident] = [
    await asAnother('inspector'),
    await asAnother('admin'),
    await asAnother('resident'),
  ];
  return idsOf(inspector.request, admin.request, resident.request);
}
