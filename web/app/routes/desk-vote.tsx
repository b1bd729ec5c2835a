import { momentInWords } from '@patchwork/calendar';
import { BallotTag, whenWords } from '#features/ballots/desk-ballots.tsx';
import { DeskPapers, papersWaiting, waitWords } from '#features/ballots/desk-papers.tsx';
import { turnoutToShow } from '#features/ballots/desk-turnout.ts';
import { DeskTurnout } from '#features/ballots/desk-turnout.tsx';
import { tookPartWords, upToWords } from '#features/ballots/vote-words.ts';
import { DoneBanner } from '#forms/done-banner.tsx';
import { Page } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { ButtonGroup, ButtonLink } from '#ui/button.tsx';
import { Details } from '#ui/details.tsx';
import { InsetText } from '#ui/inset-text.tsx';
import { placesWords } from '#words/options.ts';
import { themeBefore } from '#words/themes.ts';
import type { Route } from './+types/desk-vote.ts';
import { ballotOfTeam } from './desk-vote.server.ts';

export async function loader({ context, request, params }: Route.LoaderArgs) {
  return ballotOfTeam(context, request, params.id);
}

const said = ({ state, opensAt }: Ballot) => ({
  opened: `${
    state === 'PLANNED' ? `The vote will open on ${momentInWords(new Date(opensAt))}.` : 'The vote is open.'
  } Its options and times stay as they are.`,
  entered:
    'The papers are entered. They count once a second officer has counted them again and found the same numbers.',
  agreed: 'Both counts are the same: the papers count.',
});

type Ballot = Route.ComponentProps['loaderData']['ballot'];

export default function DeskVote({ loaderData: { ballot, officerId, isInspector } }: Route.ComponentProps) {
  const { id, state, quarter, turnoutSoFar, paperBatches } = ballot;
  const waiting = papersWaiting(paperBatches, state);
  const isOver = state === 'CLOSED' || state === 'SEALED';
  return (
    <Page
      title={`The vote on ${quarter.name}: the team’s page`}
      width="full"
      force={quarter.area.force}
      before={<BackLink href="/desk">The desk</BackLink>}
    >
      <DoneBanner said={said(ballot)} />
      <h1 className="govuk-heading-l govuk-!-margin-bottom-2">
        <span className="govuk-caption-l">{quarter.area.name}</span>
        The vote on {quarter.name}
      </h1>
      <p className="govuk-body">
        <BallotTag state={state} /> {whenWords(ballot)}{' '}
        <a className="govuk-link" href={`/ballots/${id}`}>
          See its public page
        </a>
      </p>
      {waiting > 0 && (
        <InsetText>
          <a className="govuk-link" href="#papers">
            {waitWords(waiting)}
          </a>
        </InsetText>
      )}
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          {isOver && <WhatComesNext ballot={ballot} decides={isInspector} />}
          {!isOver && (
            <section aria-labelledby="turnout">
              <h2 className="govuk-heading-m" id="turnout">
                Who has voted so far
              </h2>
              {state === 'PLANNED' ? (
                <p className="govuk-body">The vote is not open yet.</p>
              ) : (
                <DeskTurnout turnout={turnoutToShow(turnoutSoFar, quarter.area.children)} />
              )}
            </section>
          )}
          <section aria-labelledby="papers">
            <h2 className="govuk-heading-m" id="papers">
              Votes on paper
            </h2>
            {state === 'PLANNED' ? (
              <p className="govuk-body">Papers can be printed now, and entered once the vote is open.</p>
            ) : (
              <DeskPapers ballot={ballot} batches={paperBatches} officerId={officerId} />
            )}
            {!isOver && (
              <ButtonGroup>
                {state === 'OPEN' && (
                  <ButtonLink href={`/desk/votes/${id}/papers`} variant="secondary">
                    Enter papers
                  </ButtonLink>
                )}
                <ButtonLink href={`/desk/votes/${id}/paper`} variant="secondary">
                  Print the ballot paper
                </ButtonLink>
              </ButtonGroup>
            )}
          </section>
          <OnTheList ballot={ballot} />
        </div>
      </div>
    </Page>
  );
}

/** After the vote has closed: it is counted, then read, then the team decides. */
function WhatComesNext({ ballot: { id, result, quarter }, decides }: { ballot: Ballot; decides: boolean }) {
  if (!result) {
    return (
      <p className="govuk-body">
        The votes are being counted. It takes a few seconds: load this page again to see the result.
      </p>
    );
  }
  return (
    <section aria-labelledby="result">
      <h2 className="govuk-heading-m" id="result">
        The result
      </h2>
      <p className="govuk-body">
        Counted on {momentInWords(new Date(result.sealedAt))}. {tookPartWords(result, quarter.area)}{' '}
        {result.isOrderOnly && 'Fewer than 30 took part, so only the order is told.'}
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href={`/ballots/${id}/result`}>
          Read the result
        </a>
      </p>
      <p className="govuk-body">
        It advises. What the team works on in {quarter.name} is decided by its inspector, who says why where it differs
        from the vote.
      </p>
      {quarter.decision && (
        <p className="govuk-body">
          <a className="govuk-link" href={`/decisions/${quarter.decision.id}`}>
            What was agreed, and why
          </a>
          {' · '}
          <a className="govuk-link" href={`/desk/decisions/${quarter.decision.id}`}>
            Its words
          </a>
        </p>
      )}
      {!quarter.decision && decides && (
        <ButtonLink href={`/desk/decisions/adopt?quarter=${quarter.id}`}>Decide what the team works on</ButtonLink>
      )}
    </section>
  );
}

function OnTheList({ ballot: { options, maxChoices, words, openedBy, quarter } }: { ballot: Ballot }) {
  return (
    <Details summary={`The ${options.length} options`}>
      <p className="govuk-body">
        Choose {upToWords(maxChoices, options.length)}, or none of these. The list was made by{' '}
        {openedBy.name ?? openedBy.title}.
      </p>
      <ol className="govuk-list govuk-list--number">
        {options.map(({ id, theme, title, places }) => (
          <li key={id}>
            {themeBefore(theme, title)}
            {title}. {placesWords(places, quarter.area)}.
          </li>
        ))}
      </ol>
      {words && <p className="govuk-body app-lines">{words}</p>}
    </Details>
  );
}
