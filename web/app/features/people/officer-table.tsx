import type { OfficerInPostFragment, Role } from '#graphql.generated.ts';
import { Table } from '#ui/table.tsx';
import { listWords } from '#words/lists.ts';

const roles: Record<Role, string> = {
  RESIDENT: 'Resident',
  OFFICER: 'Officer',
  INSPECTOR: 'Inspector',
  COMMS: 'Communications',
  FORCE_ADMIN: 'Administrator',
};

/** The officers in post, each with the way to dismiss them. */
export function OfficerTable({ officers }: { officers: readonly OfficerInPostFragment[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="app-scroll" tabIndex={0} aria-label="Officers in post">
      <Table
        firstCellIsHeader
        head={[
          'Who',
          'Signs in as',
          'Role',
          'Areas',
          <span key="dismiss" className="govuk-visually-hidden">
            Dismiss
          </span>,
        ]}
        rows={officers.map(({ id, name, title, email, role, areas }) => [
          name ? `${name}, ${title}` : title,
          email ?? 'Another force’s',
          roles[role],
          listWords(areas.map((area) => area.name)),
          <a key={id} className="govuk-link" href={`/desk/officers/${id}/dismiss`}>
            Dismiss<span className="govuk-visually-hidden"> {email}</span>
          </a>,
        ])}
      />
    </section>
  );
}
