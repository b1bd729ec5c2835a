import { z } from 'zod';
import { maybeWords, words } from '#forms/answers.server.ts';
import { maybeDay } from '#forms/moments.server.ts';
import type { MeasureInput } from '#graphql.generated.ts';

/** 26 · 4.5 · -3 · 1,200 · 1,234,567: thousands by commas in their places, or not at all. */
const number = /^[-−]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?$/;

/** A number as people write it. `missing` is said of an empty box. */
export function figure(missing: string) {
  return z
    .string({ error: missing })
    .trim()
    .min(1, missing)
    .transform((typed, { addIssue }) => {
      const value = number.test(typed) ? Number(typed.replaceAll(',', '').replace('−', '-')) : Number.NaN;
      if (Number.isFinite(value)) return value;
      const message = `“${typed.slice(0, 40)}” is not a number. Enter digits, for example 26, 4.5 or 1,200`;
      addIssue({ code: 'custom', message });
      return z.NEVER;
    });
}

const maybeFigure = figure('Enter a number').optional();

const row = z.object({
  name: words('Enter what the figure counts', 120),
  value: figure('Enter the number'),
  outOf: maybeFigure,
  before: maybeFigure,
  unit: maybeWords(40),
  from: maybeDay(),
  to: maybeDay(),
  source: maybeWords(120),
});

const part = z.string().optional();
const boxes = z.object({ day: part, month: part, year: part }).optional();
const texts = { name: part, value: part, outOf: part, before: part, unit: part, source: part };

/**
 * The figures of an update, one of the form's rows each, in their order; null for a row that was left empty. What is
 * wrong with a number is told here, since the api takes numbers alone.
 */
export const figures = z
  .array(
    z.object({ ...texts, from: boxes, to: boxes }).transform((typed, { addIssue }): MeasureInput | null => {
      if (isEmpty(typed)) return null;
      const read = row.safeParse(typed);
      if (read.success) return read.data;
      for (const { message, path } of read.error.issues) addIssue({ code: 'custom', message, path });
      return z.NEVER;
    }),
  )
  .default([]);

function isEmpty(typed: object): boolean {
  return Object.values(typed).every((part) => (part && typeof part === 'object' ? isEmpty(part) : !part?.trim()));
}

/** The rows that were filled in, and the form's name for a field of theirs: a refusal counts only what it was sent. */
export function filledIn(rows: readonly (MeasureInput | null)[]) {
  const filled = rows.flatMap((measure, at) => (measure ? [{ measure, at }] : []));
  const names = filled.flatMap(({ at }, sent) =>
    Object.keys(texts)
      .concat('from', 'to')
      .map((field) => [`measures.${sent}.${field}`, `measures[${at}].${field}`]),
  );
  return { measures: filled.map(({ measure }) => measure), names: Object.fromEntries(names) as Record<string, string> };
}
