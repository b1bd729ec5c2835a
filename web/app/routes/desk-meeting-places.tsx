import { ask } from '#asking/ask.server.ts';
import { DeskMeetingFigures } from '#features/meetings/desk-meeting-figures.tsx';
import { MeetingHeading } from '#features/meetings/desk-meeting-heading.tsx';
import { text, useAnswers } from '#forms/answers.ts';
import { Form } from '#forms/form.tsx';
import { isRefusal } from '#forms/is-refusal.ts';
import { readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import { SetCapacityDocument } from '#graphql.generated.ts';
import { Page } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { Button } from '#ui/button.tsx';
import { Input } from '#ui/input.tsx';
import type { Route } from './+types/desk-meeting-places.ts';
import { meetingToRun, type Places, places } from './desk-meeting.server.ts';

export async function loader({ context, request, params }: Route.LoaderArgs) {
  return { roster: await meetingToRun(context, request, params.id) };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const form = await readForm(request, places);
  if (!form.ok) return form.again;
  const sent = { meetingId: params.id, capacity: form.value.capacity };
  const { setCapacity } = await ask(context, request, SetCapacityDocument, sent);
  if (isRefusal(setCapacity)) return form.refuse(setCapacity);
  return seeOther(`/desk/meetings/${params.id}?done=places`);
}

export default function ChangePlaces({ loaderData: { roster }, actionData }: Route.ComponentProps) {
  const { meeting } = roster;
  const { form, fields } = useAnswers<Places>('places', actionData, { capacity: String(meeting.capacity) });
  return (
    <Page
      title={`Change the number of places: ${meeting.title}`}
      errors={form.errors}
      force={meeting.area.force}
      before={<BackLink href={`/desk/meetings/${meeting.id}`}>{meeting.title}</BackLink>}
    >
      <MeetingHeading meeting={meeting} deed="Change the number of places" />
      <DeskMeetingFigures figures={roster} capacity={meeting.capacity} />
      <p className="govuk-body">What happens:</p>
      <ul className="govuk-list govuk-list--bullet">
        <li>With more places, the next in line are offered one by mail at once.</li>
        <li>
          With fewer, nobody who has a place loses it. Places that are only offered are taken back, the latest first,
          and those people stand in the line as before.
        </li>
        <li>While more people have a place than there are places, nobody new gets one.</li>
      </ul>
      <Form form={form}>
        <Input
          label="How many places are there?"
          className="govuk-input--width-5"
          inputMode="numeric"
          autoComplete="off"
          {...text(fields.capacity)}
        />
        <Button preventDoubleClick>Change the number of places</Button>
      </Form>
    </Page>
  );
}
