import { ask, found } from '#asking/ask.server.ts';
import { AlertFilter } from '#features/alerts/alert-filter.tsx';
import { AlertList } from '#features/alerts/alert-list.tsx';
import { areaCrumbs } from '#features/areas/area-crumbs.ts';
import { GetEmails } from '#features/following/get-emails.tsx';
import { FeedTags } from '#features/sharing/feeds.tsx';
import { AlertsPageDocument, type Theme } from '#graphql.generated.ts';
import { Page } from '#shell/page.tsx';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { Pagination } from '#ui/pagination.tsx';
import { counted } from '#words/lists.ts';
import { themeWords } from '#words/themes.ts';
import type { Route } from './+types/area-alerts.ts';
import { pathOf } from './area/path-of.ts';

const A_PAGE = 10;

export async function loader({ context, request, params, url }: Route.LoaderArgs) {
  const typed = url.searchParams.get('theme') ?? '';
  // Left empty by the form, or not one of ours: everything.
  const theme = Object.hasOwn(themeWords, typed) ? (typed as Theme) : null;
  const placePath = url.searchParams.get('place') || null;
  const after = url.searchParams.get('after');
  const wanted = { path: pathOf(params), first: A_PAGE, after, theme, placePath };
  const { area } = await ask(context, request, AlertsPageDocument, wanted);
  return { area: found(area), theme, placePath, isOlder: after !== null };
}

export default function AreaAlerts({ loaderData: { area, theme, placePath, isOlder } }: Route.ComponentProps) {
  const { nodes, pageInfo, totalCount } = area.alerts;
  const here = `/areas/${area.path}/alerts`;
  const chosen = new URLSearchParams([
    ...(theme ? [['theme', theme]] : []),
    ...(placePath ? [['place', placePath]] : []),
  ]);
  const isSome = chosen.size > 0;
  const at = (more: Record<string, string>) => {
    const query = new URLSearchParams([...chosen, ...Object.entries(more)]);
    return query.size > 0 ? `${here}?${query}` : here;
  };
  return (
    <Page title={`Alerts: ${area.name}`} force={area.force} before={<Breadcrumbs items={areaCrumbs(area, 'Alerts')} />}>
      <FeedTags area={area} topic="ALERTS" />
      <h1 className="govuk-heading-l">
        <span className="govuk-caption-l">{area.name}</span>
        Alerts from the police team
      </h1>
      <p className="govuk-body">A scam going round, thefts to look out for, somebody who is missing.</p>
      <GetEmails area={area} />
      <AlertFilter
        href={here}
        theme={theme ?? ''}
        place={placePath ?? ''}
        places={area.children}
        placeLabel={area.kind === 'FORCE' ? 'Neighbourhood' : 'Place'}
      />
      {nodes.length > 0 ? (
        <>
          <p className="govuk-body">
            {counted(totalCount, 'alert')}
            {isSome && ' like this'}, the newest first.
            {isSome && <All href={here} />}
          </p>
          <AlertList alerts={nodes} />
        </>
      ) : (
        <Nothing isSome={isSome || isOlder} area={area} href={here} />
      )}
      {(pageInfo.hasNextPage || isOlder) && (
        <Pagination
          previous={isOlder ? { href: at({}), text: 'The newest' } : null}
          next={pageInfo.hasNextPage ? { href: at({ after: pageInfo.endCursor ?? '' }), text: 'Older' } : null}
        />
      )}
    </Page>
  );
}

const All = ({ href }: { href: string }) => (
  <>
    {' '}
    <a className="govuk-link" href={href}>
      Show all of them
    </a>
  </>
);

interface NothingProps {
  isSome: boolean;
  area: { path: string; name: string };
  href: string;
}

/** An empty list says what to do next. */
function Nothing({ isSome, area: { path, name }, href }: NothingProps) {
  if (isSome) {
    return (
      <p className="govuk-body">
        There are no alerts like this. <All href={href} />
      </p>
    );
  }
  return (
    <p className="govuk-body">
      The team has sent no alert about {name} yet. When it does, it stands here, and goes by email to everybody who gets
      emails about {name}. Meanwhile you can see{' '}
      <a className="govuk-link" href={`/areas/${path}`}>
        what the team works on now
      </a>
      .
    </p>
  );
}
