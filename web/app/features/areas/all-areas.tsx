import type { ForcesQuery, PlacesOfQuery } from '#graphql.generated.ts';
import { Details } from '#ui/details.tsx';
import { counted } from '#words/lists.ts';
import { MapLegend } from './map-legend.tsx';
import { MapTable } from './map-table.tsx';
import { PlaceMap } from './place-map.tsx';
import { PrioritiesOf } from './priorities-of.tsx';

interface AllAreasProps {
  forces: ForcesQuery['forces'];
  /** The places of each neighbourhood, where there are few neighbourhoods; else none, and the map shows those. */
  places: readonly NonNullable<PlacesOfQuery['area']>[];
}

/** Every area that uses Patchwork, on a map and beside it as a list. */
export function AllAreas({ forces, places }: AllAreasProps) {
  if (forces.length === 0) return null;
  const neighbourhoods = forces.flatMap(({ children }) => children);
  const points = places.length > 0 ? places.flatMap(({ children }) => children) : neighbourhoods;
  const placesOf = new Map(places.map(({ path, children }) => [path, children]));
  return (
    <section className="app-section" aria-labelledby="areas">
      <h2 className="govuk-heading-m" id="areas">
        Or choose your area
      </h2>
      <div className="app-places__pair app-places__pair--even">
        <div className="app-places__picture">
          <a className="govuk-skip-link" href="#list-of-areas">
            Skip the map: the same areas are in the list
          </a>
          <PlaceMap places={points} title="Map of the areas that use Patchwork">
            <MapLegend
              places={points}
              thing={places.length > 0 ? 'place' : 'neighbourhood'}
              plain={places.length > 0 ? 'No priority names it' : 'Nothing is agreed for now'}
            />
          </PlaceMap>
        </div>
        <div id="list-of-areas">
          {forces.map(({ id, path, name, children }) => (
            <div key={id} className="app-force">
              <h3 className="govuk-heading-s">
                <a className="govuk-link" href={`/areas/${path}`}>
                  {name}
                </a>
              </h3>
              <ul className="govuk-list">
                {children.map((neighbourhood) => (
                  <li key={neighbourhood.id}>
                    <a className="govuk-link govuk-!-font-weight-bold" href={`/areas/${neighbourhood.path}`}>
                      {neighbourhood.name}
                    </a>
                    <PrioritiesOf area={neighbourhood} />
                    <PlacesWithin name={neighbourhood.name} places={placesOf.get(neighbourhood.path) ?? []} />
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </div>
      </div>
    </section>
  );
}

function PlacesWithin({ name, places }: { name: string; places: AllAreasProps['places'][number]['children'] }) {
  if (places.length === 0) return null;
  return (
    <Details
      className="app-places__within"
      summary={
        <>
          Its {counted(places.length, 'village or parish', 'villages and parishes')}
          <span className="govuk-visually-hidden"> ({name})</span>
        </>
      }
    >
      <MapTable places={places} thing="Place" plain="No priority names it" caption={`The places of ${name}`} />
    </Details>
  );
}
