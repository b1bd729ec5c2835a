import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';

/** The first thing on a page for those who go by keyboard. `<Page>` lays it out. */
export function SkipLink({ className, children, ...rest }: ComponentProps<'a'> & { href: string }) {
  return (
    <a className={classNames('govuk-skip-link', className)} data-module="govuk-skip-link" {...rest}>
      {children}
    </a>
  );
}
