import { momentInWords } from '@patchwork/calendar';
import type { MyselfFragment, Role } from '#graphql.generated.ts';
import { SummaryList } from '#ui/summary-list.tsx';
import { listWords } from '#words/lists.ts';

/** What a role does, as people say it. */
export const roleWords: Record<Role, string> = {
  RESIDENT: 'Resident',
  OFFICER: 'Officer: posts updates',
  INSPECTOR: 'Inspector: runs the team’s priorities',
  COMMS: 'Communications: approves what a second person must read',
  FORCE_ADMIN: 'Administrator: people, areas and data protection',
};

/** Who somebody is to the service: their address, their home area, their post if they hold one. */
export function MyFacts({ me }: { me: MyselfFragment }) {
  const { email, homeArea, homeHeldUntil, officer } = me;
  const home = homeArea ? (
    <a className="govuk-link" href={`/areas/${homeArea.path}`}>
      {homeArea.name}
    </a>
  ) : (
    <span className="app-muted">Not chosen yet</span>
  );
  return (
    <>
      {officer && (
        <SummaryList
          rows={[
            { key: 'Post', value: [officer.name, officer.title].filter(Boolean).join(', ') },
            { key: 'Role', value: roleWords[officer.role] },
            { key: 'Areas', value: listWords(officer.areas.map(({ name }) => name)) },
            {
              key: 'Work',
              value: (
                <a className="govuk-link" href="/desk">
                  The desk
                </a>
              ),
            },
          ]}
        />
      )}
      <SummaryList
        rows={[
          { key: 'Email address', value: email, actions: [change('/me/email', 'email address')] },
          {
            key: 'Home area',
            value: (
              <>
                {home}
                {homeHeldUntil && (
                  <span className="app-muted">
                    {' '}
                    (held until {momentInWords(new Date(homeHeldUntil))}, for the vote)
                  </span>
                )}
              </>
            ),
            actions: [{ ...change('/me/home-area', 'home area'), text: homeArea ? 'Change' : 'Choose' }],
          },
        ]}
      />
    </>
  );
}

const change = (href: string, hiddenText: string) => ({ href, text: 'Change', hiddenText });
