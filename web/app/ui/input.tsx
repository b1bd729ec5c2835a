import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { describedBy, type FieldProps, FormGroup } from './form-group.tsx';

export interface InputProps extends FieldProps, Omit<ComponentProps<'input'>, keyof FieldProps> {
  /** Before and after the box, for the eye alone: say the unit in the label too. */
  prefix?: string;
  suffix?: ReactNode;
}

/** One line of text. Width by class: `govuk-input--width-10`, `govuk-!-width-one-half`. */
export function Input({ type = 'text', prefix, suffix, className, ...props }: InputProps) {
  const { label, labelSize, isPageHeading, hint, error, ...rest } = props;
  const field = { id: rest.id, label, labelSize, isPageHeading, hint, error };
  const input = (
    <input
      type={type}
      className={classNames('govuk-input', className, error && 'govuk-input--error')}
      {...rest}
      aria-describedby={describedBy(field)}
    />
  );
  return (
    <FormGroup {...field}>
      {prefix || suffix ? (
        <div className="govuk-input__wrapper">
          {prefix && <Affix kind="prefix">{prefix}</Affix>}
          {input}
          {suffix && <Affix kind="suffix">{suffix}</Affix>}
        </div>
      ) : (
        input
      )}
    </FormGroup>
  );
}

function Affix({ kind, children }: { kind: 'prefix' | 'suffix'; children: ReactNode }) {
  return (
    <div className={`govuk-input__${kind}`} aria-hidden="true">
      {children}
    </div>
  );
}
