import type { QuestionInHallFragment, UnreadQuestionsQuery } from '#graphql.generated.ts';
import { Button } from '#ui/button.tsx';
import { Details } from '#ui/details.tsx';
import { Tag } from '#ui/tag.tsx';
import { counted } from '#words/lists.ts';

/** The questions of a meeting by support, each ticked off in one tap once it was answered aloud. */
export function QuestionsInHall({
  questions,
  hasBegun,
}: {
  questions: readonly QuestionInHallFragment[];
  hasBegun: boolean;
}) {
  const open = questions.filter(({ answeredAt }) => !answeredAt);
  const answered = questions.filter(({ answeredAt }) => answeredAt);
  return (
    <section aria-labelledby="questions">
      <h2 className="govuk-heading-m" id="questions">
        Questions to answer ({open.length})
      </h2>
      {!hasBegun && open.length > 0 && (
        <p className="govuk-body">Once the meeting has begun, tick off what is answered aloud.</p>
      )}
      <ol className="govuk-list app-hall">
        {open.map((question) => (
          <li key={question.id} className="app-hall__item">
            <Words question={question} />
            {hasBegun && <Deed id={question.id} deed="answered" words="Answered" about={question.text} />}
          </li>
        ))}
      </ol>
      {open.length === 0 && <p className="govuk-body">No question waits for an answer.</p>}
      {answered.length > 0 && (
        <Details summary={`${counted(answered.length, 'question')} answered`}>
          <ul className="govuk-list app-hall">
            {answered.map((question) => (
              <li key={question.id} className="app-hall__item">
                <Words question={question} />
                <Tag colour="green">{question.answeredAloud ? 'Answered aloud' : 'Answered'}</Tag>
              </li>
            ))}
          </ul>
        </Details>
      )}
    </section>
  );
}

function Words({ question: { text, supporters, alsoAsked } }: { question: QuestionInHallFragment }) {
  return (
    <div className="app-typed">
      {text}
      <span className="app-hall__about app-muted">
        {counted(supporters, 'other wants', 'others want')} it answered
        {alsoAsked.length > 0 && `. Also asked as: ${alsoAsked.join(' / ')}`}
      </span>
    </div>
  );
}

type Unread = NonNullable<UnreadQuestionsQuery['desk']>['questionsToRead'][number];

/** What was asked for the meeting and nobody of the team has read yet: let through in one tap. */
export function UnreadInHall({ questions }: { questions: readonly Unread[] }) {
  if (questions.length === 0) return null;
  return (
    <section aria-labelledby="unread">
      <h2 className="govuk-heading-m" id="unread">
        Nobody has read these yet ({questions.length})
      </h2>
      <p className="govuk-body">Publish what names nobody and reports no crime. Your name is kept with it.</p>
      <ul className="govuk-list app-hall">
        {questions.map(({ id, text }) => (
          <li key={id} className="app-hall__item">
            <div className="app-typed">{text}</div>
            <div>
              <Deed id={id} deed="publish" words="Publish" about={text} />
              <a className="govuk-link" href={`/desk/questions/${id}`}>
                Group or decline<span className="govuk-visually-hidden">: {text}</span>
              </a>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface DeedProps {
  id: string;
  deed: 'answered' | 'publish';
  words: string;
  about: string;
}

function Deed({ id, deed, words, about }: DeedProps) {
  return (
    <form method="post" className="app-hall__form">
      <input type="hidden" name="questionId" value={id} />
      <Button name="deed" value={deed} className="app-roster__button" preventDoubleClick>
        {words}
        <span className="govuk-visually-hidden">: {about}</span>
      </Button>
    </form>
  );
}
