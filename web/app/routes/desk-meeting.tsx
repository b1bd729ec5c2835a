import { momentInWords } from '@patchwork/calendar';
import { ask, found } from '#asking/ask.server.ts';
import { signedIn, writers } from '#asking/roles.server.ts';
import { DeskMeetingDeeds } from '#features/meetings/desk-meeting-deeds.tsx';
import { DeskMeetingFeedback } from '#features/meetings/desk-meeting-feedback.tsx';
import { DeskMeetingFigures } from '#features/meetings/desk-meeting-figures.tsx';
import { MeetingHeading } from '#features/meetings/desk-meeting-heading.tsx';
import { countsOf, listed, showOf, showWords } from '#features/meetings/roster.ts';
import { RosterFilter } from '#features/meetings/roster-filter.tsx';
import { RosterTable, rowId } from '#features/meetings/roster-table.tsx';
import { useAnswers } from '#forms/answers.ts';
import { DoneBanner } from '#forms/done-banner.tsx';
import { isRefusal } from '#forms/is-refusal.ts';
import { readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import { MeetingRosterDocument } from '#graphql.generated.ts';
import { Page } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { counted } from '#words/lists.ts';
import type { Route } from './+types/desk-meeting.ts';
import { serve, serving } from './desk-meeting.server.ts';

export async function loader({ context, request, params, url }: Route.LoaderArgs) {
  const { role } = signedIn(context, request, ...writers);
  const { meetingRoster } = await ask(context, request, MeetingRosterDocument, { meetingId: params.id });
  const { entries, ...roster } = found(meetingRoster);
  const now = new Date();
  const { doorsOpenAt, status } = roster.meeting;
  const show = showOf(url.searchParams.get('show'));
  const typed = url.searchParams.get('name')?.slice(0, 120) ?? '';
  return {
    roster,
    entries: listed(entries, show, typed),
    counts: countsOf(entries),
    show,
    typed,
    isInspector: role === 'INSPECTOR',
    doorsOpen: status === 'SCHEDULED' && new Date(doorsOpenAt) <= now,
    printedAt: momentInWords(now),
  };
}

export async function action({ context, request, params, url }: Route.ActionArgs) {
  const form = await readForm(request, serving);
  if (!form.ok) return form.again;
  const { deed, registrationId } = form.value;
  const answer = await serve(context, request, deed, registrationId);
  if (isRefusal(answer)) return form.refuse({ message: answer.message });
  const kept = new URLSearchParams({
    show: showOf(url.searchParams.get('show')),
    name: url.searchParams.get('name') ?? '',
  });
  if (deed === 'withdraw') return seeOther(`/desk/meetings/${params.id}?done=withdrawn`);
  return seeOther(`/desk/meetings/${params.id}?${kept}#${rowId(registrationId)}`);
}

const said = {
  scheduled: 'The meeting is scheduled, and its page is public.',
  changed: 'The meeting is changed. A new title or address is mailed to everyone with a place or in the line.',
  moved: 'The meeting is moved. Everyone with a place or in the line is mailed the old and the new time.',
  places: 'The number of places is changed.',
  cancelled: 'The meeting is cancelled. Everyone with a place or in the line is mailed the reason.',
  minutes: 'The minutes are published.',
  waiting: 'The minutes wait for a second person, because they mention an arrest or somebody.',
  withdrawn: 'They are withdrawn. A place that becomes free before the start is offered to the next in line.',
  confirmed: 'They are registered and have a place.',
  line: 'They are registered and wait in the line. Ring them when a place is offered.',
};

export default function DeskMeeting({ loaderData, actionData }: Route.ComponentProps) {
  const { roster, entries, counts, show, typed, isInspector, doorsOpen, printedAt } = loaderData;
  const { meeting, minutes, feedback, toPrepare } = roster;
  const { form } = useAnswers('serve', actionData);
  const about = actionData?.initialValue?.registrationId;
  const errors = form.errors.map(({ message }) => ({
    message,
    href: typeof about === 'string' ? `#${rowId(about)}` : undefined,
  }));
  const href = `/desk/meetings/${meeting.id}`;
  const isToCome = meeting.status === 'SCHEDULED';
  return (
    <Page
      title={`${meeting.title}: the team’s page`}
      errors={errors}
      width="full"
      force={meeting.area.force}
      before={<BackLink href="/desk">The desk</BackLink>}
    >
      <DoneBanner said={said} />
      <MeetingHeading meeting={meeting} />
      {toPrepare.length > 0 && (
        <section className="app-no-print" aria-labelledby="prepare">
          <h2 className="govuk-heading-m" id="prepare">
            Still to do
          </h2>
          <ul className="govuk-list govuk-list--bullet">
            {toPrepare.map((what) => (
              <li key={what}>{what}</li>
            ))}
          </ul>
        </section>
      )}
      <DeskMeetingDeeds meeting={meeting} minutes={minutes} isInspector={isInspector} />
      {meeting.isOpenDoor ? (
        <p className="govuk-body">
          People just come to this meeting: nobody registers, so there is no list of who comes.
        </p>
      ) : (
        <>
          <h2 className="govuk-heading-m" id="roster">
            Who comes
          </h2>
          <DeskMeetingFigures figures={roster} capacity={meeting.capacity} />
          {isToCome && !doorsOpen && (
            <p className="govuk-body app-no-print">
              People can be checked in from {momentInWords(new Date(meeting.doorsOpenAt))} until the meeting ends.
            </p>
          )}
          <p className="govuk-body-s app-only-print">
            {showWords[show]}, printed on {printedAt}. For the team alone: destroy it after the meeting.
          </p>
          <RosterFilter counts={counts} show={show} typed={typed} href={href} />
          {entries.length > 0 ? (
            <RosterTable entries={entries} doorsOpen={doorsOpen} placesLeft={meeting.placesLeft} isToCome={isToCome} />
          ) : (
            <p className="govuk-body">{typed ? 'Nobody of that name is in this list.' : 'Nobody is in this list.'}</p>
          )}
          {typed && <p className="govuk-body app-no-print">{counted(entries.length, 'person', 'people')} found.</p>}
          <p className="govuk-body app-no-print">
            <a className="govuk-link" href={`${href}/roster.csv`}>
              Download the list as a spreadsheet (CSV)
            </a>
            , with the columns name, place, number in line, companion, needs, phone, registered at and checked in at. It
            holds what people told the team alone: delete it after the meeting.
          </p>
        </>
      )}
      {meeting.status === 'ENDED' && (
        <section className="app-no-print" aria-labelledby="feedback">
          <h2 className="govuk-heading-m" id="feedback">
            What people thought of it
          </h2>
          <DeskMeetingFeedback feedback={feedback} />
        </section>
      )}
    </Page>
  );
}
