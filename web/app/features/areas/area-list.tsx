import type { AreaKind, AreaLinkFragment, AreaOnMapFragment } from '#graphql.generated.ts';
import { PrioritiesOf } from './priorities-of.tsx';

const kinds: Record<AreaKind, string> = { FORCE: 'police force', NEIGHBOURHOOD: 'neighbourhood', PLACE: 'place' };

/** Areas as links, each with what it is and lies in: two villages may share a name. */
export function AreaList({ areas }: { areas: readonly (AreaLinkFragment & AreaOnMapFragment)[] }) {
  return (
    <ul className="govuk-list govuk-list--spaced">
      {areas.map(({ id, path, name, kind, parent, prioritiesHere }) => (
        <li key={id}>
          <a className="govuk-link govuk-!-font-weight-bold" href={`/areas/${path}`}>
            {name}
          </a>
          <br />
          <span className="app-muted">{parent ? `${kinds[kind]} in ${parent.name}` : kinds[kind]}</span>
          <PrioritiesOf area={{ prioritiesHere }} />
        </li>
      ))}
    </ul>
  );
}
