import { ask } from '#asking/ask.server.ts';
import { MeetingHeading } from '#features/meetings/desk-meeting-heading.tsx';
import { text, useAnswers } from '#forms/answers.ts';
import { Form } from '#forms/form.tsx';
import { isRefusal } from '#forms/is-refusal.ts';
import { readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import { PublishMinutesDocument } from '#graphql.generated.ts';
import { EmergencyStrip } from '#shell/emergency-strip.tsx';
import { Page } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { Button } from '#ui/button.tsx';
import { Input } from '#ui/input.tsx';
import { Textarea } from '#ui/textarea.tsx';
import type { Route } from './+types/desk-meeting-minutes.ts';
import { type Minutes, meetingToRun, minutes as typedMinutes } from './desk-meeting.server.ts';

export async function loader({ context, request, params }: Route.LoaderArgs) {
  return { roster: await meetingToRun(context, request, params.id) };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const form = await readForm(request, typedMinutes);
  if (!form.ok) return form.again;
  const { body, attendance, recordingUrl = null } = form.value;
  const input = { meetingId: params.id, body, attendance, recordingUrl, clientKey: form.clientKey };
  const { publishMinutes } = await ask(context, request, PublishMinutesDocument, { input });
  if (isRefusal(publishMinutes)) return form.refuse(publishMinutes);
  const { minutes } = await meetingToRun(context, request, params.id);
  return seeOther(`/desk/meetings/${params.id}?done=${minutes?.isWaiting ? 'waiting' : 'minutes'}`);
}

export default function PublishMinutes({ loaderData: { roster }, actionData }: Route.ComponentProps) {
  const { meeting, minutes, attended } = roster;
  const { form, fields } = useAnswers<Minutes>('minutes', actionData, {
    body: minutes?.body ?? '',
    // Those checked in are only a beginning: what was counted before stays where it is left empty.
    attendance: String(meeting.attendance ?? (!minutes && attended > 0 ? attended : '')),
    recordingUrl: meeting.recordingUrl ?? '',
  });
  const deed = minutes ? 'Correct the minutes' : 'Publish the minutes';
  return (
    <Page
      title={`${deed}: ${meeting.title}`}
      errors={form.errors}
      force={meeting.area.force}
      before={<BackLink href={`/desk/meetings/${meeting.id}`}>{meeting.title}</BackLink>}
    >
      <MeetingHeading meeting={meeting} deed={deed} />
      {meeting.status === 'ENDED' ? (
        <Form form={form}>
          <Textarea
            label="What was said and agreed?"
            hint="Everybody can read this. Begin a heading with ## and a point of a list with a hyphen. Minutes that mention an arrest or somebody wait for a second person."
            rows={14}
            maxCharacters={5000}
            {...text(fields.body)}
          />
          <Input
            label="How many people came? (optional)"
            hint="As you counted, online and in the room. Fewer than 10 is never shown."
            className="govuk-input--width-5"
            inputMode="numeric"
            autoComplete="off"
            {...text(fields.attendance)}
          />
          <Input
            label="Link to the recording (optional)"
            hint="Begins with https://. Everybody can follow it."
            type="url"
            inputMode="url"
            autoComplete="off"
            spellCheck={false}
            {...text(fields.recordingUrl)}
          />
          <Button preventDoubleClick>{minutes ? 'Publish the corrected minutes' : 'Publish the minutes'}</Button>
        </Form>
      ) : (
        <p className="govuk-body">
          {meeting.status === 'CANCELLED'
            ? 'The meeting was cancelled, so it has no minutes.'
            : 'The meeting has not ended yet. Publish its minutes after.'}
        </p>
      )}
      <EmergencyStrip reportUrl={meeting.area.contact.reportUrl} />
    </Page>
  );
}
