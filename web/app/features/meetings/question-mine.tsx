import type { MyQuestionsQuery } from '#graphql.generated.ts';
import { Details } from '#ui/details.tsx';
import { Tag, type TagColour } from '#ui/tag.tsx';
import { dayWords } from '#words/days.ts';
import { counted } from '#words/lists.ts';
import { declinedBecause } from '#words/questions.ts';
import { clockOf, questionInShort } from './question-clock.ts';

type Mine = MyQuestionsQuery['myQuestions'][number];

const FIRST = 5;

/** What somebody asked, the newest first, and what became of each. Nothing for whoever asked nothing. */
export function MyQuestions({ questions }: { questions: readonly Mine[] }) {
  if (questions.length === 0) return null;
  const older = questions.slice(FIRST);
  return (
    <section aria-labelledby="my-questions">
      <h2 className="govuk-heading-m" id="my-questions">
        My questions
      </h2>
      <Rows questions={questions.slice(0, FIRST)} />
      {older.length > 0 && (
        <Details summary={counted(older.length, 'earlier question')}>
          <Rows questions={older} />
        </Details>
      )}
    </section>
  );
}

function Rows({ questions }: { questions: readonly Mine[] }) {
  return (
    <ul className="app-questions">
      {questions.map((question) => {
        const { tag, colour, words } = mineWords(question);
        return (
          <li key={question.id} className="app-questions__item">
            <p className="govuk-body govuk-!-margin-bottom-1">
              <a className="govuk-link" href={`/questions/${question.id}`}>
                {questionInShort(question.text)}
              </a>
            </p>
            <p className="app-questions__foot">
              {tag && <Tag colour={colour}>{tag}</Tag>} Asked on {dayWords(question.askedAt)}, {question.area.name}.{' '}
              {words}
            </p>
          </li>
        );
      })}
    </ul>
  );
}

/** How a question stands, said to who asked it. */
function mineWords(question: Mine): { tag?: string; colour?: TagColour; words: string } {
  const { status, declineReason } = question;
  const clock = clockOf(question);
  if (status === 'UNREAD') return { tag: 'Not read yet', colour: 'grey', words: clock.words };
  if (status === 'DECLINED') {
    return { tag: 'Not published', colour: 'grey', words: declineReason ? declinedBecause[declineReason] : '' };
  }
  if (status === 'GROUPED') return { words: 'The team answers it together with another that asks the same.' };
  const colour = { WAITS: 'grey', LATE: 'red', ANSWERED: 'green', WITHDRAWN: 'grey' } as const;
  return { tag: clock.tag, colour: colour[clock.tone], words: clock.words };
}
