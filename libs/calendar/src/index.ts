export { clocksChangeAround, londonClock, londonInstant, type TimeText, timeTyped } from './clock.ts';
export {
  addDays,
  calendarQuarter,
  type DateText,
  daysBetween,
  isDateText,
  londonDate,
  londonMidnight,
} from './dates.ts';
export { dayInWords, momentInWords, quarterInWords, shortDayInWords, timeInWords } from './words.ts';
