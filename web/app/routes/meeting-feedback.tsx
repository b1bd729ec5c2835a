import { ask } from '#asking/ask.server.ts';
import { hasPlace, isPast, when } from '#features/meetings/meeting-state.ts';
import { CodeStepPage, codeStepOf, EmailOnTheWay, formResultOf } from '#features/people/code-step.tsx';
import { codeOnTheWay, onTheWay } from '#features/people/on-the-way.server.ts';
import { choice, text, useAnswers } from '#forms/answers.ts';
import { Form } from '#forms/form.tsx';
import { isRefusal } from '#forms/is-refusal.ts';
import { readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import { GiveFeedbackDocument } from '#graphql.generated.ts';
import { EmergencyStrip } from '#shell/emergency-strip.tsx';
import { Button } from '#ui/button.tsx';
import { Radios } from '#ui/choices.tsx';
import { Textarea } from '#ui/textarea.tsx';
import type { Route } from './+types/meeting-feedback.ts';
import { meetingFor } from './meeting/deed.server.ts';
import { BackToMeeting, DeedPage, NotRegistered } from './meeting/deed-page.tsx';
import { opinion } from './meeting-feedback.server.ts';

export const loader = (args: Route.LoaderArgs) => meetingFor(args);

export async function action({ context, request, params: { id: meetingId } }: Route.ActionArgs) {
  const sent = await request.clone().formData();
  const form = await readForm(request, onTheWay(context, opinion));
  if (!form.ok) return form.again;
  const wait = await codeOnTheWay({ context, request }, form, sent);
  if (wait) return wait;
  const { helpful, words } = form.value;
  const { giveFeedback } = await ask(context, request, GiveFeedbackDocument, { input: { meetingId, helpful, words } });
  if (isRefusal(giveFeedback)) return form.refuse(giveFeedback);
  return seeOther(`/meetings/${meetingId}?done=feedback`);
}

type Answers = { helpful: string; words: string; email: string };

export default function Feedback({ loaderData, actionData }: Route.ComponentProps) {
  const { meeting, email } = loaderData;
  const { form, fields } = useAnswers<Answers>('feedback', formResultOf(actionData));
  const step = codeStepOf(actionData);
  if (step) {
    const before = <BackToMeeting id={meeting.id} />;
    return <CodeStepPage step={step} button="Send" force={meeting.area.force} before={before} />;
  }
  const why = whyNotTell(loaderData);
  return (
    <DeedPage meeting={meeting} title="What did you think of the meeting?" errors={form.errors}>
      {why ? (
        <p className="govuk-body">{why}</p>
      ) : email && !meeting.myRegistration ? (
        <NotRegistered meeting={meeting} email={email} />
      ) : (
        <>
          <p className="govuk-body">
            Only the team reads it, without your name. If you have answered before, this takes its place.
          </p>
          <EmergencyStrip reportUrl={meeting.area.contact.reportUrl} areaPath={meeting.area.path} />
          <Form form={form}>
            <Radios
              label="Was the meeting worth coming to?"
              items={[
                { value: 'YES', text: 'Yes' },
                { value: 'PARTLY', text: 'Partly' },
                { value: 'NO', text: 'No' },
              ]}
              {...choice(fields.helpful)}
            />
            <Textarea
              label="What should be different next time? (optional)"
              rows={4}
              maxCharacters={1000}
              {...text(fields.words)}
            />
            <EmailOnTheWay isSignedIn={email !== null} {...text(fields.email)} />
            <Button preventDoubleClick>Send</Button>
          </Form>
        </>
      )}
    </DeedPage>
  );
}

type Shown = Pick<Route.ComponentProps['loaderData'], 'meeting' | 'now'>;

/** Why there is nothing to tell yet, or not by this person, as a sentence. */
function whyNotTell({ meeting, now }: Shown): string | null {
  const own = meeting.myRegistration;
  if (meeting.status === 'CANCELLED') return 'This meeting was cancelled.';
  if (!isPast(meeting.startsAt, now)) return `Tell us after the meeting has begun, on ${when(meeting.startsAt)}.`;
  return own && !hasPlace(own) ? 'You had no place at this meeting, so there is nothing to tell.' : null;
}
