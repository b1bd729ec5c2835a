import type { ReactNode } from 'react';
import { timesInWords } from '#features/meetings/meeting-state.ts';
import type { MeetingToJoinQuery } from '#graphql.generated.ts';
import { Page, type PageProps } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';

type Meeting = NonNullable<MeetingToJoinQuery['meeting']>;

interface DeedPageProps extends Pick<PageProps, 'errors'> {
  meeting: Meeting;
  /** The page's heading: what is done here. */
  title: string;
  children: ReactNode;
}

/** A small page where one thing is done about a meeting: says which meeting, and leads back to it. */
export function DeedPage({ meeting, title, errors, children }: DeedPageProps) {
  return (
    <Page
      title={`${title.replace(/\?$/, '')}: ${meeting.title}`}
      errors={errors}
      force={meeting.area.force}
      before={<BackToMeeting id={meeting.id} />}
    >
      <h1 className="govuk-heading-l">{title}</h1>
      <p className="govuk-body">
        <strong>{meeting.title}</strong>
        <br />
        {timesInWords(meeting)}
      </p>
      {children}
    </Page>
  );
}

export function BackToMeeting({ id }: { id: string }) {
  return <BackLink href={`/meetings/${id}`}>Back to the meeting</BackLink>;
}

/** For somebody signed in of whom the meeting knows nothing: perhaps it knows them by another address. */
export function NotRegistered({ meeting, email }: { meeting: Meeting; email: string }) {
  return (
    <>
      <p className="govuk-body">
        You are signed in as {email}, and nobody has registered for this meeting with that address. If you used another,
        sign out and sign in with it.
      </p>
      {meeting.isRegistrationOpen && (
        <p className="govuk-body">
          <a className="govuk-link" href={`/meetings/${meeting.id}/register`}>
            {meeting.placesLeft > 0 ? 'Register for this meeting' : 'Join the waiting list'}
          </a>
        </p>
      )}
    </>
  );
}
