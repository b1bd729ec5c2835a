interface ShareLinksProps {
  title: string;
  /** The whole address of the page. */
  url: string;
  /** Where other sites get this from; none for pages that are not made for that. */
  embed?: string;
}

/** How to pass this page on: its address to copy, and a mail that is ready to send. Nobody else is told. */
export function ShareLinks({ title, url, embed }: ShareLinksProps) {
  const mail = `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(`${title}\n${url}`)}`;
  return (
    <section className="app-share app-no-print" aria-labelledby="share">
      <h2 className="govuk-heading-m" id="share">
        Share this page
      </h2>
      <div className="govuk-form-group">
        <label className="govuk-label" htmlFor="address">
          Its address, to copy
        </label>
        <input className="govuk-input app-share__address" id="address" type="text" readOnly value={url} />
      </div>
      <p className="govuk-body">
        <a className="govuk-link" href={mail}>
          Send it by email
        </a>
      </p>
      {embed && (
        <p className="govuk-body">
          <a className="govuk-link" href={embed}>
            Put this on your site, or into minutes
          </a>
        </p>
      )}
    </section>
  );
}
