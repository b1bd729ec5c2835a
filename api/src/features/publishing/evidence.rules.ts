import {
  addDays,
  calendarQuarter,
  type DateText,
  dayInWords,
  daysBetween,
  isDateText,
  londonDate,
  shortDayInWords,
} from '@patchwork/calendar';

/** The days that evidence is about, both inclusive, and how far they have gone. */
export interface Period {
  from: DateText;
  until: DateText;
  /** The last day of it that has begun. */
  lastDay: DateText;
}

/** A period is at most a year, in days, as a quarter is. */
const LONGEST = 366;

/** The calendar quarter that ended last: "1 July to 30 September" on 23 November. */
const lastQuarter = (today: DateText) => calendarQuarter(addDays(calendarQuarter(today).from, -1));

/** The days that were asked for, the last calendar quarter where none were; or a sentence that says what is wrong. */
export function periodFor(asked: { from?: string | null; until?: string | null }, now: Date): Period | string {
  const today = londonDate(now);
  const [typedFrom, typedUntil] = [asked.from?.trim() || null, asked.until?.trim() || null];
  if ((typedFrom === null) !== (typedUntil === null)) {
    return 'Give both days, the first and the last, or neither for the last calendar quarter.';
  }
  const { from, until } = typedFrom && typedUntil ? { from: typedFrom, until: typedUntil } : lastQuarter(today);
  if (!isDateText(from)) return 'The first day is not in the calendar. Write it as 2026-07-01.';
  if (!isDateText(until)) return 'The last day is not in the calendar. Write it as 2026-09-30.';
  if (until < from) return 'The last day is before the first day.';
  if (daysBetween(from, until) + 1 > LONGEST) {
    return `At most ${LONGEST} days can be told at once: until ${dayInWords(addDays(from, LONGEST - 1))} at the latest.`;
  }
  if (from > today) return 'These days have not begun, so there is nothing to tell of them yet.';
  return { from, until, lastDay: [until, today].toSorted()[0] as DateText };
}

/** "1 July 2026 to 30 September 2026". */
export function periodInWords({ from, until }: Pick<Period, 'from' | 'until'>): string {
  return `${shortDayInWords(from)} to ${shortDayInWords(until)}`;
}

/** How many of the period's days, so far, lie in at least one of these spans (both ends inclusive). */
export function daysWithin(period: Period, spans: readonly { from: DateText; until: DateText }[]): number {
  return eachDay(period).filter((day) => spans.some((span) => span.from <= day && day <= span.until)).length;
}

/** How many of the period's days, so far, are not among these, and the most of those in a row. */
export function daysWithout(period: Period, days: ReadonlySet<DateText>): { total: number; longest: number } {
  let [total, longest, row] = [0, 0, 0];
  for (const day of eachDay(period)) {
    row = days.has(day) ? 0 : row + 1;
    total += row > 0 ? 1 : 0;
    longest = Math.max(longest, row);
  }
  return { total, longest };
}

/**
 * The most days from one meeting to the next: from the last one before the period, over those in it, to its last day so
 * far. Null where there is none to count from.
 */
export function longestGap(period: Period, before: DateText | null, held: readonly DateText[]): number | null {
  const days = [...(before ? [before] : []), ...held].toSorted();
  if (days.length === 0) return null;
  const gaps = [...days, period.lastDay].map((day, i, all) => (i === 0 ? 0 : daysBetween(all[i - 1] as DateText, day)));
  return Math.max(...gaps);
}

function eachDay({ from, lastDay }: Period): DateText[] {
  return Array.from({ length: daysBetween(from, lastDay) + 1 }, (_, i) => addDays(from, i));
}
