import { ask } from '#asking/ask.server.ts';
import { MeetingHeading } from '#features/meetings/desk-meeting-heading.tsx';
import { text, useAnswers } from '#forms/answers.ts';
import { Form } from '#forms/form.tsx';
import { isRefusal } from '#forms/is-refusal.ts';
import { readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import { CancelMeetingDocument } from '#graphql.generated.ts';
import { EmergencyStrip } from '#shell/emergency-strip.tsx';
import { Page } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { Button } from '#ui/button.tsx';
import { Textarea } from '#ui/textarea.tsx';
import { WarningText } from '#ui/warning-text.tsx';
import type { Route } from './+types/desk-meeting-cancel.ts';
import { type Cancellation, cancellation, meetingToRun } from './desk-meeting.server.ts';

export async function loader({ context, request, params }: Route.LoaderArgs) {
  return { roster: await meetingToRun(context, request, params.id) };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const form = await readForm(request, cancellation);
  if (!form.ok) return form.again;
  const sent = { meetingId: params.id, reason: form.value.reason };
  const { cancelMeeting } = await ask(context, request, CancelMeetingDocument, sent);
  if (isRefusal(cancelMeeting)) return form.refuse(cancelMeeting);
  return seeOther(`/desk/meetings/${params.id}?done=cancelled`);
}

export default function CancelMeeting({ loaderData: { roster }, actionData }: Route.ComponentProps) {
  const { meeting } = roster;
  const { form, fields } = useAnswers<Cancellation>('cancel', actionData);
  return (
    <Page
      title={`Cancel the meeting: ${meeting.title}`}
      errors={form.errors}
      force={meeting.area.force}
      before={<BackLink href={`/desk/meetings/${meeting.id}`}>{meeting.title}</BackLink>}
    >
      <MeetingHeading meeting={meeting} deed="Cancel the meeting" />
      <p className="govuk-body">
        To hold it on another day,{' '}
        <a className="govuk-link" href={`/desk/meetings/${meeting.id}/move`}>
          move it
        </a>{' '}
        instead: everyone keeps their place.
      </p>
      <Form form={form}>
        <Textarea
          label="Why is it cancelled?"
          hint="Everybody can read this, and it is mailed to everyone with a place or in the line."
          rows={3}
          maxCharacters={480}
          {...text(fields.reason)}
        />
        <WarningText>
          The meeting cannot be brought back. Its page stays, and says that it was cancelled and why.
        </WarningText>
        <Button variant="warning" preventDoubleClick>
          Cancel the meeting and tell everyone
        </Button>
      </Form>
      <EmergencyStrip reportUrl={meeting.area.contact.reportUrl} />
    </Page>
  );
}
