import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';

/** A quotation, an example, or a word set apart from what surrounds it. */
export function InsetText({ className, ...rest }: ComponentProps<'div'>) {
  return <div className={classNames('govuk-inset-text', className)} {...rest} />;
}
