import { AlertsLink } from '#features/alerts/alerts-link.tsx';
import { AreaHeading } from '#features/areas/area-heading.tsx';
import { Places } from '#features/areas/places.tsx';
import { TeamContact } from '#features/areas/team-contact.tsx';
import { EvidenceLink } from '#features/evidence/evidence-link.tsx';
import { GetEmails } from '#features/following/get-emails.tsx';
import { AreaAsData } from '#features/open-data/table-links.tsx';
import { Feeds } from '#features/sharing/feeds.tsx';
import { EmergencyStrip } from '#shell/emergency-strip.tsx';
import type { AreaShown } from './summary.ts';

/** A force: its neighbourhoods, and how to reach it. */
export function ForceArea({ area }: { area: AreaShown; url: string }) {
  return (
    <>
      <AreaHeading area={area}>
        {area.about ?? 'Choose a neighbourhood to see what its police team is working on, and what was done.'}
      </AreaHeading>
      <GetEmails area={area} isHere />
      <AlertsLink area={area} />
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <Places
            places={area.children}
            heading="Neighbourhoods"
            title={`Map of the neighbourhoods of ${area.name}`}
            around={area.outline}
            thing="neighbourhood"
            plain="Nothing is agreed for now"
            isPrinted
          />
          {area.children.length === 0 && (
            <p className="govuk-body">No neighbourhood of this force uses Patchwork yet.</p>
          )}
        </div>
        <div className="govuk-grid-column-one-third">
          <TeamContact team={area.team} contact={area.contact} heading="How to reach the force" />
          <EmergencyStrip reportUrl={area.contact.reportUrl} areaPath={area.path} />
          <EvidenceLink force={area} />
          <Feeds area={area} />
          <AreaAsData area={area} />
        </div>
      </div>
    </>
  );
}
