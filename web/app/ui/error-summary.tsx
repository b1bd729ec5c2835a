export interface SummarisedError {
  message: string;
  /** `#` and the id of the field, or of the first of its choices; none for what is wrong with the whole form. */
  href?: string;
}

export interface ErrorSummaryProps {
  id?: string;
  title?: string;
  errors: readonly SummarisedError[];
}

/** What is wrong, first thing in the main part; takes the focus where there is JavaScript. `<Page errors>` lays it out. */
export function ErrorSummary({ id, title = 'There is a problem', errors }: ErrorSummaryProps) {
  return (
    <div className="govuk-error-summary" data-module="govuk-error-summary" id={id}>
      <div role="alert">
        <h2 className="govuk-error-summary__title">{title}</h2>
        <div className="govuk-error-summary__body">
          <ul className="govuk-list govuk-error-summary__list">
            {errors.map(({ message, href }) => (
              <li key={`${href} ${message}`}>{href ? <a href={href}>{message}</a> : message}</li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
}
