import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export interface SummaryRow {
  key: ReactNode;
  value: ReactNode;
  actions?: readonly { href: string; text: string; hiddenText?: string }[];
}

export interface SummaryListProps {
  rows: readonly SummaryRow[];
  /** `govuk-summary-list--no-border`. */
  className?: string;
}

/** Facts as pairs; each action is a link whose hidden text says what it changes. */
export function SummaryList({ rows, className }: SummaryListProps) {
  const anyActions = rows.some(({ actions }) => actions?.length);
  return (
    <dl className={classNames('govuk-summary-list', className)}>
      {rows.map(({ key, value, actions }, at) => (
        <div
          key={typeof key === 'string' ? key : at}
          className={classNames(
            'govuk-summary-list__row',
            anyActions && !actions && 'govuk-summary-list__row--no-actions',
          )}
        >
          <dt className="govuk-summary-list__key">{key}</dt>
          <dd className="govuk-summary-list__value">{value}</dd>
          {actions && actions.length > 0 && <Actions actions={actions} />}
        </div>
      ))}
    </dl>
  );
}

function Actions({ actions }: { actions: NonNullable<SummaryRow['actions']> }) {
  const links = actions.map(({ href, text, hiddenText }) => (
    <a key={href + text} className="govuk-link" href={href}>
      {text}
      {hiddenText && <span className="govuk-visually-hidden"> {hiddenText}</span>}
    </a>
  ));
  return (
    <dd className="govuk-summary-list__actions">
      {links.length === 1 ? (
        links
      ) : (
        <ul className="govuk-summary-list__actions-list">
          {links.map((link) => (
            <li key={link.key} className="govuk-summary-list__actions-list-item">
              {link}
            </li>
          ))}
        </ul>
      )}
    </dd>
  );
}
