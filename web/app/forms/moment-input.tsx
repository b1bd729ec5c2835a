import type { FieldMetadata } from '@conform-to/react';
import { londonClock } from '@patchwork/calendar';
import { DateInput } from '#ui/date-input.tsx';
import { Input } from '#ui/input.tsx';
import { date, text } from './answers.ts';

/** What `maybeMoment()` reads: the day in three boxes and the time as people type it. */
export interface TypedMoment {
  on?: { day?: string; month?: string; year?: string };
  at?: string;
}

export interface MomentInputProps {
  /** What happens then: the legend of the day. */
  label: string;
  hint?: string;
  field: FieldMetadata<TypedMoment | undefined>;
}

/** A day and a time in London. */
export function MomentInput({ label, hint, field }: MomentInputProps) {
  const { on, at } = (field as FieldMetadata<TypedMoment>).getFieldset();
  return (
    <>
      <DateInput label={label} hint={hint} {...date(on)} />
      <Input
        label={`${label}: time`}
        hint="For example 7pm or 19:30"
        className="govuk-input--width-5"
        autoComplete="off"
        {...text(at)}
      />
    </>
  );
}

/** An instant as the boxes show it. */
export function typedMoment(instant: string | null | undefined): TypedMoment {
  if (!instant) return {};
  const { day, time } = londonClock(new Date(instant));
  return { on: typedDay(day), at: time };
}

/** A day, `2026-03-31`, as the three boxes show it. */
export function typedDay(day: string | null | undefined): NonNullable<TypedMoment['on']> {
  if (!day) return {};
  const [year, month, date] = day.split('-');
  return { day: String(Number(date)), month: String(Number(month)), year };
}
