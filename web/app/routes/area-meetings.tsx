import { ask, found } from '#asking/ask.server.ts';
import { shellContext } from '#asking/shell.server.ts';
import { areaCrumbs } from '#features/areas/area-crumbs.ts';
import { Subscribe } from '#features/meetings/calendars.tsx';
import { MeetingsBefore, MeetingsToCome } from '#features/meetings/meeting-list.tsx';
import { Feeds, FeedTags } from '#features/sharing/feeds.tsx';
import { AreaMeetingsDocument } from '#graphql.generated.ts';
import { Page } from '#shell/page.tsx';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { Pagination } from '#ui/pagination.tsx';
import type { Route } from './+types/area-meetings.ts';
import { pathOf } from './area/path-of.ts';

export async function loader({ context, request, params, url }: Route.LoaderArgs) {
  const after = url.searchParams.get('after');
  const { area } = await ask(context, request, AreaMeetingsDocument, { path: pathOf(params), after });
  const { publicUrl } = context.get(shellContext).facts;
  return { area: found(area), isOlder: after !== null, now: new Date().toISOString(), publicUrl };
}

export default function AreaMeetings({ loaderData: { area, isOlder, now, publicUrl } }: Route.ComponentProps) {
  const { upcoming, past } = area;
  const title = 'Meetings with the team';
  return (
    <Page
      title={`${title}: ${area.name}`}
      force={area.force}
      before={<Breadcrumbs items={areaCrumbs(area, 'Meetings')} />}
    >
      <FeedTags area={area} />
      <span className="govuk-caption-l">{area.name}</span>
      <h1 className="govuk-heading-l">{title}</h1>
      {!isOlder && (
        <section className="app-section" aria-labelledby="to-come">
          <h2 className="govuk-heading-m" id="to-come">
            To come
          </h2>
          {upcoming.nodes.length > 0 ? (
            <MeetingsToCome meetings={upcoming.nodes} now={now} />
          ) : (
            <NothingPlanned path={area.path} />
          )}
        </section>
      )}
      <section className="app-section" aria-labelledby="before">
        <h2 className="govuk-heading-m" id="before">
          Before
        </h2>
        {past.nodes.length > 0 ? (
          <MeetingsBefore meetings={past.nodes} now={now} />
        ) : (
          <p className="govuk-body">No meeting has been held since this site began.</p>
        )}
        <OtherMeetings path={area.path} isOlder={isOlder} pageInfo={past.pageInfo} />
      </section>
      <Subscribe area={area} publicUrl={publicUrl} />
      <Feeds area={area} />
    </Page>
  );
}

function NothingPlanned({ path }: { path: string }) {
  return (
    <p className="govuk-body">
      No meeting is planned yet. Subscribe below, and the next one comes into your calendar by itself. You need not wait
      for it to ask something:{' '}
      <a className="govuk-link" href={`/areas/${path}/ask`}>
        ask the team
      </a>
      .
    </p>
  );
}

interface OtherMeetingsProps {
  path: string;
  isOlder: boolean;
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
}

function OtherMeetings({ path, isOlder, pageInfo: { hasNextPage, endCursor } }: OtherMeetingsProps) {
  const here = `/areas/${path}/meetings`;
  if (!hasNextPage && !isOlder) return null;
  return (
    <Pagination
      previous={isOlder ? { href: here, text: 'The newest' } : null}
      next={hasNextPage ? { href: `${here}?after=${encodeURIComponent(endCursor ?? '')}`, text: 'Older' } : null}
    />
  );
}
