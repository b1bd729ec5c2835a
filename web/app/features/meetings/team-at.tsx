import type { AreaFactsFragment } from '#graphql.generated.ts';

/** How to reach the team in half a sentence: by the ways it has named, else by its area's page. */
export function TeamAt({
  area: { path, name, contact },
}: {
  area: Pick<AreaFactsFragment, 'path' | 'name' | 'contact'>;
}) {
  const { phone, email } = contact;
  if (!phone && !email) {
    return (
      <a className="govuk-link" href={`/areas/${path}#team`}>
        the team of {name}
      </a>
    );
  }
  return (
    <>
      {phone && (
        <a className="govuk-link" href={`tel:${phone.replace(/[^\d+]/g, '')}`}>
          {`call ${phone}`.replaceAll(' ', '\u00a0')}
        </a>
      )}
      {phone && email && ' or write to '}
      {email && (
        <a className="govuk-link" href={`mailto:${email}`}>
          {email}
        </a>
      )}
    </>
  );
}
