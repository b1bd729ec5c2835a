import { ask, found } from '#asking/ask.server.ts';
import { shellContext } from '#asking/shell.server.ts';
import { areaCrumbs } from '#features/areas/area-crumbs.ts';
import { FeedTags } from '#features/sharing/feeds.tsx';
import { NoticeCode } from '#features/sharing/notice-code.tsx';
import { qrCodeOf } from '#features/sharing/qr-code.server.ts';
import { ShareTags } from '#features/sharing/share-tags.tsx';
import { areaData } from '#features/sharing/structured.ts';
import { AreaPageDocument, AreaUpdatesDocument } from '#graphql.generated.ts';
import { Page } from '#shell/page.tsx';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { StructuredData } from '#ui/structured-data.tsx';
import type { Route } from './+types/area.ts';
import { AllUpdates } from './area/all-updates.tsx';
import { EndedArea } from './area/ended-area.tsx';
import { ForceArea } from './area/force-area.tsx';
import { NeighbourhoodArea } from './area/neighbourhood-area.tsx';
import { pathOf } from './area/path-of.ts';
import { PlaceArea } from './area/place-area.tsx';
import { areaSummary, quarterShown } from './area/summary.ts';

export async function loader({ context, request, params, url: asked }: Route.LoaderArgs) {
  const path = pathOf(params);
  // `?updates=all` lists what was done here from the newest, `?updates=<cursor>` goes on with what is older.
  const listed = asked.searchParams.get('updates');
  const after = listed === 'all' ? null : listed;
  const [{ area }, updates] = await Promise.all([
    ask(context, request, AreaPageDocument, { path }),
    listed === null ? null : ask(context, request, AreaUpdatesDocument, { path, after }),
  ]);
  const shown = found(area);
  const { publicUrl } = context.get(shellContext).facts;
  const url = `${publicUrl}/areas/${shown.path}`;
  return {
    area: shown,
    list: updates?.area?.updatesHere ?? null,
    isOlder: after !== null,
    url,
    publicUrl,
    code: qrCodeOf(url),
  };
}

export default function Area({ loaderData: { area, list, isOlder, url, publicUrl, code } }: Route.ComponentProps) {
  const standing = { FORCE: ForceArea, NEIGHBOURHOOD: NeighbourhoodArea, PLACE: PlaceArea }[area.kind];
  const Shown = area.endedOn ? EndedArea : standing;
  const summary = areaSummary(area);
  return (
    <Page
      title={area.name}
      force={area.force}
      width="full"
      before={area.kind === 'FORCE' ? null : <Breadcrumbs items={areaCrumbs(area)} />}
    >
      <ShareTags
        title={`${area.name}: your neighbourhood police team`}
        description={summary}
        url={url}
        picture={{ url: `${url}/preview.png`, alt: summary }}
      />
      <StructuredData of={areaData(publicUrl, area, quarterShown(area)?.priorities ?? [])} />
      <FeedTags area={area} />
      {list ? (
        <AllUpdates area={area} updates={list} isOlder={isOlder} />
      ) : (
        <div className="app-notice">
          <NoticeCode code={code} url={url} words="Read the newest, and have your say on what comes next" />
          <Shown area={area} url={url} />
        </div>
      )}
    </Page>
  );
}
