import type { AreaFactsFragment, TeamMemberFragment } from '#graphql.generated.ts';

interface TeamContactProps {
  team: readonly TeamMemberFragment[];
  contact: AreaFactsFragment['contact'];
  heading: string;
}

/** Who to speak to: named people with their hours and who is there when they are not, and how to reach them. */
export function TeamContact({ team, contact, heading }: TeamContactProps) {
  return (
    <section className="app-team" aria-labelledby="team">
      <h2 className="govuk-heading-m" id="team">
        {heading}
      </h2>
      <ul className="govuk-list">
        {team.map((member) => (
          <li key={member.id} className="app-team__member">
            <Member member={member} />
          </li>
        ))}
      </ul>
      {team.length === 0 && <p className="govuk-body">Nobody is named here yet.</p>}
      <Ways contact={contact} />
    </section>
  );
}

function Member({ member: { name, title, hours, cover } }: { member: TeamMemberFragment }) {
  return (
    <>
      <strong>{name ?? title}</strong>
      {name && !name.includes(title) && <span className="app-team__line">{title}</span>}
      {hours && <span className="app-team__line">{hours}</span>}
      {cover && <span className="app-team__line app-muted">When away: {whoWords(cover)}</span>}
    </>
  );
}

const whoWords = ({ name, title }: NonNullable<TeamMemberFragment['cover']>) => name ?? title;

/** The ways to reach the team that it has named; none is made up. */
function Ways({ contact: { email, phone, chatUrl, website } }: Pick<TeamContactProps, 'contact'>) {
  const ways = [
    email && { text: email, href: `mailto:${email}` },
    phone && { text: `Call ${phone}`.replaceAll(' ', '\u00a0'), href: `tel:${phone.replace(/[^\d+]/g, '')}` },
    chatUrl && { text: 'Chat with the force online', href: chatUrl },
    website && { text: 'The force’s website', href: website },
  ].filter((way) => typeof way === 'object' && way !== null);
  if (ways.length === 0) return null;
  return (
    <ul className="govuk-list app-team__ways">
      {ways.map(({ text, href }) => (
        <li key={href}>
          <a className="govuk-link" href={href}>
            {text}
          </a>
        </li>
      ))}
    </ul>
  );
}
