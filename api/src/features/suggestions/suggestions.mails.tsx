import type { ReactNode } from 'react';
import type { Environment } from '#platform/environment.ts';
import { Address, letter } from '#platform/mail/letter.tsx';
import type { Mail } from '#platform/mail/mail.ts';
import type { Suggestion } from './suggestion.entity.ts';
import { DECLINED_BECAUSE } from './suggestion.rules.ts';

type Facts = Pick<Environment, 'mode' | 'publicUrl'>;

/** How a decision came about. */
interface Decided {
  /** The one that it was merged into. */
  into: Pick<Suggestion, 'id' | 'title' | 'takenUpAt'> | null;
  /** True where they were told another decision before. */
  isAnew: boolean;
}

/**
 * What the team decided, to whoever suggested it; where they were told another decision before, it says that this one
 * takes its place. The subject does not say what was decided, for whoever looks over a shoulder.
 */
export async function reviewedMail(
  facts: Facts,
  to: string,
  suggestion: Suggestion,
  { into, isAnew }: Decided,
): Promise<Mail> {
  const { id, title, reviewedAt, reviewWords, wantsNews } = suggestion;
  const isForward = suggestion.status !== 'DECLINED';
  const mail = await letter(
    facts,
    to,
    isAnew ? 'The team has changed its decision on your suggestion' : 'The team has read your suggestion',
    <>
      {isAnew && <p>The team has changed its decision. What we wrote to you before no longer holds.</p>}
      <p>You suggested:</p>
      <blockquote>{title}</blockquote>
      {decidedOf(suggestion, into)}
      {reviewWords && (
        <>
          <p>The team adds:</p>
          <blockquote style={{ whiteSpace: 'pre-line' }}>{reviewWords}</blockquote>
        </>
      )}
      {into?.takenUpAt && (
        <p>
          A vote has taken that one up already. Which one: <Address url={`${facts.publicUrl}/suggestions/${into.id}`} />
        </p>
      )}
      {isForward && wantsNews && !into?.takenUpAt && (
        <p>If a vote takes it up, we will write to you again, as you asked.</p>
      )}
      <p>
        {suggestion.hidesWords()
          ? 'Only you and the team can read what it says. Its page'
          : 'Everybody can read it now, without your name'}
        : <Address url={`${facts.publicUrl}/suggestions/${id}`} />
      </p>
    </>,
  );
  return { ...mail, id: `${id}.reviewed.${reviewedAt?.getTime()}` };
}

function decidedOf({ status, declineReason }: Suggestion, into: Decided['into']): ReactNode {
  if (status === 'MERGED') {
    return <p>Another suggestion asks for the same, so the two go forward as one: “{into?.title}”.</p>;
  }
  if (declineReason) {
    return <p>A member of the team has read it and did not take it forward. {DECLINED_BECAUSE[declineReason]}</p>;
  }
  return (
    <p>
      A member of the team has read it and taken it forward: it is among the suggestions that the choices of the next
      vote are made from.
    </p>
  );
}
