import type { ComponentProps, ReactNode } from 'react';
import { ButtonLink } from './button.tsx';
import { classNames } from './class-names.ts';
import { SkipLink } from './skip-link.tsx';

/** Where it leads: a page that says nothing of where one was. */
const ELSEWHERE = 'https://www.bbc.co.uk/weather';

export interface ExitThisPageProps extends ComponentProps<'div'> {
  href?: string;
  children?: ReactNode;
}

/**
 * A way out for somebody who must not be seen reading this. A plain link; with JavaScript the page is blank at once, and
 * pressing Shift three times does the same. `<ExitLink>` is its second door, for those who go by keyboard.
 */
export function ExitThisPage({ href = ELSEWHERE, className, children, ...rest }: ExitThisPageProps) {
  return (
    <div className={classNames('govuk-exit-this-page', className)} data-module="govuk-exit-this-page" {...rest}>
      <ButtonLink
        variant="warning"
        className="govuk-exit-this-page__button govuk-js-exit-this-page-button"
        href={href}
        rel="nofollow noreferrer"
      >
        {children ?? (
          <>
            <span className="govuk-visually-hidden">Emergency</span> Exit this page
          </>
        )}
      </ButtonLink>
    </div>
  );
}

/** Comes right after the link that skips to the main content. */
export function ExitLink() {
  return (
    <SkipLink href={ELSEWHERE} className="govuk-js-exit-this-page-skiplink" rel="nofollow noreferrer">
      Exit this page
    </SkipLink>
  );
}
