import { shortDayInWords } from '@patchwork/calendar';
import { TeamContact } from '#features/areas/team-contact.tsx';
import { VoteBox } from '#features/ballots/vote-box.tsx';
import { NextMeetings } from '#features/meetings/next-meetings.tsx';
import { AreaAsData } from '#features/open-data/table-links.tsx';
import { PriorityCard } from '#features/priorities/priority-card.tsx';
import { YouSaidWeDid } from '#features/priorities/you-said-we-did.tsx';
import { ComingQuarter } from '#features/quarters/coming-quarter.tsx';
import { Feeds } from '#features/sharing/feeds.tsx';
import { ShareLinks } from '#features/sharing/share-links.tsx';
import { WaysToSuggest } from '#features/suggestions/ways-to-suggest.tsx';
import { EmergencyStrip } from '#shell/emergency-strip.tsx';
import { InsetText } from '#ui/inset-text.tsx';
import { type AreaShown, quarterShown } from './summary.ts';

/** What the team is working on now; on a place's page, what is about that place comes first. */
export function Now({ area }: { area: AreaShown }) {
  const quarter = quarterShown(area);
  if (!quarter) return <NotAgreedYet area={area} />;
  const isAbout = (places: readonly { id: string }[]) => places.length === 0 || places.some(({ id }) => id === area.id);
  const groups =
    area.kind === 'PLACE'
      ? [
          {
            heading: `What the team is working on in ${area.name}`,
            of: quarter.priorities.filter(({ places }) => isAbout(places)),
          },
          {
            heading: `Elsewhere in ${area.neighbourhood?.name}`,
            of: quarter.priorities.filter(({ places }) => !isAbout(places)),
          },
        ]
      : [{ heading: 'What the team is working on', of: quarter.priorities }];
  return groups
    .filter(({ of }) => of.length > 0)
    .map(({ heading, of }) => (
      <section key={heading} className="app-section" aria-label={heading}>
        <h2 className="govuk-heading-l">
          {heading}
          <span className="govuk-caption-m">
            {shortDayInWords(quarter.startsOn)} to {shortDayInWords(quarter.endsOn)}
            {quarter.ballot?.state === 'SEALED' && (
              <>
                , after{' '}
                <a className="govuk-link" href={`/ballots/${quarter.ballot.id}/result`}>
                  a vote of residents
                </a>
              </>
            )}
            {quarter.decision && (
              <>
                .{' '}
                <a className="govuk-link" href={`/decisions/${quarter.decision.id}`}>
                  What was agreed, and why
                </a>
              </>
            )}
          </span>
        </h2>
        {of.map((priority) => (
          <PriorityCard key={priority.id} priority={priority} />
        ))}
      </section>
    ));
}

/** A quarter that began without a decision says so; the last one's priorities are shown below. */
function NotAgreedYet({ area: { currentQuarter, lastQuarter } }: { area: AreaShown }) {
  return (
    <section className="app-section" aria-labelledby="now">
      <h2 className="govuk-heading-l" id="now">
        What the team is working on
      </h2>
      <InsetText>
        {currentQuarter
          ? `${currentQuarter.name} began on ${shortDayInWords(currentQuarter.startsOn)}. What the team will work on has not been agreed yet.`
          : 'Nothing has been agreed for these months yet.'}
        {lastQuarter && ` Below is what it worked on from ${lastQuarter.name}.`}
      </InsetText>
    </section>
  );
}

function ComesNext({ area: { path, neighbourhood, nextQuarter, currentQuarter } }: { area: AreaShown }) {
  return (
    <section className="app-section" aria-labelledby="next">
      <h2 className="govuk-heading-l" id="next">
        What comes next
        {nextQuarter && <span className="govuk-caption-m">For {nextQuarter.name}</span>}
      </h2>
      {nextQuarter ? (
        <ComingQuarter quarter={nextQuarter} />
      ) : (
        <p className="govuk-body">
          The dates for the next months are not set yet.
          {currentQuarter && ` The current priorities run until ${shortDayInWords(currentQuarter.endsOn)}.`}
        </p>
      )}
      <WaysToSuggest path={path} neighbourhoodPath={neighbourhood?.path ?? path} next={nextQuarter} />
    </section>
  );
}

/** What asks for the reader now, above everything else: a vote that is open, of these months or of those to come. */
export function VoteNow({ area }: { area: AreaShown }) {
  const open = [area.currentQuarter, area.nextQuarter].find((quarter) => quarter?.ballot?.state === 'OPEN');
  if (!open) return null;
  return <VoteBox ballot={open.ballot} months={open.name} area={area.neighbourhood ?? area} />;
}

function LastQuarter({ area }: { area: AreaShown }) {
  const { lastQuarter, neighbourhood } = area;
  return (
    <div className="app-section">
      {lastQuarter && lastQuarter.priorities.length > 0 && <YouSaidWeDid quarter={lastQuarter} />}
      <p className="govuk-body app-no-print">
        <a className="govuk-link" href={`/areas/${neighbourhood?.path ?? area.path}/quarters`}>
          What the team worked on before
        </a>
      </p>
    </div>
  );
}

/** The meetings to come, and how to ask; those of a place are its neighbourhood's. */
function Meet({ area }: { area: AreaShown }) {
  return <NextMeetings meetings={area.meetings.nodes} path={area.neighbourhood?.path ?? area.path} />;
}

/** What follows, then what was before; the other way round while nothing is agreed, since the note above points there. */
export function AroundNow({ area }: { area: AreaShown }) {
  const [next, last] = [<ComesNext key="next" area={area} />, <LastQuarter key="last" area={area} />];
  const meet = <Meet key="meet" area={area} />;
  return quarterShown(area) ? [meet, next, last] : [last, meet, next];
}

/** Beside the main part: the team and how to reach it, what is not for here, and how to pass the page on. */
export function SideOfTeam({ area, url }: { area: AreaShown; url: string }) {
  return (
    <div className="app-side">
      <TeamContact team={area.team} contact={area.contact} heading="Your team" />
      <EmergencyStrip reportUrl={area.contact.reportUrl} areaPath={area.path} />
      <ShareLinks
        title={`${area.name}: your neighbourhood police team`}
        url={url}
        embed={`/areas/${area.path}/embed`}
      />
      <Feeds area={area} />
      <AreaAsData area={area} />
      <p className="govuk-body-s app-no-print">Printed, this page is a notice for a board, with a QR code.</p>
    </div>
  );
}
