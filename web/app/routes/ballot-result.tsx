import { ask, found } from '#asking/ask.server.ts';
import { shellContext } from '#asking/shell.server.ts';
import { areaCrumbs } from '#features/areas/area-crumbs.ts';
import { CheckTheCount } from '#features/ballots/check-the-count.tsx';
import { ResultChart } from '#features/ballots/result-chart.tsx';
import type { Result as ResultFacts } from '#features/ballots/result-rows.ts';
import { HowTheyVoted, ResultTable } from '#features/ballots/result-table.tsx';
import { ResultTurnout } from '#features/ballots/result-turnout.tsx';
import { advisesWords, resultWords, tookPartWords, when } from '#features/ballots/vote-words.ts';
import { WhatThen } from '#features/ballots/what-then.tsx';
import { ShareLinks } from '#features/sharing/share-links.tsx';
import { pictureOfArea, ShareTags } from '#features/sharing/share-tags.tsx';
import { reportData } from '#features/sharing/structured.ts';
import { BallotResultDocument } from '#graphql.generated.ts';
import { Page } from '#shell/page.tsx';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { InsetText } from '#ui/inset-text.tsx';
import { QuoteThis } from '#ui/quote-this.tsx';
import { StructuredData } from '#ui/structured-data.tsx';
import { dayWords } from '#words/days.ts';
import type { Route } from './+types/ballot-result.ts';

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { ballot } = await ask(context, request, BallotResultDocument, { id: params.id });
  return { ballot: found(ballot), publicUrl: context.get(shellContext).facts.publicUrl };
}

type Shown = Route.ComponentProps['loaderData'];

export default function BallotResult({ loaderData }: Route.ComponentProps) {
  const { ballot, publicUrl } = loaderData;
  const { id, quarter, result } = ballot;
  const { area } = quarter;
  const url = `${publicUrl}/ballots/${id}/result`;
  const title = `The result of the vote of ${area.name}, ${quarter.name}`;
  return (
    <Page
      title={title}
      force={area.force}
      width="full"
      before={<Breadcrumbs items={areaCrumbs(area, 'The result of the vote')} />}
    >
      <ShareTags
        title={title}
        description={result ? tookPartWords(result, area) : 'The result is not out yet.'}
        url={url}
        picture={pictureOfArea(publicUrl, area)}
      />
      {result && (
        <StructuredData
          of={reportData(publicUrl, {
            url,
            title,
            description: tookPartWords(result, area),
            publishedAt: ballot.closesAt,
            area,
          })}
        />
      )}
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <span className="govuk-caption-l">
            {area.name}, {quarter.name}
          </span>
          <h1 className="govuk-heading-l">The result of the vote</h1>
          {result ? <TheResult {...loaderData} result={result} /> : <NoResultYet ballot={ballot} />}
        </div>
        <div className="govuk-grid-column-one-third app-side">
          <section aria-labelledby="more">
            <h2 className="govuk-heading-m" id="more">
              More about it
            </h2>
            <ul className="govuk-list app-links">
              <li>
                <a className="govuk-link" href={`/ballots/${id}`}>
                  What could be chosen, and who made the list
                </a>
              </li>
              <li>
                <a className="govuk-link" href={`/quarters/${quarter.id}`}>
                  {quarter.name}
                </a>
              </li>
              <li>
                <a className="govuk-link" href="/how-the-vote-works">
                  How the vote works
                </a>
              </li>
            </ul>
          </section>
          <ShareLinks title={title} url={url} />
        </div>
      </div>
    </Page>
  );
}

function NoResultYet({ ballot: { id, state, closesAt } }: Pick<Shown, 'ballot'>) {
  return (
    <>
      <InsetText>
        {state === 'CLOSED'
          ? `The vote closed on ${when(closesAt)}. The votes are being counted. That takes less than a minute: load this page again.`
          : `There is no result yet, and nobody can see how the vote is going. The result is here when the vote has closed, on ${when(closesAt)}.`}
      </InsetText>
      <p className="govuk-body">
        <a className="govuk-link" href={`/ballots/${id}`}>
          Back to the vote
        </a>
      </p>
    </>
  );
}

function TheResult({ ballot, publicUrl, result }: Shown & { result: ResultFacts }) {
  const { maxChoices } = ballot;
  const { area } = ballot.quarter;
  return (
    <>
      <p className="govuk-body-l">{tookPartWords(result, area)}</p>
      {result.voters > 0 && (
        <section className="app-section" aria-labelledby="order">
          <h2 className="govuk-heading-m" id="order">
            {result.isOrderOnly ? 'In which order' : 'What they chose'}
          </h2>
          {result.isOrderOnly && (
            <InsetText>
              Only the order is shown, without numbers. Fewer than 30 people took part, and with so few the numbers
              could give away what somebody chose.
            </InsetText>
          )}
          <ResultChart result={result} area={area} />
          <QuoteThis
            words={resultWords(result, ballot.quarter.name)}
            source={`the vote of residents of ${area.name}, recounted by anybody who wishes`}
            asOf={dayWords(ballot.closesAt)}
            url={`${publicUrl}/ballots/${ballot.id}/result`}
          />
          {!result.isOrderOnly && (
            <>
              <HowTheyVoted result={result} />
              <ResultTable result={result} maxChoices={maxChoices} />
            </>
          )}
        </section>
      )}
      {result.voters > 0 && <ResultTurnout turnout={result.turnout} area={area} />}
      <WhatThen decision={ballot.quarter.decision} advises={advisesWords({ ballot, area, team: area.team })} />
      <CheckTheCount ballot={ballot} result={result} publicUrl={publicUrl} />
    </>
  );
}
