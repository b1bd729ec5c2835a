import type { Environment } from '#platform/environment.ts';
import { Address, letter } from '#platform/mail/letter.tsx';
import type { Mail } from '#platform/mail/mail.ts';
import type { Decision } from './decision.entity.ts';
import type { Told } from './decisions.jobs.ts';

type Facts = Pick<Environment, 'mode' | 'publicUrl'>;

/** What came of a suggestion, to whoever made it and asked to be told. The decision with its quarter and neighbourhood. */
export async function decidedMail(facts: Facts, { id, quarter }: Decision, told: Told): Promise<Mail> {
  const dates = quarter.unwrap().inWords();
  const area = quarter.unwrap().area.unwrap().name;
  const mail = await letter(
    facts,
    told.email,
    'What came of your suggestion',
    <>
      <p>You suggested:</p>
      <blockquote>{told.title}</blockquote>
      <p>
        It stood behind “{told.option}” in the vote on what the police team of {area} works on from {dates}.
      </p>
      {told.adopted ? (
        <p>The team has made it one of its priorities: “{told.adopted}”.</p>
      ) : (
        <p>The team has decided, and this is not one of its priorities this time.</p>
      )}
      <p>
        What was agreed, and why: <Address url={`${facts.publicUrl}/decisions/${id}`} />
      </p>
      <p>
        The mark of the count when it was closed: {told.auditHead}. If the result ever shows another one, it was changed
        afterwards.
      </p>
      <p>You asked us to tell you. We will not write to you about this suggestion again.</p>
    </>,
  );
  return { ...mail, id: `${told.id}.decided.${id}` };
}
