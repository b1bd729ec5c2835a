import { ask, found } from '#asking/ask.server.ts';
import { shellContext } from '#asking/shell.server.ts';
import { areaCrumbs } from '#features/areas/area-crumbs.ts';
import { Shortlist } from '#features/ballots/shortlist.tsx';
import { VoteStanding } from '#features/ballots/vote-standing.tsx';
import { advisesWords } from '#features/ballots/vote-words.ts';
import { WhatThen } from '#features/ballots/what-then.tsx';
import { WhatToKnow } from '#features/ballots/what-to-know.tsx';
import { ShareLinks } from '#features/sharing/share-links.tsx';
import { pictureOfArea, ShareTags } from '#features/sharing/share-tags.tsx';
import { BallotPageDocument } from '#graphql.generated.ts';
import { Page } from '#shell/page.tsx';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { ButtonLink } from '#ui/button.tsx';
import type { Route } from './+types/ballot.ts';
import { OptionCard } from './ballot/option-card.tsx';

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { ballot } = await ask(context, request, BallotPageDocument, { id: params.id });
  return { ballot: found(ballot), publicUrl: context.get(shellContext).facts.publicUrl };
}

/** A vote, the same for everybody: nothing here hangs on how many voted, or for what. */
export default function Ballot({ loaderData: { ballot, publicUrl } }: Route.ComponentProps) {
  const { id, state, quarter, maxChoices, closesAt, options } = ballot;
  const { area } = quarter;
  const question = `What should the team work on from ${quarter.name}?`;
  const url = `${publicUrl}/ballots/${id}`;
  const advises = advisesWords({ ballot, area, team: area.team });
  return (
    <Page
      title={`The vote of ${area.name}, ${quarter.name}`}
      force={area.force}
      width="full"
      before={<Breadcrumbs items={areaCrumbs(area, 'The vote')} />}
    >
      <ShareTags
        title={`${area.name}: ${question}`}
        description={advises}
        url={url}
        picture={pictureOfArea(publicUrl, area)}
      />
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <span className="govuk-caption-l">The vote of {area.name}</span>
          <h1 className="govuk-heading-l">{question}</h1>
          <p className="govuk-body-l">{advises}</p>
          <VoteStanding ballot={ballot} area={area} result={ballot.result} />
          {quarter.decision && <WhatThen decision={quarter.decision} advises={advises} />}
          {state !== 'SEALED' && (
            <WhatToKnow area={area} maxChoices={maxChoices} options={options.length} closesAt={closesAt} />
          )}
          <section className="app-section" aria-labelledby="options">
            <h2 className="govuk-heading-l" id="options">
              {state === 'PLANNED' || state === 'OPEN' ? 'What you can choose' : 'What could be chosen'}
            </h2>
            <ol className="app-options">
              {options.map((option) => (
                <OptionCard
                  key={option.id}
                  option={option}
                  area={area}
                  isOver={['CURRENT', 'ENDED'].includes(quarter.stage)}
                />
              ))}
            </ol>
            {state === 'OPEN' && (
              <ButtonLink href={`/ballots/${id}/vote`} isStart>
                Vote
              </ButtonLink>
            )}
          </section>
          <Shortlist ballot={ballot} area={area} />
        </div>
        <div className="govuk-grid-column-one-third app-side">
          <section aria-labelledby="more">
            <h2 className="govuk-heading-m" id="more">
              More about it
            </h2>
            <ul className="govuk-list app-links">
              <li>
                <a className="govuk-link" href="/how-the-vote-works">
                  How the vote works
                </a>
              </li>
              <li>
                <a className="govuk-link" href={`/quarters/${quarter.id}`}>
                  {quarter.name}
                </a>
              </li>
              <li>
                <a className="govuk-link" href={`/areas/${area.path}`}>
                  What the team of {area.name} works on now
                </a>
              </li>
            </ul>
          </section>
          <ShareLinks title={`${area.name}: ${question}`} url={url} />
        </div>
      </div>
    </Page>
  );
}
