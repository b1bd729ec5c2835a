import type { FieldMetadata } from '@conform-to/react';
import type { ReactNode } from 'react';
import { type AnsweredForm, type Conform, date, text } from '#forms/answers.ts';
import { Button } from '#ui/button.tsx';
import { DateInput } from '#ui/date-input.tsx';
import { Details } from '#ui/details.tsx';
import { Input } from '#ui/input.tsx';
import type { TypedFigure, TypedUpdate } from './update-fields.tsx';

const MOST = 20;

export interface FigureRowsProps {
  form: AnsweredForm;
  conform: Conform;
  field: FieldMetadata<TypedFigure[] | undefined, TypedUpdate>;
}

/**
 * The figures of an update, a row each. Adding and taking away send the form to its own page, which comes back with
 * everything typed: they work without JavaScript. An empty row counts as none.
 */
export function FigureRows({ form, conform, field }: FigureRowsProps) {
  const rows = (field as FieldMetadata<TypedFigure[], TypedUpdate>).getFieldList();
  // Each button leads to the figure that it made; one that took away, to the one that stands there now.
  const toRow = (at: number) => (at < 0 ? `#${form.id}-figures` : `#${form.id}-measures-${at}`);
  return (
    <section aria-labelledby={`${form.id}-figures`}>
      <h2 className="govuk-heading-m govuk-!-margin-bottom-1" id={`${form.id}-figures`} tabIndex={-1}>
        Figures (optional)
      </h2>
      <p className="govuk-hint">
        For example: 26 of 330 vehicles over 35 mph, or an average speed that was 38 and is 33.
      </p>
      {rows.map((row, at) => (
        <FigureRow key={row.key} row={row} number={at + 1}>
          <Button
            variant="secondary"
            formAction={toRow(at < rows.length - 1 ? at : at - 1)}
            {...conform.remove.getButtonProps({ name: field.name, index: at })}
          >
            Take away figure {at + 1}
          </Button>
        </FigureRow>
      ))}
      {rows.length < MOST && (
        <Button
          variant="secondary"
          formAction={toRow(rows.length)}
          {...conform.insert.getButtonProps({ name: field.name })}
        >
          {rows.length === 0 ? 'Add a figure' : 'Add another figure'}
        </Button>
      )}
    </section>
  );
}

interface RowProps {
  row: FieldMetadata<TypedFigure, TypedUpdate>;
  number: number;
  children: ReactNode;
}

function FigureRow({ row, number, children }: RowProps) {
  const { name, value, outOf, before, unit, from, to, source } = row.getFieldset();
  const narrow = { className: 'govuk-input--width-5', inputMode: 'decimal', autoComplete: 'off' } as const;
  const more = [from, to, source];
  return (
    <fieldset className="govuk-fieldset app-figure" id={text(row as FieldMetadata).id} tabIndex={-1}>
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">Figure {number}</legend>
      <Input label="What was counted?" hint="For example: vehicles over 35 mph" autoComplete="off" {...text(name)} />
      <div className="app-figure__numbers">
        <Input label="Number now" {...narrow} {...text(value)} />
        <Input label="Out of" {...narrow} {...text(outOf)} />
        <Input label="Before" {...narrow} {...text(before)} />
        <Input label="Unit" className="govuk-input--width-5" autoComplete="off" {...text(unit)} />
      </div>
      <Details summary="When, and who counted" open={more.some(({ allErrors }) => Object.keys(allErrors).length > 0)}>
        <DateInput label="From" {...date(from)} />
        <DateInput label="To" {...date(to)} />
        <Input label="Who counted?" hint="For example: Speedwatch" autoComplete="off" {...text(source)} />
      </Details>
      {children}
    </fieldset>
  );
}
