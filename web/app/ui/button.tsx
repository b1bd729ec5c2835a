import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names.ts';

type Variant = 'secondary' | 'warning' | 'inverse';

const classes = (variant?: Variant, className?: string) =>
  classNames('govuk-button', variant && `govuk-button--${variant}`, className);

export interface ButtonProps extends ComponentProps<'button'> {
  variant?: Variant;
  /** A second click within a second does nothing (with JavaScript; without it, the form's `clientKey` serves). */
  preventDoubleClick?: boolean;
}

/** Sends the form it is in. */
export function Button({ variant, preventDoubleClick, className, type = 'submit', disabled, ...rest }: ButtonProps) {
  return (
    <button
      type={type}
      className={classes(variant, className)}
      disabled={disabled}
      aria-disabled={disabled || undefined}
      data-prevent-double-click={preventDoubleClick}
      data-module="govuk-button"
      {...rest}
    />
  );
}

export interface ButtonLinkProps extends ComponentProps<'a'> {
  href: string;
  variant?: Variant;
  /** The way into a service, with an arrow. */
  isStart?: boolean;
}

/** A link that leads to doing something, so it looks like a button. */
export function ButtonLink({ variant, isStart, className, children, ...rest }: ButtonLinkProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: it leads to another page, so it is a link; it is called a button.
    <a
      role="button"
      draggable="false"
      className={classNames(classes(variant, className), isStart && 'govuk-button--start')}
      data-module="govuk-button"
      {...rest}
    >
      {children}
      {isStart && <StartIcon />}
    </a>
  );
}

/** Buttons and links side by side. */
export function ButtonGroup({ children }: { children: ReactNode }) {
  return <div className="govuk-button-group">{children}</div>;
}

function StartIcon() {
  return (
    <svg
      className="govuk-button__start-icon"
      xmlns="http://www.w3.org/2000/svg"
      width="17.5"
      height="19"
      viewBox="0 0 33 40"
      aria-hidden="true"
      focusable="false"
    >
      <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
    </svg>
  );
}

/**
 * Return sends the whole form, whichever box it is pressed in: for a form whose first button does something else. Nobody
 * sees or reaches this one.
 * @param formAction where the page that comes back is looked at first
 */
export function ReturnSends({ formAction }: { formAction: string }) {
  return (
    <button type="submit" className="govuk-visually-hidden" formAction={formAction} tabIndex={-1} aria-hidden="true" />
  );
}
