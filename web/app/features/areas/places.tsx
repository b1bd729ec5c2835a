import { PlaceMap } from './place-map.tsx';
import type { MapPlace } from './place-points.ts';

interface PlacesProps {
  places: readonly (MapPlace & { id: string })[];
  heading: string;
  /** What the map shows, in words. */
  title: string;
  /** Paths of the places that the priorities are about. */
  marked?: readonly string[];
  /** What the filled points stand for. */
  markedWords?: string;
  here?: string;
}

/** The places of an area on a map, and beside it the same places as a list. */
export function Places({ places, heading, title, marked = [], markedWords, here }: PlacesProps) {
  if (places.length === 0) return null;
  const onMap = places.filter(({ centre }) => centre !== null).length;
  return (
    <section className="app-places app-no-print" aria-labelledby="places">
      <h2 className="govuk-heading-m" id="places">
        {heading}
      </h2>
      <div className="app-places__pair">
        {onMap > 1 && (
          <div className="app-places__picture">
            {onMap > 8 && (
              <a className="govuk-skip-link" href="#list-of-places">
                Skip the map: the same places are in the list
              </a>
            )}
            <PlaceMap places={places} title={title} marked={marked} here={here} />
            {marked.length > 0 && markedWords && (
              <p className="govuk-body-s app-map-key">
                <svg width="14" height="14" aria-hidden="true" focusable="false">
                  <circle className="app-map-key__point" cx="7" cy="7" r="6" />
                </svg>{' '}
                {markedWords}
              </p>
            )}
          </div>
        )}
        <ul
          className={`govuk-list app-places__list${places.length > 12 ? ' app-places__list--many' : ''}`}
          id="list-of-places"
        >
          {places.map(({ id, path, name }) => (
            <li key={id}>
              {path === here ? (
                <strong>{name}</strong>
              ) : (
                <a
                  className={`govuk-link${marked.includes(path) ? ' govuk-!-font-weight-bold' : ''}`}
                  href={`/areas/${path}`}
                >
                  {name}
                </a>
              )}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
