import { clocksChangeAround, momentInWords } from '@patchwork/calendar';
import { isRefusal, Refusal } from '#platform/refusal.ts';
import { BODY_LIMIT, lineFor, TITLE_LIMIT, WordsReason, wordsOrNone } from '#platform/words.ts';

export const MeetingRefusalReason = {
  ...WordsReason,
  UNKNOWN_AREA: 'UNKNOWN_AREA',
  AREA_ENDED: 'AREA_ENDED',
  WRONG_KIND: 'WRONG_KIND',
  UNKNOWN_QUARTER: 'UNKNOWN_QUARTER',
  BAD_TIME: 'BAD_TIME',
  CLOCKS_CHANGE: 'CLOCKS_CHANGE',
  BAD_CAPACITY: 'BAD_CAPACITY',
  OPEN_DOOR: 'OPEN_DOOR',
  BAD_LINK: 'BAD_LINK',
  LINK_IN_WORDS: 'LINK_IN_WORDS',
  BAD_AGENDA: 'BAD_AGENDA',
  BAD_NUMBER: 'BAD_NUMBER',
  CANCELLED: 'CANCELLED',
  ENDED: 'ENDED',
  STARTED: 'STARTED',
  NOT_ENDED: 'NOT_ENDED',
  NO_MINUTES: 'NO_MINUTES',
  WITHDRAWN: 'WITHDRAWN',
  NOT_WAITING: 'NOT_WAITING',
  SAME_PERSON: 'SAME_PERSON',
  SCREENED: 'SCREENED',
  TOO_MANY: 'TOO_MANY',
  CLOSED: 'CLOSED',
  NOT_THERE: 'NOT_THERE',
} as const;
export type MeetingRefusalReason = (typeof MeetingRefusalReason)[keyof typeof MeetingRefusalReason];

type No = Refusal<MeetingRefusalReason>;

const HOUR = 3_600_000;
/** No public meeting lasts longer, in hours, or is set further ahead, in days. */
const LONGEST = 12;
const FURTHEST = 731;
/** The most people that any hall or call of a neighbourhood holds. */
export const LARGEST_CAPACITY = 10_000;
const LINK_LIMIT = 500;
const AGENDA_AT_MOST = 20;
const WORDS_LIMIT = 500;

/** When a meeting is, or why it cannot be then: it ends after it starts, within half a day, and lies ahead. */
export function timesFor(startsAt: Date, endsAt: Date, now: Date): { startsAt: Date; endsAt: Date } | No {
  if (endsAt <= startsAt) return bad('BAD_TIME', 'The meeting ends before it starts. Check both times.', 'endsAt');
  if (startsAt <= now)
    return bad('BAD_TIME', 'The meeting would start in the past. Choose a time to come.', 'startsAt');
  if (startsAt.getTime() > now.getTime() + FURTHEST * 24 * HOUR) {
    return bad('BAD_TIME', 'The meeting would be more than two years from now. Check the year.', 'startsAt');
  }
  if (endsAt.getTime() - startsAt.getTime() > LONGEST * HOUR) {
    return bad('BAD_TIME', `A meeting lasts at most ${LONGEST} hours. Check when it ends.`, 'endsAt');
  }
  if (clocksChangeAround(startsAt, endsAt)) {
    const message = `The clocks change close to ${momentInWords(startsAt)} or before the meeting ends, so people would come at different hours. Choose another time.`;
    return bad('CLOCKS_CHANGE', message, 'startsAt');
  }
  return { startsAt, endsAt };
}

/** A whole number of places from 1 to 10,000. */
export function capacityFor(capacity: number, meeting?: { isOpenDoor: boolean }): number | No {
  if (meeting?.isOpenDoor)
    return bad('OPEN_DOOR', 'Places are not counted at this meeting: people just come.', 'capacity');
  if (Number.isInteger(capacity) && capacity >= 1 && capacity <= LARGEST_CAPACITY) return capacity;
  return bad('BAD_CAPACITY', 'The number of places must be from 1 to 10,000.', 'capacity');
}

/** A link as it is kept: https, without a name and password in it. Nothing typed is null. */
export function linkFor(typed: string | null | undefined, field: string): string | null | No {
  const link = wordsOrNone(typed, field, 'The link', LINK_LIMIT);
  if (link === null || isRefusal(link)) return link;
  const url = URL.parse(link);
  const isWhole = /^https:\/\/[^\s/\\]+\.[^\s/\\]+/i.test(link) && !/\s/.test(link);
  // Phones begin a line with a capital.
  if (isWhole && url && !url.username && !url.password) return link.replace(/^https/i, 'https');
  return bad('BAD_LINK', 'The link must begin with https:// and lead to a whole address.', field);
}

/** When residents may register, each side open where it is left out; it ends by the start and leaves time to register. */
export function windowFor(
  from: Date | null | undefined,
  until: Date | null | undefined,
  startsAt: Date,
  now: Date,
): { registrationFrom: Date | null; registrationUntil: Date | null } | No {
  if (until && until <= now) {
    return bad('BAD_TIME', 'Registration would have closed already. Close it later.', 'registrationUntil');
  }
  if (until && until > startsAt) {
    return bad('BAD_TIME', 'Registration would close after the meeting starts. Close it earlier.', 'registrationUntil');
  }
  if (from && from >= (until ?? startsAt)) {
    return bad('BAD_TIME', 'Registration would open after it closes. Open it earlier.', 'registrationFrom');
  }
  return { registrationFrom: from ?? null, registrationUntil: until ?? null };
}

/** The titles of an agenda: at most 20, each at most 120 characters; empty lines are left out. */
export function agendaFor(typed: readonly string[] | null | undefined): string[] | No {
  const titles = (typed ?? []).filter((title) => title.trim() !== '');
  if (titles.length > AGENDA_AT_MOST) {
    return bad('BAD_AGENDA', `An agenda has at most ${AGENDA_AT_MOST} points.`, 'agenda');
  }
  const agenda: string[] = [];
  for (const [i, title] of titles.entries()) {
    const words = lineFor(title, `agenda.${i}`, 'This point of the agenda', TITLE_LIMIT);
    if (isRefusal(words)) return words;
    agenda.push(words);
  }
  return agenda;
}

/** What an officer typed of a meeting, beside its times and places. */
export interface TypedWords {
  title: string | null;
  description?: string | null;
  address?: string | null;
  gettingThere?: string | null;
  dialIn?: string | null;
  joinUrl?: string | null;
}

/** Those words, checked one by one. */
export interface MeetingWords {
  title: string;
  description: string | null;
  address: string | null;
  gettingThere: string | null;
  dialIn: string | null;
  joinUrl: string | null;
}

export function meetingWordsFor(typed: TypedWords): MeetingWords | No {
  const checked = {
    title: lineFor(typed.title ?? '', 'title', 'The title', TITLE_LIMIT),
    description: wordsOrNone(typed.description, 'description', 'The description', BODY_LIMIT),
    address: wordsOrNone(typed.address, 'address', 'The address', WORDS_LIMIT),
    gettingThere: wordsOrNone(typed.gettingThere, 'gettingThere', 'How to get there', WORDS_LIMIT),
    dialIn: wordsOrNone(typed.dialIn, 'dialIn', 'How to join by phone', WORDS_LIMIT),
    joinUrl: linkFor(typed.joinUrl, 'joinUrl'),
  };
  const no = Object.values(checked).find(isRefusal);
  if (no) return no;
  const { joinUrl, ...words } = checked as MeetingWords;
  return linkRefusal(joinUrl, { ...words }) ?? { ...words, joinUrl };
}

/** Why words that everybody reads cannot stand beside a joining link: they hold it, however it is written. */
export function linkRefusal(
  joinUrl: string | null | undefined,
  words: Readonly<Record<string, string | null | undefined>>,
): No | null {
  if (!joinUrl) return null;
  const link = plain(joinUrl)
    .replace(/^https:\/\//, '')
    .replace(/\/+$/, '');
  const field = Object.keys(words).find((name) => plain(words[name] ?? '').includes(link));
  if (field === undefined) return null;
  const message = 'Everybody reads these words, and the joining link is only for those with a place. Take it out here.';
  return bad('LINK_IN_WORDS', message, field);
}

/** A text as links are compared: percent signs read, in small letters. */
function plain(text: string): string {
  const read = text.replace(/(?:%[0-9a-f]{2})+/gi, (signs) => {
    try {
      return decodeURIComponent(signs);
    } catch {
      return signs;
    }
  });
  return read.toLowerCase();
}

/** How many came, as the team counted; nothing where it did not. */
export function headCountFor(typed: number | null | undefined): number | null | No {
  if (typed === null || typed === undefined) return null;
  if (Number.isInteger(typed) && typed >= 0 && typed <= LARGEST_CAPACITY) return typed;
  return bad('BAD_NUMBER', 'The number of people who came must be from 0 to 10,000.', 'attendance');
}

/** Below this many nobody is told how many came (trust.md §2, small numbers). */
export const FEWEST_TOLD = 10;

function bad(reason: MeetingRefusalReason, message: string, field: string): No {
  return new Refusal(reason, message, field);
}
