import { ask, found } from '#asking/ask.server.ts';
import { signedIn, writers } from '#asking/roles.server.ts';
import { AnswerField } from '#features/meetings/desk-question-fields.tsx';
import { DraftNote } from '#features/priorities/draft-note.tsx';
import { text, useAnswers } from '#forms/answers.ts';
import { Form } from '#forms/form.tsx';
import { isRefusal } from '#forms/is-refusal.ts';
import { readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import { AnswerQuestionDocument, QuestionOfTeamDocument } from '#graphql.generated.ts';
import { EmergencyStrip } from '#shell/emergency-strip.tsx';
import { Page } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { Button } from '#ui/button.tsx';
import type { Route } from './+types/desk-question-answer.ts';
import { draftName } from './desk-post.server.ts';
import { answer, type TypedAnswer } from './desk-question.server.ts';

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const viewer = signedIn(context, request, ...writers);
  const { question } = await ask(context, request, QuestionOfTeamDocument, { id: params.id });
  return { question: found(question), draft: draftName(viewer, params.id) };
}

export async function action({ context, request, params: { id: questionId } }: Route.ActionArgs) {
  const form = await readForm(request, answer);
  if (!form.ok) return form.again;
  const input = { questionId, body: form.value.body };
  const { answerQuestion } = await ask(context, request, AnswerQuestionDocument, { input });
  if (isRefusal(answerQuestion)) return form.refuse(answerQuestion);
  return seeOther(`/desk/questions/${questionId}?done=answered`);
}

export default function CorrectAnswer({ loaderData: { question, draft }, actionData }: Route.ComponentProps) {
  const { area, answer: said, waitingAnswer } = question;
  const words = waitingAnswer?.body ?? said?.body ?? '';
  const { form, fields } = useAnswers<TypedAnswer>('answer', actionData, { body: words });
  const back = <BackLink href={`/desk/questions/${question.id}`}>The question</BackLink>;
  return (
    <Page title="Correct an answer" errors={form.errors} force={area.force} before={back}>
      <h1 className="govuk-heading-l">
        <span className="govuk-caption-l">{area.name}</span>
        {words === '' ? 'Answer a question' : 'Correct an answer'}
      </h1>
      <blockquote className="app-question__text">{question.text}</blockquote>
      {words !== '' && (
        <p className="govuk-body">
          The page will say that it was corrected. What it said before stays readable by the team. Whoever asked is
          mailed the new answer.
        </p>
      )}
      <Form form={form}>
        <DraftNote name={draft} isFresh={actionData === undefined} what="an answer" />
        <AnswerField {...text(fields.body)} />
        <Button preventDoubleClick>Publish the answer</Button>
      </Form>
      <EmergencyStrip reportUrl={area.contact.reportUrl} />
    </Page>
  );
}
