import { AreaHeading } from '#features/areas/area-heading.tsx';
import { UpdatesHere } from '#features/priorities/updates-here.tsx';
import type { AreaUpdatesQuery } from '#graphql.generated.ts';
import { Pagination } from '#ui/pagination.tsx';
import type { AreaShown } from './summary.ts';

interface AllUpdatesProps {
  area: AreaShown;
  updates: NonNullable<AreaUpdatesQuery['area']>['updatesHere'];
  isOlder: boolean;
}

/** Everything that was done at one place, over all the months, page by page. */
export function AllUpdates({ area, updates, isOlder }: AllUpdatesProps) {
  const { hasNextPage, endCursor } = updates.pageInfo;
  const here = `/areas/${area.path}`;
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <AreaHeading area={area} />
        <h2 className="govuk-heading-l">Everything that was done here</h2>
        {updates.nodes.length > 0 ? (
          <UpdatesHere updates={updates.nodes} />
        ) : (
          <p className="govuk-body">Nothing has been posted for {area.name} yet.</p>
        )}
        <Pagination
          label="Updates"
          previous={{
            href: isOlder ? `${here}?updates=all` : here,
            text: isOlder ? 'The newest' : `Back to ${area.name}`,
          }}
          next={
            hasNextPage
              ? { href: `${here}?updates=${encodeURIComponent(endCursor ?? '')}`, text: 'Older updates' }
              : null
          }
        />
      </div>
    </div>
  );
}
