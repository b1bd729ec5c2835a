import { ask, found } from '#asking/ask.server.ts';
import { MeetingAtAGlance } from '#features/meetings/meeting-at-a-glance.tsx';
import { DoneBanner } from '#forms/done-banner.tsx';
import { MeetingPageDocument } from '#graphql.generated.ts';
import { Page } from '#shell/page.tsx';
import { ButtonLink } from '#ui/button.tsx';
import type { Route } from './+types/meeting.ts';

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { meeting } = await ask(context, request, MeetingPageDocument, { id: params.id });
  return { meeting: found(meeting) };
}

export default function Meeting({ loaderData: { meeting } }: Route.ComponentProps) {
  return (
    <Page title={meeting.title} force={meeting.area.force}>
      <DoneBanner
        said={{
          confirmed: 'You have a place. We have sent you an email with the meeting for your calendar.',
          waiting: 'You are on the waiting list. We email you when a place is free.',
        }}
      />
      <h1 className="govuk-heading-l">{meeting.title}</h1>
      <MeetingAtAGlance meeting={meeting} />
      {meeting.isRegistrationOpen && !meeting.myRegistration && (
        <ButtonLink href={`/meetings/${meeting.id}/register`}>Register</ButtonLink>
      )}
    </Page>
  );
}
