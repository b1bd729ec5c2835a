import { londonDate, shortDayInWords } from '@patchwork/calendar';
import { ask, found } from '#asking/ask.server.ts';
import { shellContext } from '#asking/shell.server.ts';
import { areaCrumbs } from '#features/areas/area-crumbs.ts';
import { HoursToAnswer, hoursWords } from '#features/meetings/question-hours.tsx';
import { QuestionList } from '#features/meetings/question-list.tsx';
import { AreaQuestionsDocument } from '#graphql.generated.ts';
import { Page } from '#shell/page.tsx';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { ButtonLink } from '#ui/button.tsx';
import { Pagination } from '#ui/pagination.tsx';
import { QuoteThis } from '#ui/quote-this.tsx';
import type { Route } from './+types/area-questions.ts';
import { pathOf } from './area/path-of.ts';

export async function loader({ context, request, params, url }: Route.LoaderArgs) {
  const after = url.searchParams.get('after');
  const { area } = await ask(context, request, AreaQuestionsDocument, { path: pathOf(params), after });
  const { publicUrl } = context.get(shellContext).facts;
  return { area: found(area), isOlder: after !== null, publicUrl, today: londonDate(new Date()) };
}

export default function AreaQuestions({ loaderData: { area, isOlder, publicUrl, today } }: Route.ComponentProps) {
  const { nodes, pageInfo } = area.questions;
  const here = `/areas/${area.path}/questions`;
  return (
    <Page
      title={`Questions to the team: ${area.name}`}
      force={area.force}
      before={<Breadcrumbs items={areaCrumbs(area, 'Questions')} />}
    >
      <span className="govuk-caption-l">{area.name}</span>
      <h1 className="govuk-heading-l">Questions to the team</h1>
      <HoursToAnswer hours={area.hoursToAnswer} />
      {area.hoursToAnswer.answered > 0 && (
        <QuoteThis
          words={hoursWords(area.hoursToAnswer).replace(/\.$/, '')}
          source={`the questions to the neighbourhood police team of ${area.name}, and its answers`}
          asOf={shortDayInWords(today)}
          url={`${publicUrl}${here}`}
        />
      )}
      <ButtonLink href={`/areas/${area.path}/ask`}>Ask the team</ButtonLink>
      {nodes.length > 0 ? (
        <>
          <h2 className="govuk-heading-m">{isOlder ? 'Asked earlier' : 'The newest first'}</h2>
          <QuestionList questions={nodes} />
        </>
      ) : (
        <p className="govuk-body">
          {isOlder ? 'There are no earlier questions.' : 'Nothing has been asked of this team here yet.'}
        </p>
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
