import type { Meeting } from './meeting.entity.ts';
import type { Registration } from './registration.entity.ts';

/** A meeting's people, as its team sees them. */
export interface Roster {
  meeting: Meeting;
  entries: Registration[];
  /** Seats, companions counted; `waiting` is people. */
  confirmed: number;
  offered: number;
  waiting: number;
  attended: number;
  overCapacity: number;
  checkInCode: string;
  joinUrl: string | null;
  toPrepare: string[];
}

/** What the team is to know of a meeting before and during it. */
export function rosterOf(meeting: Meeting, entries: Registration[], now: Date): Roster {
  const seatsOf = (status: Registration['status']) =>
    entries.filter((entry) => entry.status === status).reduce((sum, { seats }) => sum + seats, 0);
  const [confirmed, offered, attended] = [seatsOf('CONFIRMED'), seatsOf('OFFERED'), seatsOf('ATTENDED')];
  return {
    meeting,
    entries,
    confirmed,
    offered,
    attended,
    waiting: entries.filter(({ status }) => status === 'WAITING').length,
    overCapacity: Math.max(0, confirmed + offered + attended - meeting.capacity),
    checkInCode: meeting.checkInCode,
    joinUrl: meeting.joinUrl ?? null,
    toPrepare: toPrepare(meeting, entries, now),
  };
}

/** What is still to be done for a meeting, each as a sentence. */
function toPrepare(meeting: Meeting, entries: readonly Registration[], now: Date): string[] {
  const status = meeting.status(now);
  const behind = entries.filter((entry) => entry.mustHear(meeting.sequence));
  if (status === 'CANCELLED') return ringing(behind, 'to say that the meeting is cancelled');
  if (status === 'ENDED') return meeting.minutes || meeting.isOpenDoor ? [] : ['Publish the minutes.'];
  const coming = entries.filter((entry) => entry.takesPlace());
  const needs = coming.filter((entry) => entry.needs).length;
  return [
    ...(meeting.isOnline() && !meeting.joinUrl ? ['Add the joining link: nobody can join without it.'] : []),
    ...(meeting.isOnline() && !meeting.dialIn ? ['Add how to join by phone.'] : []),
    ...(meeting.mode !== 'ONLINE' && !meeting.address ? ['Add the address.'] : []),
    ...(meeting.mode !== 'ONLINE' && !meeting.gettingThere
      ? ['Add how to get there and whether there are steps.']
      : []),
    ...(!meeting.isOpenDoor && meeting.agenda.isInitialized() && meeting.agenda.length === 0
      ? ['Add the agenda.']
      : []),
    ...(needs > 0 ? [`Read what ${needs === 1 ? 'one person needs' : `${needs} people need`} to take part.`] : []),
    ...ringing(behind, 'to say what has changed'),
    ...ringing(
      entries.filter((entry) => entry.isCaller() && entry.status === 'OFFERED'),
      'about the place that they are offered',
    ),
  ];
}

function ringing(entries: readonly Registration[], about: string): string[] {
  const { length } = entries;
  return length === 0 ? [] : [`Ring ${length === 1 ? 'one person' : `${length} people`} who left a number, ${about}.`];
}
