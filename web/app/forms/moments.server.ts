import { dayInWords, isDateText, londonInstant, timeTyped } from '@patchwork/calendar';
import { z } from 'zod';

const part = z.string().trim().optional();
const boxes = z.object({ day: part, month: part, year: part }).optional();

/** A `<DateInput>` that may be left empty, as `2026-03-31`; undefined where it is. */
export function maybeDay() {
  return boxes.transform((typed, { addIssue }) => {
    const date = dateOf(typed);
    if (date !== null) return date;
    addIssue({ code: 'custom', message: 'Enter a real date, for example 31 3 2026' });
    return z.NEVER;
  });
}

/**
 * A `<MomentInput>` that may be left empty: a day and a time in London, as the instant they mean. Refuses half of it,
 * and the hour that the clocks skip; of an hour that comes twice the first is meant.
 */
export function maybeMoment() {
  const moment = z.object({ on: boxes, at: part }).optional();
  return moment.transform((typed, { addIssue }) => {
    const no = (path: 'on' | 'at', message: string) => {
      addIssue({ code: 'custom', message, path: [path] });
      return z.NEVER;
    };
    const [day, timeText] = [dateOf(typed?.on), typed?.at ?? ''];
    if (day === undefined && timeText === '') return undefined;
    if (day === undefined) return no('on', 'Enter the day too');
    if (day === null) return no('on', 'Enter a real date, for example 31 3 2026');
    const time = timeTyped(timeText);
    if (time === null) return no('at', timeText === '' ? 'Enter the time too, for example 7pm' : notATime);
    const instant = londonInstant(day, time);
    if (instant !== null) return instant.toISOString();
    return no('at', `On ${dayInWords(day)} the clocks go forward, and this time never comes. Choose another`);
  });
}

const notATime = 'Enter a time, for example 7pm, 7:30am or 19:30';

/** undefined: left empty. null: no such day. */
function dateOf(typed: z.output<typeof boxes>): string | null | undefined {
  const { day = '', month = '', year = '' } = typed ?? {};
  if (day + month + year === '') return undefined;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDateText(date) ? date : null;
}
