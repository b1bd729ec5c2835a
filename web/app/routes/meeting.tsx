import { ask, found } from '#asking/ask.server.ts';
import { shellContext } from '#asking/shell.server.ts';
import { areaCrumbs } from '#features/areas/area-crumbs.ts';
import { GetEmails } from '#features/following/get-emails.tsx';
import { AfterMeeting } from '#features/meetings/after-meeting.tsx';
import { Agenda } from '#features/meetings/agenda.tsx';
import { AddToCalendar, Subscribe } from '#features/meetings/calendars.tsx';
import { LiveNote } from '#features/meetings/live-note.tsx';
import { MeetingAtAGlance } from '#features/meetings/meeting-at-a-glance.tsx';
import { MeetingEvent } from '#features/meetings/meeting-event.tsx';
import { MeetingNews } from '#features/meetings/meeting-news.tsx';
import { standingOf } from '#features/meetings/meeting-state.ts';
import { meetingInWords } from '#features/meetings/meeting-words.ts';
import { MeetingQuestions } from '#features/meetings/question-list.tsx';
import { TakingPart } from '#features/meetings/taking-part.tsx';
import { WayIn } from '#features/meetings/way-in.tsx';
import { YourPlace } from '#features/meetings/your-place.tsx';
import { ShareLinks } from '#features/sharing/share-links.tsx';
import { ShareTags } from '#features/sharing/share-tags.tsx';
import { DoneBanner } from '#forms/done-banner.tsx';
import { MeetingPageDocument } from '#graphql.generated.ts';
import { EmergencyStrip } from '#shell/emergency-strip.tsx';
import { Page } from '#shell/page.tsx';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { SafeHtml } from '#words/safe-html.tsx';
import type { Route } from './+types/meeting.ts';
import { saidOf } from './meeting/said.ts';

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { meeting } = await ask(context, request, MeetingPageDocument, { id: params.id });
  const { publicUrl, viewer } = context.get(shellContext).facts;
  // Clients of the document take the link from it; the page leaves it out, whoever reads it, and leads to `/join`.
  const { joinUrl: _, ...shown } = found(meeting);
  return { meeting: shown, now: new Date().toISOString(), publicUrl, isStranger: viewer === null };
}

type Shown = Route.ComponentProps['loaderData'];

export default function Meeting({ loaderData }: Route.ComponentProps) {
  const { meeting, publicUrl } = loaderData;
  const { area } = meeting;
  const url = `${publicUrl}/meetings/${meeting.id}`;
  const summary = meetingInWords(meeting, area.name);
  return (
    <Page title={meeting.title} force={area.force} width="full" before={<Breadcrumbs items={crumbsOf(meeting)} />}>
      <ShareTags
        title={meeting.title}
        description={summary}
        url={url}
        picture={{ url: `${url}/preview.png`, alt: summary }}
      />
      <MeetingEvent meeting={meeting} area={area} publicUrl={publicUrl} />
      <DoneBanner said={saidOf(meeting.myRegistration)} />
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <TheMeeting {...loaderData} />
        </div>
        <div className="govuk-grid-column-one-third app-side">
          <Aside {...loaderData} url={url} />
        </div>
      </div>
    </Page>
  );
}

function TheMeeting({ meeting, now, isStranger }: Shown) {
  const { area, myRegistration: place, descriptionHtml } = meeting;
  const standing = standingOf(meeting, now);
  const isAhead = standing === 'TO_COME' || standing === 'UNDER_WAY';
  const wantsWayIn = !place || place.status === 'WITHDRAWN';
  return (
    <>
      <span className="govuk-caption-l">Meet your police team in {area.name}</span>
      <h1 className="govuk-heading-l">{meeting.title}</h1>
      <div id="standing" data-live="The meeting stands differently now.">
        <MeetingNews meeting={meeting} standing={standing} />
      </div>
      <div id="place" data-live="Your place has changed.">
        {place && !wantsWayIn && <YourPlace meeting={meeting} place={place} now={now} />}
      </div>
      <div id="details" data-live="The meeting’s details have changed.">
        <MeetingAtAGlance meeting={meeting} more={moreOf(meeting)} />
        {place && wantsWayIn && <YourPlace meeting={meeting} place={place} now={now} />}
        {wantsWayIn && <WayIn meeting={meeting} area={area} now={now} isStranger={isStranger} />}
      </div>
      {place && <GetEmails area={area} />}
      {isAhead && <LiveNote meetingId={meeting.id} />}
      {standing === 'ENDED' && <AfterMeeting meeting={meeting} />}
      {descriptionHtml && (
        <section className="app-section" aria-labelledby="about">
          <h2 className="govuk-heading-m" id="about">
            What it is about
          </h2>
          <SafeHtml html={descriptionHtml} under={2} />
        </section>
      )}
      {isAhead && <TakingPart meeting={meeting} area={area} />}
      <div id="points" data-live="The agenda has moved on.">
        <Agenda points={meeting.agenda} now={standing === 'UNDER_WAY' ? meeting.agendaAt : null} />
      </div>
      <div id="asked" data-live="There is something new among the questions.">
        <MeetingQuestions meeting={meeting} questions={meeting.questions.nodes} />
      </div>
    </>
  );
}

/** Whose meeting it is, and for which months. */
function moreOf({ area, quarter }: Shown['meeting']) {
  const link = (href: string, text: string) => (
    <a className="govuk-link" href={href}>
      {text}
    </a>
  );
  return [
    { key: 'With', value: <>the team of {link(`/areas/${area.path}`, area.name)}</> },
    ...(quarter
      ? [
          {
            key: 'To agree on',
            value: <>what the team works on from {link(`/quarters/${quarter.id}`, quarter.name)}</>,
          },
        ]
      : []),
  ];
}

function Aside({ meeting, now, publicUrl, url }: Shown & { url: string }) {
  const { id, title, area, calendarLinks } = meeting;
  const standing = standingOf(meeting, now);
  return (
    <>
      {(standing === 'TO_COME' || standing === 'UNDER_WAY') && <AddToCalendar id={id} links={calendarLinks} />}
      <Subscribe area={area} publicUrl={publicUrl} />
      <EmergencyStrip reportUrl={area.contact.reportUrl} areaPath={area.path} />
      <ShareLinks title={`${title}, ${area.name}`} url={url} />
    </>
  );
}

function crumbsOf({ title, area }: Shown['meeting']) {
  const [meetings, ...above] = areaCrumbs(area, 'Meetings').reverse();
  return [
    ...above.reverse(),
    { text: meetings?.text ?? 'Meetings', href: `/areas/${area.path}/meetings` },
    { text: title },
  ];
}
