/** The way to what is on record of a force. */
export function EvidenceLink({ force: { path, name } }: { force: { path: string; name: string } }) {
  return (
    <section className="app-no-print" aria-labelledby="evidence">
      <h2 className="govuk-heading-m" id="evidence">
        What is on record
      </h2>
      <p className="govuk-body">
        <a className="govuk-link" href={`/areas/${path}/evidence`}>
          The evidence for the last quarter
        </a>
        : how {name} asked for views, told people what was done, met them and answered them, neighbourhood by
        neighbourhood.
      </p>
    </section>
  );
}
