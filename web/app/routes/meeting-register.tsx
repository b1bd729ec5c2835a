import { ask, found } from '#asking/ask.server.ts';
import { MeetingAtAGlance } from '#features/meetings/meeting-at-a-glance.tsx';
import { CodeStepPage, codeStepOf, EmailOnTheWay, formResultOf } from '#features/people/code-step.tsx';
import { codeOnTheWay, isSignedIn, onTheWay } from '#features/people/on-the-way.server.ts';
import { choices, text, useAnswers } from '#forms/answers.ts';
import { Form } from '#forms/form.tsx';
import { isRefusal } from '#forms/is-refusal.ts';
import { readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import { MeetingToJoinDocument, RegisterForMeetingDocument } from '#graphql.generated.ts';
import { Page } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { Button } from '#ui/button.tsx';
import { Checkboxes } from '#ui/choices.tsx';
import { Input } from '#ui/input.tsx';
import { Textarea } from '#ui/textarea.tsx';
import type { Route } from './+types/meeting-register.ts';
import { place } from './meeting-register.server.ts';

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { meeting } = await ask(context, request, MeetingToJoinDocument, { id: params.id });
  return { meeting: found(meeting), isSignedIn: isSignedIn(context) };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const sent = await request.clone().formData();
  const form = await readForm(request, onTheWay(context, place));
  if (!form.ok) return form.again;
  const wait = await codeOnTheWay({ context, request }, form, sent);
  if (wait) return wait;
  const { name, companion, needs } = form.value;
  const input = { meetingId: params.id, name, needs, companion: companion === 'yes', clientKey: form.clientKey };
  const { registerForMeeting } = await ask(context, request, RegisterForMeetingDocument, { input });
  if (isRefusal(registerForMeeting)) return form.refuse(registerForMeeting);
  return seeOther(`/meetings/${params.id}?done=${registerForMeeting.status.toLowerCase()}`);
}

type Answers = { name: string; companion: string; needs: string; email: string };

export default function RegisterForMeeting({ loaderData: { meeting, isSignedIn }, actionData }: Route.ComponentProps) {
  const { form, fields } = useAnswers<Answers>('register', formResultOf(actionData));
  const back = <BackLink href={`/meetings/${meeting.id}`}>Back to the meeting</BackLink>;
  const step = codeStepOf(actionData);
  if (step) return <CodeStepPage step={step} button="Register" force={meeting.area.force} before={back} />;
  const isFull = meeting.placesLeft === 0;
  return (
    <Page title={`Register: ${meeting.title}`} errors={form.errors} force={meeting.area.force} before={back}>
      <h1 className="govuk-heading-l">{isFull ? 'Join the waiting list' : 'Register for this meeting'}</h1>
      <MeetingAtAGlance meeting={meeting} />
      <Form form={form}>
        <EmailOnTheWay isSignedIn={isSignedIn} {...text(fields.email)} />
        <Input
          label="What should we call you? (optional)"
          hint="Only the neighbourhood team sees it."
          autoComplete="name"
          {...text(fields.name)}
        />
        <Checkboxes
          label="Are you bringing somebody? (optional)"
          items={[{ value: 'yes', text: 'Yes, one person comes with me', hint: 'It takes a second place.' }]}
          {...choices(fields.companion)}
        />
        <Textarea
          label="Is there anything you need to take part? (optional)"
          hint="For example a hearing loop, an interpreter or a space for a wheelchair. Only the team sees it, and it is deleted 7 days after the meeting."
          rows={3}
          maxCharacters={1000}
          {...text(fields.needs)}
        />
        <Button preventDoubleClick>{isFull ? 'Join the waiting list' : 'Register'}</Button>
      </Form>
    </Page>
  );
}
