import type { QuestionFactsFragment } from '#graphql.generated.ts';
import { Textarea } from '#ui/textarea.tsx';
import { isOpen } from './question-clock.ts';
import { QuestionList } from './question-list.tsx';

/** What is typed to ask something, the address of a stranger with it. */
export type TypedQuestion = { text: string; email: string };

/** What happens to a question once it is sent, before anybody types one. */
export function WhatHappensNext({ isForMeeting }: { isForMeeting: boolean }) {
  return (
    <>
      <p className="govuk-body">
        A member of the team reads your question before anybody else can see it. Then it is public, with the answer:{' '}
        <strong>never with your name</strong>.{' '}
        {isForMeeting
          ? 'It is answered at the meeting, or here within five days of it.'
          : 'It is answered within 72 hours.'}{' '}
        We email you the answer.
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href="/what-we-publish">
          What we publish, and what we do not
        </a>
        .
      </p>
    </>
  );
}

interface FieldProps {
  id: string;
  name: string;
  error?: string;
  defaultValue?: string;
}

/** The one box. */
export function QuestionBox(field: FieldProps) {
  return (
    <Textarea
      label="What would you like to ask?"
      hint="Leave out names, house numbers, telephone numbers and registration marks: yours and other people’s."
      rows={5}
      maxCharacters={1000}
      {...field}
    />
  );
}

const AT_MOST = 5;

/** What others have asked and nobody has answered yet: perhaps the same. */
export function AskedByOthers({ questions }: { questions: readonly QuestionFactsFragment[] }) {
  const open = questions.filter(isOpen).slice(0, AT_MOST);
  if (open.length === 0) return null;
  return (
    <section aria-labelledby="others">
      <h2 className="govuk-heading-m" id="others">
        Others have asked: support one instead
      </h2>
      <p className="govuk-body">
        These are not answered yet. The more people want an answer, the better the team knows.
      </p>
      <QuestionList questions={open} />
    </section>
  );
}
