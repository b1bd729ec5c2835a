import { ask, found } from '#asking/ask.server.ts';
import { areaCrumbs } from '#features/areas/area-crumbs.ts';
import { SuggestionList } from '#features/suggestions/suggestion-list.tsx';
import { SuggestionTrackerDocument } from '#graphql.generated.ts';
import { Page } from '#shell/page.tsx';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { ButtonLink } from '#ui/button.tsx';
import { Pagination } from '#ui/pagination.tsx';
import { counted } from '#words/lists.ts';
import type { Route } from './+types/area-suggestions.ts';
import { pathOf } from './area/path-of.ts';

export async function loader({ context, request, params, url }: Route.LoaderArgs) {
  const after = url.searchParams.get('after');
  const { area } = await ask(context, request, SuggestionTrackerDocument, { path: pathOf(params), after });
  return { area: found(area), isOlder: after !== null };
}

export default function AreaSuggestions({ loaderData: { area, isOlder } }: Route.ComponentProps) {
  const { nodes, pageInfo, totalCount } = area.suggestions;
  // What is suggested at a place goes to the team of its neighbourhood.
  const team = area.neighbourhood?.name ?? area.name;
  const here = `/areas/${area.path}/suggestions`;
  return (
    <Page
      title={`Suggestions: ${area.name}`}
      force={area.force}
      before={<Breadcrumbs items={areaCrumbs(area, 'Suggestions')} />}
    >
      <h1 className="govuk-heading-l">
        <span className="govuk-caption-l">{team}</span>
        What was suggested, and what became of it
      </h1>
      <p className="govuk-body">
        Residents suggest what the {team} team works on next. A named member of the team reads each, and says what
        becomes of it. What is taken forward is what the choices of the next vote are made from.
      </p>
      <ButtonLink href={`/areas/${area.path}/suggest`}>Suggest something</ButtonLink>
      {nodes.length > 0 ? (
        <>
          <h2 className="govuk-heading-m">{isOlder ? 'Suggested earlier' : 'The newest first'}</h2>
          {!isOlder && <p className="govuk-body">The team has read {counted(totalCount, 'suggestion')}.</p>}
          <SuggestionList suggestions={nodes} />
        </>
      ) : (
        <Nothing isOlder={isOlder} team={team} path={area.neighbourhood?.path ?? area.path} />
      )}
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
      <p className="govuk-body">
        <a className="govuk-link" href="/what-we-publish">
          What we publish, and what we do not
        </a>
      </p>
    </Page>
  );
}

/** An empty list says what to do next. */
function Nothing({ isOlder, team, path }: { isOlder: boolean; team: string; path: string }) {
  if (isOlder) return <p className="govuk-body">There are no earlier suggestions.</p>;
  return (
    <p className="govuk-body">
      The {team} team has read no suggestion yet. Make one: say what bothers you, where, and why. Meanwhile you can see{' '}
      <a className="govuk-link" href={`/areas/${path}`}>
        what the team works on now
      </a>
      .
    </p>
  );
}
