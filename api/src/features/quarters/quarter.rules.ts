import { addDays, type DateText, dayInWords, daysBetween, londonDate } from '@patchwork/calendar';
import { Refusal } from '#platform/refusal.ts';

/** Where a quarter stands. Derived from its timetable and the clock, never stored. */
export const QuarterStage = {
  PLANNED: 'PLANNED',
  SUGGESTING: 'SUGGESTING',
  VOTING: 'VOTING',
  DECIDING: 'DECIDING',
  CURRENT: 'CURRENT',
  ENDED: 'ENDED',
} as const;
export type QuarterStage = (typeof QuarterStage)[keyof typeof QuarterStage];

export const QuarterRefusalReason = {
  ENDS_BEFORE_START: 'ENDS_BEFORE_START',
  TOO_LONG: 'TOO_LONG',
  ENDED_ALREADY: 'ENDED_ALREADY',
  TIMETABLE_ORDER: 'TIMETABLE_ORDER',
  OVERLAPS: 'OVERLAPS',
  UNKNOWN_AREA: 'UNKNOWN_AREA',
  AREA_ENDED: 'AREA_ENDED',
  WRONG_KIND: 'WRONG_KIND',
} as const;
export type QuarterRefusalReason = (typeof QuarterRefusalReason)[keyof typeof QuarterRefusalReason];

/** An instant as an entity or as a JSON answer of PostgreSQL has it. */
type Instant = Date | string | null | undefined;

/** The days of a quarter and the instants at which its road begins, votes and stops voting. */
export interface Timetable {
  startsOn: DateText;
  endsOn: DateText;
  suggestFrom?: Instant;
  voteFrom?: Instant;
  voteUntil?: Instant;
}

/** design.md, Words: quarters last at most 366 days. */
const LONGEST = 366;

function hasPassed(instant: Instant, now: Date): boolean {
  return instant != null && new Date(instant) <= now;
}

/**
 * The stage of a quarter: London dates, both inclusive; past its last day ENDED; from its first CURRENT; else the last
 * passed of suggestFrom, voteFrom, voteUntil gives SUGGESTING, VOTING, DECIDING; else PLANNED (design.md, Words).
 */
export function stageOf(quarter: Timetable, now: Date): QuarterStage {
  const today = londonDate(now);
  if (today > quarter.endsOn) return 'ENDED';
  if (today >= quarter.startsOn) return 'CURRENT';
  if (hasPassed(quarter.voteUntil, now)) return 'DECIDING';
  if (hasPassed(quarter.voteFrom, now)) return 'VOTING';
  return hasPassed(quarter.suggestFrom, now) ? 'SUGGESTING' : 'PLANNED';
}

/** A timetable that can be planned now, or why not. Overlaps with other quarters are the service's question. */
export function timetableFor(asked: Timetable, now: Date): Timetable | Refusal<QuarterRefusalReason> {
  if (asked.endsOn < asked.startsOn)
    return new Refusal('ENDS_BEFORE_START', 'The last day is before the first day.', 'endsOn');
  if (daysBetween(asked.startsOn, asked.endsOn) + 1 > LONGEST) {
    const latest = addDays(asked.startsOn, LONGEST - 1);
    return new Refusal(
      'TOO_LONG',
      `A quarter lasts at most ${LONGEST} days: until ${dayInWords(latest)} at the latest.`,
      'endsOn',
    );
  }
  if (asked.endsOn < londonDate(now)) return new Refusal('ENDED_ALREADY', 'The last day has passed already.', 'endsOn');
  const road = (['suggestFrom', 'voteFrom', 'voteUntil'] as const).filter((step) => asked[step] != null);
  for (const [i, step] of road.entries()) {
    const [at, next] = [new Date(asked[step] as Date), road[i + 1]];
    if (at < new Date(addDays(asked.startsOn, -LONGEST))) {
      return new Refusal('TIMETABLE_ORDER', 'This is more than a year before the first day.', step);
    }
    if (londonDate(at) > asked.startsOn) {
      return new Refusal('TIMETABLE_ORDER', 'Suggestions and the vote come before the first day.', step);
    }
    if (next && at >= new Date(asked[next] as Date)) {
      return new Refusal('TIMETABLE_ORDER', 'Suggestions begin first, then the vote opens, then it closes.', next);
    }
  }
  return asked;
}
