/** What people may do with what is held of them. */
export function MyData() {
  return (
    <section aria-labelledby="my-data">
      <h2 className="govuk-heading-m" id="my-data">
        My data
      </h2>
      <p className="govuk-body">
        You can see everything that we keep of you, and have it erased.{' '}
        <a className="govuk-link" href="/privacy">
          What we keep, and why
        </a>
        .
      </p>
      <ul className="govuk-list govuk-list--spaced">
        <li>
          <a className="govuk-link" href="/me/my-data.json" download="patchwork-my-data.json">
            Download my data
          </a>{' '}
          <span className="app-muted">(a JSON file)</span>
        </li>
        <li>
          <a className="govuk-link" href="/me/erase">
            Erase everything about me
          </a>
        </li>
      </ul>
    </section>
  );
}
