/** The way to the alerts about an area, in a line. */
export function AlertsLink({ area: { path } }: { area: { path: string } }) {
  return (
    <p className="govuk-body app-no-print">
      <a className="govuk-link" href={`/areas/${path}/alerts`}>
        Alerts from the police team
      </a>
    </p>
  );
}
