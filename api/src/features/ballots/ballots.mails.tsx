import { momentInWords } from '@patchwork/calendar';
import type { Environment } from '#platform/environment.ts';
import { Address, letter } from '#platform/mail/letter.tsx';
import type { Mail } from '#platform/mail/mail.ts';
import type { Ballot } from './ballot.entity.ts';
import type { VotedOn } from './openings.jobs.ts';

type Facts = Pick<Environment, 'mode' | 'publicUrl'>;

/**
 * That a suggestion is voted on, to whoever made it and asked to hear what became of it. The vote with its quarter and
 * neighbourhood.
 */
export async function openedMail(facts: Facts, ballot: Ballot, told: VotedOn): Promise<Mail> {
  const quarter = ballot.quarter.unwrap();
  const area = quarter.area.unwrap().name;
  const mail = await letter(
    facts,
    told.email,
    'Your suggestion is part of a vote',
    <>
      <p>You suggested:</p>
      <blockquote>{told.title}</blockquote>
      <p>
        It stands behind “{told.option}”, one of the choices of the vote on what the police team of {area} works on from{' '}
        {quarter.inWords()}.
      </p>
      <p>
        Whoever lives there can vote until {momentInWords(ballot.closesAt)}:{' '}
        <Address url={`${facts.publicUrl}/ballots/${ballot.id}`} />
      </p>
      <p>The vote advises: the team decides, and says why where it decides otherwise.</p>
      <p>You asked us to tell you. We will write to you once more about this suggestion, when the team has decided.</p>
    </>,
  );
  return { ...mail, id: `${told.id}.voted-on.${ballot.id}` };
}
