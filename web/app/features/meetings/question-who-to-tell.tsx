import type { AreaFactsFragment, TeamMemberFragment } from '#graphql.generated.ts';
import { Details } from '#ui/details.tsx';
import { listWords } from '#words/lists.ts';

interface WhoToTellProps {
  area: {
    name: string;
    force: { name: string };
    contact: AreaFactsFragment['contact'];
    team: readonly TeamMemberFragment[];
  };
  /** True once the answer is late: then it stands open on the page. */
  isLate: boolean;
}

const HEADING = 'Not answered? Here is who to tell';

/** The Neighbourhood Policing Guarantee is a promise: whom to ask where it is not kept, nearest first. */
export function WhoToTell({ area, isLate }: WhoToTellProps) {
  if (!isLate) {
    return (
      <Details summary={HEADING}>
        <Steps area={area} />
      </Details>
    );
  }
  return (
    <section aria-labelledby="who-to-tell" className="app-section">
      <h2 className="govuk-heading-m" id="who-to-tell">
        {HEADING}
      </h2>
      <Steps area={area} />
    </section>
  );
}

function Steps({ area: { name, force, contact, team } }: Pick<WhoToTellProps, 'area'>) {
  const inspectors = team.filter(({ role }) => role === 'INSPECTOR').map((each) => each.name ?? each.title);
  return (
    <ol className="govuk-list govuk-list--number govuk-list--spaced">
      <li>
        <strong>The inspector of {name}</strong>
        {inspectors.length > 0 && `: ${listWords(inspectors)}`}. <Reach contact={contact} />
      </li>
      <li>
        <strong>The force.</strong> You can complain to {force.name}: its professional standards department looks at
        complaints.{' '}
        {contact.website ? (
          <>
            The way is on{' '}
            <a className="govuk-link" href={contact.website}>
              the force’s website
            </a>
            , or call 101 and ask for it.
          </>
        ) : (
          'Call 101 and ask how, or look on its website.'
        )}
      </li>
      <li>
        <strong>The Independent Office for Police Conduct</strong> oversees how complaints about the police are dealt
        with in England and Wales. Complain to the force first;{' '}
        <a className="govuk-link" href="https://www.policeconduct.gov.uk/">
          its website
        </a>{' '}
        explains how, and what you can do if you are unhappy with the outcome.
      </li>
    </ol>
  );
}

function Reach({ contact: { email, phone } }: Pick<WhoToTellProps['area'], 'contact'>) {
  if (email) {
    return (
      <>
        Write to{' '}
        <a className="govuk-link" href={`mailto:${email}`}>
          {email}
        </a>
        .
      </>
    );
  }
  return <>Call {phone ?? '101'} and ask for the neighbourhood team.</>;
}
