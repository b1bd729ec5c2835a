import { addDays, calendarQuarter, type DateText, isDateText, londonInstant } from '@patchwork/calendar';

/** An instant, and whether London's clocks never showed the time that named it. */
export interface Told {
  at: Date;
  /** True on the night that summer time begins: the clocks skipped that hour, and an hour later is meant. */
  isSkipped: boolean;
}

/**
 * The instant of `2016-09-17T12:00:00`, London's clocks; of the hour that comes twice in autumn the first. What names a
 * zone is read with it. Null where it is no time.
 */
export function instantOf(text: string | null | undefined): Told | null {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?(Z|[+-]\d{2}:?\d{2})?$/.exec(
    text?.trim() ?? '',
  );
  if (!match) return null;
  const [, day = '', hour = '00', minute = '00', second = '00', zone] = match;
  if (!isDateText(day) || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  if (zone) {
    const offset = zone === 'Z' ? zone : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
    const at = new Date(`${day}T${hour}:${minute}:${second}${offset}`);
    return Number.isNaN(at.getTime()) ? null : { at, isSkipped: false };
  }
  const shown = londonInstant(day, `${hour}:${minute}`);
  // Skipped hours are shown by clocks that nobody has turned yet: Greenwich's.
  const minuteAt = shown ?? new Date(`${day}T${hour}:${minute}:00Z`);
  return { at: new Date(minuteAt.getTime() + Number(second) * 1_000), isSkipped: shown === null };
}

/** The days of a quarter, both inclusive. */
export interface Days {
  startsOn: DateText;
  endsOn: DateText;
}

/** The calendar quarter that holds a day, shortened so that it overlaps none of these, none of which holds the day. */
export function quarterAround(day: DateText, others: readonly Days[]): Days {
  let { from: startsOn, until: endsOn } = calendarQuarter(day);
  for (const other of others) {
    if (other.endsOn < day && other.endsOn >= startsOn) startsOn = addDays(other.endsOn, 1);
    if (other.startsOn > day && other.startsOn <= endsOn) endsOn = addDays(other.startsOn, -1);
  }
  return { startsOn, endsOn };
}
