import { AlertsLink } from '#features/alerts/alerts-link.tsx';
import { AreaHeading } from '#features/areas/area-heading.tsx';
import { AtAGlance } from '#features/areas/at-a-glance.tsx';
import { Places } from '#features/areas/places.tsx';
import { GetEmails } from '#features/following/get-emails.tsx';
import { glanceOf } from './glance.tsx';
import { AroundNow, Now, SideOfTeam, VoteNow } from './sections.tsx';
import { type AreaShown, quarterShown } from './summary.ts';

/** A neighbourhood: what its team is working on, what was done, what comes next, and who they are. */
export function NeighbourhoodArea({ area, url }: { area: AreaShown; url: string }) {
  const quarter = quarterShown(area);
  return (
    <>
      <AreaHeading area={area}>{area.about}</AreaHeading>
      <GetEmails area={area} isHere />
      <AlertsLink area={area} />
      <AtAGlance rows={glanceOf(area)} />
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <VoteNow area={area} />
          <Now area={area} />
          <AroundNow area={area} />
        </div>
        <div className="govuk-grid-column-one-third">
          <SideOfTeam area={area} url={url} />
        </div>
      </div>
      <Places
        places={area.children}
        heading={`Find your village or parish in ${area.name}`}
        title={`Map of the places of ${area.name}`}
        around={area.outline}
        thing="place"
        plain="No priority names it"
        everywhere={quarter?.priorities.filter(({ places }) => places.length === 0)}
        name={area.name}
      />
    </>
  );
}
