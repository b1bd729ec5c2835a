import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

/** What every field of a form has in common. */
export interface FieldProps {
  id: string;
  name: string;
  label: ReactNode;
  labelSize?: 's' | 'm' | 'l' | 'xl';
  /** The label (or legend) is the page's `<h1>`: for a page that asks one thing. */
  isPageHeading?: boolean;
  hint?: ReactNode;
  error?: string;
}

/** The ids that describe a field, in reading order. */
export function describedBy({ id, hint, error }: Pick<FieldProps, 'id' | 'hint' | 'error'>, ...more: string[]) {
  return classNames(...more, hint != null && `${id}-hint`, error && `${id}-error`);
}

interface FormGroupProps extends Omit<FieldProps, 'name'> {
  className?: string;
  children: ReactNode;
}

/** Label, hint, error and the one control that they are about. */
export function FormGroup({ className, children, ...field }: FormGroupProps & Record<`data-${string}`, unknown>) {
  const { id, label, labelSize, isPageHeading, hint, error, ...data } = field;
  const labelElement = (
    <label className={classNames('govuk-label', labelSize && `govuk-label--${labelSize}`)} htmlFor={id}>
      {label}
    </label>
  );
  return (
    <div className={groupClass(error, className)} {...data}>
      {isPageHeading ? <h1 className="govuk-label-wrapper">{labelElement}</h1> : labelElement}
      <HintAndError id={id} hint={hint} error={error} />
      {children}
    </div>
  );
}

interface FieldsetGroupProps extends Omit<FieldProps, 'name'> {
  role?: 'group';
  children: ReactNode;
}

/** Legend, hint, error and the several controls that they are about. */
export function FieldsetGroup({ role, children, ...field }: FieldsetGroupProps) {
  const { id, label, labelSize, isPageHeading, hint, error } = field;
  return (
    <div className={groupClass(error)}>
      <fieldset className="govuk-fieldset" role={role} aria-describedby={describedBy(field)}>
        <legend className={classNames('govuk-fieldset__legend', labelSize && `govuk-fieldset__legend--${labelSize}`)}>
          {isPageHeading ? <h1 className="govuk-fieldset__heading">{label}</h1> : label}
        </legend>
        <HintAndError id={id} hint={hint} error={error} />
        {children}
      </fieldset>
    </div>
  );
}

const groupClass = (error?: string, className?: string) =>
  classNames('govuk-form-group', error && 'govuk-form-group--error', className);

function HintAndError({ id, hint, error }: Pick<FieldProps, 'id' | 'hint' | 'error'>) {
  return (
    <>
      {hint != null && <Hint id={`${id}-hint`}>{hint}</Hint>}
      {error && (
        <p id={`${id}-error`} className="govuk-error-message">
          <span className="govuk-visually-hidden">Error:</span> {error}
        </p>
      )}
    </>
  );
}

export function Hint({ id, className, children }: { id: string; className?: string; children: ReactNode }) {
  return (
    <div id={id} className={classNames('govuk-hint', className)}>
      {children}
    </div>
  );
}
