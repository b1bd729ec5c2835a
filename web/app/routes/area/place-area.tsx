import { AlertsLink } from '#features/alerts/alerts-link.tsx';
import { AreaHeading } from '#features/areas/area-heading.tsx';
import { AtAGlance } from '#features/areas/at-a-glance.tsx';
import { PlaceOnMap } from '#features/areas/place-on-map.tsx';
import { GetEmails } from '#features/following/get-emails.tsx';
import { UpdatesHere } from '#features/priorities/updates-here.tsx';
import { glanceOf } from './glance.tsx';
import { AroundNow, Now, SideOfTeam, VoteNow } from './sections.tsx';
import { type AreaShown, quarterShown, silenceWords } from './summary.ts';

/** A place: what was done there first, then what its team is working on there and elsewhere. */
export function PlaceArea({ area, url }: { area: AreaShown; url: string }) {
  return (
    <>
      <AreaHeading area={area}>{area.about}</AreaHeading>
      <GetEmails area={area} isHere />
      <AlertsLink area={area} />
      <AtAGlance rows={glanceOf(area)} />
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <VoteNow area={area} />
          <DoneHere area={area} />
          <Now area={area} />
          <AroundNow area={area} />
        </div>
        <div className="govuk-grid-column-one-third">
          <PlaceOnMap area={area} priorities={quarterShown(area)?.priorities ?? []} />
          <SideOfTeam area={area} url={url} />
        </div>
      </div>
    </>
  );
}

function DoneHere({ area }: { area: AreaShown }) {
  const silence = silenceWords(area);
  return (
    <section aria-labelledby="done-here" className="app-section">
      <h2 className="govuk-heading-l" id="done-here">
        What was done in {area.name}
      </h2>
      {silence && <p className="govuk-body app-silence">{silence}</p>}
      {area.updatesHere.nodes.length > 0 && <UpdatesHere updates={area.updatesHere.nodes} />}
      {area.updatesHere.totalCount > area.updatesHere.nodes.length && (
        <p className="govuk-body app-no-print">
          <a className="govuk-link" href={`/areas/${area.path}?updates=all`}>
            Read all {area.updatesHere.totalCount} updates for {area.name}
          </a>
        </p>
      )}
    </section>
  );
}
