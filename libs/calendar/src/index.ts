export { addDays, type DateText, daysBetween, isDateText, londonDate, londonMidnight } from './dates.ts';
export { dayInWords, momentInWords, quarterInWords, shortDayInWords } from './words.ts';
