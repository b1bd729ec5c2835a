/**
 * Above every box that invites words (design §0: Patchwork is not for reporting crime).
 * `reportUrl` is the force's own form (`area.contact.reportUrl`); police.uk's, which leads to every force, without it.
 */
export function EmergencyStrip({ reportUrl }: { reportUrl?: string | null }) {
  return (
    <aside className="app-emergency" aria-label="If you need the police">
      <p className="govuk-body">
        <strong>
          In an emergency{' '}
          <a className="govuk-link" href="tel:999">
            call&nbsp;999
          </a>
          .
        </strong>{' '}
        To report a crime that is not an emergency,{' '}
        <a className="govuk-link" href="tel:101">
          call&nbsp;101
        </a>{' '}
        or{' '}
        <a className="govuk-link" href={reportUrl ?? 'https://www.police.uk/pu/contact-us/'}>
          report it online
        </a>
        . Nobody watches this page for crimes.
      </p>
    </aside>
  );
}
