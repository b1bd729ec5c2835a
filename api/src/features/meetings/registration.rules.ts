import { momentInWords } from '@patchwork/calendar';
import { Refusal } from '#platform/refusal.ts';
import { WordsReason } from '#platform/words.ts';

export const RegistrationRefusalReason = {
  NOT_OPEN_YET: 'NOT_OPEN_YET',
  CLOSED: 'CLOSED',
  CANCELLED: 'CANCELLED',
  ENDED: 'ENDED',
  OPEN_DOOR: 'OPEN_DOOR',
  OTHER_FORCE: 'OTHER_FORCE',
  NOT_REGISTERED: 'NOT_REGISTERED',
  NO_OFFER: 'NO_OFFER',
  OFFER_LAPSED: 'OFFER_LAPSED',
  NO_PLACE: 'NO_PLACE',
  WRONG_CODE: 'WRONG_CODE',
  CHECK_IN_CLOSED: 'CHECK_IN_CLOSED',
  NOT_ONLINE: 'NOT_ONLINE',
  TOO_EARLY: 'TOO_EARLY',
  CHECKED_IN: 'CHECKED_IN',
  SCREENED: 'SCREENED',
  ...WordsReason,
} as const;
export type RegistrationRefusalReason = (typeof RegistrationRefusalReason)[keyof typeof RegistrationRefusalReason];

type No = Refusal<RegistrationRefusalReason>;

const MINUTE = 60_000;
/** The longest and the shortest that an offered place is held, in minutes. */
const HELD_AT_MOST = 48 * 60;
const HELD_AT_LEAST = 15;

/** What registering looks at. */
interface Registrable {
  status(now: Date): 'SCHEDULED' | 'CANCELLED' | 'ENDED';
  isOpenDoor: boolean;
  registrationFrom?: Date | null;
  registrationCloses(): Date;
}

/** Why nobody may have anything to do with a meeting any more; null while it is to come or under way. */
export function overRefusal(meeting: Pick<Registrable, 'status'>, now: Date): Refusal<'CANCELLED' | 'ENDED'> | null {
  const status = meeting.status(now);
  if (status === 'CANCELLED') return new Refusal('CANCELLED', 'This meeting was cancelled. Its page says why.');
  if (status === 'ENDED')
    return new Refusal('ENDED', 'This meeting is over. Look for the next one on the area’s page.');
  return null;
}

/** Why nobody registers for a meeting to which people just come; null for every other. */
export function openDoorRefusal({ isOpenDoor }: Pick<Registrable, 'isOpenDoor'>): Refusal<'OPEN_DOOR'> | null {
  if (!isOpenDoor) return null;
  return new Refusal('OPEN_DOOR', 'You do not need to register for this meeting. Just come along.');
}

/** Why nobody may register at this instant; null where somebody may. It ends when the meeting starts at the latest. */
export function registrationRefusal(meeting: Registrable, now: Date): No | null {
  const no = overRefusal(meeting, now) ?? openDoorRefusal(meeting);
  if (no) return no;
  const { registrationFrom } = meeting;
  if (registrationFrom && now < registrationFrom) {
    return new Refusal('NOT_OPEN_YET', `You can register from ${momentInWords(registrationFrom)}.`);
  }
  const closes = meeting.registrationCloses();
  if (now < closes) return null;
  return new Refusal('CLOSED', `Registration closed on ${momentInWords(closes)}.`);
}

/** A meeting is for the people of its own force: a home in another is refused, no home is not asked about. */
export function forceRefusal(
  home: { id: string; name: string } | null,
  force: { id: string; name: string },
): No | null {
  if (!home || home.id === force.id) return null;
  const message = `This meeting is for residents of ${force.name}, and your home area is in ${home.name}.`;
  return new Refusal('OTHER_FORCE', message);
}

/** The seats of a meeting at one moment, under its lock. */
export interface Seats {
  capacity: number;
  /** Confirmed, offered and attended, companions counted. */
  taken: number;
}

/** How many seats are free: none while a lowered capacity is below what is taken. */
export function freeSeats({ capacity, taken }: Seats): number {
  return Math.max(0, capacity - taken);
}

/** Where somebody who registers now stands: confirmed where they fit, else at the end of the line. */
export function placeFor(seats: Seats, wanted: number): 'CONFIRMED' | 'WAITING' {
  return wanted <= freeSeats(seats) ? 'CONFIRMED' : 'WAITING';
}

/**
 * Until when an offered place is held: an eighth of the time that is left, from a quarter of an hour to two days, and
 * never past the start. Null once the meeting has started: nothing is offered any more.
 */
export function heldUntil(startsAt: Date, now: Date): Date | null {
  const left = (startsAt.getTime() - now.getTime()) / MINUTE;
  if (left <= 0) return null;
  const held = Math.min(left, Math.max(HELD_AT_LEAST, Math.min(HELD_AT_MOST, left / 8)));
  return new Date(now.getTime() + Math.floor(held * MINUTE));
}

/** Somebody in the line, or with an offer from it. */
export interface InLine {
  line: number;
  seats: number;
}

/** To whom free seats are offered: in the order of the line, passing over a pair where only one seat is left. */
export function nextInLine<T extends InLine>(waiting: readonly T[], free: number): T[] {
  const offered: T[] = [];
  let left = free;
  for (const one of [...waiting].sort((a, b) => a.line - b.line)) {
    if (left === 0) break;
    if (one.seats > left) continue;
    offered.push(one);
    left -= one.seats;
  }
  return offered;
}

/** Whose offers go back to the line, the latest first, when the capacity was lowered below what is taken. */
export function takenBack<T extends InLine>(offered: readonly T[], { capacity, taken }: Seats): T[] {
  const back: T[] = [];
  let over = taken - capacity;
  for (const one of [...offered].sort((a, b) => b.line - a.line)) {
    if (over <= 0) break;
    back.push(one);
    over -= one.seats;
  }
  return back;
}
