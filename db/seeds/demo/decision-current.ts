import { Decision, DecisionPriority, differsFrom, Meeting } from '@patchwork/api/seeding';
import { addDays } from '@patchwork/calendar';
import { auditAt } from './audit.ts';
import type { Open } from './ballots.ts';
import { londonTime } from './days.ts';
import { idOf } from './ids.ts';
import { say } from './say.ts';
import type { VotesTelling } from './telling.ts';
import type { CurrentOption } from './vote-current.ts';

const REASON = `You put parking outside schools third and drugs fourth. We have taken up drugs and not parking, for two reasons.

Our genuine desire is to focus the team on what is of the **highest risk and concern** for you. Drugs came fourth in numbers, and the risk is the highest of all: to children above everybody else. And that work lives on what you tell us over months. If we put it down for a quarter, we begin again from nothing.

Parking outside schools is not forgotten. Our PCSO is at a school gate once a week as part of our daily work, and it can be voted on again for the next quarter.`;

const EVIDENCE = `- **Your vote.** Speeding came first and antisocial behaviour second, and both are adopted.
- **The meeting**, where we told you what we had done and agreed on what comes next.
- **Speedwatch and Vision Zero.** In Girton 49 of 352 vehicles were over 35 mph, and the average had hardly moved. So Girton is the focus, but not exclusively.
- **Where reports come from.** Of antisocial behaviour we hear less from Cambourne, and more from the villages north and east of Cambridge.

All of it is alongside our daily priorities.`;

/** What the inspector decided on the day before the quarter: two of what the vote put first, and the fourth for the third. */
export async function decideCurrent(
  telling: VotesTelling,
  { ballot, options }: Open<CurrentOption>,
): Promise<Decision> {
  const { em, areas, days, officers, quarters, priorities } = telling;
  const at = londonTime(addDays(days.current.startsOn, -1), '15:00');
  const adopted = [
    [priorities.asb, options.asb],
    [priorities.drugs, options.drugs],
    [priorities.speeding, options.speeding],
  ] as const;
  const [result] = await em.execute<{ counts: { options: { id: string; votes: number }[] } }[]>(
    'select counts from ballot_result where ballot_id = ?',
    [ballot.id],
  );
  const counted = result?.counts.options ?? null;
  const differs = differsFrom(
    counted,
    adopted.map(([, option]) => option.id),
  );
  const saying = { area: areas.south, by: officers.inspector, at };
  const decision = em.create(Decision, {
    id: idOf('decision south current'),
    ...{ quarter: quarters.current, ballot, meeting: em.getReference(Meeting, idOf('meeting south opening')) },
    ...{ decidedBy: officers.inspector, decidedAt: at, differs },
    reason: say(em, { ...saying, name: 'reason south current', body: REASON }),
    evidence: say(em, { ...saying, name: 'evidence south current', body: EVIDENCE }),
  });
  for (const [priority, option] of adopted) em.create(DecisionPriority, { decision, priority, option });
  await em.flush();
  const facts = { quarter: quarters.current.id, priorities: adopted.length, differs, ballot: ballot.id };
  await auditAt(em, at, { deed: 'adoptPriorities', actorId: officers.inspector.id, subject: decision.id, facts });
  return decision;
}
