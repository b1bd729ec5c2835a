import { type DateText, londonDate, shortDayInWords } from '@patchwork/calendar';

/** The London day of an instant from the api, `2026-03-03`. */
export const dayOf = (instant: string): DateText => londonDate(new Date(instant));

/** "3 March 2026", the London day of an instant. */
export const dayWords = (instant: string): string => shortDayInWords(dayOf(instant));

/** "3 March": for days so near that nobody needs the year. */
export const dayAndMonth = (day: DateText): string => shortDayInWords(day).replace(/ \d{4}$/, '');

/** "1 to 5 November 2026", "28 October to 5 November 2026", "5 November 2026", "since 5 November 2026"; null without days. */
export function periodWords(from?: DateText | null, to?: DateText | null): string | null {
  if (!from || !to) return from ? `since ${shortDayInWords(from)}` : to ? `until ${shortDayInWords(to)}` : null;
  if (from === to) return shortDayInWords(to);
  if (from.slice(0, 7) === to.slice(0, 7)) return `${Number(from.slice(8))} to ${shortDayInWords(to)}`;
  const start = from.slice(0, 4) === to.slice(0, 4) ? dayAndMonth(from) : shortDayInWords(from);
  return `${start} to ${shortDayInWords(to)}`;
}
