const links = [
  ['Check this is really us', '/check'],
  ['What has happened? Who to tell', '/what-has-happened'],
  ['How to reach the police', '/reach-the-police'],
  ['How the vote works', '/how-the-vote-works'],
  ['What we publish', '/what-we-publish'],
  ['Open data', '/data'],
  ['Accessibility', '/accessibility'],
  ['Privacy', '/privacy'],
  ['Cookies', '/cookies'],
  ['The team’s desk', '/desk'],
] as const;

/** The foot of every page: emergencies first, then the pages about the service. */
export function PageFooter() {
  return (
    <footer className="govuk-template__footer">
      <div className="govuk-footer">
        <div className="govuk-width-container">
          <p className="app-footer__emergency">
            In an emergency{' '}
            <a className="govuk-footer__link" href="tel:999">
              call&nbsp;999
            </a>
            . Otherwise{' '}
            <a className="govuk-footer__link" href="tel:101">
              call&nbsp;101
            </a>
            . Crime is not reported here.
          </p>
          <div className="govuk-footer__meta">
            <div className="govuk-footer__meta-item govuk-footer__meta-item--grow">
              <h2 className="govuk-visually-hidden">About this service</h2>
              <ul className="govuk-footer__inline-list">
                {links.map(([name, href]) => (
                  <li key={href} className="govuk-footer__inline-list-item">
                    <a className="govuk-footer__link" href={href}>
                      {name}
                    </a>
                  </li>
                ))}
              </ul>
            </div>
          </div>
        </div>
      </div>
    </footer>
  );
}
