import { ask } from '#asking/ask.server.ts';
import { isPast, standingOf, when, whyNotRegister } from '#features/meetings/meeting-state.ts';
import { CodeStepPage, codeStepOf, EmailOnTheWay, formResultOf } from '#features/people/code-step.tsx';
import { codeOnTheWay, onTheWay } from '#features/people/on-the-way.server.ts';
import { text, useAnswers } from '#forms/answers.ts';
import { Form } from '#forms/form.tsx';
import { isRefusal } from '#forms/is-refusal.ts';
import { oneButton } from '#forms/one-button.server.ts';
import { readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import { AcceptOfferDocument } from '#graphql.generated.ts';
import { Button } from '#ui/button.tsx';
import type { Route } from './+types/meeting-accept.ts';
import { meetingFor } from './meeting/deed.server.ts';
import { BackToMeeting, DeedPage, NotRegistered } from './meeting/deed-page.tsx';

export const loader = (args: Route.LoaderArgs) => meetingFor(args);

export async function action({ context, request, params: { id: meetingId } }: Route.ActionArgs) {
  const sent = await request.clone().formData();
  const form = await readForm(request, onTheWay(context, oneButton));
  if (!form.ok) return form.again;
  const wait = await codeOnTheWay({ context, request }, form, sent);
  if (wait) return wait;
  const { acceptOffer } = await ask(context, request, AcceptOfferDocument, { meetingId });
  if (isRefusal(acceptOffer)) return form.refuse(acceptOffer);
  return seeOther(`/meetings/${meetingId}?done=confirmed`);
}

export default function AcceptOffer({ loaderData, actionData }: Route.ComponentProps) {
  const { meeting, email } = loaderData;
  const { form, fields } = useAnswers<{ email: string }>('accept', formResultOf(actionData));
  const step = codeStepOf(actionData);
  if (step) {
    const before = <BackToMeeting id={meeting.id} />;
    return <CodeStepPage step={step} button="Accept this place" force={meeting.area.force} before={before} />;
  }
  const why = whyNotAccept(loaderData);
  const { myRegistration: own } = meeting;
  return (
    <DeedPage meeting={meeting} title="Accept your place" errors={form.errors}>
      {why ? (
        <WhyNot why={why} meeting={meeting} />
      ) : email && !own ? (
        <NotRegistered meeting={meeting} email={email} />
      ) : (
        <>
          <p className="govuk-body">
            {own?.offerEndsAt
              ? `A place is yours if you accept it by ${when(own.offerEndsAt)}. After that it goes to the next in line.`
              : 'If we have emailed you that a place is free, accept it here. Use the address that the email came to.'}
          </p>
          <Form form={form}>
            <EmailOnTheWay isSignedIn={email !== null} {...text(fields.email)} />
            <div className="govuk-button-group">
              <Button preventDoubleClick>Accept this place</Button>
              <a className="govuk-link" href={`/meetings/${meeting.id}/withdraw`}>
                I do not want it
              </a>
            </div>
          </Form>
        </>
      )}
    </DeedPage>
  );
}

type Shown = Route.ComponentProps['loaderData'];

/** Why there is nothing to accept, as a sentence; null for an offer that stands, and for whoever we do not know yet. */
function whyNotAccept({ meeting, now }: Shown): string | null {
  const own = meeting.myRegistration;
  if (['ENDED', 'CANCELLED'].includes(standingOf(meeting, now))) return whyNotRegister(meeting, now);
  if (!own) return null;
  if (own.status === 'CONFIRMED' || own.status === 'ATTENDED') return 'You have your place already.';
  if (own.status === 'WAITING') {
    return `No place has been offered to you yet. You are number ${own.waitingPosition} on the waiting list. We email you as soon as a place is free.`;
  }
  const hasLapsed = own.hasLapsed || (own.offerEndsAt != null && isPast(own.offerEndsAt, now));
  if (hasLapsed) return 'The time to accept this place is over, and it goes to the next in line.';
  return own.status === 'WITHDRAWN' ? 'You told us that you do not come, so no place is held for you.' : null;
}

function WhyNot({ why, meeting }: { why: string; meeting: Shown['meeting'] }) {
  const { myRegistration: own, isRegistrationOpen, id } = meeting;
  const mayAgain = isRegistrationOpen && (own?.status === 'WITHDRAWN' || own?.status === 'OFFERED');
  return (
    <>
      <p className="govuk-body">{why}</p>
      {mayAgain && (
        <p className="govuk-body">
          <a className="govuk-link" href={`/meetings/${id}/register`}>
            Register again
          </a>
          {meeting.placesLeft === 0 && ', at the end of the waiting list'}.
        </p>
      )}
    </>
  );
}
