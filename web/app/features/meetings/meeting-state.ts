import { momentInWords, timeInWords } from '@patchwork/calendar';
import type { MeetingFactsFragment, MyPlaceFragment } from '#graphql.generated.ts';

/** Where a meeting stands for whoever looks at its page. */
export type Standing = 'TO_COME' | 'UNDER_WAY' | 'ENDED' | 'CANCELLED';

type Times = Pick<MeetingFactsFragment, 'status' | 'startsAt' | 'endsAt'>;

/** `now` is an instant, ISO 8601. */
export function standingOf({ status, startsAt, endsAt }: Times, now: string): Standing {
  if (status === 'CANCELLED') return 'CANCELLED';
  if (status === 'ENDED' || isPast(endsAt, now)) return 'ENDED';
  return isPast(startsAt, now) ? 'UNDER_WAY' : 'TO_COME';
}

/** True from the instant on. */
export const isPast = (instant: string, now: string): boolean => Date.parse(instant) <= Date.parse(now);

/** True while people can join online and check in: from half an hour before the start to the end. */
export function areDoorsOpen(meeting: Times & Pick<MeetingFactsFragment, 'doorsOpenAt'>, now: string): boolean {
  const standing = standingOf(meeting, now);
  return standing === 'UNDER_WAY' || (standing === 'TO_COME' && isPast(meeting.doorsOpenAt, now));
}

export const isOnline = ({ mode }: Pick<MeetingFactsFragment, 'mode'>): boolean => mode !== 'IN_PERSON';
export const isInPerson = ({ mode }: Pick<MeetingFactsFragment, 'mode'>): boolean => mode !== 'ONLINE';

/** True for whoever holds a place: nobody takes it from them. */
export const hasPlace = (place: Pick<MyPlaceFragment, 'status'> | null | undefined): boolean =>
  place?.status === 'CONFIRMED' || place?.status === 'ATTENDED';

/** "Tuesday 3 March 2026 at 7pm". */
export const when = (instant: string): string => momentInWords(new Date(instant));

/** "7pm", as the clocks in London show it. */
export const clockTime = (instant: string): string => timeInWords(new Date(instant));

const dayTold = (instant: string): string => when(instant).split(' at ')[0] as string;

/** "Tuesday 3 March 2026 at 7pm until 8:30pm", with the second day where it ends on another. */
export function timesInWords({ startsAt, endsAt }: Pick<MeetingFactsFragment, 'startsAt' | 'endsAt'>): string {
  return `${when(startsAt)} until ${dayTold(startsAt) === dayTold(endsAt) ? clockTime(endsAt) : when(endsAt)}`;
}

/** Why nobody can register now, as a sentence; null where somebody can. */
export function whyNotRegister(meeting: MeetingFactsFragment, now: string): string | null {
  const standing = standingOf(meeting, now);
  if (standing === 'CANCELLED') return 'This meeting will not take place, so nobody can register.';
  if (standing === 'ENDED') return 'This meeting is over.';
  if (meeting.isOpenDoor) return 'You do not need to register for this meeting. Just come along.';
  if (standing === 'UNDER_WAY') {
    const atDoor = isInPerson(meeting) ? ' Ask at the door whether a place is free.' : '';
    return `The meeting has begun, so nobody can register any more.${atDoor}`;
  }
  if (meeting.isRegistrationOpen) return null;
  const { registrationFrom, registrationUntil } = meeting;
  if (registrationFrom && !isPast(registrationFrom, now)) return `You can register from ${when(registrationFrom)}.`;
  return registrationUntil ? `Registration closed on ${when(registrationUntil)}.` : 'Registration has closed.';
}
