import type { ReactNode } from 'react';

/** "Your vote is in": the top of the page after something was done. */
export function Panel({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className="govuk-panel govuk-panel--confirmation">
      <h1 className="govuk-panel__title">{title}</h1>
      {children != null && <div className="govuk-panel__body">{children}</div>}
    </div>
  );
}
