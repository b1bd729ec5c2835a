import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';
import { describedBy, type FieldProps, FormGroup } from './form-group.tsx';

export interface SelectItem {
  value: string;
  text: string;
  disabled?: boolean;
}

export interface SelectProps extends FieldProps, Omit<ComponentProps<'select'>, keyof FieldProps | 'children'> {
  items: readonly SelectItem[];
}

/** One of many, where radios would be too long a list (more than about seven). */
export function Select({ label, labelSize, isPageHeading, hint, error, items, className, ...rest }: SelectProps) {
  const field = { id: rest.id, label, labelSize, isPageHeading, hint, error };
  return (
    <FormGroup {...field}>
      <select
        className={classNames('govuk-select', className, error && 'govuk-select--error')}
        {...rest}
        aria-describedby={describedBy(field)}
      >
        {items.map(({ value, text, disabled }) => (
          <option key={value} value={value} disabled={disabled}>
            {text}
          </option>
        ))}
      </select>
    </FormGroup>
  );
}
