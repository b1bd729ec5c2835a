import type { DateText } from './dates.ts';

const UTC = 'UTC';
const LONDON = 'Europe/London';

const day = new Intl.DateTimeFormat('en-GB', {
  timeZone: UTC,
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const shortDay = new Intl.DateTimeFormat('en-GB', { timeZone: UTC, day: 'numeric', month: 'long', year: 'numeric' });
const month = new Intl.DateTimeFormat('en-GB', { timeZone: UTC, month: 'long' });
/** January to December: formatted once, since every quarter on every page asks. */
const months = Array.from({ length: 12 }, (_, i) => month.format(new Date(Date.UTC(2000, i, 15))));
const londonDay = new Intl.DateTimeFormat('en-GB', {
  timeZone: LONDON,
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const londonTime = new Intl.DateTimeFormat('en-GB', {
  timeZone: LONDON,
  hour: 'numeric',
  minute: '2-digit',
  hourCycle: 'h23',
});

function utcNoon(date: DateText): Date {
  return new Date(`${date}T12:00:00Z`);
}

/** "Tuesday 3 March 2026". */
export function dayInWords(date: DateText): string {
  return day.format(utcNoon(date)).replace(',', '');
}

/** "3 March 2026". */
export function shortDayInWords(date: DateText): string {
  return shortDay.format(utcNoon(date));
}

/** "Tuesday 3 March 2026 at 7pm", as the clocks in London show it; midday and midnight by their names. */
export function momentInWords(instant: Date): string {
  return `${londonDay.format(instant).replace(',', '')} at ${timeInWords(instant)}`;
}

/** "8:30pm", as the clocks in London show it. */
export function timeInWords(instant: Date): string {
  const [hours = 0, minutes = 0] = londonTime.format(instant).split(':').map(Number);
  return clockInWords(hours, minutes);
}

function clockInWords(hours: number, minutes: number): string {
  if (minutes === 0 && hours === 0) return 'midnight';
  if (minutes === 0 && hours === 12) return 'midday';
  const past = minutes === 0 ? '' : `:${String(minutes).padStart(2, '0')}`;
  return `${hours % 12 || 12}${past}${hours < 12 ? 'am' : 'pm'}`;
}

/**
 * A quarter by its dates: "August to October 2022", "November 2022 to January 2023", "May 2026" for one within a
 * month.
 */
export function quarterInWords(startsOn: DateText, endsOn: DateText): string {
  const [from, to] = [startsOn, endsOn].map((date) => months[Number(date.slice(5, 7)) - 1]);
  const [fromYear, toYear] = [startsOn.slice(0, 4), endsOn.slice(0, 4)];
  if (fromYear !== toYear) return `${from} ${fromYear} to ${to} ${toYear}`;
  return from === to ? `${from} ${fromYear}` : `${from} to ${to} ${toYear}`;
}
