import { ask } from '#asking/ask.server.ts';
import { MeetingAtAGlance } from '#features/meetings/meeting-at-a-glance.tsx';
import { standingOf, whyNotRegister } from '#features/meetings/meeting-state.ts';
import { TeamAt } from '#features/meetings/team-at.tsx';
import { CodeStepPage, codeStepOf, EmailOnTheWay, formResultOf } from '#features/people/code-step.tsx';
import { codeOnTheWay, onTheWay } from '#features/people/on-the-way.server.ts';
import { choices, text, useAnswers } from '#forms/answers.ts';
import { Form } from '#forms/form.tsx';
import { isRefusal } from '#forms/is-refusal.ts';
import { readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import { RegisterForMeetingDocument } from '#graphql.generated.ts';
import { EmergencyStrip } from '#shell/emergency-strip.tsx';
import { Page } from '#shell/page.tsx';
import { Button } from '#ui/button.tsx';
import { Checkboxes } from '#ui/choices.tsx';
import { Input } from '#ui/input.tsx';
import { InsetText } from '#ui/inset-text.tsx';
import { Textarea } from '#ui/textarea.tsx';
import type { Route } from './+types/meeting-register.ts';
import { meetingFor } from './meeting/deed.server.ts';
import { BackToMeeting } from './meeting/deed-page.tsx';
import { place, saidOfPlace } from './meeting-register.server.ts';

export const loader = (args: Route.LoaderArgs) => meetingFor(args);

export async function action({ context, request, params }: Route.ActionArgs) {
  const sent = await request.clone().formData();
  const form = await readForm(request, onTheWay(context, place));
  if (!form.ok) return form.again;
  const wait = await codeOnTheWay({ context, request }, form, sent);
  if (wait) return wait;
  const input = { meetingId: params.id, ...saidOfPlace(form.value), clientKey: form.clientKey };
  const { registerForMeeting } = await ask(context, request, RegisterForMeetingDocument, { input });
  if (isRefusal(registerForMeeting)) return form.refuse(registerForMeeting);
  const done = form.value.known === 'place' ? 'changed' : registerForMeeting.status.toLowerCase();
  return seeOther(`/meetings/${params.id}?done=${done}`);
}

type Answers = { name: string; companion: string; needs: string; email: string };

export default function RegisterForMeeting({ loaderData, actionData }: Route.ComponentProps) {
  const { meeting, now, email } = loaderData;
  const own = meeting.myRegistration;
  const isIn = own != null && own.status !== 'WITHDRAWN';
  const { form, fields } = useAnswers<Answers>('register', formResultOf(actionData), {
    name: own?.name ?? undefined,
    companion: isIn && own.hasCompanion ? 'yes' : undefined,
    needs: own?.needs ?? undefined,
  });
  const { area, id } = meeting;
  const back = <BackToMeeting id={id} />;
  const isFull = meeting.placesLeft === 0;
  const button = isIn ? 'Save' : isFull ? 'Join the waiting list' : 'Register';
  const step = codeStepOf(actionData);
  if (step) return <CodeStepPage step={step} button={button} force={area.force} before={back} />;
  const heading = isIn ? 'Change what you told us' : isFull ? 'Join the waiting list' : 'Register for this meeting';
  const why = isOpenTo(isIn, loaderData) ? null : whyNotRegister(meeting, now);
  const title = `${why ? 'Register' : heading}: ${meeting.title}`;
  return (
    <Page title={title} errors={form.errors} force={area.force} before={back}>
      <h1 className="govuk-heading-l">
        <span className="govuk-caption-l">{meeting.title}</span>
        {why ? (meeting.isOpenDoor ? 'You do not need to register' : 'You cannot register now') : heading}
      </h1>
      {why && <WhyNot why={why} meeting={meeting} now={now} />}
      <MeetingAtAGlance meeting={meeting} />
      {!why && (
        <>
          {isIn && <Known own={own} id={id} />}
          {!isIn && isFull && (
            <p className="govuk-body">
              Every place is taken. When one becomes free we email you, and hold it for you for some time.
            </p>
          )}
          <EmergencyStrip reportUrl={area.contact.reportUrl} areaPath={area.path} />
          <Form form={form}>
            {own && <input type="hidden" name="known" value={isIn ? 'place' : 'before'} />}
            <EmailOnTheWay isSignedIn={email !== null} {...text(fields.email)} />
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
            <Button preventDoubleClick>{button}</Button>
          </Form>
          {email && <p className="govuk-body">You are signed in as {email}. We write to you there.</p>}
        </>
      )}
    </Page>
  );
}

type Shown = Route.ComponentProps['loaderData'];

/** Whoever has a place changes what they said until the end; everybody else registers while it is open. */
function isOpenTo(isIn: boolean, { meeting, now }: Shown): boolean {
  const isOver = ['ENDED', 'CANCELLED'].includes(standingOf(meeting, now));
  return isIn ? !isOver : whyNotRegister(meeting, now) === null;
}

function Known({ own, id }: { own: NonNullable<Shown['meeting']['myRegistration']>; id: string }) {
  const words = {
    CONFIRMED: 'You have a place. Registering again changes what you told us, and never your place.',
    ATTENDED: 'You are checked in.',
    OFFERED: 'A place is free for you. Go back to the meeting to accept it.',
    WAITING: `You are number ${own.waitingPosition} on the waiting list. What you change here does not move you.`,
    WITHDRAWN: '',
  }[own.status];
  return (
    <InsetText>
      {words} You can also{' '}
      <a className="govuk-link" href={`/meetings/${id}/withdraw`}>
        {own.status === 'WAITING' ? 'leave the waiting list' : 'give up your place'}
      </a>
      .
    </InsetText>
  );
}

function WhyNot({ why, meeting, now }: { why: string; meeting: Shown['meeting']; now: string }) {
  const isOver = ['ENDED', 'CANCELLED'].includes(standingOf(meeting, now));
  return (
    <>
      <p className="govuk-body">
        {why} {meeting.status === 'CANCELLED' && meeting.cancelReason && `The team says why: “${meeting.cancelReason}”`}
      </p>
      <p className="govuk-body">
        {isOver ? (
          <a className="govuk-link" href={`/areas/${meeting.area.path}/meetings`}>
            See the other meetings of the team
          </a>
        ) : (
          <>
            If you have a question about it, ask the team: <TeamAt area={meeting.area} />.
          </>
        )}
      </p>
    </>
  );
}
