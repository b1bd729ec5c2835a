import { momentInWords } from '@patchwork/calendar';
import type { QuestionOfTeamQuery } from '#graphql.generated.ts';
import { InsetText } from '#ui/inset-text.tsx';
import { quoted } from '#words/lists.ts';
import { declinedBecause } from '#words/questions.ts';
import { whoWords } from '#words/who.ts';
import { agoWords } from './desk-questions.tsx';
import { clockOf, questionInShort, supportWords } from './question-clock.ts';
import { ClockTag } from './question-list.tsx';

export type QuestionOfTeam = NonNullable<QuestionOfTeamQuery['question']>;

/** What the form before did, in a sentence. */
export function doneWords({ waitingAnswer }: QuestionOfTeam): Record<string, string> {
  return {
    asked: 'The question is public. You can answer it at once.',
    published: 'The question is public. You can answer it at once.',
    grouped: 'It is grouped with the other question, and answered with it.',
    declined: 'It is not published. Whoever asked is mailed the reason.',
    answered: waitingAnswer
      ? 'Your answer is in. It waits for a second person.'
      : 'Your answer is public. Whoever asked is mailed it.',
    aloud: 'It is ticked off as answered at the meeting. Whoever asked is mailed so.',
    withdrawn: 'The answer is withdrawn. A dated note stays in its place.',
  };
}

/** How a question stands, for its team. */
export function DeskQuestionStanding({ question }: { question: QuestionOfTeam }) {
  const { status, askedAt, reviewedBy, declineReason, groupedInto, waitingAnswer, id } = question;
  const clock = clockOf(question);
  const reader = reviewedBy ? ` Read by ${whoWords(reviewedBy)}.` : '';
  return (
    <>
      <p className="govuk-body">
        {status === 'PUBLISHED' && <ClockTag clock={clock} />} Asked on {momentInWords(new Date(askedAt))},{' '}
        {agoWords(askedAt)}. {status !== 'DECLINED' && clock.words} {supportWords(question)}
        {reader}
      </p>
      <InsetText>
        {status === 'UNREAD' && (
          <p>
            <strong>Nobody of the team has read this.</strong> Only who asked and the team can see it.
          </p>
        )}
        {status === 'DECLINED' && (
          <p>
            <strong>It is not published.</strong> {declineReason && declinedBecause[declineReason]}
          </p>
        )}
        {status === 'GROUPED' && groupedInto && (
          <p>
            <strong>It is answered together with another:</strong>{' '}
            <a className="govuk-link" href={`/desk/questions/${groupedInto.id}`}>
              {questionInShort(groupedInto.text)}
            </a>
          </p>
        )}
        {status === 'PUBLISHED' && (
          <p>
            <strong>Everybody can see this.</strong>{' '}
            <a className="govuk-link" href={`/questions/${id}`}>
              The public page
            </a>
          </p>
        )}
        {waitingAnswer && (
          <p>
            An answer waits for a second person, because it mentions {quoted(waitingAnswer.flags)}.{' '}
            <a className="govuk-link" href={`/desk/statements/${waitingAnswer.id}`}>
              Read it
            </a>
          </p>
        )}
      </InsetText>
    </>
  );
}
