import { ask } from '#asking/ask.server.ts';
import { areDoorsOpen, hasPlace, standingOf, when, whyNotRegister } from '#features/meetings/meeting-state.ts';
import { CodeStepPage, codeStepOf, EmailOnTheWay, formResultOf } from '#features/people/code-step.tsx';
import { codeOnTheWay, onTheWay } from '#features/people/on-the-way.server.ts';
import { text, useAnswers } from '#forms/answers.ts';
import { Form } from '#forms/form.tsx';
import { isRefusal } from '#forms/is-refusal.ts';
import { readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import { CheckInDocument } from '#graphql.generated.ts';
import { Page } from '#shell/page.tsx';
import { Button } from '#ui/button.tsx';
import { Input } from '#ui/input.tsx';
import { Panel } from '#ui/panel.tsx';
import type { Route } from './+types/meeting-check-in.ts';
import { meetingFor } from './meeting/deed.server.ts';
import { BackToMeeting, DeedPage, NotRegistered } from './meeting/deed-page.tsx';
import { arrival } from './meeting-check-in.server.ts';

/** `?code=ABC234` fills the code in: the QR code in the room leads there. */
export async function loader(args: Route.LoaderArgs) {
  return { ...(await meetingFor(args)), code: args.url.searchParams.get('code')?.slice(0, 20) ?? '' };
}

export async function action({ context, request, params: { id: meetingId } }: Route.ActionArgs) {
  const sent = await request.clone().formData();
  const form = await readForm(request, onTheWay(context, arrival), { code: 'room' });
  if (!form.ok) return form.again;
  const wait = await codeOnTheWay({ context, request }, form, sent);
  if (wait) return wait;
  const { checkIn } = await ask(context, request, CheckInDocument, { meetingId, code: form.value.room });
  if (isRefusal(checkIn)) return form.refuse(checkIn);
  return seeOther(`/meetings/${meetingId}/check-in`);
}

type Answers = { room: string; email: string };

export default function CheckIn({ loaderData, actionData }: Route.ComponentProps) {
  const { meeting, email, code } = loaderData;
  const { form, fields } = useAnswers<Answers>('check-in', formResultOf(actionData), { room: code });
  const step = codeStepOf(actionData);
  const back = <BackToMeeting id={meeting.id} />;
  if (step) return <CodeStepPage step={step} button="Check in" force={meeting.area.force} before={back} />;
  const own = meeting.myRegistration;
  if (own?.status === 'ATTENDED') return <Done {...loaderData} />;
  const why = whyNotCheckIn(loaderData);
  return (
    <DeedPage meeting={meeting} title="Check in" errors={form.errors}>
      {why ? (
        <p className="govuk-body">{why}</p>
      ) : email && !own ? (
        <>
          <NotRegistered meeting={meeting} email={email} />
          <p className="govuk-body">Are you in the room? Tell the team: they can put you on the list.</p>
        </>
      ) : (
        <Form form={form}>
          <Input
            label="Code"
            hint="Six letters and numbers, shown in the room"
            className="govuk-input--width-10 govuk-input--extra-letter-spacing"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            {...text(fields.room)}
          />
          <EmailOnTheWay isSignedIn={email !== null} {...text(fields.email)} />
          <Button preventDoubleClick>Check in</Button>
        </Form>
      )}
    </DeedPage>
  );
}

type Shown = Pick<Route.ComponentProps['loaderData'], 'meeting' | 'now'>;

function Done({ meeting, now }: Shown) {
  const isOver = standingOf(meeting, now) === 'ENDED';
  return (
    <Page title={`Checked in: ${meeting.title}`} force={meeting.area.force} before={<BackToMeeting id={meeting.id} />}>
      <Panel title="You are checked in">{meeting.title}</Panel>
      <p className="govuk-body">
        {meeting.myRegistration?.hasCompanion
          ? 'So is whoever you brought. Thank you for coming.'
          : 'Thank you for coming.'}
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href={`/meetings/${meeting.id}${isOver ? '/feedback' : ''}`}>
          {isOver ? 'Tell us what you thought of it' : 'See the agenda and the questions'}
        </a>
      </p>
    </Page>
  );
}

/** Why nobody, or not this person, can check in now, as sentences; null where they can try. */
function whyNotCheckIn({ meeting, now }: Shown): string | null {
  const own = meeting.myRegistration;
  if (['ENDED', 'CANCELLED'].includes(standingOf(meeting, now))) return whyNotRegister(meeting, now);
  if (!areDoorsOpen(meeting, now)) return `You can check in from ${when(meeting.doorsOpenAt)} until the meeting ends.`;
  if (own && !hasPlace(own)) return 'You have no place yet. Tell the team in the room: they know whether one is free.';
  return null;
}
