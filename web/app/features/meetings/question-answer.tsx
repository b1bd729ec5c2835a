import type { QuestionFactsFragment, StatementFactsFragment } from '#graphql.generated.ts';
import { dayWords } from '#words/days.ts';
import { SafeHtml } from '#words/safe-html.tsx';
import { whoWords } from '#words/who.ts';

/** What the team answered, in words or aloud, or the dated stub of what it took back. Nothing while there is none. */
export function QuestionAnswer({ question }: { question: QuestionFactsFragment }) {
  const { answer, answeredAloud, meeting } = question;
  if (!answer && !answeredAloud) return null;
  return (
    <section aria-labelledby="answer" className="app-section">
      <h2 className="govuk-heading-m" id="answer">
        The answer
      </h2>
      {answeredAloud && meeting && (
        <p className="govuk-body">
          It was answered aloud at{' '}
          <a className="govuk-link" href={`/meetings/${meeting.id}`}>
            the meeting
          </a>
          .{answer ? ' The team also says:' : ''}
        </p>
      )}
      {answer && <StatementWords statement={answer} what="answer" />}
    </section>
  );
}

interface StatementWordsProps {
  statement: StatementFactsFragment;
  what: 'answer' | 'minutes' | 'words';
}

const taken = { answer: 'its answer', minutes: 'these minutes', words: 'its words' };

/** What the team says for good, with who said it and when; of withdrawn words the dated stub (trust §4). */
export function StatementWords({ statement, what }: StatementWordsProps) {
  const { bodyHtml, withdrawnAt, withdrawnReason, publishedAt, writtenAt, isCorrected, writtenBy } = statement;
  if (withdrawnAt) {
    return (
      <p className="govuk-body">
        The team took {taken[what]} back on {dayWords(withdrawnAt)}.
        {withdrawnReason ? ` The reason it gave: “${withdrawnReason}”` : ''}
      </p>
    );
  }
  return (
    <>
      {bodyHtml && <SafeHtml html={bodyHtml} under={2} />}
      <p className="app-update__foot">
        {what === 'answer' && publishedAt ? 'Answered' : 'Written'} by {whoWords(writtenBy)} on{' '}
        {dayWords(publishedAt ?? writtenAt)}.
        {isCorrected && (
          <>
            {' '}
            <strong>Corrected.</strong>
          </>
        )}
      </p>
    </>
  );
}
