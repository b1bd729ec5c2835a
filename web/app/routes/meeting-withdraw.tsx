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
import { WithdrawFromMeetingDocument } from '#graphql.generated.ts';
import { Button } from '#ui/button.tsx';
import type { Route } from './+types/meeting-withdraw.ts';
import { meetingFor } from './meeting/deed.server.ts';
import { BackToMeeting, DeedPage, NotRegistered } from './meeting/deed-page.tsx';

export const loader = (args: Route.LoaderArgs) => meetingFor(args);

export async function action({ context, request, params: { id: meetingId } }: Route.ActionArgs) {
  const sent = await request.clone().formData();
  const form = await readForm(request, onTheWay(context, oneButton));
  if (!form.ok) return form.again;
  const wait = await codeOnTheWay({ context, request }, form, sent);
  if (wait) return wait;
  const { withdrawFromMeeting } = await ask(context, request, WithdrawFromMeetingDocument, { meetingId });
  if (isRefusal(withdrawFromMeeting)) return form.refuse(withdrawFromMeeting);
  return seeOther(`/meetings/${meetingId}?done=withdrawn`);
}

export default function WithdrawFromMeeting({ loaderData, actionData }: Route.ComponentProps) {
  const { meeting, now, email } = loaderData;
  const { form, fields } = useAnswers<{ email: string }>('withdraw', formResultOf(actionData));
  const isWaiting = meeting.myRegistration?.status === 'WAITING';
  const button = isWaiting ? 'Leave the waiting list' : 'Give up my place';
  const step = codeStepOf(actionData);
  if (step) {
    return (
      <CodeStepPage step={step} button={button} force={meeting.area.force} before={<BackToMeeting id={meeting.id} />} />
    );
  }
  const why = whyNotWithdraw(loaderData);
  return (
    <DeedPage
      meeting={meeting}
      title={isWaiting ? 'Leave the waiting list?' : 'Give up your place?'}
      errors={form.errors}
    >
      {why ? (
        <p className="govuk-body">{why}</p>
      ) : email && !meeting.myRegistration ? (
        <NotRegistered meeting={meeting} email={email} />
      ) : (
        <>
          <p className="govuk-body">{whatIsLost(meeting, now)}</p>
          <Form form={form}>
            <EmailOnTheWay isSignedIn={email !== null} {...text(fields.email)} />
            <div className="govuk-button-group">
              <Button variant="warning" preventDoubleClick>
                {button}
              </Button>
              <a className="govuk-link" href={`/meetings/${meeting.id}`}>
                {isWaiting ? 'Stay on it' : 'Keep it'}
              </a>
            </div>
          </Form>
        </>
      )}
    </DeedPage>
  );
}

type Shown = Route.ComponentProps['loaderData'];

/** Why there is nothing to give up any more, as a sentence. */
function whyNotWithdraw({ meeting, now }: Shown): string | null {
  const { myRegistration: own } = meeting;
  if (['ENDED', 'CANCELLED'].includes(standingOf(meeting, now))) {
    return `${whyNotRegister(meeting, now)} You need not do anything.`;
  }
  if (own?.status === 'ATTENDED') return 'You are checked in, so there is nothing to give up.';
  if (own?.status === 'WITHDRAWN') return 'You are no longer registered, so there is nothing to give up.';
  return null;
}

function whatIsLost({ myRegistration: own, waiting }: Shown['meeting'], now: string): string {
  const companion = own?.hasCompanion ? ', and so does the place of whoever you bring' : '';
  if (own?.status === 'WAITING') {
    return `You lose your number ${own.waitingPosition} on the waiting list. If you register again, you start at its end.`;
  }
  if (own?.status === 'OFFERED' && own.offerEndsAt && !isPast(own.offerEndsAt, now)) {
    return `The place that we hold for you until ${when(own.offerEndsAt)} goes to the next in line at once${companion}.`;
  }
  const others = waiting > 0 ? ' Somebody is waiting for it.' : '';
  return `Your place goes to the next in line at once${companion}.${others} If you change your mind you can register again, while there is room.`;
}
