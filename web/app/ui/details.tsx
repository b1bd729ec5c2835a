import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names.ts';

export interface DetailsProps extends Omit<ComponentProps<'details'>, 'children'> {
  summary: ReactNode;
  children: ReactNode;
}

/** What only some people need to read. Works without JavaScript. */
export function Details({ summary, children, className, ...rest }: DetailsProps) {
  return (
    <details className={classNames('govuk-details', className)} {...rest}>
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">{summary}</span>
      </summary>
      <div className="govuk-details__text">{children}</div>
    </details>
  );
}
