import type { OfficerInPostFragment, Role } from '#graphql.generated.ts';
import { listWords } from '#words/lists.ts';

const roles: Record<Role, string> = {
  RESIDENT: 'Resident',
  OFFICER: 'Officer',
  INSPECTOR: 'Inspector',
  COMMS: 'Communications',
  FORCE_ADMIN: 'Administrator',
};

/** The officers in post, each with the way to dismiss them. */
export function OfficerList({ officers }: { officers: readonly OfficerInPostFragment[] }) {
  return (
    <ul className="app-desk-list">
      {officers.map(({ id, name, title, email, role, areas }) => (
        <li key={id} className="app-desk-list__item">
          <h2 className="govuk-heading-s govuk-!-margin-bottom-1">{name ? `${name}, ${title}` : title}</h2>
          <p className="govuk-body">
            {roles[role]} in {listWords(areas.map((area) => area.name))}
            <br />
            {email ? `Signs in as ${email}` : 'Of another force'}
            <br />
            <a className="govuk-link" href={`/desk/officers/${id}/dismiss`}>
              Dismiss<span className="govuk-visually-hidden"> {email}</span>
            </a>
          </p>
        </li>
      ))}
    </ul>
  );
}
