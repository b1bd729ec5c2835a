import type { MeetingFactsFragment } from '#graphql.generated.ts';
import { placesInWords, whereInWords } from './meeting-at-a-glance.tsx';
import { when } from './meeting-state.ts';

/** A meeting in two or three sentences of facts: what a shared link says under its title. */
export function meetingInWords(meeting: MeetingFactsFragment, area: string): string {
  const { status, startsAt, movedFrom } = meeting;
  const where = whereInWords(meeting).replace(/\s*\n\s*/g, ', ');
  const what = `Public meeting with the police team of ${area}`;
  if (status === 'CANCELLED') return `Cancelled. ${what}, which was to be on ${when(startsAt)}.`;
  if (status === 'ENDED') return `${what}, on ${when(startsAt)}. ${where}. It is over.`;
  const moved = movedFrom ? ` Moved from ${when(movedFrom)}.` : '';
  const places = placesInWords(meeting);
  const told = meeting.isOpenDoor ? places : `Places: ${places.toLowerCase()}`;
  return `${what}, on ${when(startsAt)}.${moved} ${where}. ${told}.`;
}
