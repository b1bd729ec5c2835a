import { londonDate, shortDayInWords } from '@patchwork/calendar';
import { ask, found } from '#asking/ask.server.ts';
import { shellContext } from '#asking/shell.server.ts';
import { areaCrumbs } from '#features/areas/area-crumbs.ts';
import { PlaceMap } from '#features/areas/place-map.tsx';
import { TeamContact } from '#features/areas/team-contact.tsx';
import { GetEmails } from '#features/following/get-emails.tsx';
import { History } from '#features/priorities/history.tsx';
import { PriorityHeading } from '#features/priorities/priority-heading.tsx';
import { priorityWords } from '#features/priorities/priority-words.ts';
import { Timeline } from '#features/priorities/timeline.tsx';
import { WhatBecameOfIt } from '#features/priorities/what-became-of-it.tsx';
import { WhatYouCanDo } from '#features/priorities/what-you-can-do.tsx';
import { NoticeCode } from '#features/sharing/notice-code.tsx';
import { qrCodeOf } from '#features/sharing/qr-code.server.ts';
import { ShareLinks } from '#features/sharing/share-links.tsx';
import { ShareTags } from '#features/sharing/share-tags.tsx';
import { priorityData } from '#features/sharing/structured.ts';
import { DoneBanner } from '#forms/done-banner.tsx';
import { PriorityPageDocument, PriorityUpdatesDocument } from '#graphql.generated.ts';
import { EmergencyStrip } from '#shell/emergency-strip.tsx';
import { Page } from '#shell/page.tsx';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { Pagination } from '#ui/pagination.tsx';
import { QuoteThis } from '#ui/quote-this.tsx';
import { StructuredData } from '#ui/structured-data.tsx';
import { verdictsInWords } from '#words/verdicts.ts';
import type { Route } from './+types/priority.ts';

export async function loader({ context, request, params, url: asked }: Route.LoaderArgs) {
  const after = asked.searchParams.get('after');
  const [{ priority }, older] = await Promise.all([
    ask(context, request, PriorityPageDocument, { id: params.id }),
    after ? ask(context, request, PriorityUpdatesDocument, { id: params.id, after }) : null,
  ]);
  const shown = found(priority);
  const url = `${context.get(shellContext).facts.publicUrl}/priorities/${shown.id}`;
  return {
    priority: shown,
    updates: older?.priority?.updates ?? shown.updates,
    isOlder: after !== null,
    url,
    publicUrl: context.get(shellContext).facts.publicUrl,
    today: londonDate(new Date()),
    code: qrCodeOf(url),
  };
}

export default function Priority({ loaderData }: Route.ComponentProps) {
  const { priority, url, publicUrl, today, code } = loaderData;
  const { title, theme, quarter, lineage, places } = priority;
  const summary = priorityWords(priority, quarter.area.name);
  return (
    <Page
      title={tabTitle(title, quarter.area.name)}
      force={quarter.area.force}
      width="full"
      before={<Breadcrumbs items={areaCrumbs(quarter.area, title)} />}
    >
      <ShareTags title={title} description={summary} url={url} picture={{ url: `${url}/preview.png`, alt: summary }} />
      <StructuredData of={priorityData(publicUrl, priority, priority.updates.nodes[0]?.postedAt)} />
      <NoticeCode code={code} url={url} words="Read the newest on this priority" />
      <DoneBanner said={{ judged: JUDGED }} />
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <PriorityHeading priority={priority} />
          {quarter.stage === 'ENDED' && <WhatBecameOfIt priority={priority} area={quarter.area} />}
          {quarter.stage === 'ENDED' && priority.verdicts && (
            <QuoteThis
              words={`${title}: ${verdictsInWords(priority.verdicts).replace(/\.$/, '')}`}
              source={`residents of ${quarter.area.name}, asked whether it got better`}
              asOf={shortDayInWords(today)}
              url={`${url}#became`}
            />
          )}
          <WhatWasDone {...loaderData} />
          <GetEmails area={quarter.area} />
          <History lineage={lineage} here={priority.id} />
        </div>
        <div className="govuk-grid-column-one-third app-side">
          <WhatYouCanDo theme={theme} reportUrl={quarter.area.contact.reportUrl} />
          <PlaceMap places={places} title={`Map of the places of ${title}`} theme={theme} />
          <TeamContact team={quarter.area.team} contact={quarter.area.contact} heading="Your team" />
          <EmergencyStrip reportUrl={quarter.area.contact.reportUrl} areaPath={quarter.area.path} />
          <ShareLinks title={`${title}, ${quarter.area.name}`} url={url} />
        </div>
      </div>
    </Page>
  );
}

const JUDGED = 'Thank you. What you said is counted without your name, and you can change it at any time.';

/** Search engines and tabs cut a title after some 70 letters, "Patchwork" among them. */
function tabTitle(title: string, area: string): string {
  if (title.length + area.length < 56) return `${title}, ${area}`;
  return title.length < 58 ? title : `${title.slice(0, 56)}…`;
}

type Shown = Pick<Route.ComponentProps['loaderData'], 'priority' | 'updates' | 'isOlder'>;

function WhatWasDone({ priority, updates, isOlder }: Shown) {
  const { hasNextPage, endCursor } = updates.pageInfo;
  const here = `/priorities/${priority.id}`;
  return (
    <section className="app-section" aria-labelledby="done">
      <h2 className="govuk-heading-l" id="done">
        What was done
      </h2>
      {updates.nodes.length > 0 ? (
        <Timeline updates={updates.nodes} />
      ) : (
        <p className="govuk-body">Nothing has been posted yet.</p>
      )}
      {(hasNextPage || isOlder) && (
        <Pagination
          label="Updates"
          previous={isOlder ? { href: here, text: 'The newest updates' } : null}
          next={
            hasNextPage ? { href: `${here}?after=${encodeURIComponent(endCursor ?? '')}`, text: 'Older updates' } : null
          }
        />
      )}
    </section>
  );
}
