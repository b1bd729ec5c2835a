import { ask, found } from '#asking/ask.server.ts';
import { areaCrumbs } from '#features/areas/area-crumbs.ts';
import { QuarterList } from '#features/quarters/quarter-list.tsx';
import { AreaQuartersDocument } from '#graphql.generated.ts';
import { Page } from '#shell/page.tsx';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { Pagination } from '#ui/pagination.tsx';
import type { Route } from './+types/area-quarters.ts';
import { pathOf } from './area/path-of.ts';

export async function loader({ context, request, params, url }: Route.LoaderArgs) {
  const after = url.searchParams.get('after');
  const { area } = await ask(context, request, AreaQuartersDocument, { path: pathOf(params), after });
  return { area: found(area), isOlder: after !== null };
}

export default function AreaQuarters({ loaderData: { area, isOlder } }: Route.ComponentProps) {
  const { nodes, pageInfo } = area.quarters;
  const here = `/areas/${area.path}/quarters`;
  const title = 'What the team worked on before';
  return (
    <Page
      title={`${title}: ${area.name}`}
      force={area.force}
      before={<Breadcrumbs items={areaCrumbs(area, 'Before')} />}
    >
      <span className="govuk-caption-l">{area.name}</span>
      <h1 className="govuk-heading-l">{title}</h1>
      <QuarterList quarters={nodes} />
      {(pageInfo.hasNextPage || isOlder) && (
        <Pagination
          previous={isOlder ? { href: here, text: 'The newest' } : null}
          next={
            pageInfo.hasNextPage
              ? { href: `${here}?after=${encodeURIComponent(pageInfo.endCursor ?? '')}`, text: 'Older' }
              : null
          }
        />
      )}
    </Page>
  );
}
