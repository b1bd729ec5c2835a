import { ask } from '#asking/ask.server.ts';
import { MeetingHeading } from '#features/meetings/desk-meeting-heading.tsx';
import { choices, text, useAnswers } from '#forms/answers.ts';
import { Form } from '#forms/form.tsx';
import { isRefusal } from '#forms/is-refusal.ts';
import { readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import { RegisterCallerDocument } from '#graphql.generated.ts';
import { EmergencyStrip } from '#shell/emergency-strip.tsx';
import { Page } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { Button } from '#ui/button.tsx';
import { Checkboxes } from '#ui/choices.tsx';
import { Input } from '#ui/input.tsx';
import { Textarea } from '#ui/textarea.tsx';
import { counted } from '#words/lists.ts';
import type { Route } from './+types/desk-meeting-caller.ts';
import { type Caller, caller, meetingToRun } from './desk-meeting.server.ts';

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { meeting } = await meetingToRun(context, request, params.id, 'TEAM');
  return { meeting };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const form = await readForm(request, caller);
  if (!form.ok) return form.again;
  const { companion, ...said } = form.value;
  const input = { meetingId: params.id, ...said, companion: companion === 'yes', clientKey: form.clientKey };
  const { registerCaller } = await ask(context, request, RegisterCallerDocument, { input });
  if (isRefusal(registerCaller)) return form.refuse(registerCaller);
  return seeOther(`/desk/meetings/${params.id}?done=${registerCaller.status === 'WAITING' ? 'line' : 'confirmed'}`);
}

export default function RegisterCaller({ loaderData: { meeting }, actionData }: Route.ComponentProps) {
  const { form, fields } = useAnswers<Caller>('caller', actionData);
  const { placesLeft, waiting } = meeting;
  return (
    <Page
      title={`Register somebody who rang: ${meeting.title}`}
      errors={form.errors}
      force={meeting.area.force}
      before={<BackLink href={`/desk/meetings/${meeting.id}`}>{meeting.title}</BackLink>}
    >
      <MeetingHeading meeting={meeting} deed="Register somebody who rang" />
      <p className="govuk-body">
        {placesLeft > 0
          ? `${counted(placesLeft, 'place is', 'places are')} left.`
          : `Every place is taken, and ${counted(waiting, 'person waits', 'people wait')}: they get the next number in line.`}{' '}
        No mail reaches them, so the desk says when to ring them.
      </p>
      <Form form={form}>
        <Input label="Their name" autoComplete="off" {...text(fields.name)} />
        <Input
          label="Their phone number (optional)"
          hint="To ring back about a place or a change. Deleted with their registration."
          type="tel"
          inputMode="tel"
          autoComplete="off"
          className="govuk-input--width-20"
          {...text(fields.phone)}
        />
        <Checkboxes
          label="Are they bringing somebody?"
          items={[{ value: 'yes', text: 'Yes, one person comes with them', hint: 'It takes a second place.' }]}
          {...choices(fields.companion)}
        />
        <Textarea
          label="Is there anything they need to take part? (optional)"
          hint="For example a hearing loop, an interpreter or a space for a wheelchair. Only the team sees it, and it is deleted 7 days after the meeting."
          rows={3}
          maxCharacters={1000}
          {...text(fields.needs)}
        />
        <Button preventDoubleClick>Register them</Button>
      </Form>
      <EmergencyStrip reportUrl={meeting.area.contact.reportUrl} />
    </Page>
  );
}
