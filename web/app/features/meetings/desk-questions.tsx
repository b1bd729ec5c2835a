import { momentInWords } from '@patchwork/calendar';
import type { ReactNode } from 'react';
import type { QuestionOnDeskFragment, StatementOnDeskFragment } from '#graphql.generated.ts';
import { Details } from '#ui/details.tsx';
import { Tag } from '#ui/tag.tsx';
import { counted, quoted } from '#words/lists.ts';
import { whoWords } from '#words/who.ts';
import { questionInShort } from './question-clock.ts';

const HOUR = 3_600_000;

/** "less than an hour ago", "5 hours ago", "3 days ago". */
export function agoWords(instant: string, now: Date = new Date()): string {
  const hours = Math.floor((now.getTime() - Date.parse(instant)) / HOUR);
  if (hours < 1) return 'less than an hour ago';
  return hours < 48 ? `${counted(hours, 'hour')} ago` : `${counted(Math.floor(hours / 24), 'day')} ago`;
}

/** What is late first, then by the hour the answer is due. */
export function byDue(questions: readonly QuestionOnDeskFragment[]): QuestionOnDeskFragment[] {
  return [...questions].sort((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt));
}

export interface DeskQuestionsProps {
  toRead: readonly QuestionOnDeskFragment[];
  toAnswer: readonly QuestionOnDeskFragment[];
  /** What waits for a second person: a question whose answer does is not to be answered again. */
  statements: readonly Pick<StatementOnDeskFragment, 'question'>[];
  now?: Date;
}

/** What residents asked: first what nobody has read, the oldest first, then what is to be answered, late first. */
export function DeskQuestions({ toRead, toAnswer, statements, now = new Date() }: DeskQuestionsProps) {
  const waiting = new Set(statements.map(({ question }) => question?.id));
  const isOneArea = new Set([...toRead, ...toAnswer].map(({ area }) => area.id)).size < 2;
  const row = (question: QuestionOnDeskFragment, standing: ReactNode) => (
    <Row key={question.id} question={question} isOneArea={isOneArea}>
      {standing}
    </Row>
  );
  const read = toRead.map((question) => row(question, `Asked ${agoWords(question.askedAt, now)}.`));
  const answer = byDue(toAnswer).map((question) =>
    row(question, <Due question={question} isWritten={waiting.has(question.id)} now={now} />),
  );
  return (
    <>
      {read.length + answer.length === 0 && <p className="govuk-body">Nobody waits for an answer.</p>}
      {read.length > 0 && (
        <>
          <h3 className="govuk-heading-s">To read ({read.length})</h3>
          <Some rows={read} />
        </>
      )}
      {answer.length > 0 && (
        <>
          <h3 className="govuk-heading-s">To answer ({answer.length})</h3>
          <Some rows={answer} />
        </>
      )}
      <p className="govuk-body">
        <a className="govuk-link" href="/desk/ask">
          Ask for somebody who rang
        </a>
      </p>
    </>
  );
}

const FIRST = 5;

function Some({ rows }: { rows: readonly ReactNode[] }) {
  const more = rows.slice(FIRST);
  return (
    <>
      <ul className="app-desk-list">{rows.slice(0, FIRST)}</ul>
      {more.length > 0 && (
        <Details summary={`${counted(more.length, 'more question')}`}>
          <ul className="app-desk-list">{more}</ul>
        </Details>
      )}
    </>
  );
}

interface RowProps {
  question: QuestionOnDeskFragment;
  isOneArea: boolean;
  children: ReactNode;
}

function Row({ question: { id, text, supporters, meeting, area }, isOneArea, children }: RowProps) {
  return (
    <li className="app-desk-list__item">
      <p className="govuk-body govuk-!-margin-bottom-1">
        <a className="govuk-link" href={`/desk/questions/${id}`}>
          {questionInShort(text, 140)}
        </a>
      </p>
      <p className="app-questions__foot govuk-!-margin-bottom-3" suppressHydrationWarning>
        {children} {meeting && `For “${meeting.title}”. `}
        {!isOneArea && `${area.name}. `}
        {supporters > 0 && `${counted(supporters, 'other wants', 'others want')} it answered.`}
      </p>
    </li>
  );
}

interface DueProps {
  question: QuestionOnDeskFragment;
  isWritten: boolean;
  now: Date;
}

function Due({ question: { dueAt, meeting }, isWritten, now }: DueProps) {
  const due = momentInWords(new Date(dueAt));
  const written = isWritten ? ' Its answer waits for a second person.' : '';
  if (new Date(dueAt) < now) {
    return (
      <>
        <Tag colour="red">Answer late</Tag> It was due by {due}.{written}
      </>
    );
  }
  return (
    <>
      Answer {meeting ? 'at the meeting, or ' : ''}by {due}.{written}
    </>
  );
}

/** Answers, minutes and words of decisions that a second person must read first, the longest waiting first. */
export function DeskStatements({ statements, link }: { statements: readonly StatementOnDeskFragment[]; link: string }) {
  return (
    <ul className="app-desk-list">
      {statements.map((statement) => {
        const about = aboutWords(statement);
        return (
          <li key={statement.id} className="app-desk-list__item">
            <h3 className="govuk-heading-s govuk-!-margin-bottom-1">{about}</h3>
            <p className="govuk-body-s app-muted govuk-!-margin-bottom-1">
              Written by {whoWords(statement.writtenBy)}. Mentions {quoted(statement.flags)}.
            </p>
            <p className="govuk-body">
              <a className="govuk-link" href={`/desk/statements/${statement.id}`}>
                {link}
                <span className="govuk-visually-hidden">: {about}</span>
              </a>
            </p>
          </li>
        );
      })}
    </ul>
  );
}

/** What the words are about: "Answer: When will the lamps…", "Minutes: Autumn meeting", "Decision: August to October 2022". */
export function aboutWords({
  question,
  meeting,
  decision,
}: Pick<StatementOnDeskFragment, 'question' | 'meeting' | 'decision'>): string {
  if (question) return `Answer: ${questionInShort(question.text, 100)}`;
  if (meeting) return `Minutes: ${meeting.title}`;
  return decision ? `Decision: ${decision.quarter.name}` : 'Words that were corrected since';
}
