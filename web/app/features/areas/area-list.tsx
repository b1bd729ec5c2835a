import type { AreaLinkFragment, AreaOnMapFragment } from '#graphql.generated.ts';
import { becameWords } from '#words/ended.ts';
import { whatItIs } from './area-kinds.ts';
import { PrioritiesOf } from './priorities-of.tsx';

/** When it ended, where it has: only a search by name finds it then. */
type Listed = AreaLinkFragment &
  AreaOnMapFragment & { endedOn?: string | null; successors?: readonly { id: string; path: string; name: string }[] };

/** Areas as links, each with what it is and lies in: two villages may share a name. */
export function AreaList({ areas }: { areas: readonly Listed[] }) {
  return (
    <ul className="govuk-list govuk-list--spaced">
      {areas.map(({ id, path, name, kind, parent, prioritiesHere, endedOn, successors = [] }) => (
        <li key={id}>
          <a className="govuk-link govuk-!-font-weight-bold" href={`/areas/${path}`}>
            {name}
          </a>
          <br />
          <span className="app-muted">{whatItIs({ kind, parent })}</span>
          {endedOn && (
            <>
              <br />
              {becameWords({ name, endedOn, successors })}
            </>
          )}
          {!endedOn && <PrioritiesOf area={{ prioritiesHere }} />}
        </li>
      ))}
    </ul>
  );
}
