import type { DateText } from './dates.ts';

const shown = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** A time of day as clocks show it, `19:30`: 24 hours, no zone. */
export type TimeText = string;

/** The day and the time that London's clocks show at an instant. */
export function londonClock(instant: Date): { day: DateText; time: TimeText } {
  const part = Object.fromEntries(shown.formatToParts(instant).map(({ type, value }) => [type, value]));
  return { day: `${part.year}-${part.month}-${part.day}`, time: `${part.hour}:${part.minute}` };
}

/**
 * The instant at which London's clocks show this time of this day: the first of the two where the hour comes twice
 * (the end of summer time), null where it never comes (the hour skipped at its beginning) or there is no such time.
 */
export function londonInstant(day: DateText, time: TimeText): Date | null {
  const asUtc = Date.parse(`${day}T${time}:00Z`);
  if (Number.isNaN(asUtc)) return null;
  // Summer time first: its instant is the earlier one.
  const candidates = [new Date(asUtc - HOUR), new Date(asUtc)];
  return candidates.find((instant) => isShownAt(instant, day, time)) ?? null;
}

/**
 * True where London's clocks change between these instants or within an hour of one of them: a time there is skipped, or
 * comes twice, and people who were told it would come at different hours.
 */
export function clocksChangeAround(from: Date, to: Date): boolean {
  return ahead(new Date(from.getTime() - HOUR)) !== ahead(new Date(to.getTime() + HOUR));
}

/** How far London's clocks are ahead of UTC at an instant, in milliseconds. */
function ahead(instant: Date): number {
  const { day, time } = londonClock(instant);
  return Date.parse(`${day}T${time}:00Z`) - Math.floor(instant.getTime() / MINUTE) * MINUTE;
}

function isShownAt(instant: Date, day: DateText, time: TimeText): boolean {
  const clock = londonClock(instant);
  return clock.day === day && clock.time === time;
}

/**
 * A time as people type it, on a 24-hour clock: "7pm", "7.30 pm", "19:30", "1930", "midday". "7:30" is the morning, as
 * a 24-hour clock shows it. Null where it is no time, or a bare number that could be either half of the day ("7").
 */
export function timeTyped(text: string): TimeText | null {
  const typed = text.trim().toLowerCase();
  if (typed === 'midday' || typed === 'noon') return '12:00';
  if (typed === 'midnight') return '00:00';
  const match = /^(\d{1,2})(?:[:.]?(\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?$/.exec(typed);
  if (!match) return null;
  const [, hourTyped = '', minuteTyped, half] = match;
  if (!half && minuteTyped === undefined) return null;
  const [hour, minute] = [Number(hourTyped), Number(minuteTyped ?? 0)];
  if (minute > 59 || (half ? hour < 1 || hour > 12 : hour > 23)) return null;
  const onClock = half ? (hour % 12) + (half.startsWith('p') ? 12 : 0) : hour;
  return `${String(onClock).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
