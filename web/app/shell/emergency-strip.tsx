/**
 * Above every box that invites words (design §0: Patchwork is not for reporting crime).
 * `reportUrl` is the force's own form (`area.contact.reportUrl`); police.uk's, which leads to every force, without it.
 * With `areaPath` the guide "What has happened?" answers for that area.
 */
export function EmergencyStrip({ reportUrl, areaPath }: { reportUrl?: string | null; areaPath?: string }) {
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
        . Nobody watches this page for crimes. <WhoToTell areaPath={areaPath} />
      </p>
    </aside>
  );
}

/** The way to the guide "What has happened?", which answers for this area where one is given. */
export function WhoToTell({ areaPath }: { areaPath?: string }) {
  return (
    <>
      Not sure?{' '}
      <a className="govuk-link" href={`/what-has-happened${areaPath ? `?area=${areaPath}` : ''}`}>
        Find out who to tell
      </a>
      .
    </>
  );
}
