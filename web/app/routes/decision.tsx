import { ask, found } from '#asking/ask.server.ts';
import { shellContext } from '#asking/shell.server.ts';
import { areaCrumbs } from '#features/areas/area-crumbs.ts';
import { AdoptedList } from '#features/decisions/adopted-list.tsx';
import { againstVoteWords, decidedWords } from '#features/decisions/decision-words.ts';
import { WhatEnds } from '#features/decisions/what-ends.tsx';
import { WhatTheVotePutWhere } from '#features/decisions/what-the-vote-put-where.tsx';
import { Why } from '#features/decisions/why.tsx';
import { StatementWords } from '#features/meetings/question-answer.tsx';
import { NoticeCode } from '#features/sharing/notice-code.tsx';
import { qrCodeOf } from '#features/sharing/qr-code.server.ts';
import { ShareLinks } from '#features/sharing/share-links.tsx';
import { pictureOfArea, ShareTags } from '#features/sharing/share-tags.tsx';
import { reportData } from '#features/sharing/structured.ts';
import { DoneBanner } from '#forms/done-banner.tsx';
import { DecisionPageDocument } from '#graphql.generated.ts';
import { Page } from '#shell/page.tsx';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { Details } from '#ui/details.tsx';
import { StructuredData } from '#ui/structured-data.tsx';
import { dayWords } from '#words/days.ts';
import type { Route } from './+types/decision.ts';

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { decision } = await ask(context, request, DecisionPageDocument, { id: params.id });
  const { publicUrl } = context.get(shellContext).facts;
  const shown = found(decision);
  const url = `${publicUrl}/decisions/${shown.id}`;
  return { decision: shown, publicUrl, url, code: qrCodeOf(url) };
}

const said = { adopted: 'It is agreed. Everybody can read it here, and whoever suggested something is mailed.' };

/** What was agreed, and why: the same for everybody. */
export default function Decision({ loaderData: { decision, publicUrl, url, code } }: Route.ComponentProps) {
  const { quarter, differs, ballot, adopted, notAdopted, displaced, reason, evidence, meeting } = decision;
  const { area } = quarter;
  const result = ballot?.result ?? null;
  const wasVotedOn = ballot !== null;
  const title = `What was agreed for ${area.name}, ${quarter.name}`;
  return (
    <Page
      title={title}
      force={area.force}
      width="full"
      before={<Breadcrumbs items={areaCrumbs(area, 'What was agreed')} />}
    >
      <ShareTags
        title={title}
        description={decidedWords(decision)}
        url={url}
        picture={pictureOfArea(publicUrl, area)}
      />
      <StructuredData
        of={reportData(publicUrl, {
          url,
          title,
          description: decidedWords(decision),
          publishedAt: decision.decidedAt,
          area,
        })}
      />
      <NoticeCode code={code} url={url} words="Read this on the web, and what was done since" />
      <DoneBanner said={said} />
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <span className="govuk-caption-l">
            {area.name}, {quarter.name}
          </span>
          <h1 className="govuk-heading-l">What was agreed, and why</h1>
          <p className="govuk-body-l">
            {decidedWords(decision)} {againstVoteWords(differs, wasVotedOn)}
          </p>
          {meeting && (
            <p className="govuk-body">
              It was talked over at a public meeting on {dayWords(meeting.startsAt)}:{' '}
              <a className="govuk-link" href={`/meetings/${meeting.id}`}>
                {meeting.title}
              </a>
            </p>
          )}
          <section className="app-section" aria-labelledby="agreed">
            <h2 className="govuk-heading-l" id="agreed">
              What the team works on
            </h2>
            <AdoptedList adopted={adopted} result={result} wasVotedOn={wasVotedOn} area={area} />
          </section>
          <Why
            differs={differs}
            wasVotedOn={wasVotedOn}
            reason={reason && <StatementWords statement={reason} what="words" />}
            evidence={evidence && <StatementWords statement={evidence} what="words" />}
          />
          {ballot && (
            <WhatTheVotePutWhere ballotId={ballot.id} result={result} adopted={adopted} notAdopted={notAdopted} />
          )}
          <WhatEnds displaced={displaced} />
          <CanItChange head={result?.auditHead ?? null} />
        </div>
        <div className="govuk-grid-column-one-third app-side">
          <MoreAboutIt decision={decision} />
          <ShareLinks title={title} url={url} />
        </div>
      </div>
    </Page>
  );
}

/** What only those want to know who would check it. */
function CanItChange({ head }: { head: string | null }) {
  return (
    <Details summary="Can this be changed later?">
      <p className="govuk-body">
        No. What was agreed stays as it is: the priorities keep their titles, their places and their promises. Only
        words that harm somebody can be taken back, and then this page says so, with the day.
      </p>
      <p className="govuk-body">
        The decision is an entry in the audit: a list of what was done that can only be added to, in which each entry
        holds the hash of the one before.
        {head && (
          <>
            {' '}
            When the vote was counted, the newest hash was <code className="app-fixed">{head}</code>.
          </>
        )}{' '}
        <a className="govuk-link" href="/how-the-vote-works">
          How the vote works
        </a>{' '}
        says what that shows, and what it does not.
      </p>
    </Details>
  );
}

function MoreAboutIt({ decision: { ballot, quarter, meeting } }: Pick<Route.ComponentProps['loaderData'], 'decision'>) {
  const links = [
    ...(ballot
      ? [
          [`/ballots/${ballot.id}/result`, 'The result of the vote'],
          [`/ballots/${ballot.id}`, 'What could be chosen, and who made the list'],
        ]
      : []),
    ...(meeting ? [[`/meetings/${meeting.id}`, 'The meeting: what was said and asked']] : []),
    [`/quarters/${quarter.id}`, quarter.name],
    [`/areas/${quarter.area.path}`, `The police team of ${quarter.area.name}`],
    [`/areas/${quarter.area.path}/follow`, `Get emails about ${quarter.area.name}`],
  ];
  return (
    <section aria-labelledby="more" className="app-no-print">
      <h2 className="govuk-heading-m" id="more">
        More about it
      </h2>
      <ul className="govuk-list app-links">
        {links.map(([href, words]) => (
          <li key={href}>
            <a className="govuk-link" href={href}>
              {words}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
