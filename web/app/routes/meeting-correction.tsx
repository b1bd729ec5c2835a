import { ask } from '#asking/ask.server.ts';
import { CodeStepPage, codeStepOf, EmailOnTheWay, formResultOf } from '#features/people/code-step.tsx';
import { codeOnTheWay, onTheWay } from '#features/people/on-the-way.server.ts';
import { text, useAnswers } from '#forms/answers.ts';
import { Form } from '#forms/form.tsx';
import { isRefusal } from '#forms/is-refusal.ts';
import { readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import { RequestCorrectionDocument } from '#graphql.generated.ts';
import { EmergencyStrip } from '#shell/emergency-strip.tsx';
import { Button } from '#ui/button.tsx';
import { Textarea } from '#ui/textarea.tsx';
import type { Route } from './+types/meeting-correction.ts';
import { meetingFor } from './meeting/deed.server.ts';
import { BackToMeeting, DeedPage } from './meeting/deed-page.tsx';
import { mistake } from './meeting-feedback.server.ts';

export const loader = (args: Route.LoaderArgs) => meetingFor(args);

export async function action({ context, request, params }: Route.ActionArgs) {
  const sent = await request.clone().formData();
  const form = await readForm(request, onTheWay(context, mistake));
  if (!form.ok) return form.again;
  const wait = await codeOnTheWay({ context, request }, form, sent);
  if (wait) return wait;
  const input = { meetingId: params.id, text: form.value.text, clientKey: form.clientKey };
  const { requestCorrection } = await ask(context, request, RequestCorrectionDocument, { input });
  if (isRefusal(requestCorrection)) return form.refuse(requestCorrection);
  return seeOther(`/meetings/${params.id}?done=correction`);
}

type Answers = { text: string; email: string };

export default function Correction({ loaderData, actionData }: Route.ComponentProps) {
  const { meeting, email } = loaderData;
  const { form, fields } = useAnswers<Answers>('correction', formResultOf(actionData));
  const step = codeStepOf(actionData);
  if (step) {
    const before = <BackToMeeting id={meeting.id} />;
    return <CodeStepPage step={step} button="Send" force={meeting.area.force} before={before} />;
  }
  return (
    <DeedPage meeting={meeting} title="What is wrong in the minutes?" errors={form.errors}>
      {meeting.minutes && !meeting.minutes.withdrawnAt ? (
        <>
          <p className="govuk-body">
            The team reads it and replies to you by email. Where the minutes are corrected, they say so.
          </p>
          <EmergencyStrip reportUrl={meeting.area.contact.reportUrl} areaPath={meeting.area.path} />
          <Form form={form}>
            <Textarea
              label="What is wrong, and what should it say?"
              hint="Only the team reads it. Leave out names and addresses of people."
              rows={5}
              maxCharacters={1000}
              {...text(fields.text)}
            />
            <EmailOnTheWay isSignedIn={email !== null} {...text(fields.email)} />
            <Button preventDoubleClick>Send</Button>
          </Form>
        </>
      ) : (
        <p className="govuk-body">This meeting has no minutes that could be corrected.</p>
      )}
    </DeedPage>
  );
}
