import type { ReactNode } from 'react';

/** One part of the desk, under its heading. */
export function DeskSection({ title, children }: { title: string; children: ReactNode }) {
  const id = title.toLowerCase().replace(/[^a-z]+/g, '-');
  return (
    <section aria-labelledby={id} className="govuk-!-margin-bottom-7">
      <h2 className="govuk-heading-m" id={id}>
        {title}
      </h2>
      {children}
    </section>
  );
}

export function Nothing({ title, children }: { title: string; children: string }) {
  return (
    <DeskSection title={title}>
      <p className="govuk-body">{children}</p>
    </DeskSection>
  );
}

/** What an inspector also does, for each neighbourhood they were given. */
export function InspectorsDeeds({
  areas,
}: {
  areas: readonly { id: string; path: string; name: string; kind: string }[];
}) {
  const neighbourhoods = areas.filter(({ kind }) => kind === 'NEIGHBOURHOOD');
  if (neighbourhoods.length === 0) return null;
  return (
    <DeskSection title="The next months">
      <ul className="govuk-list">
        {neighbourhoods.map(({ id, path, name }) => (
          <li key={id}>
            <a className="govuk-link" href={`/desk/plan?area=${encodeURIComponent(path)}`}>
              Plan the next months{neighbourhoods.length > 1 ? ` of ${name}` : ''}
            </a>
          </li>
        ))}
      </ul>
    </DeskSection>
  );
}

const deeds = [
  ['/desk/areas', 'Areas', 'Add a neighbourhood, or a place in one'],
  ['/desk/officers', 'Officers', 'Appoint and dismiss officers'],
  ['/desk/words', 'Remove words for good', 'Erase every version of an update'],
  ['/desk/subject-access', 'Subject access', 'Show a person what is held about them'],
] as const;

/** The desk of a force administrator: people, areas and data protection, and nothing of the team's. */
export function AdministratorsDesk() {
  return (
    <ul className="app-desk-list">
      {deeds.map(([href, name, what]) => (
        <li key={href} className="app-desk-list__item">
          <h2 className="govuk-heading-s govuk-!-margin-bottom-1">
            <a className="govuk-link" href={href}>
              {name}
            </a>
          </h2>
          <p className="govuk-body">{what}</p>
        </li>
      ))}
    </ul>
  );
}
