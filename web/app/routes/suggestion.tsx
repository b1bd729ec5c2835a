import { momentInWords } from '@patchwork/calendar';
import { ask, found } from '#asking/ask.server.ts';
import { shellContext } from '#asking/shell.server.ts';
import { areaCrumbs } from '#features/areas/area-crumbs.ts';
import { GetEmails } from '#features/following/get-emails.tsx';
import { reaches } from '#features/people/acting.server.ts';
import { SuggestionStanding } from '#features/suggestions/suggestion-standing.tsx';
import { aboutWords, titleOf } from '#features/suggestions/suggestion-words.ts';
import { DoneBanner } from '#forms/done-banner.tsx';
import { MeDocument, SuggestionPageDocument } from '#graphql.generated.ts';
import { Page } from '#shell/page.tsx';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import type { Route } from './+types/suggestion.ts';

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { viewer } = context.get(shellContext).facts;
  const serves = viewer?.role === 'OFFICER' || viewer?.role === 'INSPECTOR';
  const [{ suggestion }, mine] = await Promise.all([
    ask(context, request, SuggestionPageDocument, { id: params.id }),
    serves ? ask(context, request, MeDocument) : null,
  ]);
  const shown = found(suggestion);
  const post = mine?.me?.officer;
  return { suggestion: shown, isOfTeam: post ? reaches(post, shown.area.path) : false };
}

const said = { suggested: 'Your suggestion is with the team. We email you what it decides.' };

export default function Suggestion({ loaderData: { suggestion, isOfTeam } }: Route.ComponentProps) {
  const { id, area, title, why, status, suggestedAt, mergedFrom, isMine } = suggestion;
  const about = aboutWords(suggestion);
  return (
    <Page
      title={`Suggestion: ${titleOf(suggestion)}`}
      force={area.force}
      before={<Breadcrumbs items={areaCrumbs(area, 'Suggestion')} />}
    >
      <DoneBanner said={said} />
      <h1 className="govuk-heading-l">
        <span className="govuk-caption-l">A suggestion to the {area.name} team</span>
        {titleOf(suggestion)}
      </h1>
      {about && <p className="govuk-body">{about}</p>}
      {why && <blockquote className="app-question__text app-question__text--small">{why}</blockquote>}
      {status !== 'UNREAD' && (
        <p className="govuk-body">
          Suggested {isMine && 'by you '}on {momentInWords(new Date(suggestedAt))}.
        </p>
      )}
      {title === null && (
        <p className="govuk-body">What it said is shown to nobody but whoever suggested it and the team.</p>
      )}
      <SuggestionStanding suggestion={suggestion} areaPath={area.path} />
      {mergedFrom.length > 0 && (
        <section aria-labelledby="also-suggested" className="app-section">
          <h2 className="govuk-heading-m" id="also-suggested">
            Also suggested, and joined with this
          </h2>
          <ul className="app-questions">
            {mergedFrom.map((other) => (
              <li key={other.id} className="app-questions__item">
                <a className="govuk-link" href={`/suggestions/${other.id}`}>
                  {titleOf(other)}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {isOfTeam && status !== 'UNREAD' && (
        <p className="govuk-body">
          <a className="govuk-link" href={`/desk/suggestions/${id}`}>
            See it at the desk
          </a>
        </p>
      )}
      {isMine && <GetEmails area={area} />}
      <p className="govuk-body">
        <a className="govuk-link" href={`/areas/${area.path}/suggestions`}>
          All suggestions to the {area.name} team
        </a>
      </p>
    </Page>
  );
}
