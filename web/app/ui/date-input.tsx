import { classNames } from './class-names.ts';
import { type FieldProps, FieldsetGroup } from './form-group.tsx';

export const dateParts = ['day', 'month', 'year'] as const;
export type DatePart = (typeof dateParts)[number];

export interface DateInputProps extends FieldProps {
  /** What stands in the boxes at first, as typed. */
  values?: Partial<Record<DatePart, string>>;
  /** The boxes the error is about; all of them where it does not say. */
  wrong?: readonly DatePart[];
}

/** A day that people know by heart or read off a letter: three boxes, named `startsOn.day`, `startsOn.month`, … */
export function DateInput({ name, values = {}, wrong = dateParts, ...field }: DateInputProps) {
  return (
    <FieldsetGroup role="group" {...field}>
      <div className="govuk-date-input" id={field.id}>
        {dateParts.map((part) => (
          <div key={part} className="govuk-date-input__item">
            <div className="govuk-form-group">
              <label className="govuk-label govuk-date-input__label" htmlFor={`${field.id}-${part}`}>
                {`${part[0]?.toUpperCase()}${part.slice(1)}`}
              </label>
              <input
                className={classNames(
                  'govuk-input govuk-date-input__input',
                  field.error && wrong.includes(part) && 'govuk-input--error',
                  part === 'year' ? 'govuk-input--width-4' : 'govuk-input--width-2',
                )}
                id={`${field.id}-${part}`}
                name={`${name}.${part}`}
                type="text"
                defaultValue={values[part]}
                inputMode="numeric"
              />
            </div>
          </div>
        ))}
      </div>
    </FieldsetGroup>
  );
}
