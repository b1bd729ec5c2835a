import { ask, found } from '#asking/ask.server.ts';
import { isOpen, supportWords } from '#features/meetings/question-clock.ts';
import { CodeStepPage, codeStepOf, EmailOnTheWay, formResultOf } from '#features/people/code-step.tsx';
import { codeOnTheWay, isSignedIn, onTheWay } from '#features/people/on-the-way.server.ts';
import { text, useAnswers } from '#forms/answers.ts';
import { Form } from '#forms/form.tsx';
import { isRefusal } from '#forms/is-refusal.ts';
import { readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import { QuestionPageDocument, SupportQuestionDocument, UnsupportQuestionDocument } from '#graphql.generated.ts';
import { Page } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { Button } from '#ui/button.tsx';
import type { Route } from './+types/question-support.ts';
import { support } from './question-support.server.ts';

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { question } = await ask(context, request, QuestionPageDocument, { id: params.id });
  return { question: found(question), isSignedIn: isSignedIn(context) };
}

export async function action({ context, request, params: { id: questionId } }: Route.ActionArgs) {
  const sent = await request.clone().formData();
  const form = await readForm(request, onTheWay(context, support));
  if (!form.ok) return form.again;
  const wait = await codeOnTheWay({ context, request }, form, sent);
  if (wait) return wait;
  if (form.value.deed === 'back') {
    const { unsupportQuestion } = await ask(context, request, UnsupportQuestionDocument, { questionId });
    if (isRefusal(unsupportQuestion)) return form.refuse(unsupportQuestion);
    return seeOther(`/questions/${questionId}?done=unsupported`);
  }
  const { supportQuestion } = await ask(context, request, SupportQuestionDocument, { questionId });
  if (isRefusal(supportQuestion)) return form.refuse(supportQuestion);
  return seeOther(`/questions/${questionId}?done=supported`);
}

export default function Support({ loaderData: { question, isSignedIn }, actionData }: Route.ComponentProps) {
  const { form, fields } = useAnswers<{ email: string }>('support', formResultOf(actionData));
  const { area, supporters, iSupport, isMine } = question;
  const back = <BackLink href={`/questions/${question.id}`}>The question</BackLink>;
  const step = codeStepOf(actionData);
  if (step) return <CodeStepPage step={step} button="I want this answered too" force={area.force} before={back} />;
  const mayBegin = isOpen(question) && !isMine && !iSupport;
  return (
    <Page title="Want an answer too" errors={form.errors} force={area.force} before={back}>
      <h1 className="govuk-heading-l">I want this answered too</h1>
      <blockquote className="app-question__text">{question.text}</blockquote>
      {supporters > 0 && <p className="govuk-body">{supportWords(question)}</p>}
      {mayBegin && (
        <Form form={form}>
          <p className="govuk-body">The team sees how many people want an answer. Nobody is told who you are.</p>
          <EmailOnTheWay isSignedIn={isSignedIn} {...text(fields.email)} />
          <Button preventDoubleClick>I want this answered too</Button>
        </Form>
      )}
      {isMine && <p className="govuk-body">You asked this yourself. We email you the answer.</p>}
      {iSupport && (
        <Form form={form}>
          <p className="govuk-body">You want this answered too.</p>
          <Button variant="secondary" name="deed" value="back" preventDoubleClick>
            Take that back
          </Button>
        </Form>
      )}
      {!isOpen(question) && !iSupport && (
        <p className="govuk-body">
          {question.answeredAt ? 'This question has been answered.' : 'This question is not on the page.'}
        </p>
      )}
    </Page>
  );
}
