import { momentInWords } from '@patchwork/calendar';
import type { UpdateOfTeamFragment } from '#graphql.generated.ts';
import { quoted } from '#words/lists.ts';

/** What the form before did. */
export function doneWords({ status }: UpdateOfTeamFragment) {
  const kept = { AWAITING_APPROVAL: 'It waits for a second person.', SCHEDULED: 'It is set for later.' };
  const after = status === 'AWAITING_APPROVAL' || status === 'SCHEDULED' ? kept[status] : 'Everybody can see it now.';
  return {
    posted: `Your update is in. ${after}`,
    corrected: `Your correction is in. ${after}`,
    withdrawn: 'The update is withdrawn.',
    approved: `The update is approved. ${after}`,
  };
}

/** How the update stands, for its team: in a sentence, and why where it waits. */
export function standing({ status, flags, postedAt, withdrawnAt, approvedBy }: UpdateOfTeamFragment): {
  said: string;
  why?: string;
} {
  const at = (instant: string) => momentInWords(new Date(instant));
  if (status === 'AWAITING_APPROVAL')
    return {
      said: 'Nobody outside the team can see this yet.',
      why: `This mentions ${quoted(flags)}, so a second person must approve it first: an inspector of the area or the communications team, and not whoever wrote it.`,
    };
  if (status === 'SCHEDULED') return { said: `This will appear by itself on ${at(postedAt)}.` };
  if (status === 'WITHDRAWN')
    return { said: `The words are withdrawn${withdrawnAt ? `, since ${at(withdrawnAt)}` : ''}.` };
  const approver = approvedBy && `Approved by ${approvedBy.name ?? approvedBy.title}.`;
  return { said: `Everybody can see this, since ${at(postedAt)}.`, why: approver ?? undefined };
}
