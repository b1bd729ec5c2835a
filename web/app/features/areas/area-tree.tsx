import type { AreasOfForceQuery } from '#graphql.generated.ts';
import { Details } from '#ui/details.tsx';
import { counted } from '#words/lists.ts';

type Forces = NonNullable<AreasOfForceQuery['desk']>['areas'];

/** The areas of a force: its neighbourhoods, each with its places. */
export function AreaTree({ areas }: { areas: Forces }) {
  return areas.map((force) => (
    <section key={force.id} aria-labelledby={force.id}>
      <h2 className="govuk-heading-m" id={force.id}>
        {force.name}
      </h2>
      {force.children.map((neighbourhood) => (
        <Details
          key={neighbourhood.id}
          summary={`${neighbourhood.name}: ${counted(neighbourhood.children.length, 'place')}`}
        >
          <ul className="govuk-list">
            {[neighbourhood, ...neighbourhood.children].map(({ id, path, name, gssCode }) => (
              <li key={id}>
                <a className="govuk-link" href={`/areas/${path}`}>
                  {name}
                </a>{' '}
                <span className="app-muted">{gssCode}</span>
              </li>
            ))}
          </ul>
        </Details>
      ))}
    </section>
  ));
}
