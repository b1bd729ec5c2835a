import { Fragment } from 'react';
import { type Cell, Table } from '#ui/table.tsx';
import { themeBefore } from '#words/themes.ts';
import type { MapPlace } from './map-place.ts';

export interface MapTableProps {
  places: readonly (MapPlace & { id: string })[];
  /** What the first column holds: "Place", "Neighbourhood". */
  thing: string;
  /** Of a place without a priority of its own: "No priority names it". */
  plain: string;
  caption: string;
}

/** What a map shows, as a table: each place, by name, with the priorities that are about it. */
export function MapTable({ places, thing, plain, caption }: MapTableProps) {
  return (
    <Table
      className="app-map-table"
      caption={caption}
      captionSize="s"
      head={[thing, 'What the team is working on there']}
      firstCellIsHeader
      rows={places.map(({ path, name, prioritiesHere = [] }): Cell[] => [
        <a key={path} className="govuk-link" href={`/areas/${path}`}>
          {name}
        </a>,
        prioritiesHere.length > 0 ? (
          <ul key={path} className="govuk-list app-map-table__priorities">
            {prioritiesHere.map(({ id, theme, title }) => (
              <li key={id}>
                <a className="govuk-link" href={`/priorities/${id}`}>
                  {themeBefore(theme, title)}
                  {title}
                </a>
              </li>
            ))}
          </ul>
        ) : (
          <Fragment key={path}>
            <span aria-hidden="true">–</span>
            <span className="govuk-visually-hidden">{plain}</span>
          </Fragment>
        ),
      ])}
    />
  );
}
