import type { AreaPageQuery, PriorityFactsFragment } from '#graphql.generated.ts';
import { MapLegend } from './map-legend.tsx';
import { PlaceMap } from './place-map.tsx';

type Area = NonNullable<AreaPageQuery['area']>;

interface PlaceOnMapProps {
  area: Pick<Area, 'id' | 'path' | 'name' | 'centre' | 'outline' | 'neighbourhood'>;
  /** Those of today. */
  priorities: readonly Pick<PriorityFactsFragment, 'id' | 'theme' | 'title' | 'places'>[];
}

/** The shape of a place on its own page, filled as on its neighbourhood's map. Nothing without an outline. */
export function PlaceOnMap({ area, priorities }: PlaceOnMapProps) {
  if (!area.outline) return null;
  const { id, path, name, centre, outline, neighbourhood } = area;
  const prioritiesHere = priorities.filter(({ places }) => places.some((place) => place.id === id));
  const everywhere = priorities.filter(({ places }) => places.length === 0);
  const here = { path, name, centre, outline, prioritiesHere };
  return (
    <section className="app-section app-no-print app-place-on-map" aria-labelledby="on-the-map">
      <h2 className="govuk-heading-m" id="on-the-map">
        {name} on the map
      </h2>
      <PlaceMap places={[here]} title={`Map of ${name}`} here={path}>
        <MapLegend places={[here]} plain="No priority names it" everywhere={everywhere} name={neighbourhood?.name} />
      </PlaceMap>
      {neighbourhood && (
        <p className="govuk-body">
          <a className="govuk-link" href={`/areas/${neighbourhood.path}#places`}>
            See it on the map of {neighbourhood.name}
          </a>
        </p>
      )}
    </section>
  );
}
