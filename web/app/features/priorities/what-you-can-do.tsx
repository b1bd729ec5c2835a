import type { Theme } from '#graphql.generated.ts';
import { adviceOn } from './advice.ts';

/** What you can do yourself about this kind of problem, and how to report it. */
export function WhatYouCanDo({ theme, reportUrl }: { theme: Theme; reportUrl: string | null }) {
  return (
    <section className="app-section" aria-labelledby="yourself">
      <h2 className="govuk-heading-m" id="yourself">
        What you can do yourself
      </h2>
      <ul className="govuk-list govuk-list--bullet govuk-list--spaced">
        {adviceOn[theme].map(({ words, link }) => (
          <li key={words}>
            {words}
            {link && (
              <>
                {' '}
                <a className="govuk-link" href={link.href}>
                  {link.text}
                </a>
                .
              </>
            )}
          </li>
        ))}
        {reportUrl && (
          <li>
            <a className="govuk-link" href={reportUrl}>
              Report it to the force online
            </a>
            .
          </li>
        )}
      </ul>
    </section>
  );
}
