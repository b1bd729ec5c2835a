import type { MeetingStatus, QuestionFactsFragment } from '#graphql.generated.ts';
import { ButtonLink } from '#ui/button.tsx';
import { Tag, type TagColour } from '#ui/tag.tsx';
import { clockOf, isOpen, type QuestionClock, questionInShort, supportWords } from './question-clock.ts';

const colours: Record<QuestionClock['tone'], TagColour> = {
  WAITS: 'grey',
  LATE: 'red',
  ANSWERED: 'green',
  WITHDRAWN: 'grey',
};

/** How a question stands in a word or two; nothing while it waits in time. */
export function ClockTag({ clock: { tag, tone } }: { clock: QuestionClock }) {
  return tag ? (
    <Tag colour={colours[tone]} className="app-clock">
      {tag}
    </Tag>
  ) : null;
}

export interface QuestionListProps {
  questions: readonly QuestionFactsFragment[];
  /** False where nothing can be supported any more. */
  maySupport?: boolean;
  /** False where the page says once for all by when they are answered. */
  saysDue?: boolean;
}

/** Questions in the order given: the words, how each stands, how many want it answered, and the way to it. */
export function QuestionList({ questions, ...shown }: QuestionListProps) {
  return (
    <ul className="app-questions">
      {questions.map((question) => (
        <li key={question.id} className="app-questions__item" id={`question-${question.id}`}>
          <Row question={question} {...shown} />
        </li>
      ))}
    </ul>
  );
}

interface RowProps extends Pick<QuestionListProps, 'maySupport' | 'saysDue'> {
  question: QuestionFactsFragment;
}

function Row({ question, maySupport = true, saysDue = true }: RowProps) {
  const { id, text, iSupport, isMine } = question;
  const clock = clockOf(question);
  const support = [supportWords(question), isMine && 'You asked this.', iSupport && 'You want it answered too.'].filter(
    Boolean,
  );
  return (
    <>
      <p className="govuk-body govuk-!-margin-bottom-1">
        <a className="govuk-link" href={`/questions/${id}`}>
          {questionInShort(text)}
        </a>
      </p>
      <p className="app-questions__foot" suppressHydrationWarning>
        <ClockTag clock={clock} /> {(saysDue || clock.tone !== 'WAITS') && clock.words} {support.join(' ')}
      </p>
      {maySupport && isOpen(question) && !isMine && !iSupport && (
        <p className="app-questions__foot">
          <a className="govuk-link" href={`/questions/${id}/support`}>
            I want this answered too
            <span className="govuk-visually-hidden">: {questionInShort(text, 80)}</span>
          </a>
        </p>
      )}
    </>
  );
}

export interface MeetingQuestionsProps {
  meeting: { id: string; status: MeetingStatus };
  /** In the order of the api: those not answered by support, then those answered. */
  questions: readonly QuestionFactsFragment[];
}

/** What is asked for a meeting, and the way to ask, until it is over. */
export function MeetingQuestions({ meeting: { id, status }, questions }: MeetingQuestionsProps) {
  const isToCome = status === 'SCHEDULED';
  return (
    <section aria-labelledby="questions" className="app-section">
      <h2 className="govuk-heading-m" id="questions">
        Questions for the meeting
      </h2>
      {questions.length > 0 ? (
        <>
          <p className="govuk-body">
            {isToCome
              ? 'What most people want answered comes first. What finds no time is answered here within five days of the meeting.'
              : 'What found no time is answered here within five days of the meeting.'}
          </p>
          <QuestionList questions={questions} maySupport={isToCome} saysDue={false} />
        </>
      ) : (
        <p className="govuk-body">{isToCome ? 'Nobody has asked anything yet.' : 'Nobody asked anything.'}</p>
      )}
      {isToCome && (
        <ButtonLink variant="secondary" href={`/meetings/${id}/ask`}>
          Ask a question for the meeting
        </ButtonLink>
      )}
    </section>
  );
}
