interface GetEmailsProps {
  area: { path: string; name: string };
  /** The same words on every page that is about this area alone. */
  isHere?: boolean;
}

/** The way to emails about an area, in a line. The same for everybody, so that a public page stays public. */
export function GetEmails({ area: { path, name }, isHere = false }: GetEmailsProps) {
  return (
    <p className="govuk-body app-no-print">
      <a className="govuk-link" href={`/areas/${path}/follow`}>
        {isHere ? 'Get emails about this area' : `Get emails about ${name}`}
      </a>
      {!isHere && ', as often as you like.'}
    </p>
  );
}
