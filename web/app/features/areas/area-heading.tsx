import type { ReactNode } from 'react';
import type { AreaFactsFragment } from '#graphql.generated.ts';

/** Whose page this is: what kind of area above, its name, and one sentence that says what is going on. */
export function AreaHeading({ area, children }: { area: AreaFactsFragment; children?: ReactNode }) {
  return (
    <div className="app-area-heading">
      <span className="govuk-caption-l">{captionOf(area)}</span>
      <h1 className="govuk-heading-xl">{area.name}</h1>
      {children && <p className="govuk-body-l">{children}</p>}
    </div>
  );
}

function captionOf({ kind, neighbourhood }: AreaFactsFragment): string {
  if (kind === 'FORCE') return 'Police force';
  if (kind === 'NEIGHBOURHOOD') return 'Neighbourhood police team';
  return neighbourhood ? `Policed by the ${neighbourhood.name} team` : 'Place';
}
