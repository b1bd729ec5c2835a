import { addDays, type DateText, daysBetween, londonDate } from '@patchwork/calendar';

/** First and last day, both inclusive. */
export interface Days {
  startsOn: DateText;
  endsOn: DateText;
}

const londonHour = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: 'numeric', hourCycle: 'h23' });

/** The instant of a London clock time, `09:40`; from 3am on, so that the day's clock change lies behind. */
export function londonTime(day: DateText, time: string): Date {
  const summer = Number(londonHour.format(new Date(`${day}T12:00:00Z`))) - 12;
  return new Date(Date.parse(`${day}T${time}:00Z`) - summer * 3_600_000);
}

/** The first day of the month that is so many months after (before, where negative) that of a day. */
export function monthOf(day: DateText, months: number): DateText {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}

/** The demonstration's calendar, told from the day it is filled in: it is always the middle month of a quarter. */
export class DemoDays {
  readonly now: Date;
  readonly today: DateText;
  readonly earlier: Days;
  readonly before: Days;
  readonly current: Days;
  readonly next: Days;

  constructor(now: Date) {
    this.now = now;
    this.today = londonDate(now);
    const quarter = (first: number) => ({
      startsOn: monthOf(this.today, first),
      endsOn: addDays(monthOf(this.today, first + 3), -1),
    });
    [this.earlier, this.before] = [quarter(-7), quarter(-4)];
    [this.current, this.next] = [quarter(-1), quarter(2)];
  }

  /** So many days ago; to come, where negative. Nothing public is dated today: it may still be before breakfast. */
  ago(days: number): DateText {
    return addDays(this.today, -days);
  }

  /** A share of the way from one day to another. */
  between(from: DateText, to: DateText, share: number): DateText {
    return addDays(from, Math.round(daysBetween(from, to) * share));
  }

  /** The first day in so many days or later on which a team meets residents: midweek, and not around Christmas. */
  meetingIn(days: number): DateText {
    let day = midweekFrom(addDays(this.today, days));
    while (isChristmas(day)) day = midweekFrom(addDays(day, 1));
    return day;
  }
}

/** This day or the first after it from Monday to Thursday: never in the night in which the clocks change, a Sunday's. */
export function midweekFrom(day: DateText): DateText {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday >= 1 && weekday <= 4 ? day : addDays(day, weekday === 0 ? 1 : 8 - weekday);
}

function isChristmas(day: DateText): boolean {
  const inYear = day.slice(5);
  return inYear >= '12-23' || inYear <= '01-02';
}
