import { AreaHeading } from '#features/areas/area-heading.tsx';
import { WhatBecame } from '#features/areas/what-became.tsx';
import { UpdatesHere } from '#features/priorities/updates-here.tsx';
import type { AreaShown } from './summary.ts';

/** An area that has ended: what became of it, and what was done there while it was one. Nothing new can be had of it. */
export function EndedArea({ area }: { area: AreaShown }) {
  const { nodes, totalCount } = area.updatesHere;
  return (
    <>
      <AreaHeading area={area} />
      <WhatBecame area={area} />
      <section aria-labelledby="done-here" className="app-section">
        <h2 className="govuk-heading-l" id="done-here">
          What was done in {area.name}
        </h2>
        {nodes.length > 0 ? (
          <UpdatesHere updates={nodes} />
        ) : (
          <p className="govuk-body">Nothing was posted about {area.name}.</p>
        )}
        {totalCount > nodes.length && (
          <p className="govuk-body app-no-print">
            <a className="govuk-link" href={`/areas/${area.path}?updates=all`}>
              Read all {totalCount} updates for {area.name}
            </a>
          </p>
        )}
        <p className="govuk-body app-no-print">
          <a className="govuk-link" href={`/areas/${area.neighbourhood?.path ?? area.path}/quarters`}>
            What the team worked on, and what became of it
          </a>
        </p>
      </section>
    </>
  );
}
