import { ask } from '#asking/ask.server.ts';
import { MeetingHeading } from '#features/meetings/desk-meeting-heading.tsx';
import {
  AboutFields,
  type TypedMeetingWords,
  typedWords,
  WhereFields,
  WindowFields,
} from '#features/meetings/schedule-fields.tsx';
import { text, useAnswers } from '#forms/answers.ts';
import { Form } from '#forms/form.tsx';
import { isRefusal } from '#forms/is-refusal.ts';
import { readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import { ChangeMeetingDocument } from '#graphql.generated.ts';
import { EmergencyStrip } from '#shell/emergency-strip.tsx';
import { Page } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { Button } from '#ui/button.tsx';
import { Input } from '#ui/input.tsx';
import type { Route } from './+types/desk-meeting-change.ts';
import { change, inForm, meetingToRun, timeNames } from './desk-meeting.server.ts';

export async function loader({ context, request, params }: Route.LoaderArgs) {
  return { roster: await meetingToRun(context, request, params.id) };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const form = await readForm(request.clone(), change, timeNames);
  if (!form.ok) return form.again;
  const { title, agenda, ...said } = form.value;
  const { meeting } = await meetingToRun(context, request, params.id);
  const hasNewAgenda = agenda.join('\n') !== meeting.agenda.map((point) => point.title).join('\n');
  const input = {
    meetingId: params.id,
    title,
    // An agenda that is sent begins anew: an unchanged one keeps the point that is spoken of.
    ...(hasNewAgenda && { agenda }),
    ...emptied(said),
    clientKey: form.clientKey,
  };
  const { changeMeeting } = await ask(context, request, ChangeMeetingDocument, { input });
  if (isRefusal(changeMeeting)) return form.refuse(inForm(changeMeeting));
  return seeOther(`/desk/meetings/${params.id}?done=changed`);
}

/** What a form left empty is to be empty, too: null says so, and nothing would leave it as it was. */
function emptied({
  description = null,
  address = null,
  gettingThere = null,
  joinUrl = null,
  dialIn = null,
  registrationFrom = null,
  registrationUntil = null,
}: Partial<Record<string, string | null>>) {
  return { description, address, gettingThere, joinUrl, dialIn, registrationFrom, registrationUntil };
}

export default function ChangeMeeting({ loaderData: { roster }, actionData }: Route.ComponentProps) {
  const { meeting, joinUrl } = roster;
  const { form, fields } = useAnswers<TypedMeetingWords>('change', actionData, typedWords(meeting, joinUrl));
  return (
    <Page
      title={`Change what it says: ${meeting.title}`}
      errors={form.errors}
      force={meeting.area.force}
      before={<BackLink href={`/desk/meetings/${meeting.id}`}>{meeting.title}</BackLink>}
    >
      <MeetingHeading meeting={meeting} deed="Change what it says" />
      <p className="govuk-body">
        A new title or address is mailed to everyone with a place or in the line; the rest changes on the page.{' '}
        <a className="govuk-link" href={`/desk/meetings/${meeting.id}/move`}>
          Change when it is, or whether it is online
        </a>
      </p>
      <Form form={form}>
        <Input label="What is it called?" {...text(fields.title)} />
        <h2 className="govuk-heading-m">Where</h2>
        <WhereFields fields={fields} />
        <h2 className="govuk-heading-m">What about</h2>
        <AboutFields fields={fields} />
        <h2 className="govuk-heading-m">Registration</h2>
        <WindowFields fields={fields} />
        <Button preventDoubleClick>Save the changes</Button>
      </Form>
      <EmergencyStrip reportUrl={meeting.area.contact.reportUrl} />
    </Page>
  );
}
