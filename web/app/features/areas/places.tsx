import { classNames } from '#ui/class-names.ts';
import { Details } from '#ui/details.tsx';
import { MapLegend, type MapLegendProps } from './map-legend.tsx';
import { MapTable, type MapTableProps } from './map-table.tsx';
import { PlaceMap, type PlaceMapProps } from './place-map.tsx';

type PlacesProps = Pick<PlaceMapProps, 'title' | 'around'> &
  Pick<MapTableProps, 'places' | 'plain'> &
  Pick<MapLegendProps, 'everywhere' | 'name'> & {
    heading: string;
    /** What one of them is: "place", "neighbourhood". */
    thing: string;
    /** Belongs on paper too; a notice has no room for it. */
    isPrinted?: boolean;
  };

/** The places of an area on a map of what their priorities are about, and beside it the same as a table. */
export function Places({ places, heading, title, around, thing, plain, everywhere, name, isPrinted }: PlacesProps) {
  if (places.length === 0) return null;
  return (
    <section className={classNames('app-places', !isPrinted && 'app-no-print')} aria-labelledby="places">
      <h2 className="govuk-heading-m" id="places">
        {heading}
      </h2>
      <div className="app-places__pair">
        <div className="app-places__picture">
          {places.length > 8 && (
            <a className="govuk-skip-link" href="#list-of-places">
              Skip the map: the same places are in the table
            </a>
          )}
          <PlaceMap places={places} title={title} around={around}>
            <MapLegend places={places} thing={thing} plain={plain} everywhere={everywhere} name={name} />
          </PlaceMap>
        </div>
        <div className="app-places__table" id="list-of-places">
          <AsTable places={places} thing={thing} plain={plain} />
        </div>
      </div>
    </section>
  );
}

/** With more rows than this the ones without a priority fold away: on a phone ninety are ten screens. */
const FEW = 20;

function AsTable({ places, thing, plain }: Pick<PlacesProps, 'places' | 'thing' | 'plain'>) {
  const column = thing.charAt(0).toUpperCase() + thing.slice(1);
  if (places.length <= FEW)
    return <MapTable places={places} thing={column} plain={plain} caption="The map as a table" />;
  const isNamed = ({ prioritiesHere = [] }: (typeof places)[number]) => prioritiesHere.length > 0;
  const named = places.filter(isNamed);
  const others = places.filter((place) => !isNamed(place));
  return (
    <>
      {named.length > 0 && <MapTable places={named} thing={column} plain={plain} caption="The map as a table" />}
      {others.length > 0 && (
        <Details summary={`${plain}: ${others.length} ${thing}s`} open={named.length === 0}>
          <ul className="govuk-list app-places__others">
            {others.map(({ id, path, name }) => (
              <li key={id}>
                <a className="govuk-link" href={`/areas/${path}`}>
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </Details>
      )}
    </>
  );
}
