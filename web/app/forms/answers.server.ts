import { z } from 'zod';

/** Words a person types: at least one character once trimmed, at most `most`. */
export function words(missing: string, most: number) {
  return z.string({ error: missing }).trim().min(1, missing).max(most, `Use ${most} characters or fewer`);
}

/** Words a person may leave out. */
export function maybeWords(most: number) {
  return z.string().trim().max(most, `Use ${most} characters or fewer`).optional();
}

const part = z.string().trim().optional();

/** A `<DateInput>`'s three boxes, as `2026-03-31`. `missing` is said of an empty one: "Enter the first day". */
export function day(missing: string) {
  return z
    .object({ day: part, month: part, year: part }, { error: missing })
    .transform(({ day = '', month = '', year = '' }, refinement) => {
      const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
      const isReal = /^\d{4}-\d\d-\d\d$/.test(date) && new Date(`${date}T00:00Z`).toJSON()?.startsWith(date);
      if (isReal) return date;
      const isEmpty = day + month + year === '';
      refinement.addIssue({ code: 'custom', message: isEmpty ? missing : 'Enter a real date, for example 31 3 2026' });
      return z.NEVER;
    });
}
