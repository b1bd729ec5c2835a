/** A day as people in London write it down, `2026-03-03`: no time, no zone. Sorts as text. */
export type DateText = string;

const london = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});
const londonClock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: 'numeric', hourCycle: 'h23' });

const DAY = 86_400_000;

/** Days by quarter of an hour: pages ask for the same few over and over, and formatting is slow. */
const known = new Map<number, DateText>();
const KNOWN_AT_MOST = 10_000;
const QUARTER_OF_AN_HOUR = 900_000;

/** The day it is in London at an instant. */
export function londonDate(instant: Date): DateText {
  // Since 1970 London's clocks have been whole quarters of an hour from UTC, so a day begins with one.
  const quarter = Math.floor(instant.getTime() / QUARTER_OF_AN_HOUR);
  const day = known.get(quarter) ?? london.format(instant);
  if (quarter >= 0 && !known.has(quarter)) {
    if (known.size >= KNOWN_AT_MOST) known.clear();
    known.set(quarter, day);
  }
  return day;
}

/** The instant at which a day begins in London: midnight there, an hour earlier in UTC while summer time holds. */
export function londonMidnight(day: DateText): Date {
  const utc = new Date(`${day}T00:00:00Z`);
  const hour = Number(londonClock.format(utc));
  return new Date(utc.getTime() - hour * 3_600_000);
}

/** The day `count` days after (before, where negative) this one. */
export function addDays(day: DateText, count: number): DateText {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY).toISOString().slice(0, 10);
}

/** How many days from one day to another; negative where `to` is the earlier. */
export function daysBetween(from: DateText, to: DateText): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}

/** True for a day that the calendar has: `2026-02-28`, not `2026-02-30`, and none of a year nought. */
export function isDateText(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith('0000')) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** The first and the last day of each quarter of a calendar year, without the year. */
const QUARTERS = [
  ['01-01', '03-31'],
  ['04-01', '06-30'],
  ['07-01', '09-30'],
  ['10-01', '12-31'],
] as const;

/** The first and the last day of the calendar quarter in which a day lies. */
export function calendarQuarter(day: DateText): { from: DateText; until: DateText } {
  const year = day.slice(0, 4);
  const [from, until] = QUARTERS.find(([, last]) => day.slice(5) <= last) ?? QUARTERS[3];
  return { from: `${year}-${from}`, until: `${year}-${until}` };
}
