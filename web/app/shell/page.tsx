import { type ReactNode, useEffect } from 'react';
import { Scripts } from 'react-router';
import { enhance } from '#ui/enhance.ts';
import { ErrorSummary, type SummarisedError } from '#ui/error-summary.tsx';
import { ExitLink, ExitThisPage } from '#ui/exit-this-page.tsx';
import { SkipLink } from '#ui/skip-link.tsx';
import { Enhancements } from './enhancements.tsx';
import { type Force, Header } from './header.tsx';
import { PageFooter } from './page-footer.tsx';

export interface PageProps {
  /** The title of the document, without the service's name. */
  title: string;
  /** What is wrong with the form of this page (`form.errors`): told first, and in the title. */
  errors?: readonly SummarisedError[];
  /** Whose page it is; none on pages of the whole service. */
  force?: Force;
  /** Above the main part: breadcrumbs or a back link. */
  before?: ReactNode;
  /** `two-thirds` keeps lines readable; `full` is for tables, maps and the desk. */
  width?: 'two-thirds' | 'full';
  /** React comes to life in the browser (a meeting under way, the desk). Costs about 110 kB: public pages are not. */
  live?: boolean;
  /** A button that leads elsewhere at once, for whoever must not be seen reading this page. */
  canExit?: boolean;
  children: ReactNode;
}

const ERRORS = 'errors';

/**
 * For the button that sends a form whose other buttons go to a fragment (`formAction`): where the page comes back with
 * errors, they are what the browser goes to. A fragment that takes no focus would take it from them.
 */
export const TO_ERRORS = `#${ERRORS}`;

/** One whole page. A route's component returns exactly one; the `<h1>` is its own. */
export function Page({
  title,
  errors = [],
  force,
  before,
  width = 'two-thirds',
  live = false,
  canExit = false,
  children,
}: PageProps) {
  return (
    <>
      <title>{`${errors.length > 0 ? 'Error: ' : ''}${title} – Patchwork`}</title>
      <SkipLink href="#main-content">Skip to main content</SkipLink>
      <Header force={force}>{canExit && <ExitLink />}</Header>
      <div className="govuk-width-container">
        {canExit && (
          <section aria-label="Exit this page" className="app-exit">
            <ExitThisPage />
          </section>
        )}
        {before}
        <main className="govuk-main-wrapper" id="main-content">
          <div className="govuk-grid-row">
            <div className={`govuk-grid-column-${width}`}>
              {errors.length > 0 && <ErrorSummary id={ERRORS} errors={errors} />}
              {children}
            </div>
          </div>
        </main>
      </div>
      <PageFooter />
      <Enhancements />
      {live && <Live />}
    </>
  );
}

function Live() {
  // After every render: what React has just laid out has no behaviour yet.
  useEffect(() => enhance(document));
  return <Scripts />;
}
