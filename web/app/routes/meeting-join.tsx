import { ask } from '#asking/ask.server.ts';
import {
  areDoorsOpen,
  clockTime,
  hasPlace,
  isOnline,
  standingOf,
  when,
  whyNotRegister,
} from '#features/meetings/meeting-state.ts';
import { OtherWays } from '#features/meetings/taking-part.tsx';
import { TeamAt } from '#features/meetings/team-at.tsx';
import { CodeStepPage, codeStepOf, EmailOnTheWay, formResultOf } from '#features/people/code-step.tsx';
import { codeOnTheWay, onTheWay } from '#features/people/on-the-way.server.ts';
import { text, useAnswers } from '#forms/answers.ts';
import { Form } from '#forms/form.tsx';
import { isRefusal } from '#forms/is-refusal.ts';
import { oneButton } from '#forms/one-button.server.ts';
import { readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import { JoinMeetingDocument } from '#graphql.generated.ts';
import { Button, ButtonLink } from '#ui/button.tsx';
import { NotificationBanner } from '#ui/notification-banner.tsx';
import type { Route } from './+types/meeting-join.ts';
import { meetingFor } from './meeting/deed.server.ts';
import { BackToMeeting, DeedPage, NotRegistered } from './meeting/deed-page.tsx';
import { linkOf } from './meeting/link.server.ts';

/** Says whether there is a link, never which: the page leads to `…/join/go`, which does. */
export async function loader(args: Route.LoaderArgs) {
  const shown = await meetingFor(args);
  const hasLink = shown.email !== null && (await linkOf(args)) !== null;
  return { ...shown, hasLink, hasJoined: args.url.searchParams.has('joined') };
}

/**
 * Joining counts as being there. It goes on to our own page: browsers that hold `form-action 'self'` also against
 * where a form's answer leads (Chromium) would not go on to the meeting's.
 */
export async function action({ context, request, params: { id: meetingId } }: Route.ActionArgs) {
  const sent = await request.clone().formData();
  const form = await readForm(request, onTheWay(context, oneButton));
  if (!form.ok) return form.again;
  const wait = await codeOnTheWay({ context, request }, form, sent);
  if (wait) return wait;
  const { joinMeeting } = await ask(context, request, JoinMeetingDocument, { meetingId });
  if (isRefusal(joinMeeting)) return form.refuse(joinMeeting);
  return seeOther(`/meetings/${meetingId}/join?joined`);
}

export default function JoinMeeting({ loaderData, actionData }: Route.ComponentProps) {
  const { meeting, email, hasLink, hasJoined } = loaderData;
  const { form, fields } = useAnswers<{ email: string }>('join', formResultOf(actionData));
  const step = codeStepOf(actionData);
  if (step) {
    const before = <BackToMeeting id={meeting.id} />;
    return <CodeStepPage step={step} button="Join the meeting" force={meeting.area.force} before={before} />;
  }
  const why = whyNotJoin(loaderData);
  const own = meeting.myRegistration;
  const isThere = own?.status === 'ATTENDED' && hasLink;
  return (
    <DeedPage meeting={meeting} title="Join online" errors={form.errors}>
      {hasJoined && isThere && (
        <NotificationBanner type="success">
          <p className="govuk-notification-banner__heading">You are checked in. Now open the meeting.</p>
        </NotificationBanner>
      )}
      {why ? (
        <p className="govuk-body">{why}</p>
      ) : email && !own ? (
        <NotRegistered meeting={meeting} email={email} />
      ) : email && !hasLink ? (
        <p className="govuk-body">
          The team has not added the link yet. Load this page again in a few minutes, or ask the team:{' '}
          <TeamAt area={meeting.area} />.
        </p>
      ) : isThere ? (
        <>
          <p className="govuk-body">The link is for you alone. Do not pass it on: others get their own.</p>
          <ButtonLink href={`/meetings/${meeting.id}/join/go`} rel="noreferrer" isStart>
            Open the meeting
          </ButtonLink>
        </>
      ) : (
        <Form form={form}>
          <EmailOnTheWay isSignedIn={email !== null} {...text(fields.email)} />
          <Button preventDoubleClick>Join the meeting</Button>
        </Form>
      )}
      {isOnline(meeting) && meeting.status === 'SCHEDULED' && (
        <>
          <h2 className="govuk-heading-m">Other ways to join</h2>
          <OtherWays meeting={meeting} area={meeting.area} />
        </>
      )}
    </DeedPage>
  );
}

type Shown = Pick<Route.ComponentProps['loaderData'], 'meeting' | 'now'>;

/** Why nobody, or not this person, can join now, as sentences; null where they can try. */
function whyNotJoin({ meeting, now }: Shown): string | null {
  const own = meeting.myRegistration;
  if (['ENDED', 'CANCELLED'].includes(standingOf(meeting, now))) return whyNotRegister(meeting, now);
  if (!isOnline(meeting)) return `This meeting is not online. ${meeting.address ?? 'Its page will say where it is.'}`;
  if (own && !hasPlace(own)) return noPlace(own);
  if (areDoorsOpen(meeting, now)) return null;
  const yours = own ? 'You have a place. ' : '';
  return `${yours}You can join from ${when(meeting.doorsOpenAt)}, half an hour before it starts at ${clockTime(meeting.startsAt)}. Come back to this page then.`;
}

function noPlace({ status, waitingPosition }: NonNullable<Shown['meeting']['myRegistration']>): string {
  if (status === 'OFFERED') return 'A place is free for you. Go back to the meeting’s page and accept it first.';
  if (status === 'WAITING') return `You are number ${waitingPosition} on the waiting list, and have no place yet.`;
  return 'You told us that you do not come, so you have no place.';
}
