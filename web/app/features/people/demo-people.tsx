import { InsetText } from '#ui/inset-text.tsx';

const people = [
  ['inspector@patchwork.test', 'inspector of South Cambridgeshire'],
  ['officer@patchwork.test', 'PCSO of South Cambridgeshire'],
  ['comms@patchwork.test', 'communications of the force'],
  ['admin@patchwork.test', 'administrator of the force'],
  ['inspector.east@patchwork.test', 'inspector of East Cambridgeshire'],
] as const;

/** The demonstration only: who can sign in, at a press each, and where their mails are. */
export function DemoPeople() {
  return (
    <InsetText>
      <h2 className="govuk-heading-s">In this demonstration</h2>
      <p>
        No mail leaves this computer: every code is in the{' '}
        <a className="govuk-link" href="/dev/inbox">
          demonstration inbox
        </a>
        . Send a code to:
      </p>
      <ul className="govuk-list">
        {people.map(([email, what]) => (
          <li key={email}>
            <form method="post">
              <button type="submit" name="email" value={email} className="app-link-button app-link-button--underlined">
                {email}
              </button>
              , {what}
            </form>
          </li>
        ))}
      </ul>
      <p className="govuk-!-margin-bottom-0">Any other address is a resident.</p>
    </InsetText>
  );
}
