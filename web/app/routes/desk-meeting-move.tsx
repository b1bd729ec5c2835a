import { ask } from '#asking/ask.server.ts';
import { MeetingHeading } from '#features/meetings/desk-meeting-heading.tsx';
import {
  AddressField,
  JoinField,
  ModeField,
  TimesFields,
  type TypedTimes,
  typedTimes,
} from '#features/meetings/schedule-fields.tsx';
import { useAnswers } from '#forms/answers.ts';
import { Form } from '#forms/form.tsx';
import { isRefusal } from '#forms/is-refusal.ts';
import { readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import { MoveMeetingDocument } from '#graphql.generated.ts';
import { Page } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { Button } from '#ui/button.tsx';
import { InsetText } from '#ui/inset-text.tsx';
import { counted } from '#words/lists.ts';
import type { Route } from './+types/desk-meeting-move.ts';
import { meetingToRun, move, timeNames } from './desk-meeting.server.ts';

export async function loader({ context, request, params }: Route.LoaderArgs) {
  return { roster: await meetingToRun(context, request, params.id) };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const form = await readForm(request, move, timeNames);
  if (!form.ok) return form.again;
  const { when, mode, address = null, joinUrl = null } = form.value;
  const input = { meetingId: params.id, ...when, mode, address, joinUrl, clientKey: form.clientKey };
  const { moveMeeting } = await ask(context, request, MoveMeetingDocument, { input });
  if (isRefusal(moveMeeting)) return form.refuse(moveMeeting);
  return seeOther(`/desk/meetings/${params.id}?done=moved`);
}

type Typed = { when?: TypedTimes; mode?: string; address?: string; joinUrl?: string };

export default function MoveMeeting({ loaderData: { roster }, actionData }: Route.ComponentProps) {
  const { meeting, joinUrl, confirmed, offered, attended, waiting } = roster;
  const { form, fields } = useAnswers<Typed>('move', actionData, {
    when: typedTimes(meeting),
    mode: meeting.mode,
    address: meeting.address ?? '',
    joinUrl: joinUrl ?? '',
  });
  return (
    <Page
      title={`Move the meeting: ${meeting.title}`}
      errors={form.errors}
      force={meeting.area.force}
      before={<BackLink href={`/desk/meetings/${meeting.id}`}>{meeting.title}</BackLink>}
    >
      <MeetingHeading meeting={meeting} deed="Move the meeting" />
      <InsetText>
        <p>Everyone with a place or in the line is mailed the old and the new time, and keeps their place.</p>
        <p>
          Now {counted(confirmed + offered + attended, 'place is', 'places are')} taken and{' '}
          {counted(waiting, 'person waits', 'people wait')}. Who rang must be rung.
        </p>
      </InsetText>
      <Form form={form}>
        <TimesFields field={fields.when} />
        <ModeField field={fields.mode} />
        <AddressField field={fields.address} />
        <JoinField field={fields.joinUrl} />
        <Button preventDoubleClick>Move the meeting and tell everyone</Button>
      </Form>
    </Page>
  );
}
