import { useLocation } from 'react-router';
import { ask, found } from '#asking/ask.server.ts';
import { officers, signedIn } from '#asking/roles.server.ts';
import { AnswerField, DecisionField, othersLike } from '#features/meetings/desk-question-fields.tsx';
import { DeskQuestionStanding, doneWords, type QuestionOfTeam } from '#features/meetings/desk-question-standing.tsx';
import { StatementWords } from '#features/meetings/question-answer.tsx';
import { DraftDone, DraftNote } from '#features/priorities/draft-note.tsx';
import { choice, text, useAnswers } from '#forms/answers.ts';
import { DoneBanner } from '#forms/done-banner.tsx';
import { Form } from '#forms/form.tsx';
import { isRefusal } from '#forms/is-refusal.ts';
import { type FormResult, readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import {
  AnswerQuestionDocument,
  QuestionOfTeamDocument,
  QuestionsToAnswerDocument,
  ReviewQuestionDocument,
} from '#graphql.generated.ts';
import { EmergencyStrip } from '#shell/emergency-strip.tsx';
import { Page } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { Button, ButtonGroup, ButtonLink } from '#ui/button.tsx';
import type { Route } from './+types/desk-question.ts';
import { draftName } from './desk-post.server.ts';
import { aloud, answer, review, type TypedAnswer } from './desk-question.server.ts';

export async function loader({ context, request, params, url }: Route.LoaderArgs) {
  const viewer = signedIn(context, request, ...officers);
  const [{ question }, { desk }] = await Promise.all([
    ask(context, request, QuestionOfTeamDocument, { id: params.id }),
    ask(context, request, QuestionsToAnswerDocument),
  ]);
  const shown = found(question);
  return {
    question: shown,
    others: othersLike(shown, desk?.questionsToAnswer ?? []),
    serves: viewer.role === 'OFFICER' || viewer.role === 'INSPECTOR',
    isReviewing: shown.status === 'UNREAD' || (url.searchParams.has('review') && !shown.answeredAt),
    hasBegun: shown.meeting ? new Date(shown.meeting.startsAt) <= new Date() && !shown.answeredAt : false,
    draft: draftName(viewer, shown.id),
  };
}

export async function action({ context, request, params: { id: questionId } }: Route.ActionArgs) {
  const deed = (await request.clone().formData()).get('deed');
  const here = (done: string) => seeOther(`/desk/questions/${questionId}?done=${done}`);
  if (deed === 'review') {
    const form = await readForm(request, review, { reason: 'decision', groupIntoId: 'decision' });
    if (!form.ok) return form.again;
    const input = { questionId, ...form.value.decision };
    const { reviewQuestion } = await ask(context, request, ReviewQuestionDocument, { input });
    if (isRefusal(reviewQuestion)) return form.refuse(reviewQuestion);
    return here(reviewQuestion.status.toLowerCase());
  }
  if (deed === 'aloud') {
    const form = await readForm(request, aloud);
    if (!form.ok) return form.again;
    const input = { questionId, aloud: true };
    const { answerQuestion } = await ask(context, request, AnswerQuestionDocument, { input });
    if (isRefusal(answerQuestion)) return form.refuse(answerQuestion);
    return here('aloud');
  }
  const form = await readForm(request, answer);
  if (!form.ok) return form.again;
  const input = { questionId, body: form.value.body };
  const { answerQuestion } = await ask(context, request, AnswerQuestionDocument, { input });
  if (isRefusal(answerQuestion)) return form.refuse(answerQuestion);
  return here('answered');
}

type Facts = Route.ComponentProps['loaderData'];

export default function DeskQuestion({ loaderData, actionData }: Route.ComponentProps) {
  const { question, serves, isReviewing, hasBegun, draft } = loaderData;
  const { area, meeting, alsoAsked } = question;
  const sent = actionData?.initialValue?.deed;
  const of = (deed: string | undefined) => (sent === deed ? actionData : undefined);
  const reviewing = useAnswers<{ decision: string }>('review', of('review'));
  const answering = useAnswers<TypedAnswer>('answer', of(undefined));
  const ticking = useAnswers('aloud', of('aloud'));
  const mayAnswer = question.status === 'PUBLISHED' && !isReviewing && needsAnswer(question);
  return (
    <Page
      title="A question"
      errors={[...reviewing.form.errors, ...answering.form.errors, ...ticking.form.errors]}
      force={area.force}
      before={<BackLink href="/desk">The desk</BackLink>}
    >
      <DoneBanner said={doneWords(question)} />
      <DraftDoneAfter draft={draft} />
      <h1 className="govuk-heading-l">
        <span className="govuk-caption-l">{area.name}</span>
        {meeting ? 'A question for a meeting' : 'A question to the team'}
      </h1>
      {meeting && (
        <p className="govuk-body">
          For{' '}
          <a className="govuk-link" href={`/desk/meetings/${meeting.id}`}>
            {meeting.title}
          </a>
        </p>
      )}
      <blockquote className="app-question__text">{question.text}</blockquote>
      {alsoAsked.map((words) => (
        <blockquote key={words} className="app-question__text app-question__text--small">
          {words}
        </blockquote>
      ))}
      <DeskQuestionStanding question={question} />
      <Answer question={question} serves={serves} />
      {serves && isReviewing && (
        <Form form={reviewing.form}>
          <input type="hidden" name="deed" value="review" />
          <DecisionField others={loaderData.others} {...choice(reviewing.fields.decision)} />
          <Button preventDoubleClick>Save the decision</Button>
        </Form>
      )}
      {serves && mayAnswer && hasBegun && (
        <Form form={ticking.form}>
          <Button variant="secondary" name="deed" value="aloud" preventDoubleClick>
            It was answered aloud at the meeting
          </Button>
        </Form>
      )}
      {serves && mayAnswer && <AnswerForm answering={answering} draft={draft} result={of(undefined)} />}
      {serves && !isReviewing && !question.answeredAt && (
        <p className="govuk-body">
          <a className="govuk-link" href={`/desk/questions/${question.id}?review=again`}>
            Decide again whether it is published
          </a>
        </p>
      )}
      <EmergencyStrip reportUrl={area.contact.reportUrl} />
    </Page>
  );
}

/** True while there are no words of the team, on the page or on their way there. */
const needsAnswer = ({ answer: words, waitingAnswer }: QuestionOfTeam) =>
  !waitingAnswer && (!words || words.withdrawnAt !== null);

interface AnswerFormProps {
  answering: ReturnType<typeof useAnswers<TypedAnswer>>;
  draft: string;
  result: FormResult | undefined;
}

function AnswerForm({ answering: { form, fields }, draft, result }: AnswerFormProps) {
  return (
    <>
      <h2 className="govuk-heading-m">Answer it</h2>
      <Form form={form}>
        <DraftNote name={draft} isFresh={result === undefined} what="an answer" />
        <AnswerField {...text(fields.body)} />
        <Button preventDoubleClick>Publish the answer</Button>
      </Form>
    </>
  );
}

function Answer({ question, serves }: Pick<Facts, 'question' | 'serves'>) {
  const { answer: words, id } = question;
  if (!words) return null;
  return (
    <section aria-labelledby="the-answer" className="app-section">
      <h2 className="govuk-heading-m" id="the-answer">
        The answer
      </h2>
      <StatementWords statement={words} what="answer" />
      {serves && !words.withdrawnAt && (
        <div className="govuk-!-margin-top-4">
          <ButtonGroup>
            <ButtonLink variant="secondary" href={`/desk/questions/${id}/answer`}>
              Correct it
            </ButtonLink>
            <a className="govuk-link" href={`/desk/statements/${words.id}/withdraw`}>
              Withdraw it
            </a>
          </ButtonGroup>
        </div>
      )}
    </section>
  );
}

/** The draft has done its work once the page says so. */
function DraftDoneAfter({ draft }: { draft: string }) {
  const done = new URLSearchParams(useLocation().search).get('done');
  return done === 'answered' ? <DraftDone name={draft} /> : null;
}
