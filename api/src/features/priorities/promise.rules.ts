import { addDays, type DateText, dayInWords, daysBetween, londonDate } from '@patchwork/calendar';
import { Refusal } from '#platform/refusal.ts';
import type { UpdateRefusalReason } from './update.rules.ts';

/** How a priority stands against its update promise. */
export const Punctuality = {
  NO_PROMISE: 'NO_PROMISE',
  ON_TIME: 'ON_TIME',
  DUE: 'DUE',
  LATE: 'LATE',
  PAUSED: 'PAUSED',
} as const;
export type Punctuality = (typeof Punctuality)[keyof typeof Punctuality];

/** What a promise is measured by. `lastPostedAt` is when the newest public update was published. */
export interface PromiseFacts {
  updateEveryDays?: number | null;
  pausedUntil?: DateText | null;
  startsOn: DateText;
  endsOn: DateText;
  lastPostedAt?: Date | string | null;
}

/** Issue "A resident reads…": an update is called late once it is more than seven days overdue. */
const DUE_DAYS = 7;

/**
 * The day by which the next update was promised: so many days after the last one, or after the quarter began, and not
 * before a paused promise returns. Null without a promise, before the quarter begins and once it has ended.
 */
export function nextUpdateDue(facts: PromiseFacts, now: Date): DateText | null {
  const today = londonDate(now);
  if (!facts.updateEveryDays || today < facts.startsOn || today > facts.endsOn) return null;
  const last = facts.lastPostedAt ? londonDate(new Date(facts.lastPostedAt)) : facts.startsOn;
  const due = addDays(last, facts.updateEveryDays);
  return facts.pausedUntil && facts.pausedUntil > due ? facts.pausedUntil : due;
}

/** Due from the day after the promised one, late after seven more; a paused promise is neither until it returns. */
export function punctualityOf(facts: PromiseFacts, now: Date): Punctuality {
  return punctualityBy(nextUpdateDue(facts, now), facts, now);
}

function punctualityBy(due: DateText | null, facts: PromiseFacts, now: Date): Punctuality {
  if (!due) return 'NO_PROMISE';
  const today = londonDate(now);
  if (facts.pausedUntil && today < facts.pausedUntil) return 'PAUSED';
  const days = daysBetween(due, today);
  if (days <= 0) return 'ON_TIME';
  return days <= DUE_DAYS ? 'DUE' : 'LATE';
}

/** How a priority stands against its promise. */
export interface Standing {
  nextUpdateDue: DateText | null;
  punctuality: Punctuality;
  /** True from the day after the promised one; not while the promise is paused. */
  isOverdue: boolean;
}

/** All that the clock makes of a promise. */
export function standingOf(facts: PromiseFacts, now: Date): Standing {
  const due = nextUpdateDue(facts, now);
  const punctuality = punctualityBy(due, facts, now);
  return { nextUpdateDue: due, punctuality, isOverdue: punctuality === 'DUE' || punctuality === 'LATE' };
}

/** True from the day after the promised one; not while the promise is paused. */
export function isOverdue(facts: PromiseFacts, now: Date): boolean {
  return standingOf(facts, now).isOverdue;
}

/** What became of a promise over its quarter is told by. Days are London's. */
export interface PromiseRecord {
  updateEveryDays?: number | null;
  startsOn: DateText;
  endsOn: DateText;
  /** The days on which updates were published that still have their words, the earliest first. */
  postedOn: readonly DateText[];
  /** In the order in which they were made. */
  pauses: readonly { pausedOn: DateText; until: DateText }[];
}

/** A day by which an update was promised, and the day on which one came; null while none has. */
export interface PromisedDay {
  due: DateText;
  metOn: DateText | null;
}

/**
 * Every day within a quarter by which an update was promised, one for each update that came and one for the next: as
 * `nextUpdateDue` said it at the time. A pause moves the day that had not passed when it was made, and no other.
 */
export function promisedDays(record: PromiseRecord): PromisedDay[] {
  const { updateEveryDays, startsOn, endsOn, postedOn, pauses } = record;
  if (!updateEveryDays) return [];
  const days: PromisedDay[] = [];
  let last = startsOn;
  for (const metOn of [...postedOn, null]) {
    const plain = addDays(last, updateEveryDays);
    let due = plain;
    for (const { pausedOn, until } of pauses) {
      if (pausedOn > due || (metOn !== null && pausedOn > metOn)) continue;
      // A later pause takes the place of the one before.
      due = plain;
      if (until > plain) due = until;
    }
    // What came before the quarter keeps no promise of it.
    if (due <= endsOn && (metOn === null || metOn >= startsOn)) days.push({ due, metOn });
    last = metOn ?? last;
  }
  return days;
}

/** What became of a promised day: kept, kept late, not kept while there was time, or still open. */
export type PromiseKept = 'ON_TIME' | 'LATE' | 'VERY_LATE' | 'MISSED' | 'OVERDUE' | 'OPEN';

/** Late from the day after, very late after seven more, as on pages; missed once the quarter is over without an update. */
export function keptOf({ due, metOn }: PromisedDay, { endsOn }: { endsOn: DateText }, today: DateText): PromiseKept {
  if (metOn !== null && metOn <= due) return 'ON_TIME';
  if (metOn !== null) return daysBetween(due, metOn) > DUE_DAYS ? 'VERY_LATE' : 'LATE';
  if (today > endsOn) return 'MISSED';
  return today > due ? 'OVERDUE' : 'OPEN';
}

/** A pause lasts from today to a day of return within the quarter. */
export function pauseFor(until: DateText, facts: PromiseFacts, now: Date): DateText | Refusal<UpdateRefusalReason> {
  const today = londonDate(now);
  if (today > facts.endsOn)
    return new Refusal('QUARTER_ENDED', 'This quarter has ended, so there is no promise to pause.');
  if (!facts.updateEveryDays) return new Refusal('NO_PROMISE', 'This priority has no update promise to pause.');
  if (until <= today) return new Refusal('BAD_TIME', 'The day of return must be after today.', 'until');
  if (until > facts.endsOn) return new Refusal('BAD_TIME', 'The day of return must be within the quarter.', 'until');
  return until;
}

/** An outcome is recorded once, and not before the last fourteen days of the quarter. */
export function mayRecordOutcome(
  facts: PromiseFacts,
  recorded: boolean,
  now: Date,
): Refusal<UpdateRefusalReason> | null {
  if (recorded)
    return new Refusal('ALREADY_RECORDED', 'What became of this priority is on record already, and stays as it is.');
  const from = addDays(facts.endsOn, -14);
  if (londonDate(now) >= from) return null;
  return new Refusal('NOT_ENDED', `The quarter is still running. Say what became of it from ${dayInWords(from)} on.`);
}
