import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';
import { describedBy, type FieldProps, FormGroup, Hint } from './form-group.tsx';

export interface TextareaProps extends FieldProps, Omit<ComponentProps<'textarea'>, keyof FieldProps | 'maxLength'> {
  /** The most characters the api takes: told, and counted while typing; nothing typed is ever cut off. */
  maxCharacters?: number;
}

/** Several lines of text. */
export function Textarea({ maxCharacters, rows = 5, ...props }: TextareaProps) {
  const { label, labelSize, isPageHeading, hint, error, className, ...rest } = props;
  const field = { id: rest.id, label, labelSize, isPageHeading, hint, error };
  const box = (counted: boolean) => (
    <textarea
      rows={rows}
      className={classNames(
        'govuk-textarea',
        error && 'govuk-textarea--error',
        counted && 'govuk-js-character-count',
        className,
      )}
      {...rest}
      aria-describedby={counted ? describedBy(field, `${rest.id}-info`) : describedBy(field)}
    />
  );
  if (maxCharacters === undefined) return <FormGroup {...field}>{box(false)}</FormGroup>;
  return (
    <FormGroup
      {...field}
      className="govuk-character-count"
      data-module="govuk-character-count"
      data-maxlength={maxCharacters}
    >
      {box(true)}
      <Hint id={`${rest.id}-info`} className="govuk-character-count__message">
        You can enter up to {maxCharacters} characters
      </Hint>
    </FormGroup>
  );
}
