import { momentInWords } from '@patchwork/calendar';
import type { QuestionPageQuery } from '#graphql.generated.ts';
import { InsetText } from '#ui/inset-text.tsx';
import { declinedBecause } from '#words/questions.ts';
import { clockOf, questionInShort } from './question-clock.ts';
import { ClockTag } from './question-list.tsx';

type Shown = NonNullable<QuestionPageQuery['question']>;

/** How a question stands: its public clock, or what its asker alone is told while nobody else sees it. */
export function QuestionStanding({ question }: { question: Shown }) {
  const { status, askedAt } = question;
  if (status !== 'PUBLISHED')
    return question.isMine ? <ForItsAsker question={question} /> : <ForItsTeam id={question.id} />;
  const clock = clockOf(question);
  return (
    <p className="govuk-body">
      <ClockTag clock={clock} /> Asked on {momentInWords(new Date(askedAt))}. {clock.words}
    </p>
  );
}

function ForItsTeam({ id }: { id: string }) {
  return (
    <InsetText>
      Only who asked this and the team can see it.{' '}
      <a className="govuk-link" href={`/desk/questions/${id}`}>
        Read it at the desk
      </a>
    </InsetText>
  );
}

/** Read by who asked: what happens to it, and what others will see. */
function ForItsAsker({ question }: { question: Shown }) {
  const { status, askedAt, groupedInto, declineReason, area, meeting } = question;
  const asked = `Asked on ${momentInWords(new Date(askedAt))}.`;
  if (status === 'GROUPED' && groupedInto) {
    return (
      <InsetText>
        <p>
          <strong>Somebody asked the same, so the team answers both together.</strong>
        </p>
        <p>
          You are mailed the answer all the same:{' '}
          <a className="govuk-link" href={`/questions/${groupedInto.id}`}>
            {questionInShort(groupedInto.text)}
          </a>
        </p>
        <p>{asked}</p>
      </InsetText>
    );
  }
  if (status === 'DECLINED') {
    const again = meeting?.status === 'SCHEDULED' ? `/meetings/${meeting.id}/ask` : `/areas/${area.path}/ask`;
    return (
      <InsetText>
        <p>
          <strong>The team has read this and does not publish it.</strong>{' '}
          {declineReason && declinedBecause[declineReason]}
        </p>
        <p>
          Nobody but you and the team can see it.{' '}
          <a className="govuk-link" href="/what-we-publish">
            What we publish, and how to complain
          </a>
          . You can{' '}
          <a className="govuk-link" href={again}>
            ask in other words
          </a>
          .
        </p>
        <p>{asked}</p>
      </InsetText>
    );
  }
  return (
    <InsetText>
      <p>
        <strong>The team has it.</strong> {clockOf({ ...question, answeredAt: null }).words} We email you the answer.
      </p>
      <p>
        A member of the team reads it first. Until then nobody else can see this page. Afterwards everybody sees it at
        this address: the words above and when they were asked, never your name.
      </p>
      <p>{asked}</p>
    </InsetText>
  );
}
